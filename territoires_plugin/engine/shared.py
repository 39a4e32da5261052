"""What two projects have in common, told in codes and words."""

from __future__ import annotations

from ..model.codes import join_codes
from .measures.text import TextMeasure
from .participants import Booleans, Integers, Objects

TERMS = 5  # words told of a pair: enough to see what both are about


def shared_terms(measure: object, first: Integers, second: Integers) -> list[tuple[str, ...]]:
    """For each of m pairs the words that both texts hold, the most telling first; none where texts are unknown."""
    if not isinstance(measure, TextMeasure):
        return [()] * len(first)
    return [measure.shared_terms(int(one), int(other), TERMS) for one, other in zip(first, second)]


def joined_terms(measure: object, first: Integers, second: Integers) -> list[str | None]:
    """For each of m pairs its shared terms in one field; None where there are none."""
    return [", ".join(terms) or None for terms in shared_terms(measure, first, second)]


def shared_codes(has_theme: Booleans, codes: Objects, first: Integers, second: Integers) -> list[str | None]:
    """For each of m pairs the themes of both, joined; ``codes`` (t,) names those of ``has_theme`` (n, t)."""
    return [join_codes(codes[both]) for both in has_theme[first] & has_theme[second]]
