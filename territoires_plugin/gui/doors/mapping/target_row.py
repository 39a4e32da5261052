"""One target beside the column chosen for it, how sure that is, and what the column holds."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QLabel

from ...details.figures import one_line, tip
from .column_model import LETTERS, ColumnModel
from .elided_label import ElidedLabel
from .still_combo import StillCombo
from .sureness import Sureness
from .targets import target_name

translate = QCoreApplication.translate
LONGEST_VALUE = 40  # characters
BETWEEN = " · "


class TargetRow(QObject):
    """``chosen`` when the user has chosen a column."""

    chosen = pyqtSignal()

    def __init__(self, target: str, columns: ColumnModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.target = target
        self._columns = columns
        self._name = target_name(target)
        self.label = QLabel(self._name)
        self.combo = StillCombo()
        self.combo.setModel(columns)
        self.combo.setMinimumContentsLength(LETTERS + 1)
        self.combo.setAccessibleName(translate("Territoires", "Column for: {name}").format(name=self._name))
        self.label.setBuddy(self.combo)
        self.sureness = QLabel()
        self.values = ElidedLabel()
        self.combo.activated.connect(lambda _row: self.chosen.emit())

    def column(self) -> str:
        return self._columns.column(self.combo.currentIndex())

    def choose(self, column: str) -> None:
        """Without telling anybody."""
        self.combo.setCurrentIndex(self._columns.row(column))

    def tell(self, sureness: Sureness, values: Sequence[str]) -> None:
        """Say how sure the column is, and what it holds at first."""
        self.sureness.setText(sureness.words)
        self.sureness.setToolTip(tip(sureness.reason))
        self.values.tell(BETWEEN.join(one_line(value, LONGEST_VALUE) for value in values))
        self.combo.setToolTip(tip(" ".join(filter(None, (one_line(self.column()), sureness.reason)))))
        first = translate("Territoires", "First values: {values}").format(values="; ".join(values)) if values else ""
        self.combo.setAccessibleDescription(". ".join(filter(None, (sureness.words, sureness.reason, first))))

    def add_to(self, grid: QGridLayout) -> None:
        row = grid.rowCount()
        for place, part in enumerate((self.label, self.combo, self.sureness, self.values)):
            grid.addWidget(part, row, place)
