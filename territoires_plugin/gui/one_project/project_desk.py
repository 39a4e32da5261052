"""One project at work: chosen in the list or on the map, told in the background."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import QgsVectorLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ...layers.compat import user_language
from ...layers.theme_edits import give_themes
from ...model.errors import TerritoiresError
from ...model.messages import Language
from ...model.progress import Progress
from ...model.settings import PoolingSettings
from ..call import Call
from ..call_tables import CallTables
from ..filter.load_projects import LoadedProjects
from ..filter.run_filter import Shown
from ..pools.pools_desk import PoolsDesk
from ..pools.suggest_task import SuggestionResult
from ..teller import Teller
from ..themes.themes_desk import ThemesDesk

if TYPE_CHECKING:
    from ..details.story import ProjectStory
    from ..pages import Pages

translate = QCoreApplication.translate


class ProjectDesk(QObject):
    """``failed`` gives a sentence for the message bar."""

    failed = pyqtSignal(str)

    def __init__(
        self,
        pages: Pages,
        call: Call,
        pools: PoolsDesk,
        themes: ThemesDesk,
        canvas: QgsMapCanvas,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pages = pages
        self._page = pages.project
        self._call = call
        self._pools = pools
        self._themes = themes
        self._canvas = canvas
        self._feature_ids: Mapping[str, int] = {}
        self._teller = Teller(self)
        self._layer: QgsVectorLayer | None = None
        self._asked = ""  # the project that is told
        self._page.details.themes_accepted.connect(self._give_themes)
        self._page.details.theme_corrected.connect(self._give_themes)
        self._page.chosen.connect(self._ask)
        self._page.details.project_wanted.connect(self._page.choose)
        self._page.details.opportunity_wanted.connect(self._show_opportunity)
        pages.pools.details.project_wanted.connect(self.show_project)
        self._teller.told.connect(self._show)
        self._teller.failed.connect(self.failed)

    @property
    def is_busy(self) -> bool:
        return self._teller.is_busy

    def set_projects(self, projects: LoadedProjects | None) -> None:
        """Other projects, those of the call's layer now."""
        self._feature_ids = projects.feature_ids if projects is not None else {}
        if projects is None:
            self._page.model.set_titles({}, {})
        else:
            self._page.model.set_titles(projects.titles, projects.searched)
        self._listen(self._call.projects if projects is not None else None)

    def filter(self, shown: Shown) -> None:
        self._page.model.show_only(shown.ids)

    def show_project(self, project_id: str) -> None:
        """Its page, in front."""
        self._pages.tabs.setCurrentWidget(self._page)
        self._page.choose(project_id)

    def forget(self) -> None:
        self._asked = ""
        self._teller.forget()
        self._page.details.show_story(None)

    def leave(self) -> None:
        self.forget()
        self._listen(None)

    def _listen(self, layer: QgsVectorLayer | None) -> None:
        """Follow what is selected in a layer on the map."""
        if self._layer is not None:
            try:
                self._layer.selectionChanged.disconnect(self._selected)
                self._layer.attributeValueChanged.disconnect(self._edited)
            except (RuntimeError, TypeError):  # the layer has gone, and its connections with it
                self._layer = None
        self._layer = layer
        if layer is not None:
            layer.selectionChanged.connect(self._selected)
            layer.attributeValueChanged.connect(self._edited)

    def _selected(self, *_change: object) -> None:
        """One project selected by the user, with QGIS's own tools, is shown on its page."""
        layer = self._call.projects
        if layer is not None and layer.selectedFeatureCount() == 1:
            self._page.choose(str(next(layer.getSelectedFeatures())["project_id"]))

    def _edited(self, feature_id: int, *_change: object) -> None:
        """What is told changes with the layer's edits, and back when they are undone."""
        if self._asked and self._feature_ids.get(self._asked) == feature_id:
            self._tell(self._asked)

    def _give_themes(self, project_id: str, themes: str | None = None) -> None:
        """Take a project's suggested themes, or others in their place, as given."""
        layer = self._call.projects
        if layer is None or project_id not in self._feature_ids:
            return
        try:
            told = translate("Territoires", "Themes of a project")
            give_themes(layer, self._feature_ids[project_id], told, themes)
        except TerritoiresError as error:
            self.failed.emit(error.text(user_language()))

    def _ask(self, project_id: str) -> None:
        self._asked = project_id
        self._show_on_map(project_id)
        self._tell(project_id)

    def _tell(self, project_id: str) -> None:
        tables = self._call.tables()
        if tables is not None:
            settings = self._pages.pools.pooling.settings()
            self._teller.ask(partial(_story, tables, self._pools.result, project_id, settings))

    def _show(self, story: ProjectStory) -> None:
        self._page.details.show_story(story, self._themes.reasons(story.project.project_id))

    def _show_on_map(self, project_id: str) -> None:
        """Where it lies: a flash, in view."""
        layer = self._call.projects
        if layer is not None and project_id in self._feature_ids:
            ids = [self._feature_ids[project_id]]
            self._canvas.panToFeatureIds(layer, ids, False)
            self._canvas.flashFeatureIds(layer, ids)

    def _show_opportunity(self, opportunity_id: str) -> None:
        self._pages.tabs.setCurrentWidget(self._pages.pools)
        self._pages.pools.opportunities.select(opportunity_id)


def _story(
    tables: CallTables,
    result: SuggestionResult | None,
    project_id: str,
    settings: PoolingSettings,
    language: Language,
    progress: Progress,
) -> Any:
    from ..details.telling import project_story

    projects, territories = tables.frames(progress)
    suggestions = result.suggestions if result is not None else None
    return project_story(projects, territories, suggestions, project_id, settings, tables.taxonomy(), language)
