"""Records of any kind as a table to read."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QDateTime, QLocale, QModelIndex, QObject, Qt
from qgis.PyQt.QtWidgets import QAbstractItemView, QTableView

NO_PARENT = QModelIndex()


@dataclass(frozen=True)
class Field:
    """A column of a table of records."""

    header: Callable[[], str]
    text: Callable[[Any], str]


class RecordsModel(QAbstractTableModel):
    """Records, one a row, read only; the whole text of a cell is its tooltip."""

    def __init__(self, fields: Sequence[Field], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fields = tuple(fields)
        self._records: tuple[Any, ...] = ()

    def set_records(self, records: Sequence[Any]) -> None:
        self.beginResetModel()
        self._records = tuple(records)
        self.endResetModel()

    def record(self, row: int) -> Any:
        return self._records[row]

    def rowCount(self, parent: QModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: QModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._fields)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._fields[section].header()
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = self._fields[index.column()].text(self._records[index.row()])
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        return f"<p>{html.escape(text)}</p>" if text else None


def records_table(model: RecordsModel, name: str, widths: Sequence[int]) -> QTableView:
    """A table to read, walked through by rows; Tab leaves it."""
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setAlternatingRowColors(True)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().setVisible(False)
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
    table.setMinimumHeight(90)
    for column, width in enumerate(widths):
        table.setColumnWidth(column, width)
    return table


def local_time(iso: str) -> str:
    """A moment as the user writes it; the text itself where it is none."""
    moment = QDateTime.fromString(iso, Qt.DateFormat.ISODate)
    return QLocale().toString(moment.toLocalTime(), QLocale.FormatType.ShortFormat) if moment.isValid() else iso


def titles_of(project_ids: Sequence[str], titles: Mapping[str, str]) -> str:
    """The titles of some projects, their ids where the layer does not hold them."""
    return " · ".join(titles.get(own_id) or own_id for own_id in project_ids)
