"""The opportunities as a table to sort, filter and walk through."""

from __future__ import annotations

import html
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QObject,
    QSortFilterProxyModel,
    Qt,
)

from ..model.codes import split_codes
from .suggest_task import Opportunity

translate = QCoreApplication.translate
SORT = Qt.ItemDataRole.UserRole
NO_PARENT = QModelIndex()


@dataclass(frozen=True)
class Column:
    """``value`` is what is sorted; ``text`` how it is shown, the value itself where absent."""

    header: Callable[[], str]
    value: Callable[[Opportunity], Any]
    text: Callable[[Opportunity], str] | None = None

    def shown(self, opportunity: Opportunity) -> str:
        return str(self.value(opportunity)) if self.text is None else self.text(opportunity)


# Headers are asked for when shown: the translator comes after this module is read.
COLUMNS = (
    Column(lambda: translate("Territoires", "Rank"), lambda line: line.rank),
    Column(lambda: translate("Territoires", "Score"), lambda line: line.score, lambda line: _number(line.score, 0)),
    Column(lambda: translate("Territoires", "Themes"), lambda line: line.theme_names),
    Column(lambda: translate("Territoires", "EPCI"), lambda line: line.epci_names),
    Column(lambda: translate("Territoires", "Projects"), lambda line: line.project_count),
    Column(
        lambda: translate("Territoires", "Distance (km)"),
        lambda line: line.diameter_m,
        lambda line: _number(line.diameter_m / 1000, 1),
    ),
    Column(
        lambda: translate("Territoires", "Budget (€)"),
        lambda line: -1.0 if line.budget is None else line.budget,
        lambda line: "" if line.budget is None else _number(line.budget, 0),
    ),
)
TEXT_COLUMNS = (2, 3)
_FLAGS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
RIGHT = int(getattr(_FLAGS, "value", _FLAGS))  # Qt 5 takes but a number here, Qt 6 gives it as the value


class OpportunityModel(QAbstractTableModel):
    """One row an opportunity, read only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Opportunity, ...] = ()

    def set_lines(self, lines: Sequence[Opportunity]) -> None:
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line(self, row: int) -> Opportunity:
        return self._lines[row]

    def lines(self) -> tuple[Opportunity, ...]:
        return self._lines

    def rowCount(self, parent: QModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: QModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].header()
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column, opportunity = COLUMNS[index.column()], self._lines[index.row()]
        if role == SORT:
            return column.value(opportunity)
        if role == Qt.ItemDataRole.DisplayRole:
            return column.shown(opportunity)
        if role == Qt.ItemDataRole.ToolTipRole and column.shown(opportunity):
            return f"<p>{html.escape(column.shown(opportunity))}</p>"  # as it stands, and wrapped
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() not in TEXT_COLUMNS:
            return RIGHT
        return None


class ShownOpportunities(QSortFilterProxyModel):
    """The opportunities that share a ticked theme, in the order that the user asks for."""

    def __init__(self, model: OpportunityModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ticked: frozenset[str] | None = None
        self.setSortRole(SORT)
        self.setSortLocaleAware(True)
        self.setSourceModel(model)

    def show_themes(self, ticked: Collection[str] | None) -> None:
        """Keep what shares one of the themes; None keeps all."""
        self._ticked = None if ticked is None else frozenset(ticked)
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:  # noqa: N802 - Qt's name
        if self._ticked is None:
            return True
        return not self._ticked.isdisjoint(split_codes(self.sourceModel().line(row).themes))

    def opportunity(self, index: QModelIndex) -> Opportunity:
        return self.sourceModel().line(self.mapToSource(index).row())


def _number(value: float, decimals: int) -> str:
    return QLocale().toString(float(value), "f", decimals)
