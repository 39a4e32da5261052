"""The pairs that may stand in one opportunity, as a graph, and what a group of projects is worth in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from ..model.progress import Progress
from .participants import Booleans, Integers, Objects, Participants
from .scored import ScoredPairs

CLOSEST = 32  # best partners of a project among which its groups look for members
SEEDS = 16  # best partners of a project in other EPCI from which its groups are grown
_CHECK_EVERY = 64

Group = tuple[int, ...]  # positions of participants, ascending


@dataclass(frozen=True)
class PoolingGraph:
    """n projects as nodes, pairs that keep every rule as edges.

    Args:
        neighbours: for each node its partners with the pair's score (0 to 100).
        themes: for each node the bits of its themes, those not chosen left out.
        epci: (n,) EPCI codes.
        ends, others: (2m,) each edge from both sides, by node, the best partner first.
    """

    neighbours: tuple[dict[int, float], ...]
    themes: tuple[int, ...]
    epci: Objects
    ends: Integers
    others: Integers

    def closest(self, among: Booleans) -> tuple[tuple[int, ...], ...]:
        """For each node its CLOSEST best partners among some nodes, best first."""
        ends, others = self._first(among[self.others], CLOSEST)
        start = np.searchsorted(ends, np.arange(len(self.epci) + 1))
        best = others.tolist()
        return tuple(tuple(best[start[node] : start[node + 1]]) for node in range(len(self.epci)))

    def seeds(self, among: Booleans) -> list[Group]:
        """The SEEDS best pairs across an EPCI border of each of some nodes, each pair once, ascending."""
        across = self.epci[self.ends] != self.epci[self.others]
        ends, others = self._first(across & among[self.ends] & among[self.others], SEEDS)
        pairs = np.unique(np.sort(np.column_stack([ends, others]), axis=1), axis=0)
        return [(one, other) for one, other in pairs.tolist()]

    def _first(self, wanted: Booleans, count: int) -> tuple[Integers, Integers]:
        """The first ``count`` wanted edges of each node."""
        ends, others = self.ends[wanted], self.others[wanted]
        first = np.arange(len(ends)) - np.searchsorted(ends, ends) < count
        return ends[first], others[first]

    def common_themes(self, group: Group) -> int:
        common = self.themes[group[0]]
        for node in group[1:]:
            common &= self.themes[node]
        return common

    def is_across_epci(self, group: Group) -> bool:
        """Whether the members lie in two EPCI at least: with that, any part of a valid group is valid."""
        first = self.epci[group[0]]
        return any(self.epci[node] != first for node in group[1:])

    def value(self, group: Group) -> float:
        """(members - 1) x mean pair score: procurements avoided x how well they fit."""
        return 2 * sum(self.neighbours[one][other] for one, other in combinations(group, 2)) / len(group)

    def fitting(self, group: Group, among: Iterable[int]) -> dict[int, float]:
        """The nodes among some that may join the group, with the sum of their scores with its members."""
        common = self.common_themes(group)
        joining: dict[int, float] = {}
        for node in among:
            partners = self.neighbours[node]
            if self.themes[node] & common and all(member in partners for member in group):
                joining[node] = sum(partners[member] for member in group)
        return joining


def pooling_graph(participants: Participants, kept: ScoredPairs, chosen: Booleans, progress: Progress) -> PoolingGraph:
    """The graph of the pairs that keep every rule; ``chosen`` says which themes may be shared."""
    pairs, scores = kept.pairs, kept.scores.total
    ends = np.concatenate([pairs.first, pairs.second])
    order = np.argsort(ends, kind="stable")
    ends = ends[order]
    others = np.concatenate([pairs.second, pairs.first])[order]
    both = np.concatenate([scores, scores])[order]
    start = np.searchsorted(ends, np.arange(len(participants) + 1))
    neighbours: list[dict[int, float]] = []
    for node in range(len(participants)):
        if node % _CHECK_EVERY == 0:
            progress.check()
        own = slice(start[node], start[node + 1])
        best_first = np.lexsort((others[own], -both[own]))
        others[own] = others[own][best_first]
        neighbours.append(dict(zip(others[own].tolist(), both[own][best_first].tolist())))
    return PoolingGraph(
        neighbours=tuple(neighbours),
        themes=tuple(_mask(row) for row in participants.has_theme & chosen),
        epci=participants.epci,
        ends=ends,
        others=others,
    )


def _mask(themes: Booleans) -> int:
    """The themes of one project as bits, of any number of themes."""
    return sum(1 << int(bit) for bit in np.flatnonzero(themes))
