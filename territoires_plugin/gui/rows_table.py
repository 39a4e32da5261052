"""A table of finished rows to read and to walk through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, Qt
from qgis.PyQt.QtGui import QIcon, QResizeEvent
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from .details.figures import tip

NO_PARENT = QModelIndex()
MOST_ROWS = 8  # of a fitted table, before it scrolls
MEASURED_ROWS = 50  # the first ones make the columns as wide as they are
TEXT_CHARACTERS = 22  # of a wide column at least, of another one at most
_FLAGS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
RIGHT = int(getattr(_FLAGS, "value", _FLAGS))  # Qt 5 takes but a number here, Qt 6 gives it as the value


@dataclass(frozen=True)
class Column:
    """What a column shows of a row; ``told`` is its tooltip where it says more, ``wide`` for texts of any length."""

    header: str
    text: Callable[[Any], str]
    told: Callable[[Any], str] | None = None
    icon: Callable[[Any], QIcon] | None = None
    figures: bool = False
    wide: bool = False


class RowsModel(QAbstractTableModel):
    """Read only."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: tuple[Any, ...] = ()

    def set_rows(self, rows: Sequence[Any]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, number: int) -> Any:
        return self._rows[number]

    def rowCount(self, parent: QModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].header
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column, row = self._columns[index.column()], self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip((column.told or column.text)(row))
        if role == Qt.ItemDataRole.DecorationRole and column.icon is not None:
            return column.icon(row)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.figures:
            return RIGHT
        return None


class RowsTable(QTableView):
    """The wide columns share the room that the others leave; in a narrow dock the table scrolls instead.

    ``fitted``: as high as its rows up to a handful, and not there without any; else as high as there is room.
    """

    def __init__(
        self,
        accessible_name: str,
        columns: Sequence[Column],
        *,
        fitted: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fitted = fitted
        self._wide = [place for place, column in enumerate(columns) if column.wide]
        self.rows = RowsModel(columns, self)
        self.setModel(self.rows)
        self.setAccessibleName(accessible_name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)  # Tab leaves the table, arrows walk in it
        self.verticalHeader().setVisible(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setResizeContentsPrecision(MEASURED_ROWS)

    def show_rows(self, rows: Sequence[Any]) -> None:
        self.rows.set_rows(rows)
        if self._fitted:
            self.setVisible(bool(rows))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._stretch()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().height() + 6
        self.verticalHeader().setMinimumSectionSize(line)
        self.verticalHeader().setDefaultSectionSize(line)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.resizeColumnsToContents()
        for place in range(self.rows.columnCount()):
            self.setColumnWidth(place, min(self.columnWidth(place), self._text_width()))
        if self._fitted:
            self._fit_height(line)
        self._stretch()

    def _fit_height(self, line: int) -> None:
        shown = min(self.rows.rowCount(), MOST_ROWS)
        bar = self.horizontalScrollBar().sizeHint().height()
        header = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(header + shown * line + bar + 2 * self.frameWidth())

    def _stretch(self) -> None:
        header = self.horizontalHeader()
        wide = [place for place in self._wide if not self.isColumnHidden(place)]
        fixed = header.length() - sum(header.sectionSize(place) for place in wide)
        share = (self.viewport().width() - fixed) // max(len(wide), 1)
        for place in wide:
            self.setColumnWidth(place, max(share, self._text_width()))

    def _text_width(self) -> int:
        return TEXT_CHARACTERS * self.fontMetrics().averageCharWidth()
