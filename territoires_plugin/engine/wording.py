"""The title and the sentence that says why, in the user's language."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ..model.messages import Language, message
from ..model.tables import COMPONENTS
from ..model.taxonomy import Taxonomy

NAMED_EPCI = 3  # a title names this many EPCI, and counts the others


@dataclass(frozen=True)
class Facts:
    """What is said of an opportunity. ``diameter_m`` in metres, scores in points of 100."""

    project_count: int
    themes: tuple[str, ...]
    epci_names: tuple[str, ...]
    diameter_m: float
    contiguous: bool | None
    score: float
    contributions: dict[str, float]


def title(facts: Facts, taxonomy: Taxonomy, language: Language) -> str:
    """The shared themes and the EPCI, such as “Énergie et environnement : CC A, CC B et 2 autres EPCI”."""
    themes = ", ".join(taxonomy.theme_name(code, language) for code in facts.themes)
    named = facts.epci_names[:NAMED_EPCI]
    others = len(facts.epci_names) - len(named)
    if others > 1:
        return message("title_others", language, themes=themes, names=", ".join(named), count=others)
    return message("title", language, themes=themes, names=_listed(facts.epci_names, language))


def rationale(facts: Facts, taxonomy: Taxonomy, language: Language) -> str:
    """Who, what they share, how far apart, what the score is made of; a lead to be examined."""
    names = [taxonomy.theme_name(code, language) for code in facts.themes]
    shared = message(
        "rationale_theme" if len(names) == 1 else "rationale_themes",
        language,
        count=facts.project_count,
        epci=len(facts.epci_names),
        names=_listed(facts.epci_names, language),
        themes=_listed([message("quoted", language, text=name) for name in names], language),
        distance=_number(facts.diameter_m / 1000, 1, language),
    )
    contact = {True: "rationale_contiguous", False: "rationale_apart", None: "rationale_contact_unknown"}
    points = _whole_points(facts)
    parts = [
        f"{message(f'component_{part.name}', language)} {points[part.name]}" for part in COMPONENTS if points[part.name]
    ]
    total = message("rationale_score", language, score=sum(points.values()), parts=", ".join(parts))
    return " ".join([shared, message(contact[facts.contiguous], language), total])


def _whole_points(facts: Facts) -> dict[str, int]:
    """The contributions in whole points that sum to the rounded score (largest remainder)."""
    points = {name: math.floor(value) for name, value in facts.contributions.items()}
    missing = round(facts.score) - sum(points.values())
    by_remainder = sorted(points, key=lambda name: (points[name] - facts.contributions[name], name))
    for name in by_remainder[: max(missing, 0)]:
        points[name] += 1
    return points


def _listed(names: tuple[str, ...] | list[str], language: Language) -> str:
    if len(names) < 2:
        return "".join(names)
    return message("and", language, first=", ".join(names[:-1]), last=names[-1])


def _number(value: float, decimals: int, language: Language) -> str:
    text = f"{value:.{decimals}f}"
    return text.replace(".", ",") if language == "fr" else text
