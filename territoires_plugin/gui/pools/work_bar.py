"""The button that starts the work; while it runs, how far it is and the button that stops it."""

from __future__ import annotations

from qgis.core import QgsTask
from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

translate = QCoreApplication.translate


class WorkBar(QWidget):
    """One line, as high at work as at rest."""

    suggest_wanted = pyqtSignal()
    cancel_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.suggest_button = QPushButton(translate("Territoires", "&Suggest opportunities"))
        self.suggest_button.setAccessibleName(translate("Territoires", "Suggest pooling opportunities"))
        self.progress = QProgressBar()
        self.progress.setAccessibleName(translate("Territoires", "Progress"))
        self.cancel_button = QPushButton(translate("Territoires", "&Cancel"))
        self.cancel_button.setAccessibleName(translate("Territoires", "Cancel the work under way"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.suggest_button, 1)
        line.addWidget(self.progress, 1)
        line.addWidget(self.cancel_button)
        self.suggest_button.clicked.connect(lambda _checked: self.suggest_wanted.emit())
        self.cancel_button.clicked.connect(lambda _checked: self.cancel_wanted.emit())
        self.show_idle()

    def show_task(self, task: QgsTask) -> None:
        """Follow a task until ``show_idle``; the keyboard goes from one button to the other."""
        self.progress.setValue(0)
        task.progressChanged.connect(self._show_progress)  # not a lambda: a task may outlive the dock
        self._show(running=True)

    def show_idle(self) -> None:
        self._show(running=False)

    def _show_progress(self, percent: float) -> None:
        self.progress.setValue(int(percent))

    def _show(self, running: bool) -> None:
        leaving, coming = self.suggest_button, self.cancel_button
        if not running:
            leaving, coming = coming, leaving
        had_focus = leaving.hasFocus()
        self.progress.setVisible(running)
        coming.setVisible(True)
        leaving.setVisible(False)
        if had_focus:
            coming.setFocus()
