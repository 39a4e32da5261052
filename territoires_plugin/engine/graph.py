"""The pairs that may stand in one opportunity, as a graph, and what a group of projects is worth in it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from ..model.progress import Progress
from .participants import Booleans, Participants
from .scored import ScoredPairs

_CHECK_EVERY = 64
Group = tuple[int, ...]  # positions of participants, ascending


@dataclass(frozen=True)
class PoolingGraph:
    """Projects as nodes, pairs that keep every rule as edges.

    Args:
        neighbours: for each node its partners with the pair's score (0 to 100), ascending.
        themes: for each node the bits of its themes, those not chosen left out.
        epci: for each node its EPCI code.
    """

    neighbours: tuple[dict[int, float], ...]
    themes: tuple[int, ...]
    epci: tuple[str, ...]

    def common_themes(self, group: Group) -> int:
        common = self.themes[group[0]]
        for node in group[1:]:
            common &= self.themes[node]
        return common

    def is_valid(self, group: Group) -> bool:
        """Whether the group keeps every rule but the number of members."""
        return (
            len(group) >= 2
            and len({self.epci[node] for node in group}) >= 2
            and self.common_themes(group) != 0
            and all(other in self.neighbours[one] for one, other in combinations(group, 2))
        )

    def value(self, group: Group) -> float:
        """(members - 1) x mean pair score: procurements avoided x how well they fit."""
        total = sum(self.neighbours[one][other] for one, other in combinations(group, 2))
        return 2 * total / len(group)


def pooling_graph(participants: Participants, kept: ScoredPairs, chosen: Booleans, progress: Progress) -> PoolingGraph:
    """The graph of the pairs that keep every rule; ``chosen`` says which themes may be shared."""
    pairs, scores = kept.pairs, kept.scores.total
    ends = np.concatenate([pairs.first, pairs.second])
    others = np.concatenate([pairs.second, pairs.first])
    order = np.lexsort((others, ends))
    others, both = others[order], np.concatenate([scores, scores])[order]
    start = np.searchsorted(ends[order], np.arange(len(participants) + 1))
    neighbours: list[dict[int, float]] = []
    for node in range(len(participants)):
        if node % _CHECK_EVERY == 0:
            progress.check()
        own = slice(start[node], start[node + 1])
        neighbours.append(dict(zip(others[own].tolist(), both[own].tolist())))
    return PoolingGraph(
        neighbours=tuple(neighbours),
        themes=tuple(_mask(row) for row in participants.has_theme & chosen),
        epci=tuple(participants.epci.tolist()),
    )


def _mask(themes: Booleans) -> int:
    """The themes of one project as bits, of any number of themes."""
    return sum(1 << int(bit) for bit in np.flatnonzero(themes))
