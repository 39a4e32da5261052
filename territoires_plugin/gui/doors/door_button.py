"""A large button with an icon, a title and a line of explanation, in whatever style and colours QGIS has."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QIcon, QPalette
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

ICON = 32  # pixels
PADDING = 9


class DoorButton(QPushButton):
    """What QCommandLinkButton is for, with the user's font, and a title that wraps."""

    def __init__(self, icon: QIcon, title: str, explanation: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setAccessibleDescription(explanation)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        heading = _label(title)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        self._lay_out(icon, heading, _label(explanation))

    def sizeHint(self) -> QSize:
        return self.layout().sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.layout().minimumSize()

    def _lay_out(self, icon: QIcon, *lines: QLabel) -> None:
        picture = QLabel()
        picture.setPixmap(icon.pixmap(QSize(ICON, ICON)))
        picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in lines:
            words.addWidget(label)
        line = QHBoxLayout(self)
        line.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        line.setSpacing(PADDING)
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setForegroundRole(QPalette.ColorRole.ButtonText)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label
