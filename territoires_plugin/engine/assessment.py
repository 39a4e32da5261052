"""What a group made by hand would be: its score, and the rules that it breaks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from ..model.messages import Language, message
from ..model.settings import PoolingSettings
from .bars import Bars
from .explained import Bar
from .findings import Findings
from .no_part import position_of
from .phrasing import told_apart
from .results import opportunity_id
from .suggestion import Suggestions


@dataclass(frozen=True)
class BrokenRule:
    """A rule that a group does not keep.

    Args:
        code: ``too_far``, ``score_below``, ``too_many_members``, ``one_epci``, ``no_common_theme``, ``several_calls``.
        value, limit: what was found and what the rule asks: metres, points, members, EPCI, themes, calls.
        message: one sentence.
    """

    code: str
    value: float
    limit: float
    message: str


@dataclass(frozen=True)
class Assessment:
    """A group of given projects, whether it could be suggested or not.

    Args:
        opportunity_id: what it would have as an opportunity.
        project_ids: sorted.
        score: mean of the scores of its pairs, 0 to 100; 0 for less than two projects, and so are value and diameter.
        value: (members - 1) x score.
        diameter_m: the largest distance between two members; infinite between metropolitan France and overseas.
        bars: as those of an ``Explanation``; none for less than two projects.
        broken: the rules that it breaks; empty where it could be suggested as it is.
    """

    opportunity_id: str
    project_ids: tuple[str, ...]
    score: float
    value: float
    diameter_m: float
    bars: tuple[Bar, ...]
    broken: tuple[BrokenRule, ...]


def assess(suggestions: Suggestions, project_ids: Iterable[str], *, language: Language = "fr") -> Assessment:
    """What a group of some projects of the call would be, with the settings of a suggestion.

    Raises:
        TerritoiresError: ``project_unknown``; ``project_no_place``, ``project_at_departement``, ``project_no_theme``,
            ``project_no_epci`` where one takes no part.
    """
    prepared, settings = suggestions.findings.prepared, suggestions.settings
    ids = sorted({str(one) for one in project_ids})
    positions = [position_of(one, prepared.participants, suggestions.projects) for one in ids]
    group = Findings(prepared, settings.weights, np.array([positions], dtype=np.int64))
    is_pool = len(ids) > 1
    score = float(group.scores[0]) if is_pool else 0.0
    return Assessment(
        opportunity_id=opportunity_id(ids),
        project_ids=tuple(ids),
        score=score,
        value=max(len(ids) - 1, 0) * score,
        diameter_m=float(group.diameters[0]) if is_pool else 0.0,
        bars=Bars(group, 0, language).of_group() if is_pool else (),
        broken=tuple(_broken(group, settings, language)),
    )


def _broken(group: Findings, settings: PoolingSettings, language: Language) -> list[BrokenRule]:
    prepared, members, links = group.prepared, group.members, group.links
    participants = prepared.participants
    shared = participants.has_theme[:, participants.chosen(settings.themes)][members].all(axis=0)
    farthest, lowest = links.pairs.distance.max(initial=0.0), links.score.min(initial=100.0)
    themes, epci, calls = (
        len(np.unique(one)) for one in (np.flatnonzero(shared), prepared.epci[members], participants.call[members])
    )
    rules = (
        ("too_far", farthest > settings.max_distance, farthest, settings.max_distance),
        ("score_below", lowest < settings.min_score, lowest, settings.min_score),
        ("too_many_members", len(members) > settings.max_members, len(members), settings.max_members),
        ("one_epci", epci < 2, epci, 2),
        ("no_common_theme", themes < 1, themes, 1),
        ("several_calls", calls > 1, calls, 1),
    )
    return [_told(code, float(value), float(limit), language) for code, is_broken, value, limit in rules if is_broken]


def _told(code: str, value: float, limit: float, language: Language) -> BrokenRule:
    scale, decimals = (1000, 1) if code == "too_far" else (1, 0)
    found, asked = told_apart(value / scale, limit / scale, decimals, language)
    return BrokenRule(code, value, limit, message(f"broken_{code}", language, value=found, limit=asked))
