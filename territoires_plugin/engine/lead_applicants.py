"""Who could carry a pool: its EPCI ranked by four criteria that a mayor can check. A lead to be examined.

No rule names the lead applicant (chef de file). An EPCI is first on a criterion when none of the pool does better:
1. it carries most projects; 2. it is the most populated; 3. its projects are the nearest to those of the others, on
average; 4. its most advanced project is the furthest on. More firsts rank higher; equal ones are told apart by the
four criteria in this order, then by the lower code. A criterion on which all are equal, or that is not known of
every EPCI of the pool, counts for nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..model.messages import Language, message
from ..model.tables import STAGES
from .participants import Booleans, Floats, Integers, Objects
from .phrasing import number_text

CRITERIA = ("projects", "population", "distance", "stage")


@dataclass(frozen=True)
class GroupMembers:
    """The n members of g groups and the l links between members of one group.

    Args:
        group: (n,) number of the group, 0 to g - 1, each with one member at least.
        epci: (n,) EPCI codes.
        stage: (n,) positions in ``STAGES``, NaN where unknown.
        first, second: (l,) positions among the members.
        distance: (l,) metres.
    """

    group: Integers
    epci: Objects
    stage: Floats
    first: Integers
    second: Integers
    distance: Floats


@dataclass(frozen=True)
class Standings:
    """The r EPCI of g groups, group by group, the best lead first.

    Args:
        group: (r,) number of the group, ascending.
        epci: (r,) EPCI codes.
        projects: (r,) how many members it carries.
        population: (r,) inhabitants, NaN where unknown.
        distance: (r,) mean distance of its members to those of the other EPCI, in whole metres; NaN without links.
        stage: (r,) position in ``STAGES`` of its most advanced member, NaN where unknown.
        is_first: (r, 4) on which of the CRITERIA none of the group does better, where it tells them apart.
    """

    group: Integers
    epci: Objects
    projects: Integers
    population: Floats
    distance: Floats
    stage: Floats
    is_first: Booleans

    def leads(self) -> Objects:
        """(g,) the code of the first EPCI of each group: the column ``lead_epci``."""
        codes: Objects = self.epci[np.unique(self.group, return_index=True)[1]]
        return codes


@dataclass(frozen=True)
class LeadCandidate:
    """One EPCI of a group as its lead applicant, with all that is known for and against it.

    Args:
        projects: how many projects of the group it carries.
        population: inhabitants, None where unknown.
        mean_distance_m: of its projects to those of the other EPCI; None where no distance is known.
        stage: of its most advanced project, one of ``STAGES``; None where unknown.
        reasons: a phrase for each criterion that is known, in the order of ``CRITERIA``, marked where it is first.
    """

    epci_code: str
    name: str
    projects: int
    population: int | None
    mean_distance_m: float | None
    stage: str | None
    reasons: tuple[str, ...]


def stage_numbers(stages: Objects) -> Floats:
    """(n,) positions in ``STAGES``, NaN for a missing or unknown stage."""
    numbers: Floats = pd.Series(stages, dtype=object).map({stage: float(place) for place, stage in enumerate(STAGES)})
    return np.asarray(numbers, dtype=np.float64)


def standings(members: GroupMembers, population: Mapping[str, float]) -> Standings:
    """The EPCI of all groups, ranked within each. ``population`` in inhabitants, unknown ones left out."""
    number, codes = pd.factorize(members.epci, sort=True)
    entries, entry_of = np.unique(members.group * len(codes) + number, return_inverse=True)
    group, epci = entries // max(len(codes), 1), entries % max(len(codes), 1)
    projects = np.bincount(entry_of, minlength=len(entries))
    inhabitants = np.array([population.get(code, np.nan) for code in codes], dtype=np.float64)[epci]
    distance = _mean_distance(members, entry_of, len(entries))
    stage = _most_advanced(members.stage, entry_of, len(entries))
    values = np.column_stack([projects, inhabitants, -distance, stage])
    usable, is_first = _firsts(values, group)
    tie_breaks = np.where(usable, values, 0.0)
    order = np.lexsort((epci, *-tie_breaks.T[::-1], -is_first.sum(axis=1), group))
    return Standings(
        group=group[order],
        epci=np.asarray(codes, dtype=object)[epci[order]],
        projects=projects[order],
        population=inhabitants[order],
        distance=distance[order],
        stage=stage[order],
        is_first=is_first[order],
    )


def lead_candidates(
    ranked: Standings, group: int, names: Mapping[str, str], language: Language = "fr"
) -> tuple[LeadCandidate, ...]:
    """The EPCI of one group, the best lead first; an EPCI without a name goes by its code."""
    rows = range(*np.searchsorted(ranked.group, [group, group + 1]))
    total = int(ranked.projects[rows.start : rows.stop].sum())
    return tuple(
        LeadCandidate(
            epci_code=str(ranked.epci[row]),
            name=names.get(ranked.epci[row], str(ranked.epci[row])),
            projects=int(ranked.projects[row]),
            population=None if np.isnan(ranked.population[row]) else int(ranked.population[row]),
            mean_distance_m=None if np.isnan(ranked.distance[row]) else float(ranked.distance[row]),
            stage=None if np.isnan(ranked.stage[row]) else STAGES[int(ranked.stage[row])],
            reasons=_reasons(ranked, row, rows, total, language),
        )
        for row in rows
    )


def _mean_distance(members: GroupMembers, entry_of: Integers, count: int) -> Floats:
    """(r,) whole metres, so that what differs by rounding alone is equal."""
    ends = np.column_stack([entry_of[members.first], entry_of[members.second]])
    across = ends[:, 0] != ends[:, 1]
    # both ends of a link side by side: two EPCI add up the same links in the same order
    both, metres = ends[across].ravel(), np.repeat(members.distance[across], 2)
    links = np.bincount(both, minlength=count)
    total = np.bincount(both, weights=metres, minlength=count)
    mean = np.divide(total, links, out=np.full(count, np.nan), where=links > 0)
    return np.round(mean)


def _most_advanced(stage: Floats, entry_of: Integers, count: int) -> Floats:
    furthest = np.full(count, -1.0)
    np.maximum.at(furthest, entry_of, np.nan_to_num(stage, nan=-1.0))
    furthest[furthest < 0] = np.nan
    return furthest


def _firsts(values: Floats, group: Integers) -> tuple[Booleans, Booleans]:
    """(r, 4) where a criterion is known of the whole group, and who is first where it tells its EPCI apart."""
    if not len(values):
        return np.zeros(values.shape, dtype=bool), np.zeros(values.shape, dtype=bool)
    _, start, size = np.unique(group, return_index=True, return_counts=True)
    best = np.repeat(np.maximum.reduceat(values, start), size, axis=0)
    worst = np.repeat(np.minimum.reduceat(values, start), size, axis=0)
    usable: Booleans = ~np.isnan(best)
    return usable, usable & (values == best) & (best > worst)


def _reasons(ranked: Standings, row: int, rows: range, total: int, language: Language) -> tuple[str, ...]:
    phrases = (
        message("lead_projects", language, count=ranked.projects[row], total=total),
        _with_number("lead_population", ranked.population[row], 0, language),
        _with_number("lead_distance", ranked.distance[row] / 1000, 1, language),
        _stage_phrase(ranked.stage[row], language),
    )
    firsts = ranked.is_first[rows.start : rows.stop]
    marked = []
    for criterion, phrase in enumerate(phrases):
        if phrase and ranked.is_first[row, criterion]:
            mark = "lead_first" if firsts[:, criterion].sum() == 1 else "lead_first_equal"
            phrase = message(mark, language, reason=phrase)
        marked.append(phrase)
    return tuple(filter(None, marked))


def _with_number(code: str, value: float, decimals: int, language: Language) -> str:
    return "" if np.isnan(value) else message(code, language, number=number_text(value, decimals, language))


def _stage_phrase(place: float, language: Language) -> str:
    if np.isnan(place):
        return ""
    return message("lead_stage", language, stage=message(f"stage_{STAGES[int(place)]}", language))
