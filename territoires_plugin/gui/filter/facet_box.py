"""One facet in a box that folds, with a search field where it has many values."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ..folding_box import FoldingBox
from .facet_list import Entry, FacetList

translate = QCoreApplication.translate
MANY = 10  # values from which a search field helps


class FacetBox(FoldingBox):
    """``changed`` when the user ticks; the title tells how many values are ticked, also when folded."""

    changed = pyqtSignal()

    def __init__(self, facet: str, title: str, *, folded: bool, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setObjectName(f"TerritoiresFacet_{facet}")  # under this name QGIS remembers whether it is folded
        self.setCollapsed(folded)
        self._title = title
        self.list = FacetList(title)
        self.search_box = QgsFilterLineEdit()
        self.search_box.setShowSearchIcon(True)
        self.search_box.setPlaceholderText(translate("Territoires", "Search"))
        self.search_box.setAccessibleName(translate("Territoires", "Search in: {facet}").format(facet=title))
        self.search_box.textChanged.connect(self.list.search)
        self.list.ticks_changed.connect(self._ticked)
        content = QWidget()  # what QGIS hides in a folded box: a search field shown meanwhile must not come out of it
        outer, column = QVBoxLayout(self), QVBoxLayout(content)
        outer.setContentsMargins(4, 4, 4, 4)
        outer.addWidget(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.search_box)
        column.addWidget(self.list)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Other values, none ticked; a box without any is not shown."""
        self.list.set_entries(entries)
        self.search_box.setVisible(len(entries) > MANY)
        self.setVisible(any(entry.code for entry in entries))
        self._tell_ticks()

    def tick(self, codes: Collection[str]) -> None:
        self.list.tick(codes)
        self._tell_ticks()

    def ticked(self) -> tuple[str, ...]:
        return tuple(sorted(self.list.ticked()))

    def _ticked(self) -> None:
        self._tell_ticks()
        self.changed.emit()

    def _tell_ticks(self) -> None:
        count = len(self.list.ticked())
        told = translate("Territoires", "{facet}: {count} chosen")
        self.setTitle(told.format(facet=self._title, count=count) if count else self._title)
