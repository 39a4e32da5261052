"""How far a task is, and the button that stops it; out of sight at rest."""

from __future__ import annotations

from qgis.core import QgsTask
from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

translate = QCoreApplication.translate


class TaskBar(QWidget):
    """Follows one task at a time."""

    cancel_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(translate("Territoires", "Progress"))
        self.cancel_button = QPushButton(translate("Territoires", "&Cancel"))
        self.cancel_button.setAccessibleName(translate("Territoires", "Cancel the work under way"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.progress, 1)
        line.addWidget(self.cancel_button)
        self.cancel_button.clicked.connect(lambda _checked: self.cancel_wanted.emit())
        self.setVisible(False)

    def show_task(self, task: QgsTask) -> None:
        """Follow a task until ``show_idle``."""
        self.progress.setValue(0)
        task.progressChanged.connect(self._show_progress)  # not a lambda: a task may outlive the dock
        self.setVisible(True)

    def show_idle(self) -> None:
        self.setVisible(False)

    def _show_progress(self, percent: float) -> None:
        self.progress.setValue(int(percent))
