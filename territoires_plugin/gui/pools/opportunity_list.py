"""The list of opportunities, and under it what is said of the selected one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from qgis.PyQt.QtCore import QCoreApplication, QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFont, QResizeEvent, QTextCharFormat
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPlainTextEdit,
    QSplitter,
    QTableView,
    QWidget,
)

from .opportunity_model import TEXT_COLUMNS, OpportunityModel, ShownOpportunities
from .suggest_task import Opportunity

translate = QCoreApplication.translate
TEXT_WIDTHS = dict(zip(TEXT_COLUMNS, (120, 170)))
WIDEST = TEXT_COLUMNS[-1]  # takes the room that the others leave


class OpportunityList(QSplitter):
    """``chosen`` gives the opportunity that a click or an arrow key has reached, None when there is none."""

    chosen = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._quiet = False
        self.model = OpportunityModel(self)
        self.shown = ShownOpportunities(self.model, self)
        self.table = _table(self.shown)
        self.details = _details()
        self.addWidget(self.table)
        self.addWidget(self.details)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)
        self._fit_columns()
        self.table.selectionModel().currentRowChanged.connect(lambda current, _before: self._choose(current))
        self.table.activated.connect(self._choose)

    def set_lines(self, lines: Sequence[Opportunity]) -> None:
        """Show another result; no line is selected."""
        self.model.set_lines(lines)
        self._fit_columns()
        self._choose(QModelIndex())

    def show_themes(self, ticked: Collection[str] | None) -> None:
        """Show what shares one of the themes, all for None. The map does not move by itself to another opportunity."""
        before = self._current()
        self._quiet = True
        self.shown.show_themes(ticked)
        self._quiet = False
        if self._current() is not before:
            self.table.setCurrentIndex(QModelIndex())
            self._choose(QModelIndex())

    def _current(self) -> Opportunity | None:
        index = self.table.currentIndex()
        return self.shown.opportunity(index) if index.isValid() else None

    def _fit_columns(self) -> None:
        self.table.resizeColumnsToContents()
        for column, width in TEXT_WIDTHS.items():
            self.table.setColumnWidth(column, width)
        self.table.stretch()

    def _choose(self, index: QModelIndex) -> None:
        if self._quiet:
            return
        opportunity = self.shown.opportunity(index) if index.isValid() else None
        self._describe(opportunity)
        self.chosen.emit(opportunity)

    def _describe(self, opportunity: Opportunity | None) -> None:
        """Text of the applications stays text: nothing in it is taken for markup."""
        self.details.clear()
        if opportunity is None:
            return
        bold, plain = QTextCharFormat(), QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        cursor = self.details.textCursor()
        cursor.insertText(opportunity.title, bold)
        cursor.insertText(f"\n\n{opportunity.rationale}", plain)
        self.details.verticalScrollBar().setValue(0)


class OpportunityTable(QTableView):
    """The names of the EPCI have all the room that is left; in a narrow dock the table scrolls instead."""

    def stretch(self) -> None:
        header = self.horizontalHeader()
        room = self.viewport().width() - header.length() + header.sectionSize(WIDEST)
        self.setColumnWidth(WIDEST, max(room, TEXT_WIDTHS[WIDEST]))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.stretch()


def _table(model: ShownOpportunities) -> OpportunityTable:
    table = OpportunityTable()
    table.setModel(model)
    table.setAccessibleName(translate("Territoires", "Pooling opportunities"))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setAlternatingRowColors(True)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)  # Tab leaves the list, arrows walk in it
    table.setSortingEnabled(True)
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    table.verticalHeader().setVisible(False)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.setMinimumHeight(90)
    return table


def _details() -> QPlainTextEdit:
    details = QPlainTextEdit()
    details.setReadOnly(True)
    details.setTabChangesFocus(True)
    details.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    details.setAccessibleName(translate("Territoires", "Why this opportunity"))
    details.setPlaceholderText(translate("Territoires", "Select an opportunity to see it on the map."))
    details.setMinimumHeight(60)
    return details
