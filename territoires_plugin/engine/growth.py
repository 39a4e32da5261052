"""Candidate groups: every good pair of projects, grown one member at a time."""

from __future__ import annotations

from ..model.progress import Progress
from .graph import Group, PoolingGraph
from .participants import Booleans

_REPORT_EVERY = 64


def grown_groups(graph: PoolingGraph, free: Booleans, max_members: int, progress: Progress) -> dict[Group, float]:
    """Valid groups of free nodes with their values: each stage of the growth of each seed."""
    groups: dict[Group, float] = {}
    seeds = graph.seeds(free)
    progress.check()
    closest = graph.closest(free)
    for done, seed in enumerate(seeds):
        if done % _REPORT_EVERY == 0:
            progress.report(100 * done / len(seeds))
        one, other = seed
        near = {*closest[one], *closest[other]}.difference(seed)
        _grow(graph, seed, near, max_members, groups)
    return groups


def _grow(graph: PoolingGraph, seed: Group, near: set[int], max_members: int, groups: dict[Group, float]) -> None:
    """Add the node that fits best until none is left or the group is full; keep each stage in ``groups``."""
    one, other = seed
    group, total = seed, graph.neighbours[one][other]
    gain = graph.fitting(seed, near)
    while True:
        groups.setdefault(group, 2 * total / len(group))
        if len(group) == max_members or not gain:
            return
        best = max(gain, key=lambda node: (gain[node], -node))
        total += gain.pop(best)
        group = tuple(sorted((*group, best)))
        common, closer = graph.common_themes(group), graph.neighbours[best]
        gain = {
            node: points + closer[node]
            for node, points in gain.items()
            if node in closer and graph.themes[node] & common
        }
