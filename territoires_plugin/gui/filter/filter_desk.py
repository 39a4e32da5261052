"""The filter at work: what the user asks for goes to the layer, what that shows comes back to the widgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QInputDialog, QMenu

from ...model.filters import UNTOLD, Filter
from ..remembered import save_filter, saved_filters
from .facet_list import Entry
from .filter_bar import FilterBar
from .filter_panel import FilterPanel
from .load_projects import LoadedProjects
from .projects_filter import ProjectsFilter
from .run_filter import Shown
from .theme_icon import theme_icon

translate = QCoreApplication.translate


class FilterDesk(QObject):
    """``loaded`` and ``shown`` as of ProjectsFilter, once the widgets show it."""

    loaded = pyqtSignal(object)
    shown = pyqtSignal(object)
    failed = pyqtSignal(str)

    def __init__(self, panel: FilterPanel, bar: FilterBar, project: QgsProject, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        self._bar = bar
        self.projects = ProjectsFilter(project, self)
        self.latest: Shown | None = None
        panel.changed.connect(lambda: self.projects.show(panel.filter()))
        bar.reset_wanted.connect(lambda: self.show(Filter()))
        bar.offer(self._fill_menu)
        self.projects.loaded.connect(self._loaded)
        self.projects.shown.connect(self._shown)
        self.projects.failed.connect(self._failed)

    def show(self, wanted: Filter) -> None:
        self._panel.show_filter(wanted)
        self.projects.show(wanted)

    def leave(self) -> None:
        self.projects.release()

    def _loaded(self, projects: LoadedProjects | None) -> None:
        self.latest = None
        if projects is None:
            self._panel.forget()
            self._bar.tell("", filtered=False)
        else:
            self._panel.set_entries(entries_of(projects), projects.table.budget_range())
            self._panel.show_filter(self.projects.wanted())
        self.loaded.emit(projects)

    def _shown(self, shown: Shown) -> None:
        self.latest = shown
        self._panel.show_counts(shown.counts)
        self._bar.tell(shown.words, filtered=not shown.filter.is_empty)
        self.shown.emit(shown)

    def _failed(self, sentence: str) -> None:
        if self.projects.projects is None:  # nothing to filter: why, where the filter would stand
            self._bar.tell(sentence, filtered=False)
        self.failed.emit(sentence)

    def _fill_menu(self, menu: QMenu) -> None:
        menu.clear()
        filters = saved_filters()
        for name, wanted in sorted(filters.items()):
            menu.addAction(name.replace("&", "&&")).triggered.connect(lambda _=False, own=wanted: self.show(own))
        menu.addSeparator()
        save = menu.addAction(translate("Territoires", "Save this filter…"))
        save.setEnabled(not self._panel.filter().is_empty)
        save.triggered.connect(lambda _=False: self._save())
        remove = menu.addMenu(translate("Territoires", "Delete"))
        remove.setEnabled(bool(filters))
        for name in sorted(filters):
            remove.addAction(name.replace("&", "&&")).triggered.connect(
                lambda _=False, own=name: save_filter(own, None)
            )

    def _save(self) -> None:
        name, accepted = QInputDialog.getText(
            self._panel, translate("Territoires", "Save this filter"), translate("Territoires", "Name")
        )
        if accepted and name.strip():
            save_filter(name.strip(), self._panel.filter())


def entries_of(projects: LoadedProjects) -> Mapping[str, list[Entry]]:
    """The values of every facet: those of the taxonomy in its order, others by name, “not told” last."""
    return {facet: _entries(projects, facet, codes) for facet, codes in projects.codes.items()}


def _entries(projects: LoadedProjects, facet: str, codes: Sequence[str]) -> list[Entry]:
    names = projects.names[facet]
    order = {code: place for place, code in enumerate(names)}
    ranked = sorted(codes, key=lambda code: (code == UNTOLD, order.get(code, len(order)), code))
    icon = theme_icon if facet == "themes" else None
    return [
        Entry(code, names.get(code, code), icon(projects.taxonomy, code) if icon and code else None) for code in ranked
    ]
