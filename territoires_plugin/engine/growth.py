"""Candidate groups: every good pair of projects, grown one member at a time."""

from __future__ import annotations

from ..model.progress import Progress
from .graph import Group, PoolingGraph

SEEDS_PER_PROJECT = 16  # best partners in other EPCI from which a project's groups are grown


def grown_groups(graph: PoolingGraph, max_members: int, progress: Progress) -> dict[Group, float]:
    """Valid groups with their values: each stage of the growth of each seed."""
    groups: dict[Group, float] = {}
    seeds = _seeds(graph)
    for done, seed in enumerate(seeds):
        if done % 16 == 0:
            progress.report(100 * done / len(seeds))
        _grow(graph, seed, max_members, groups)
    return groups


def _seeds(graph: PoolingGraph) -> list[Group]:
    """The best pairs across an EPCI border of each project, each pair once."""
    seeds: set[Group] = set()
    for node, partners in enumerate(graph.neighbours):
        outside = [(-score, other) for other, score in partners.items() if graph.epci[other] != graph.epci[node]]
        seeds.update((min(node, other), max(node, other)) for _, other in sorted(outside)[:SEEDS_PER_PROJECT])
    return sorted(seeds)


def _grow(graph: PoolingGraph, seed: Group, max_members: int, groups: dict[Group, float]) -> None:
    """Add the partner that fits best until none is left or the group is full; keep each stage in ``groups``."""
    one, other = seed
    common = graph.themes[one] & graph.themes[other]
    partners, more = graph.neighbours[one], graph.neighbours[other]
    gain = {node: score + more[node] for node, score in partners.items() if node in more}
    group, total = seed, partners[other]
    while True:
        if group not in groups:
            groups[group] = 2 * total / len(group)
        gain = {node: points for node, points in gain.items() if graph.themes[node] & common}
        if len(group) == max_members or not gain:
            return
        best = max(gain, key=lambda node: (gain[node], -node))
        total += gain[best]
        common &= graph.themes[best]
        group = tuple(sorted((*group, best)))
        closer = graph.neighbours[best]
        gain = {node: points + closer[node] for node, points in gain.items() if node in closer}
