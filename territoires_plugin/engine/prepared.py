"""What the engine knows of a call before anybody has chosen weights, themes or group sizes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import geopandas as gpd
import numpy as np
import pandas as pd

from ..model.progress import Progress, Stage
from ..model.settings import PoolingSettings
from .area_work import Rules, count_partners, count_work, list_partners, list_work, share_theme
from .areas import Area, areas
from .boundaries import usable_territories
from .graph import Nodes, TileEdges
from .measures.contiguity import Neighbourhood, neighbourhood
from .office_tables import OfficeTables
from .pairs import Pairs, PairSearch, joined, runs
from .participants import Booleans, Floats, Integers, Objects, Participants, take_part
from .partner_lists import PartnerLists, joined_lists, list_length, partner_lists
from .places import Places, places_of
from .references import References
from .running import Here, InThreads, Runner
from .scope import Scope
from .scorer import Components, PairScorer, totals
from .scorers import pair_scorer

# Told from both ends, once for each common theme; more are scored as they are found and never all held at once.
KEPT_PAIRS = 1_000_000


@dataclass(frozen=True)
class ScoredPairs:
    """All m pairs of a call, ``first < second``, and their components, whatever their weights."""

    pairs: Pairs
    components: Components


@dataclass(frozen=True)
class Prepared:
    """A call within a maximum distance.

    Args:
        boundaries: the territories, None where there are none.
        neighbours: which EPCI touch.
        areas: all projects, cut into parts that are searched for pairs on their own.
        search: finds the pairs.
        reach_counts: (n,) how many partners each project has, one counted once for each common theme.
        scorer: scores the pairs.
        references: the answers at presets, kept for the next time.
    """

    participants: Participants
    boundaries: gpd.GeoDataFrame | None
    neighbours: Neighbourhood
    areas: list[Area]
    search: PairSearch
    reach_counts: Integers
    scorer: PairScorer
    references: References = field(default_factory=References)

    @property
    def places(self) -> Places:
        return self.search.places

    @cached_property
    def epci(self) -> Integers:
        """(n,) numbers of the EPCI, in the order of their codes."""
        numbers: Integers = pd.factorize(self.participants.epci, sort=True)[0].astype(np.int64)
        return numbers

    @property
    def reached(self) -> Booleans:
        """(n,) which projects have a partner: only these may change what is counted over all projects."""
        return self.reach_counts > 0

    @property
    def has_few_pairs(self) -> bool:
        return int(self.reach_counts.sum()) <= KEPT_PAIRS

    def all_pairs(self, progress: Progress) -> ScoredPairs:
        """Every pair in reach that shares a theme; kept for the next time where they are few."""
        if "kept" in self.__dict__:
            kept: ScoredPairs = self.__dict__["kept"]
            return kept
        own = np.flatnonzero(self.reached)
        found = []
        for _, pairs in self.search.blocks(own, self.reach_counts[own], progress):
            found.append(pairs.keep(pairs.first < pairs.second))
        pairs = joined(found)
        scored = ScoredPairs(pairs, self.scorer.components(pairs))
        if self.has_few_pairs:
            self.__dict__["kept"] = scored
        return scored

    def shared_themes(self, pairs: Pairs, themes: tuple[str, ...]) -> Booleans:
        """(m,) whether the two share one of some themes; of any, where none is chosen."""
        if not themes:
            return np.ones(len(pairs), dtype=bool)
        return share_theme(self.participants.has_theme[:, self.participants.chosen(themes)], pairs)

    def nodes(self, themes: tuple[str, ...]) -> Nodes:
        """What the search for groups knows of the projects."""
        return Nodes(
            _theme_bits(self.participants.has_theme[:, self.participants.chosen(themes)]), self.epci, self.places.xy
        )

    def partner_lists(
        self, settings: PoolingSettings, scope: Scope | None, runner: Runner, progress: Progress
    ) -> PartnerLists:
        """The best partners of each project among the pairs that keep every rule, and that the scope allows."""
        length = list_length(int(self.reached.sum()))
        if self.has_few_pairs:
            block = self._kept_block(settings, scope, progress)
            return partner_lists(block, epci=self.epci, min_score=settings.min_score, length=length)
        rules = Rules(self.participants.chosen(settings.themes), settings.weights, settings.min_score, length)
        works = (
            list_work(area, self.search, self.scorer, self.epci, self.reach_counts, rules, scope) for area in self.areas
        )
        areas_in = side_by_side(runner, self.places)
        found = zip(areas_in.run(list_partners, works, len(self.areas), progress), self.areas)
        return joined_lists(((area.nodes[area.own], area.nodes, lists) for lists, area in found), len(self.epci))

    def edges_among(self, nodes: Integers, settings: PoolingSettings, scope: Scope | None) -> TileEdges:
        """Every pair that keeps the rules, and that the scope allows, among some projects.

        Args:
            nodes: their positions, ascending.
        """
        one, other = np.triu_indices(len(nodes), 1)
        call = self.participants.call[nodes]
        one, other = one[call[one] == call[other]], other[call[one] == call[other]]
        pairs = self.scorer.between(nodes[one], nodes[other])
        points = totals(self.scorer.components(pairs, settings.weights), settings.weights, len(pairs))
        fits = (pairs.distance <= settings.max_distance) & (points >= settings.min_score)
        fits &= self.shared_themes(pairs, settings.themes or self.participants.theme_codes)
        if scope is not None:
            fits &= scope.allows(pairs.first, pairs.second)
        return TileEdges(self.nodes(settings.themes).take(nodes), one[fits], other[fits], points[fits])

    def _kept_block(
        self, settings: PoolingSettings, scope: Scope | None, progress: Progress
    ) -> Iterator[tuple[Integers, Pairs, Floats]]:
        scored = self.all_pairs(progress)
        pairs = scored.pairs
        points = totals(scored.components, settings.weights, len(pairs))
        points[~self.shared_themes(pairs, settings.themes)] = np.nan
        if scope is not None:
            points[~scope.allows(pairs.first, pairs.second)] = np.nan
        ends = np.concatenate([pairs.first, pairs.second])
        order = np.argsort(ends, kind="stable")
        own, count = np.unique(ends, return_counts=True)
        start = np.concatenate([[0], np.cumsum(count)])
        for low, high in runs(count):
            progress.check()
            rows = order[start[low] : start[high]]
            pair, turned = rows % len(pairs), rows >= len(pairs)
            first = np.where(turned, pairs.second[pair], pairs.first[pair])
            second = np.where(turned, pairs.first[pair], pairs.second[pair])
            yield own[low:high], Pairs(first, second, pairs.distance[pair]), points[pair]


def prepare(
    projects: gpd.GeoDataFrame,
    territories: gpd.GeoDataFrame | None,
    max_distance: float,
    office: OfficeTables,
    runner: Runner,
    progress: Progress,
) -> Prepared:
    """Read the tables once.

    Raises:
        TerritoiresError: what ``take_part`` raises; ``territories_columns``, ``crs_missing``.
    """
    boundaries = usable_territories(territories)
    progress.check()
    participants = take_part(projects, boundaries, progress)
    progress.check()
    places = places_of(participants.parts, len(participants))
    progress.check()
    search = PairSearch(participants.has_theme, participants.call, places, max_distance)
    cut = areas(places, max_distance, progress)
    progress.check()
    counts = _reach_counts(search, cut, runner, Stage(progress, 20, 80))
    neighbours = neighbourhood(participants.epci, boundaries, progress)
    progress.check()
    population = _population(boundaries)
    scorer = pair_scorer(participants, places, counts > 0, neighbours, population, office, max_distance, progress)
    progress.report(100)
    return Prepared(participants, boundaries, neighbours, cut, search, counts, scorer)


def side_by_side(runner: Runner, places: Places) -> Runner:
    """Two pieces at a time in this process, unless they share geometries, which GEOS before 3.12 forbids."""
    return InThreads() if isinstance(runner, Here) and places.shapes is None else runner


def _reach_counts(search: PairSearch, cut: list[Area], runner: Runner, progress: Progress) -> Integers:
    works = (count_work(area, search) for area in cut)
    counts = np.zeros(len(search), dtype=np.int64)
    found = side_by_side(runner, search.places).run(count_partners, works, len(cut), progress)
    for own_counts, area in zip(found, cut):
        counts[area.nodes[area.own]] = own_counts
    return counts


def _population(boundaries: gpd.GeoDataFrame | None) -> Mapping[str, float]:
    if boundaries is None or "population" not in boundaries.columns:
        return {}
    known = boundaries[boundaries["population"].notna()]
    return dict(zip(known["epci_code"], known["population"].astype(float)))


def _theme_bits(has_theme: Objects) -> Objects:
    """(n,) the themes as bits of one number each."""
    count = has_theme.shape[1]
    if count <= 64:
        bits: Objects = has_theme @ (np.uint64(1) << np.arange(count, dtype=np.uint64))
        return bits.astype(np.uint64)
    return np.array([sum(1 << int(bit) for bit in np.flatnonzero(row)) for row in has_theme], dtype=object)
