"""The filter's own page: text, facets, budget. It says what the user wants; what that shows is worked out elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ...model.filters import Filter
from ..fitting_scroll_area import FittingScrollArea
from .budget_range import BudgetRange
from .facet_box import FacetBox
from .facet_list import Entry

translate = QCoreApplication.translate
# Titles are asked for when shown: the translator comes after this module is read.
TITLES: Mapping[str, Callable[[], str]] = {
    "themes": lambda: translate("Territoires", "Themes"),
    "epci": lambda: translate("Territoires", "EPCI"),
    "departements": lambda: translate("Territoires", "Départements"),
    "stages": lambda: translate("Territoires", "Stage"),
    "statuses": lambda: translate("Territoires", "Status"),
    "pillars": lambda: translate("Territoires", "Pillars"),
    "stakes": lambda: translate("Territoires", "Stakes"),
}
OPEN = ("themes",)


class FilterPanel(QWidget):
    """``changed`` whenever the user asks for something else."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text_box = QgsFilterLineEdit()
        self.text_box.setShowSearchIcon(True)
        self.text_box.setPlaceholderText(translate("Territoires", "Title, description or applicant"))
        self.text_box.setAccessibleName(translate("Territoires", "Words in title, description or applicant"))
        self.facets = {facet: FacetBox(facet, title(), folded=facet not in OPEN) for facet, title in TITLES.items()}
        self.budget = BudgetRange()
        self._lay_out()
        self.text_box.textChanged.connect(lambda _text: self.changed.emit())
        self.budget.changed.connect(self.changed)
        for box in self.facets.values():
            box.changed.connect(self.changed)
        self.forget()

    def filter(self) -> Filter:
        codes = {facet: box.ticked() for facet, box in self.facets.items()}
        low, high = self.budget.range()
        return Filter(**codes, budget_from=low, budget_to=high, text=self.text_box.text())

    def show_filter(self, wanted: Filter) -> None:
        """Show a filter as if the user had chosen it; tells nobody."""
        self.blockSignals(True)
        self.text_box.setText(wanted.text)
        for facet, box in self.facets.items():
            box.tick(getattr(wanted, facet))
        self.budget.set_range(wanted.budget_from, wanted.budget_to)
        self.blockSignals(False)

    def set_entries(self, entries: Mapping[str, Sequence[Entry]], budgets: tuple[float, float] | None) -> None:
        """The values to choose from, those of another table of projects; none is ticked."""
        for facet, box in self.facets.items():
            box.set_entries(entries.get(facet, ()))
        self.budget.set_bounds(budgets)
        self.setEnabled(True)

    def show_counts(self, counts: Mapping[str, dict[str, int]]) -> None:
        for facet, box in self.facets.items():
            box.list.show_counts(counts.get(facet, {}))

    def forget(self) -> None:
        """No projects: nothing to choose from."""
        self.set_entries({}, None)
        self.show_filter(Filter())
        self.setEnabled(False)

    def _lay_out(self) -> None:
        inner, column, outer = QWidget(), QVBoxLayout(), QVBoxLayout(self)
        inner.setLayout(column)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(4)
        for box in self.facets.values():
            column.addWidget(box)
        column.addWidget(self.budget)
        column.addStretch()
        outer.setContentsMargins(0, 6, 0, 0)
        outer.addWidget(self.text_box)
        outer.addWidget(FittingScrollArea(inner))
        outer.addStretch()
