"""The button that starts the work; while it runs, how far it is and the button that stops it."""

from __future__ import annotations

from qgis.core import QgsTask
from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ..task_bar import TaskBar

translate = QCoreApplication.translate


class WorkBar(QWidget):
    """One line, as high at work as at rest."""

    suggest_wanted = pyqtSignal()
    cancel_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.suggest_button = QPushButton(translate("Territoires", "&Suggest opportunities"))
        self.suggest_button.setAccessibleName(translate("Territoires", "Suggest pooling opportunities"))
        self.task_bar = TaskBar()
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.suggest_button)
        line.addWidget(self.task_bar)
        self.suggest_button.clicked.connect(lambda _checked: self.suggest_wanted.emit())
        self.task_bar.cancel_wanted.connect(self.cancel_wanted)

    @property
    def cancel_button(self) -> QPushButton:
        return self.task_bar.cancel_button

    def show_task(self, task: QgsTask) -> None:
        """Follow a task until ``show_idle``; the keyboard goes from one button to the other."""
        had_focus = self.suggest_button.hasFocus()
        self.task_bar.show_task(task)
        self.suggest_button.setVisible(False)
        if had_focus:
            self.cancel_button.setFocus()

    def show_idle(self) -> None:
        had_focus = self.cancel_button.hasFocus()
        self.suggest_button.setVisible(True)
        self.task_bar.show_idle()
        if had_focus:
            self.suggest_button.setFocus()
