"""The dock: choose layers, tick themes, suggest, look. It computes nothing and waits for nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from qgis.core import Qgis, QgsApplication, QgsProject, QgsVectorLayer
from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtCore import QCoreApplication, QTimer
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ..layers.compat import user_language
from . import messages
from .background import BackgroundTask, error_sentence
from .fitting_scroll_area import FittingScrollArea
from .highlight import Highlight
from .layer_choice import LayerChoice
from .opportunity_list import OpportunityList
from .pooling_choice import PoolingChoice
from .result_layers import add_sample, layer_of, show_suggestions
from .sample import LoadSample, Sample
from .snapshot import LayerSnapshot
from .suggest_task import Opportunity, SuggestionResult, SuggestTask
from .theme_choice import ThemeChoice
from .theme_filter import ThemeFilter, filter_results
from .work_bar import WorkBar

translate = QCoreApplication.translate
MARGIN = 6  # pixels, as in QGIS's own panels


class TerritoiresDock(QgsDockWidget):
    """Handed its world, so that a test hands it another one. ``leave`` ends what the dock has begun."""

    def __init__(self, iface: QgisInterface, project: QgsProject, parent: QWidget | None = None) -> None:
        super().__init__(translate("Territoires", "Territoires"), parent)
        self.setObjectName("TerritoiresDock")  # under this name QGIS remembers its place
        self._iface = iface
        self._project = project
        self._task: BackgroundTask | None = None
        self._result: SuggestionResult | None = None
        self._layer_id: str | None = None  # of the projects; None before the first look, empty for no layer
        self._highlight = Highlight(iface.mapCanvas())
        self.layers = LayerChoice(project)
        self.themes = ThemeChoice()
        self.pooling = PoolingChoice()
        self.work = WorkBar()
        self.opportunities = OpportunityList()
        self.theme_filter = ThemeFilter(self.themes.list, project, self)
        self.setWidget(self._lay_out())
        self._connect()
        self._follow_projects()

    def load_sample(self) -> None:
        """The sample call into the project; once there, it is chosen and shown again."""
        projects = layer_of(self._project, "projects")
        if projects is not None:
            self.layers.choose(projects, layer_of(self._project, "epci"))
            self._zoom_to(projects)
        elif self._task is None:
            self._start(LoadSample(), self._show_sample)

    def suggest(self) -> None:
        projects, epci = self.layers.projects(), self.layers.epci()
        ticked = self.theme_filter.ticked()  # None for all, which is no condition at all
        if projects is None or self._task is not None or ticked == ():
            return
        settings = self.pooling.settings(themes=ticked or ())
        snapshot = LayerSnapshot.of(projects)
        boundaries = LayerSnapshot.of(epci) if epci is not None else None
        self._start(SuggestTask(snapshot, boundaries, settings), partial(self._show_suggestions, projects.id()))

    def cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def leave(self) -> None:
        """Stop the work, give the layers their own filters back, clear the map, listen to the project no more."""
        self._forget_task()
        self._project.cleared.disconnect(self._clear)
        self._iface.mapCanvas().destinationCrsChanged.disconnect(self._unmark)
        self.layers.leave()
        self.theme_filter.release()
        self._highlight.clear()

    def _connect(self) -> None:
        self.layers.projects_changed.connect(self._follow_projects)
        self.layers.sample_wanted.connect(self.load_sample)
        self.theme_filter.changed.connect(self._themes_changed)
        self.theme_filter.failed.connect(self._fail)
        self.work.suggest_wanted.connect(self.suggest)
        self.work.cancel_wanted.connect(self.cancel)
        self.opportunities.chosen.connect(self._choose)
        self._project.cleared.connect(self._clear)
        self.closedStateChanged.connect(self._closed)
        self._iface.mapCanvas().destinationCrsChanged.connect(self._unmark)

    def _lay_out(self) -> QWidget:
        choices, whole = QWidget(), QWidget()
        column = QVBoxLayout(choices)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.layers, self.themes, self.pooling):
            column.addWidget(part)
        column.addStretch()
        outer = QVBoxLayout(whole)
        outer.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        outer.addWidget(FittingScrollArea(choices))
        outer.addWidget(self.work)
        outer.addWidget(self.opportunities, 1)
        return whole

    def _follow_projects(self) -> None:
        """Results belong to the layer they were found in."""
        layer = self.layers.projects()
        layer_id = layer.id() if layer is not None else ""
        if layer_id == self._layer_id:
            return
        self._layer_id = layer_id
        if isinstance(self._task, SuggestTask):
            self._forget_task()
        self._forget_results()
        self.theme_filter.follow(layer)

    def _themes_changed(self) -> None:
        ticked = self.theme_filter.ticked()
        self.themes.setEnabled(self.themes.list.count() > 0)
        self.work.suggest_button.setEnabled(self.layers.projects() is not None and ticked != ())
        self.opportunities.show_themes(ticked)
        lines = self.opportunities.model.lines()
        filter_results(self._project, lines, ticked if lines else None)  # those of another layer are all shown

    def _start(self, task: BackgroundTask, show: Callable[[Any], None]) -> None:
        self._task = task
        for signal in (task.done, task.failed, task.stopped):
            signal.connect(self._ended)
        task.done.connect(lambda result: self._guarded(show, result))
        task.failed.connect(self._fail)
        self.layers.sample_button.setEnabled(False)
        self.work.show_task(task)
        QgsApplication.taskManager().addTask(task)

    def _ended(self, *_outcome: object) -> None:
        self._task = None
        self.layers.sample_button.setEnabled(True)
        self.work.show_idle()

    def _forget_task(self) -> None:
        if self._task is not None:
            self._task.forget()
            self._ended()

    def _guarded(self, show: Callable[[Any], None], result: Any) -> None:
        try:
            show(result)
        except Exception as error:
            self._fail(error_sentence(error, user_language()))

    def _show_sample(self, sample: Sample) -> None:
        projects, epci = add_sample(self._project, sample.projects, sample.epci, sample.taxonomy, user_language())
        self.layers.choose(projects, epci)
        self._zoom_to(projects)
        self._tell(messages.sample_loaded(len(sample.projects), sample.rejected))

    def _show_suggestions(self, layer_id: str, result: SuggestionResult) -> None:
        if layer_id != self._layer_id:  # never beside another layer
            return
        self._result = result
        show_suggestions(self._project, result.suggestions, self.layers.projects(), user_language())
        self.opportunities.set_lines(result.lines)
        self._themes_changed()
        self._tell(messages.found(len(result.lines), result.suggestions.left_out))

    def _choose(self, opportunity: Opportunity | None) -> None:
        if opportunity is None or self._result is None:
            self._highlight.clear()
        else:
            self._highlight.show(opportunity, self._result.crs)

    def _clear(self) -> None:
        """Another project: what was under way belongs to the one before."""
        self._forget_task()
        self._forget_results()

    def _forget_results(self) -> None:
        self._result = None
        self.opportunities.set_lines(())

    def _zoom_to(self, layer: QgsVectorLayer) -> None:
        """A first layer sets up the canvas as soon as QGIS is back at its event loop: wait for that."""
        layer_id = layer.id()
        QTimer.singleShot(0, lambda: self._zoom_now(layer_id))

    def _zoom_now(self, layer_id: str) -> None:
        layer, canvas = self._project.mapLayer(layer_id), self._iface.mapCanvas()
        if layer is not None:
            canvas.setExtent(canvas.mapSettings().layerExtentToOutputExtent(layer, layer.extent()))
            canvas.zoomByFactor(1.1)

    def _closed(self, closed: bool) -> None:
        if closed:
            self._unmark()

    def _unmark(self) -> None:
        self._highlight.clear()

    def _tell(self, text: str) -> None:
        messages.tell(self._iface.messageBar(), text)

    def _fail(self, text: str) -> None:
        messages.tell(self._iface.messageBar(), text, Qgis.MessageLevel.Warning)
