"""The title and the sentence that says why, in the user's language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ..model.messages import Language, message
from ..model.tables import COMPONENTS
from ..model.taxonomy import Taxonomy
from .participants import Floats, Integers
from .phrasing import listed, number_text

NAMED_EPCI = 3  # a title names this many EPCI, and counts the others
MOST_TENTHS = 1000  # of a score
_RATIONALES = ("rationale_no_theme", "rationale_theme", "rationale_themes")  # by how many themes all members share


@dataclass(frozen=True)
class Facts:
    """What is said of an opportunity. ``diameter_m`` in metres.

    Args:
        components: places in ``COMPONENTS``, the most points first.
        tenths: what each of them brings to the score, in tenths of a point.
    """

    project_count: int
    themes: tuple[str, ...]
    epci_codes: tuple[str, ...]
    epci_names: tuple[str, ...]
    diameter_m: float
    contiguous: bool | None
    components: list[int]
    tenths: list[int]


class Wording:
    """Words opportunities in one language, with the theme names of one taxonomy."""

    def __init__(self, taxonomy: Taxonomy, language: Language) -> None:
        self._language = language
        self._taxonomy = taxonomy
        self._components = [message(f"component_{part.name}", language) for part in COMPONENTS]
        self._between = message("rationale_between", language)
        self._points = [number_text(tenths / 10, 1, language) for tenths in range(MOST_TENTHS + 1)]
        self._contact = {
            contiguous: message(code, language)
            for contiguous, code in (
                (True, "rationale_contiguous"),
                (False, "rationale_apart"),
                (None, "rationale_contact_unknown"),
            )
        }
        self._theme_names = lru_cache(maxsize=None)(self._named)
        self._quoted_themes = lru_cache(maxsize=None)(self._quoted)
        self._listed = lru_cache(maxsize=10_000)(lambda names: listed(names, language))

    def title(self, facts: Facts) -> str:
        """The shared themes and the EPCI, such as “Énergie et environnement : CC A, CC B et 2 autres EPCI”."""
        themes = ", ".join(self._theme_names(facts.themes)) or message("title_no_theme", self._language)
        others = len(facts.epci_names) - NAMED_EPCI
        if others > 1:
            named = ", ".join(facts.epci_names[:NAMED_EPCI])
            return message("title_others", self._language, themes=themes, names=named, count=others)
        return message("title", self._language, themes=themes, names=self._listed(facts.epci_names))

    def rationale(self, facts: Facts) -> str:
        """Who, what they share, how far apart, what the score is made of; a lead to be examined."""
        shared = message(
            _RATIONALES[min(len(facts.themes), 2)],
            self._language,
            count=facts.project_count,
            epci=len(facts.epci_names),
            names=self._listed(facts.epci_names),
            themes=self._quoted_themes(facts.themes),
            distance=number_text(facts.diameter_m / 1000, 1, self._language),
        )
        return f"{shared} {self._contact[facts.contiguous]} {self._score(facts)}"

    def _score(self, facts: Facts) -> str:
        names, points = self._components, self._points
        told = [f"{names[place]} {points[tenths]}" for place, tenths in zip(facts.components, facts.tenths) if tenths]
        score = points[sum(facts.tenths)]
        if not told:
            return message("rationale_score_none", self._language, score=score)
        return message("rationale_score", self._language, score=score, parts=self._between.join(told))

    def _named(self, codes: tuple[str, ...]) -> list[str]:
        return [self._taxonomy.theme_name(code, self._language) for code in codes]

    def _quoted(self, codes: tuple[str, ...]) -> str:
        return listed([message("quoted", self._language, text=name) for name in self._named(codes)], self._language)


def tenths_of(contributions: Floats, scores: Floats) -> Integers:
    """(g, c) contributions in tenths of a point that sum to the score of their row, (g,), rounded half up.

    By the largest remainder: none is farther than a tenth from what it is.
    """
    exact = 10 * contributions
    tenths: Integers = np.floor(exact).astype(np.int64)
    missing = np.floor(10 * scores + 0.5).astype(np.int64) - tenths.sum(axis=1)
    by_remainder = np.argsort(tenths - exact, axis=1, kind="stable")
    tenths += np.argsort(by_remainder, axis=1) < missing[:, None]
    return tenths
