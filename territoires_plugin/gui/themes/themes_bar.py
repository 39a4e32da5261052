"""How many projects have no theme, and how many one to be confirmed, with what can be done about it."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication, QLocale, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ..task_bar import TaskBar
from .theme_counts import ThemeCounts

translate = QCoreApplication.translate


class ThemesBar(QWidget):
    """Out of sight as long as all projects have themes that somebody gave."""

    suggest_wanted = pyqtSignal()
    accept_wanted = pyqtSignal()
    cancel_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.without = _label()
        self.suggest_button = QPushButton(translate("Territoires", "Suggest themes…"))
        self.suggest_button.setToolTip(
            translate("Territoires", "For the projects shown that have none, from their titles and descriptions")
        )
        self.suggested = _label()
        self.accept_button = QPushButton(translate("Territoires", "Accept all"))
        self.accept_button.setToolTip(
            translate("Territoires", "Take the suggested themes of all projects shown as given, in the layer's edits")
        )
        self.work = TaskBar()
        self._lines = (_line(self.without, self.suggest_button), _line(self.suggested, self.accept_button))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (*self._lines, self.work):
            column.addWidget(part)
        self.suggest_button.clicked.connect(lambda _checked: self.suggest_wanted.emit())
        self.accept_button.clicked.connect(lambda _checked: self.accept_wanted.emit())
        self.work.cancel_wanted.connect(self.cancel_wanted)
        self.show_counts(ThemeCounts())

    def show_counts(self, counts: ThemeCounts) -> None:
        self.without.setText(_without(counts.without))
        self.suggested.setText(_suggested(len(counts.suggested)))
        for line, count in zip(self._lines, (counts.without, len(counts.suggested))):
            line.setVisible(count > 0)
        self.setVisible(counts != ThemeCounts())


def _without(count: int) -> str:
    if count == 1:
        return translate("Territoires", "1 project has no theme")
    return translate("Territoires", "{count} projects have no theme").format(count=QLocale().toString(count))


def _suggested(count: int) -> str:
    if count == 1:
        return translate("Territoires", "1 project has suggested themes, to be confirmed")
    text = translate("Territoires", "{count} projects have suggested themes, to be confirmed")
    return text.format(count=QLocale().toString(count))


def _label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _line(label: QLabel, button: QPushButton) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label, 1)
    row.addWidget(button)
    return line
