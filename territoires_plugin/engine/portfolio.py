"""The opportunities: disjoint groups whose values sum to as much as we can find.

Weighted k-set packing (Chandra & Halldorsson 2001): greedy by value, then local search, which lets a candidate in
where it is worth more than what its members leave behind.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping

import numpy as np

from ..model.progress import Progress, Stage
from .graph import Group, PoolingGraph
from .growth import grown_groups
from .participants import Booleans

GAIN = 1e-9  # a step must improve the sum by more, so that rounding cannot make it run in circles
_REPORT_EVERY = 256


class _Packing:
    """Disjoint groups that change one candidate at a time."""

    def __init__(self, graph: PoolingGraph, max_members: int) -> None:
        self.graph = graph
        self.max_members = max_members
        self.closest = graph.closest(np.ones(len(graph.epci), dtype=bool))
        self.closest_free = self.closest
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

    def free(self) -> Booleans:
        """(n,) which nodes are in no group."""
        free = np.ones(len(self.graph.epci), dtype=bool)
        free[list(self.group_of)] = False
        return free

    def groups_of(self, nodes: Iterable[int]) -> list[Group]:
        return sorted({self.group_of[node] for node in nodes if node in self.group_of})

    def try_candidate(self, candidate: Group, worth: float) -> list[Group] | None:
        """Let the candidate in where that pays; the groups that gave members away, None where it does not pay."""
        losers = self.groups_of(candidate)
        left = [rest for group in losers if (rest := self._rest(group, candidate))]
        before = sum(self.value[group] for group in losers)
        after = worth + sum(self.graph.value(rest) for rest in left)
        if after <= before + GAIN:
            return None
        for group in losers:
            self.remove(group)
        for group in (candidate, *left):
            self.add(group)
        return losers

    def best_extension(self, group: Group) -> Group | None:
        """The group with the one more member, free or taken, that improves the sum most; None where none does."""
        if len(group) >= self.max_members:
            return None
        near = {node for member in group for node in (*self.closest[member], *self.closest_free[member])}
        near.difference_update(group)
        joining = self.graph.fitting(group, sorted(near))
        total = self.value[group] * len(group) / 2
        gains = {
            node: 2 * (total + points) / (len(group) + 1) - self.value[group] - self._worth_of_leaving(node)
            for node, points in joining.items()
        }
        best = max(gains, key=lambda node: (gains[node], -node), default=None)
        if best is None or gains[best] <= GAIN:
            return None
        return tuple(sorted((*group, best)))

    def _worth_of_leaving(self, node: int) -> float:
        """What the sum loses when a node leaves its group."""
        if node not in self.group_of:
            return 0.0
        group = self.group_of[node]
        rest = self._rest(group, (node,))
        return self.value[group] - (self.graph.value(rest) if rest else 0.0)

    def _rest(self, group: Group, without: Group) -> Group | None:
        """What stays of a group; None where that is no group any more."""
        rest = tuple(node for node in group if node not in without)
        return rest if len(rest) > 1 and self.graph.is_across_epci(rest) else None


def best_portfolio(graph: PoolingGraph, max_members: int, progress: Progress) -> list[Group]:
    """Disjoint valid groups, best value first, equal values in the order of their members.

    Round by round: what the groups found so far leave free is grown, packed and improved, until no two free projects
    can pool.
    """
    packing = _Packing(graph, max_members)
    candidates: dict[Group, float] = {}
    remaining = 100.0
    while True:
        free = packing.free()
        packing.closest_free = graph.closest(free)
        half = Stage(progress, 100 - remaining, 100 - remaining / 2)
        fresh = grown_groups(graph, free, max_members, Stage(half, 0, 50))
        if not fresh:
            break
        candidates.update(fresh)
        by_value = sorted(fresh, key=lambda group: (-fresh[group], group))
        progress.check()
        for group in by_value:
            if not packing.groups_of(group):
                packing.add(group)
        progress.check()
        _local_search(packing, candidates, by_value, Stage(half, 50, 100))
        remaining /= 2
        progress.report(100 - remaining)
    _extend(packing, sorted(packing.value))
    progress.report(100)
    return sorted(packing.value, key=lambda group: (-packing.value[group], group))


def _local_search(
    packing: _Packing, candidates: Mapping[Group, float], by_value: list[Group], progress: Progress
) -> None:
    """Try candidates, best first; after a change, try again those that it made more attractive, until nothing pays."""
    around: dict[int, list[Group]] = defaultdict(list)
    for group in candidates:
        for node in group:
            around[node].append(group)
    queue, waiting = deque(by_value), set(by_value)
    done, furthest = 0, 0.0
    while queue:
        candidate = queue.popleft()
        waiting.discard(candidate)
        done += 1
        if done % _REPORT_EVERY == 0:
            furthest = max(furthest, 100 * done / (done + len(queue)))
            progress.report(furthest)
        if candidate in packing.value:
            continue
        losers = packing.try_candidate(candidate, candidates[candidate])
        if losers is None:
            continue
        lost = {node for group in losers for node in group}.difference(candidate)
        lost |= _extend(packing, packing.groups_of([*candidate, *lost]))
        for group in (group for node in sorted(lost) for group in around[node]):
            if group not in waiting:
                waiting.add(group)
                queue.append(group)


def _extend(packing: _Packing, groups: list[Group]) -> set[int]:
    """Give groups one more member after the other while that pays; the nodes whose old group shrank."""
    lost: set[int] = set()
    growing = deque(groups)
    while growing:
        group = growing.popleft()
        if group not in packing.value:
            continue
        larger = packing.best_extension(group)
        if larger is None:
            continue
        losers = packing.try_candidate(larger, packing.graph.value(larger)) or []
        left = {node for loser in losers for node in loser}.difference(larger)
        lost |= left
        growing.extend(packing.groups_of([*larger, *left]))
    return lost
