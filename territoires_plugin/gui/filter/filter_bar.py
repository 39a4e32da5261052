"""What is shown, in words, above everything else; saved filters and the way back to all projects beside it."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

translate = QCoreApplication.translate
LINES = 3  # of words, at most: the rest is in the tooltip


class FilterBar(QWidget):
    """The words take what room there is; both buttons stay in sight."""

    reset_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setAccessibleName(translate("Territoires", "The filter in words"))
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.words.setMaximumHeight(LINES * self.words.fontMetrics().lineSpacing())
        self.saved_button = _button("/mActionFileSave.svg", translate("Territoires", "Saved filters"))
        self.saved_button.setMenu(QMenu(self))
        self.saved_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.reset_button = _button("/mActionRemove.svg", translate("Territoires", "Show all projects again"))
        self.reset_button.clicked.connect(lambda _checked: self.reset_wanted.emit())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        line.addWidget(self.words, 1)
        line.addWidget(self.saved_button)
        line.addWidget(self.reset_button)

    def tell(self, words: str, *, filtered: bool) -> None:
        self.words.setText(words)
        self.words.setToolTip("")
        if len(words) > 80:
            self.words.setToolTip(escaped(words))
        self.reset_button.setEnabled(filtered)

    def offer(self, fill: Callable[[QMenu], None]) -> None:
        """Fill the menu of saved filters each time it opens."""
        menu = self.saved_button.menu()
        menu.aboutToShow.connect(lambda: fill(menu))


def escaped(text: str) -> str:
    """A tooltip that shows a text as it stands, wrapped."""
    import html

    return f"<p>{html.escape(text)}</p>"


def _button(icon: str, purpose: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(QgsApplication.getThemeIcon(icon))
    button.setIconSize(QSize(16, 16))
    button.setAutoRaise(True)
    button.setToolTip(purpose)
    button.setAccessibleName(purpose)
    return button
