"""What a filter shows, worked out in the background."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication

from ...model.filter_words import filter_in_words
from ...model.filters import Filter
from ...model.messages import Language
from ...model.progress import Progress
from ..background import BackgroundTask
from .load_projects import LoadedProjects

if TYPE_CHECKING:
    from ...model.filter_table import Booleans

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Shown:
    """What a filter shows.

    Args:
        mask: (n,) which of the projects; None for all.
        ids: of the projects shown; None for all.
        counts: of each facet, by code, how many projects each value would show.
        words: the filter, in words.
    """

    filter: Filter
    mask: Booleans | None
    ids: frozenset[str] | None
    counts: Mapping[str, dict[str, int]]
    words: str


class RunFilter(BackgroundTask):
    """Gives Shown."""

    needs_libraries = False

    def __init__(self, loaded: LoadedProjects, wanted: Filter) -> None:
        super().__init__(translate("Territoires", "Filter the projects"))
        self._loaded = loaded
        self._wanted = wanted

    def work(self, language: Language, progress: Progress) -> Shown:
        table, wanted = self._loaded.table, self._wanted
        mask = table.matches(wanted)
        words = filter_in_words(wanted, self._loaded.names, int(mask.sum()), len(table), language)
        if wanted.is_empty:
            return Shown(wanted, None, None, table.facets(wanted), words)
        ids = frozenset(compress(table.project_ids, mask.tolist()))
        return Shown(wanted, mask, ids, table.facets(wanted), words)
