"""The engine in a task, and what the window shows of its result."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem
from qgis.PyQt.QtCore import QCoreApplication

from ...model.constraints import Constraints
from ...model.messages import Language
from ...model.progress import Progress, Stage
from ...model.settings import PoolingSettings
from ...model.taxonomy import Taxonomy
from ..background import BackgroundTask
from ..call_tables import CallTables
from ..collector import set_aside
from .opportunity import Opportunity, opportunities_of

if TYPE_CHECKING:
    import pandas as pd

    from ...engine import Suggestions

translate = QCoreApplication.translate
FEW = 5_000  # projects up to which it takes but a moment to say why nothing was found
LARGE = 20_000  # projects whose opportunities are worth sparing the garbage collector


@dataclass(frozen=True)
class SuggestionResult:
    """The engine's answer, with the same opportunities as lines of the list, by rank.

    Args:
        quick: found without exact solves, while the user was still moving a slider.
        code_sentences: of the codes of projects that are of another vintage than the boundaries.
    """

    suggestions: Suggestions
    lines: tuple[Opportunity, ...]
    crs: QgsCoordinateReferenceSystem
    taxonomy: Taxonomy
    language: Language
    quick: bool
    code_sentences: tuple[str, ...]

    @cached_property
    def obstacle(self) -> str:
        """The rule that most often kept projects out, of ``near_misses``; empty where that is not looked for."""
        is_asked = not self.lines and not self.quick and len(self.suggestions.projects) <= FEW
        rules = self.near_misses["rule"] if is_asked else ()
        return Counter(rules).most_common(1)[0][0] if len(rules) else ""

    @cached_property
    def near_misses(self) -> pd.DataFrame:
        """Of all projects, worked out when first asked for; in the background."""
        from ...engine import near_misses

        return near_misses(self.suggestions, language=self.language)


class SuggestTask(BackgroundTask):
    """Gives a SuggestionResult."""

    def __init__(
        self,
        tables: CallTables,
        settings: PoolingSettings,
        constraints: Constraints,
        *,
        quick: bool = False,
    ) -> None:
        super().__init__(translate("Territoires", "Suggest pooling opportunities"))
        self._tables = tables
        self._settings = settings
        self._constraints = constraints
        self._quick = quick

    def work(self, language: Language, progress: Progress) -> SuggestionResult:
        from ...engine import suggest

        progress.report(1)
        projects, territories = self._tables.frames(progress)
        progress.report(10)
        taxonomy = self._tables.taxonomy()
        suggestions = suggest(
            projects,
            territories,
            self._settings,
            taxonomy=taxonomy,
            language=language,
            progress=Stage(progress, 10, 90),
            constraints=self._constraints,
        )
        lines = opportunities_of(suggestions, taxonomy, language)
        if len(projects) > LARGE:
            set_aside()
        told = self._tables.code_sentences(language)
        result = SuggestionResult(suggestions, lines, self._tables.crs, taxonomy, language, self._quick, told)
        _ = result.obstacle  # worked out here, off the main thread
        return result
