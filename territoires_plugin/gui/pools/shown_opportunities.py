"""The opportunities that are shown, in the order that the user asks for.

Qt's own proxy asks Python for every comparison: with 12,000 opportunities the window stood still for two seconds.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from ...model.folding import folded
from ..decide.states import state_text
from .opportunity import Opportunity
from .opportunity_model import DECISION_COLUMN, OpportunityModel

NO_PARENT = QModelIndex()


class ShownOpportunities(QAbstractTableModel):
    """What the filter lets through and holds the words searched for. Whatever changes the rows resets the model."""

    def __init__(self, model: OpportunityModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._rows: list[int] = []  # of the model
        self._kept: frozenset[str] | None = None
        self._words: list[str] = []
        self._column = 0
        self._descending = False
        model.modelReset.connect(self._reset)
        model.dataChanged.connect(self._changed)

    def show_only(self, opportunity_ids: Collection[str] | None) -> None:
        """Keep these; None keeps all."""
        kept = None if opportunity_ids is None else frozenset(opportunity_ids)
        if kept != self._kept:
            self._kept = kept
            self._reset()

    def search(self, text: str) -> None:
        """Keep what holds every word in its title, EPCI, themes or decision, accents or not."""
        self._words = folded(text).split()
        self._reset()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        before, self._rows = self._rows, self._arranged(self._rows)
        place = {row: number for number, row in enumerate(self._rows)}
        indexes = self.persistentIndexList()
        moved = [self.index(place[before[index.row()]], index.column()) for index in indexes]
        self.changePersistentIndexList(indexes, moved)
        self.layoutChanged.emit()

    def opportunity(self, index: QModelIndex) -> Opportunity:
        return self._model.line(self._rows[index.row()])

    def row_of(self, opportunity_id: str) -> int:
        """-1 where it is not shown."""
        found = (n for n, row in enumerate(self._rows) if self._model.line(row).opportunity_id == opportunity_id)
        return next(found, -1)

    def rowCount(self, parent: QModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = NO_PARENT) -> int:
        return self._model.columnCount(parent)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        return self._model.headerData(section, orientation, role)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self._model.data(self._model.index(self._rows[index.row()], index.column()), role)

    def _reset(self) -> None:
        self.beginResetModel()
        self._rows = self._arranged(self._passing())
        self.endResetModel()

    def _changed(self, *_what: object) -> None:
        """Decisions have changed."""
        if self._words or self._column == DECISION_COLUMN:
            self._reset()
        elif self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, DECISION_COLUMN))

    def _passing(self) -> list[int]:
        rows = list(range(self._model.rowCount()))
        return rows if self._kept is None and not self._words else [row for row in rows if self._is_shown(row)]

    def _is_shown(self, row: int) -> bool:
        line = self._model.line(row)
        if self._kept is not None and line.opportunity_id not in self._kept:
            return False
        if not self._words:
            return True
        told = state_text(self._model.state(row))
        searched = folded(f"{line.title} {line.epci_names} {line.theme_names} {told}")
        return all(word in searched for word in self._words)

    def _arranged(self, rows: list[int]) -> list[int]:
        return sorted(rows, key=self._key, reverse=self._descending)

    def _key(self, row: int) -> Any:
        value = self._model.value(row, self._column)
        return (folded(value), value) if isinstance(value, str) else value
