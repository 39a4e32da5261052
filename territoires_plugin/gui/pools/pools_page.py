"""The page of the opportunities: settings, list, explanation, decision."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from ..decide.decision_bar import DecisionBar
from ..details.opportunity_details import OpportunityDetails
from ..fitting_scroll_area import FittingScrollArea
from .opportunity_list import OpportunityList
from .pooling_choice import PoolingChoice
from .work_bar import WorkBar


class PoolsPage(QWidget):
    """Widgets only; what they do is said in ``pools_desk`` and ``decide_desk``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pooling = PoolingChoice()
        self.work = WorkBar()
        self.state = QLabel()
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setWordWrap(True)
        self.state.setVisible(False)
        self.opportunities = OpportunityList()
        self.details = OpportunityDetails()
        self.decision = DecisionBar()
        self._lay_out()

    def tell(self, text: str) -> None:
        """One line above the list; none where the text is empty."""
        self.state.setText(text)
        self.state.setVisible(bool(text))

    def _lay_out(self) -> None:
        lower, column = QWidget(), QVBoxLayout()
        lower.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.details, 1)
        column.addWidget(self.decision)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self.opportunities)
        self.splitter.addWidget(lower)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 6, 0, 0)
        outer.setSpacing(4)
        outer.addWidget(FittingScrollArea(self.pooling))
        outer.addWidget(self.work)
        outer.addWidget(self.state)
        outer.addWidget(self.splitter, 1)
