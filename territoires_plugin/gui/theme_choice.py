"""The themes to tick, with both buttons that tick all or none."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from .theme_list import ThemeList

translate = QCoreApplication.translate


class ThemeChoice(QWidget):
    """Nothing to choose before the layer's themes are known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = QLabel(translate("Territoires", "&Themes"))
        self.all_button = _button(
            translate("Territoires", "All"),
            translate("Territoires", "Tick all themes"),
            lambda: self.list.tick_all(True),
        )
        self.none_button = _button(
            translate("Territoires", "None"),
            translate("Territoires", "Untick all themes"),
            lambda: self.list.tick_all(False),
        )
        self.list = ThemeList()
        heading.setBuddy(self.list)
        top = QHBoxLayout()
        top.addWidget(heading, 1)
        top.addWidget(self.all_button)
        top.addWidget(self.none_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self.list)
        self.setEnabled(False)


def _button(text: str, purpose: str, action: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(purpose)
    button.setAccessibleName(purpose)
    button.setAutoRaise(True)
    button.clicked.connect(lambda _checked: action())
    return button
