"""The rejected rows of a source, and the remarks on those kept, as a table to read, sort, copy and save."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from qgis.PyQt.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt

from .mapping.targets import IDENTIFIER, target_name

if TYPE_CHECKING:
    import pandas as pd

translate = QCoreApplication.translate
NO_PARENT = QModelIndex()
LONGEST_TIP = 1_000  # letters
# Headers are asked for when shown: the translator comes after this module is read.
HEADERS: tuple[Callable[[], str], ...] = (
    lambda: translate("Territoires", "Row"),
    lambda: translate("Territoires", "Type"),
    lambda: translate("Territoires", "Project"),
    lambda: translate("Territoires", "Field"),
    lambda: translate("Territoires", "Value"),
    lambda: translate("Territoires", "Reason"),
)


class RejectedRow(NamedTuple):
    """One line of the table, a remark unless ``is_rejected``; row 0 is the whole file, what is not known is empty."""

    row: int
    project_id: str
    field: str
    value: str
    message: str
    is_rejected: bool = True


def rejected_rows(rejected: pd.DataFrame) -> tuple[RejectedRow, ...]:
    """The rows of a table of REJECTED."""
    return _rows(rejected, is_rejected=True)


def note_rows(notes: pd.DataFrame) -> tuple[RejectedRow, ...]:
    """The same of the notes of an import."""
    return _rows(notes, is_rejected=False)


def _rows(remarks: pd.DataFrame, *, is_rejected: bool) -> tuple[RejectedRow, ...]:
    texts = remarks[["project_id", "field", "value", "message"]].fillna("").astype(str).to_numpy().tolist()
    numbers = remarks["row"].fillna(0).astype(int).tolist()
    return tuple(RejectedRow(number, *cells, is_rejected) for number, cells in zip(numbers, texts))


def headers() -> list[str]:
    return [header() for header in HEADERS]


def cells(line: RejectedRow) -> tuple[int | str, ...]:
    """What the columns show of a line."""
    kind = translate("Territoires", "Rejected row") if line.is_rejected else translate("Territoires", "Remark")
    field = target_name(line.field) if line.field != IDENTIFIER else translate("Territoires", "Identifier")
    return (line.row or "", kind, line.project_id, field, line.value, line.message)


class RejectedModel(QAbstractTableModel):
    """Read only; sorted by itself, for a proxy would ask for every cell."""

    def __init__(self, rows: Sequence[RejectedRow], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = list(rows)

    def rows(self) -> list[RejectedRow]:
        """In the order shown."""
        return self._rows

    def rowCount(self, parent: QModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(HEADERS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADERS[section]()
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = cells(self._rows[index.row()])[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(cell.split()) if isinstance(cell, str) else cell
        if role == Qt.ItemDataRole.ToolTipRole and cell:
            return f"<p>{html.escape(str(cell)[:LONGEST_TIP])}</p>"  # as it stands, and wrapped
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        self._rows.sort(
            key=lambda line: cells(line)[column] if column else line.row,
            reverse=order == Qt.SortOrder.DescendingOrder,
        )
        self.layoutChanged.emit()
