"""The map follows the ticked themes: the layer of projects, and the results of the plugin beside it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..layers.compat import user_language
from .layer_filter import one_of, put_condition, take_condition_away, ticked_codes
from .messages import being_edited
from .result_layers import layer_of
from .snapshot import LayerSnapshot
from .suggest_task import Opportunity
from .theme_counts import THEMES_FIELD, CountThemes, ThemeCounts, values_with
from .theme_list import ThemeList


class ThemeFilter(QObject):
    """Fills a ThemeList from one layer of projects, and filters that layer by its ticks.

    ``changed`` tells that other themes are shown, ``failed`` why they cannot be.
    """

    changed = pyqtSignal()
    failed = pyqtSignal(str)

    def __init__(self, themes: ThemeList, project: QgsProject, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._project = project
        self._layer_id = ""
        self._counts: ThemeCounts | None = None
        self._task: CountThemes | None = None
        self._busy = False  # the layer's filter is being changed by us
        themes.ticks_changed.connect(self._apply)

    def follow(self, layer: QgsVectorLayer | None) -> None:
        """Take another layer, or none; the one before gets its own filter back."""
        self.release()
        if layer is None:
            return
        self._layer_id = layer.id()
        layer.editingStopped.connect(self._count)
        layer.subsetStringChanged.connect(self._filter_changed)
        self._count()

    def release(self) -> None:
        """Let go of the layer, as it was before."""
        self._forget_task()
        layer = self._layer()
        if layer is not None:
            layer.editingStopped.disconnect(self._count)
            layer.subsetStringChanged.disconnect(self._filter_changed)
            take_condition_away(layer)
        self._layer_id, self._counts = "", None
        self._themes.clear()
        self.changed.emit()

    def ticked(self) -> tuple[str, ...] | None:
        """The ticked themes; None where all are shown."""
        ticked = self._themes.ticked()
        return None if len(ticked) == self._themes.count() else ticked

    def _layer(self) -> QgsVectorLayer | None:
        return self._project.mapLayer(self._layer_id) if self._layer_id else None

    def _filter_changed(self) -> None:
        if not self._busy:
            self._count()

    def _count(self) -> None:
        """Count again, in the background."""
        self._forget_task()
        layer = self._layer()
        if layer is None or not layer.isValid():
            return
        self._task = CountThemes(LayerSnapshot.of(layer))
        for signal in (self._task.done, self._task.failed, self._task.stopped):
            signal.connect(self._ended)
        self._task.done.connect(self._show)
        self._task.failed.connect(self.failed)
        QgsApplication.taskManager().addTask(self._task)

    def _ended(self, *_outcome: object) -> None:
        self._task = None  # QGIS deletes it now

    def _show(self, counts: ThemeCounts) -> None:
        layer = self._layer()
        if layer is None:
            return
        self._counts = counts
        self._themes.show_counts(counts, ticked_codes(layer), user_language())
        self._apply()

    def _apply(self) -> None:
        """Show the projects with a ticked theme; without a filter of ours where all are ticked."""
        layer = self._layer()
        if layer is None or self._counts is None:
            return
        ticked = self.ticked()
        self._busy = True
        done = self._filter(layer, ticked, self._counts)
        self._busy = False
        if not done:
            self.failed.emit(being_edited(layer.name()))
        self.changed.emit()

    @staticmethod
    def _filter(layer: QgsVectorLayer, ticked: Collection[str] | None, counts: ThemeCounts) -> bool:
        if ticked is None:
            return take_condition_away(layer)
        condition = one_of(layer, THEMES_FIELD, values_with(counts.by_value, ticked))
        return put_condition(layer, condition, ticked)

    def _forget_task(self) -> None:
        if self._task is not None:
            self._task.forget()
            self._task = None


def filter_results(project: QgsProject, lines: Sequence[Opportunity], ticked: Collection[str] | None) -> None:
    """The plugin's own layers show the opportunities that share a ticked theme, and their links; all for None."""
    kept = set(values_with({line.themes for line in lines}, ticked or ()))
    for role, field, values in (
        ("opportunities", "themes", sorted(kept)),
        ("links", "opportunity_id", sorted(line.opportunity_id for line in lines if line.themes in kept)),
    ):
        layer = layer_of(project, role)
        if layer is None:
            continue
        if ticked is None:
            take_condition_away(layer)
        else:
            put_condition(layer, one_of(layer, field, values), ticked)
