"""The list of opportunities: searched, sorted, walked through by keys, hovered over."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from .opportunity import Opportunity
from .opportunity_model import DECISION_COLUMN, SCORE_COLUMN, TEXT_COLUMNS, OpportunityModel
from .score_delegate import ScoreDelegate
from .shown_opportunities import ShownOpportunities

translate = QCoreApplication.translate
TEXT_WIDTHS = dict(zip(TEXT_COLUMNS, (120, 170)))
DECISION_WIDTH = 110
WIDEST = TEXT_COLUMNS[-1]  # takes the room that the others leave


class OpportunityList(QWidget):
    """``chosen`` gives the opportunity that a click or a key has reached, ``hovered`` the one under the pointer.

    Both give None when there is none.
    """

    chosen = pyqtSignal(object)
    hovered = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.model = OpportunityModel(self)
        self.shown = ShownOpportunities(self.model, self)
        self.search_box = QgsFilterLineEdit()
        self.search_box.setShowSearchIcon(True)
        self.search_box.setPlaceholderText(translate("Territoires", "Search in the list"))
        self.search_box.setAccessibleName(translate("Territoires", "Search in the list of opportunities"))
        self.table = _table(self.shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.search_box)
        column.addWidget(self.table, 1)
        self._fit_columns()
        self.search_box.textChanged.connect(lambda text: self._refilter(lambda: self.shown.search(text)))
        self.table.selectionModel().currentRowChanged.connect(lambda current, _before: self._choose(current))
        self.table.activated.connect(self._choose)
        self.table.pointed.connect(lambda index: self.hovered.emit(self._at(index)))

    def set_lines(self, lines: Sequence[Opportunity]) -> None:
        """Show another result; the opportunity that was chosen stays so where it comes out again."""
        before = self.current()
        self.model.set_lines(lines)
        self._fit_columns()
        if before is None or not self.select(before.opportunity_id):
            self._choose(QModelIndex())

    def show_only(self, opportunity_ids: Collection[str] | None) -> None:
        """Show these, all for None. The map does not move by itself to another opportunity."""
        self._refilter(lambda: self.shown.show_only(opportunity_ids))

    def show_states(self, states: Mapping[str, str]) -> None:
        """What is decided, by ``opportunity_id``."""
        self._refilter(lambda: self.model.set_states(states))

    def select(self, opportunity_id: str) -> bool:
        """Choose an opportunity; False where it is not shown."""
        row = self.shown.row_of(opportunity_id)
        if row >= 0:
            self.table.setCurrentIndex(self.shown.index(row, 0))
        return row >= 0

    def current(self) -> Opportunity | None:
        return self._at(self.table.currentIndex())

    def in_order(self) -> list[Opportunity]:
        """What is shown, in the order shown."""
        return [self.shown.opportunity(self.shown.index(row, 0)) for row in range(self.shown.rowCount())]

    def _refilter(self, change) -> None:
        """The opportunity that was chosen stays so, without a word, as long as it is shown."""
        before = self.current()
        change()
        if before is None:
            return
        self._quiet = True
        stays = self.select(before.opportunity_id)
        self._quiet = False
        if not stays:
            self._choose(QModelIndex())

    def _at(self, index: QModelIndex) -> Opportunity | None:
        return self.shown.opportunity(index) if index.isValid() else None

    def _fit_columns(self) -> None:
        self.table.resizeColumnsToContents()
        for column, width in TEXT_WIDTHS.items():
            self.table.setColumnWidth(column, width)
        self.table.setColumnWidth(DECISION_COLUMN, DECISION_WIDTH)
        self.table.stretch()

    def _choose(self, index: QModelIndex) -> None:
        if not self._quiet:
            self.chosen.emit(self._at(index))


class OpportunityTable(QTableView):
    """The names of the EPCI have all the room that is left; in a narrow dock the table scrolls instead.

    ``pointed`` gives the cell under the pointer, an invalid one when it has left.
    """

    pointed = pyqtSignal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.entered.connect(self.pointed)

    def stretch(self) -> None:
        header = self.horizontalHeader()
        room = self.viewport().width() - header.length() + header.sectionSize(WIDEST)
        self.setColumnWidth(WIDEST, max(room, TEXT_WIDTHS[WIDEST]))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.stretch()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Leave:
            self.pointed.emit(QModelIndex())
        return super().viewportEvent(event)


def _table(model: ShownOpportunities) -> OpportunityTable:
    table = OpportunityTable()
    table.setModel(model)
    table.setAccessibleName(translate("Territoires", "Pooling opportunities"))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setItemDelegateForColumn(SCORE_COLUMN, ScoreDelegate(table))
    table.setAlternatingRowColors(True)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)  # Tab leaves the list, arrows walk in it
    table.setSortingEnabled(True)
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    table.horizontalHeader().setResizeContentsPrecision(0)  # widths follow the rows in sight
    table.verticalHeader().setVisible(False)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
    table.setMinimumHeight(90)
    return table
