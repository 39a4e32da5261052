"""A sentence with an icon that says of what kind it is: hidden as long as there is nothing to say."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QStyle, QWidget

ICON = 16  # pixels
INFORMATION = QStyle.StandardPixmap.SP_MessageBoxInformation
WARNING = QStyle.StandardPixmap.SP_MessageBoxWarning


class Notice(QWidget):
    """Shows texts of the source as they are; they can be selected and copied."""

    def __init__(self, kind: QStyle.StandardPixmap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel()
        self._icon.setPixmap(self.style().standardIcon(kind).pixmap(QSize(ICON, ICON)))
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._text, 1)
        self.tell("")

    def tell(self, text: str) -> None:
        """Say it; an empty text hides the notice."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def text(self) -> str:
        return self._text.text()
