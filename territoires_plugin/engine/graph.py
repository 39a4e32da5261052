"""The pairs that may stand in one opportunity, as a graph, and what a group of projects is worth in it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from .pairs import Pairs
from .participants import Participants
from .scores import Scores

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


def pooling_graph(participants: Participants, pairs: Pairs, scores: Scores, chosen: int) -> PoolingGraph:
    """The graph of some pairs; ``chosen`` holds the bits of the themes that may be shared."""
    neighbours: list[dict[int, float]] = [{} for _ in range(len(participants))]
    for first, second, score in zip(pairs.first.tolist(), pairs.second.tolist(), scores.total.tolist()):
        neighbours[first][second] = score
        neighbours[second][first] = score
    return PoolingGraph(
        neighbours=tuple(neighbours),
        themes=tuple(mask & chosen for mask in participants.theme_masks()),
        epci=tuple(participants.epci.tolist()),
    )
