"""Suggested themes, to be accepted or put right with one click."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from .story import ThemeChoice

translate = QCoreApplication.translate


class OriginBar(QWidget):
    """``accepted`` tells that the suggested themes are right, ``corrected`` gives the code of the right one."""

    accepted = pyqtSignal()
    corrected = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.accept_button = QPushButton(
            QgsApplication.getThemeIcon("/mIconSuccess.svg"), translate("Territoires", "&Accept the themes")
        )
        self.accept_button.setToolTip(
            translate("Territoires", "The suggested themes are right: take them as given, in the layer's edits")
        )
        self.accept_button.clicked.connect(lambda: self.accepted.emit())
        self.correct_button = QToolButton()
        self.correct_button.setText(translate("Territoires", "Correct"))
        self.correct_button.setToolTip(
            translate("Territoires", "Choose the right theme: it takes the place of those suggested")
        )
        self.correct_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.correct_button)
        self.correct_button.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.accept_button)
        row.addWidget(self.correct_button)
        row.addStretch()

    def show_choices(self, choices: Sequence[ThemeChoice]) -> None:
        """The themes to choose from."""
        self.menu.clear()
        for choice in choices:
            action = self.menu.addAction(choice.name.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, code=choice.code: self.corrected.emit(code))
