"""What a filter shows, worked out in the background."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qgis.PyQt.QtCore import QCoreApplication

from ...model.filter_words import filter_in_words
from ...model.filters import Filter
from ...model.messages import Language
from ...model.progress import Progress
from ..background import BackgroundTask
from ..layer_filter import condition_of
from .load_projects import LoadedProjects

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Shown:
    """What a filter shows.

    Args:
        condition: on the layer of projects; empty where all are shown.
        ids: of the projects shown; None for all.
        counts: of each facet, by code, how many projects each value would show.
        words: the filter, in words.
    """

    filter: Filter
    condition: str
    ids: frozenset[str] | None
    counts: Mapping[str, dict[str, int]]
    words: str


class RunFilter(BackgroundTask):
    """Gives Shown. ``provider`` is the type of the layer's provider, which decides how a condition is written."""

    needs_libraries = False

    def __init__(self, loaded: LoadedProjects, wanted: Filter, provider: str) -> None:
        super().__init__(translate("Territoires", "Filter the projects"))
        self._loaded = loaded
        self._wanted = wanted
        self._provider = provider

    def work(self, language: Language, progress: Progress) -> Shown:
        table, wanted = self._loaded.table, self._wanted
        mask = table.matches(wanted)
        words = filter_in_words(wanted, self._loaded.names, int(mask.sum()), len(table), language)
        if wanted.is_empty:
            return Shown(wanted, "", None, table.facets(wanted), words)
        condition = condition_of(self._provider, table, mask)
        return Shown(wanted, condition, frozenset(table.ids[mask].tolist()), table.facets(wanted), words)
