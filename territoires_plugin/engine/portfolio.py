"""The opportunities: disjoint groups whose values sum to as much as we can find.

Weighted k-set packing (Chandra & Halldorsson 2001): greedy by value, then local search, which lets a candidate in
where it is worth more than what its members leave behind.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping

from ..model.progress import Progress
from .graph import Group, PoolingGraph

GAIN = 1e-9  # a step must improve the sum by more, so that rounding cannot make it run in circles


class _Packing:
    """Disjoint groups that change one candidate at a time."""

    def __init__(self, graph: PoolingGraph, max_members: int) -> None:
        self.graph = graph
        self.max_members = max_members
        self.value: dict[Group, float] = {}
        self.group_of: dict[int, Group] = {}

    def add(self, group: Group) -> None:
        self.value[group] = self.graph.value(group)
        for node in group:
            self.group_of[node] = group

    def remove(self, group: Group) -> None:
        del self.value[group]
        for node in group:
            del self.group_of[node]

    def is_free(self, group: Group) -> bool:
        return not any(node in self.group_of for node in group)

    def try_candidate(self, candidate: Group, worth: float) -> list[Group] | None:
        """Let the candidate in where that pays; the groups that gave members away, None where it does not pay."""
        losers = sorted({self.group_of[node] for node in candidate if node in self.group_of})
        rests = (tuple(node for node in group if node not in candidate) for group in losers)
        left = [rest for rest in rests if self.graph.is_valid(rest)]
        before = sum(self.value[group] for group in losers)
        after = worth + sum(self.graph.value(rest) for rest in left)
        if after <= before + GAIN:
            return None
        for group in losers:
            self.remove(group)
        for group in (candidate, *left):
            self.add(group)
        return losers

    def neighbouring_candidates(self, group: Group) -> list[Group]:
        """The group with one more member, free or taken, and the group merged with another."""
        graph = self.graph
        partners = set.intersection(*(set(graph.neighbours[node]) for node in group))
        common = graph.common_themes(group)
        able = sorted(node for node in partners if graph.themes[node] & common)
        larger: list[Group] = [(node,) for node in able if len(group) < self.max_members]
        others = sorted({self.group_of[node] for node in able if node in self.group_of})
        larger += [other for other in others if len(group) + len(other) <= self.max_members and len(other) > 1]
        return [merged for more in larger if graph.is_valid(merged := tuple(sorted((*group, *more))))]


def best_portfolio(
    graph: PoolingGraph, candidates: dict[Group, float], max_members: int, progress: Progress
) -> list[Group]:
    """Disjoint valid groups, best value first, equal values in the order of their members."""
    packing = _Packing(graph, max_members)
    for group in sorted(candidates, key=lambda group: (-candidates[group], group)):
        if packing.is_free(group):
            packing.add(group)
    _local_search(packing, candidates, progress)
    return sorted(packing.value, key=lambda group: (-packing.value[group], group))


def _local_search(packing: _Packing, candidates: dict[Group, float], progress: Progress) -> None:
    """Try every candidate; after a change, try again those that it made more attractive, until nothing pays."""
    around: dict[int, list[Group]] = defaultdict(list)
    for group in sorted(candidates):
        for node in group:
            around[node].append(group)
    queue = deque(sorted(candidates, key=lambda group: (-candidates[group], group)))
    waiting = set(queue)
    done, furthest = 0, 0.0
    while queue:
        candidate = queue.popleft()
        waiting.discard(candidate)
        done += 1
        if done % 32 == 0:
            furthest = max(furthest, 100 * done / (done + len(queue)))
            progress.report(furthest)
        if candidate in packing.value:
            continue
        losers = packing.try_candidate(candidate, packing.graph.value(candidate))
        if losers is None:
            continue
        for group in _worth_another_look(packing, candidate, losers, around):
            if group not in waiting:
                waiting.add(group)
                queue.append(group)


def _worth_another_look(
    packing: _Packing, candidate: Group, losers: list[Group], around: Mapping[int, list[Group]]
) -> list[Group]:
    """Candidates that hold a node which lost by the change, and extensions of the groups that it made."""
    lost = sorted({node for group in losers for node in group}.difference(candidate))
    made = sorted({packing.group_of[node] for node in (*candidate, *lost) if node in packing.group_of})
    again = [group for node in lost for group in around[node]]
    return again + [more for group in made for more in packing.neighbouring_candidates(group)]
