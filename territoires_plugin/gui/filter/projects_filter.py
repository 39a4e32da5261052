"""The map follows the filter: the layer of projects is read, filtered, and given back as it was."""

from __future__ import annotations

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...model.filters import Filter
from ..background import BackgroundTask
from ..collector import take_back
from ..layer_conditions import condition_of
from ..layer_filter import filter_of, is_statement, own_filter, put_condition, take_condition_away
from ..messages import being_edited, filter_is_statement
from ..snapshot import LayerSnapshot
from .legend_counts import count_again
from .load_projects import LoadedProjects, LoadProjects
from .run_filter import RunFilter, Shown


class ProjectsFilter(QObject):
    """Follows one layer of projects.

    ``loaded`` gives its LoadedProjects (None for no layer), ``shown`` what is shown of it, ``failed`` why it cannot be.
    """

    loaded = pyqtSignal(object)
    shown = pyqtSignal(object)
    failed = pyqtSignal(str)

    def __init__(self, project: QgsProject, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._layer_id = ""
        self._wanted = Filter()
        self._projects: LoadedProjects | None = None
        self._task: BackgroundTask | None = None
        self._busy = False  # the layer's filter is being changed by us

    @property
    def projects(self) -> LoadedProjects | None:
        return self._projects

    @property
    def is_busy(self) -> bool:
        return self._task is not None

    def follow(self, layer: QgsVectorLayer | None) -> None:
        """Take another layer, or none; the one before gets its own filter back."""
        self.release()
        if layer is None:
            return
        self._layer_id = layer.id()
        self._wanted = filter_of(layer) or Filter()
        layer.editingStopped.connect(self.load)
        layer.dataChanged.connect(self.load)
        layer.subsetStringChanged.connect(self._filter_changed)
        self.load()

    def release(self) -> None:
        """Let go of the layer, as it was before."""
        self._forget_task()
        layer = self._layer()
        if layer is not None:
            layer.editingStopped.disconnect(self.load)
            layer.dataChanged.disconnect(self.load)
            layer.subsetStringChanged.disconnect(self._filter_changed)
            take_condition_away(layer)
        self._layer_id, self._projects, self._wanted = "", None, Filter()
        take_back()
        self.loaded.emit(None)

    def wanted(self) -> Filter:
        return self._wanted

    def show(self, wanted: Filter) -> None:
        """Show what passes the filter; a later wish takes the place of one under way."""
        self._wanted = wanted
        layer = self._layer()
        if layer is None or self._projects is None or isinstance(self._task, LoadProjects):
            return  # once the projects are read, the latest wish is shown
        self._forget_task()
        self._start(RunFilter(self._projects, wanted), self._filtered)

    def load(self) -> None:
        """Read the projects again, unless it is our own filter that changes what the layer holds."""
        if self._busy:
            return
        self._forget_task()
        layer = self._layer()
        if layer is not None and layer.isValid():
            self._start(LoadProjects(LayerSnapshot.of(layer)), self._read)

    def _layer(self) -> QgsVectorLayer | None:
        return self._project.mapLayer(self._layer_id) if self._layer_id else None

    def _filter_changed(self) -> None:
        layer = self._layer()
        if (
            not self._busy and layer is not None and filter_of(layer) is None
        ):  # the user has written another filter over ours
            self._wanted = Filter()
        self.load()

    def _start(self, task: BackgroundTask, show) -> None:
        self._task = task
        for signal in (task.done, task.failed, task.stopped):
            signal.connect(self._ended)
        task.done.connect(show)
        task.failed.connect(self.failed)
        task.start()

    def _ended(self, *_outcome: object) -> None:
        self._task = None  # QGIS deletes it now

    def _read(self, projects: LoadedProjects) -> None:
        self._projects = projects
        self.loaded.emit(projects)
        self.show(self._wanted)

    def _filtered(self, shown: Shown) -> None:
        layer = self._layer()
        if layer is None:
            return
        self._busy = True
        before = layer.subsetString()
        done = self._put(layer, shown)
        self._busy = False
        if not done:
            told = filter_is_statement if is_statement(own_filter(layer)) else being_edited
            self.failed.emit(told(layer.name()))
        elif layer.subsetString() != before:
            count_again(self._project, layer)
        self.shown.emit(shown)

    def _put(self, layer: QgsVectorLayer, shown: Shown) -> bool:
        if shown.mask is None:
            return take_condition_away(layer)
        return put_condition(layer, condition_of(layer, self._projects.table, shown.mask), shown.filter)

    def _forget_task(self) -> None:
        if self._task is not None:
            self._task.forget()
            self._task = None
