"""The opportunities as a table."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    Qt,
)

from ..decide.states import SIGNS, state_text
from ..details.figures import number
from .opportunity import Opportunity

translate = QCoreApplication.translate
NO_PARENT = QModelIndex()
VALUE = Qt.ItemDataRole.UserRole  # what is sorted


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
    Column(lambda: translate("Territoires", "Score"), lambda line: line.score, lambda line: number(line.score, 0)),
    Column(lambda: translate("Territoires", "Themes"), lambda line: line.theme_names),
    Column(lambda: translate("Territoires", "EPCI"), lambda line: line.epci_names),
    Column(lambda: translate("Territoires", "Projects"), lambda line: line.project_count),
    Column(
        lambda: translate("Territoires", "Distance (km)"),
        lambda line: line.diameter_m,
        lambda line: number(line.diameter_m / 1000, 1),
    ),
    Column(
        lambda: translate("Territoires", "Budget (€)"),
        lambda line: -1.0 if line.budget is None else line.budget,
        lambda line: "" if line.budget is None else number(line.budget, 0),
    ),
    Column(
        lambda: translate("Territoires", "Robustness (%)"),
        lambda line: -1.0 if line.robustness is None else line.robustness,
        lambda line: "" if line.robustness is None else number(line.robustness, 0),
    ),
)
SCORE_COLUMN = 1
TEXT_COLUMNS = (2, 3)
DECISION_COLUMN = len(COLUMNS)  # its values come from the decisions, not from the opportunities
_FLAGS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
RIGHT = int(getattr(_FLAGS, "value", _FLAGS))  # Qt 5 takes but a number here, Qt 6 gives it as the value


class OpportunityModel(QAbstractTableModel):
    """One row an opportunity, read only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Opportunity, ...] = ()
        self._states: Mapping[str, str] = {}

    def set_lines(self, lines: Sequence[Opportunity]) -> None:
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def set_states(self, states: Mapping[str, str]) -> None:
        """What is decided, by ``opportunity_id``."""
        self._states = dict(states)
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, DECISION_COLUMN))

    def line(self, row: int) -> Opportunity:
        return self._lines[row]

    def lines(self) -> tuple[Opportunity, ...]:
        return self._lines

    def state(self, row: int) -> str | None:
        return self._states.get(self._lines[row].opportunity_id)

    def rowCount(self, parent: QModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: QModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else DECISION_COLUMN + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole:
            return _meaning(section)
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return translate("Territoires", "Decision") if section == DECISION_COLUMN else COLUMNS[section].header()
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == VALUE:
            return self.value(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index)
        if role == Qt.ItemDataRole.ToolTipRole and self._text(index):
            return f"<p>{html.escape(self._text(index))}</p>"  # as it stands, and wrapped
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() not in (*TEXT_COLUMNS, DECISION_COLUMN):
            return RIGHT
        return None

    def value(self, row: int, column: int) -> Any:
        """What is sorted."""
        if column == DECISION_COLUMN:
            return self.state(row) or ""
        return COLUMNS[column].value(self._lines[row])

    def _text(self, index: QModelIndex) -> str:
        if index.column() == DECISION_COLUMN:
            return state_text(self.state(index.row()))
        text, state = COLUMNS[index.column()].shown(self._lines[index.row()]), self.state(index.row())
        return f"{SIGNS[state]} {text}" if index.column() == 0 and state is not None else text


def _meaning(section: int) -> str | None:
    """What a column tells, where its title does not say it all."""
    meanings = {
        0: translate("Territoires", "By value: members less one, times score. Large pools that fit well come first."),
        SCORE_COLUMN: translate("Territoires", "Out of 100: how well the projects fit, the mean of all pairs."),
        5: translate("Territoires", "Between the two members farthest apart, as the crow flies."),
        6: translate("Territoires", "The sum of the budgets that are known."),
        7: translate(
            "Territoires", "In how many of 100 new runs, with slightly different weights, the group comes out the same."
        ),
    }
    return f"<p>{html.escape(meanings[section])}</p>" if section in meanings else None
