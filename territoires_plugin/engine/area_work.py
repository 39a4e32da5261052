"""What is found area by area, wherever that is done: how many partners each project has, and its best ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from ..model.progress import Progress
from .areas import Area
from .pairs import Pairs, PairSearch
from .participants import Booleans, Floats, Integers
from .partner_lists import PartnerLists, partner_lists
from .scope import Scope
from .scorer import PairScorer, totals


@dataclass(frozen=True)
class Rules:
    """What a pair must keep to stand in a list, and how long a list is.

    Args:
        chosen: (t,) the themes of which the two share one.
        weights: by name of the component.
        min_score: 0 to 100.
        length: partners in other EPCI; half as many in the own.
    """

    chosen: Booleans
    weights: Mapping[str, float]
    min_score: float
    length: int


@dataclass(frozen=True)
class CountWork:
    """The partners to be counted of some projects: ``own``, positions among those of the search."""

    search: PairSearch
    own: Integers


@dataclass(frozen=True)
class ListWork:
    """The best partners to be found of some projects.

    Args:
        search, scorer: of the m projects of an area.
        epci: (m,) numbers.
        own: (o,) positions among the m.
        counts: (o,) how many partners each of these has.
        scope: what of the m may be suggested; everything where None.
    """

    search: PairSearch
    scorer: PairScorer
    epci: Integers
    own: Integers
    counts: Integers
    rules: Rules
    scope: Scope | None


def count_work(area: Area, search: PairSearch) -> CountWork:
    return CountWork(search.take(area.nodes, search.places.take(area.nodes)), area.own)


def list_work(
    area: Area,
    search: PairSearch,
    scorer: PairScorer,
    epci: Integers,
    counts: Integers,
    rules: Rules,
    scope: Scope | None,
) -> ListWork:
    """From what is known of all projects."""
    nodes, places = area.nodes, search.places.take(area.nodes)
    return ListWork(
        search=search.take(nodes, places),
        scorer=scorer.take(nodes, places),
        epci=epci[nodes],
        own=area.own,
        counts=counts[nodes[area.own]],
        rules=rules,
        scope=None if scope is None else scope.take(nodes),
    )


def count_partners(work: CountWork, progress: Progress) -> Integers:
    """(o,) how many partners each project has."""
    return work.search.count(work.own, progress)


def list_partners(work: ListWork, progress: Progress) -> PartnerLists:
    """The lists of the o projects, partners told by their positions in the area."""
    rules = work.rules
    lists = partner_lists(_scored(work, progress), epci=work.epci, min_score=rules.min_score, length=rules.length)
    return lists.take(work.own)


def share_theme(has_theme: Booleans, pairs: Pairs) -> Booleans:
    """(m,) whether the two have a theme in common."""
    shared: Booleans = (has_theme[pairs.first] & has_theme[pairs.second]).any(axis=1)
    return shared


def _scored(work: ListWork, progress: Progress) -> Iterator[tuple[Integers, Pairs, Floats]]:
    weights, chosen = work.rules.weights, work.rules.chosen
    has_theme = work.search.has_theme[:, chosen]
    for own, pairs in work.search.blocks(work.own, work.counts, progress):
        points = totals(work.scorer.components(pairs, weights), weights, len(pairs))
        if not chosen.all():
            points[~share_theme(has_theme, pairs)] = np.nan
        if work.scope is not None:
            points[~work.scope.allows(pairs.first, pairs.second)] = np.nan
        yield own, pairs, points
