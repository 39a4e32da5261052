"""Candidate groups: good pairs of projects, grown one best member at a time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..model.progress import Progress
from .graph import Groups, TileGraph
from .participants import Booleans, Floats, Integers

SEEDS = 8  # best partners of a project in other EPCI from which its groups are grown
_BATCH = 2_048  # seeds grown side by side
_WORD = 63  # bits of a number that holds a whole group


@dataclass(frozen=True)
class Candidates:
    """g valid groups (g, k), and what each is worth (g,)."""

    groups: Groups
    values: Floats

    def __len__(self) -> int:
        return len(self.values)

    def keep(self, which: Booleans | Integers) -> Candidates:
        return Candidates(self.groups[which], self.values[which])

    def distinct(self) -> Candidates:
        """Each group once, ascending."""
        bits = int(self.groups.max(initial=0)).bit_length()
        if bits * self.groups.shape[1] < _WORD:
            shifts = bits * np.arange(self.groups.shape[1] - 1, -1, -1)
            return self.keep(np.unique((self.groups << shifts).sum(axis=1), return_index=True)[1])
        order = np.lexsort(self.groups.T[::-1])
        groups = self.groups[order]
        new = np.ones(len(groups), dtype=bool)
        new[1:] = (groups[1:] != groups[:-1]).any(axis=1)
        return self.keep(order[new])


def concatenated(*several: Candidates) -> Candidates:
    """The candidates of all, one after the other."""
    return Candidates(
        np.concatenate([some.groups for some in several]), np.concatenate([some.values for some in several])
    )


def together(*several: Candidates) -> Candidates:
    """The candidates of all, each group once."""
    return concatenated(*several).distinct()


def grown(graph: TileGraph, free: Booleans, max_members: int, progress: Progress) -> Candidates:
    """Groups of free projects: each stage of the growth of each seed.

    Args:
        free: (n + 1,) which projects may be members, the last one False.
    """
    seeds = _seeds(graph, free)
    batches = []
    for start in range(0, len(seeds), _BATCH):
        progress.check()
        batches.append(_grow(graph, seeds[start : start + _BATCH], free, max_members))
    if not batches:
        return Candidates(np.empty((0, max_members), dtype=np.int64), np.empty(0))
    return together(*batches)


def _seeds(graph: TileGraph, free: Booleans) -> Groups:
    """(s, 2) the SEEDS best pairs of each free project, each pair once."""
    partners = graph.closest[:-1, :SEEDS]
    one = np.repeat(np.arange(len(graph)), partners.shape[1])
    other = partners.ravel()
    usable = free[one] & free[other]
    low, high = np.minimum(one, other)[usable], np.maximum(one, other)[usable]
    keys = np.unique(low * (len(graph) + 1) + high)
    return np.column_stack([keys // (len(graph) + 1), keys % (len(graph) + 1)])


def _grow(graph: TileGraph, seeds: Groups, free: Booleans, max_members: int) -> Candidates:
    """Add the project that fits best until none is left or the group is full."""
    loops = graph.loops
    if loops is not None:
        return Candidates(*loops.grow(seeds, free, graph.closest, graph.scores, graph.themes, max_members))
    none = len(graph)
    group = np.full((len(seeds), max_members), none, dtype=np.int64)
    group[:, :2] = seeds
    one, other = seeds.T
    near = np.concatenate([graph.closest[one], graph.closest[other]], axis=1)
    near = np.where(free[near], near, none)
    common = graph.themes[one] & graph.themes[other]
    total = graph.scores[one, other]
    gain = graph.scores[one[:, None], near] + graph.scores[other[:, None], near]
    stages = [Candidates(group, total)]
    for size in range(3, max_members + 1):
        gain[(graph.themes[near] & common[:, None]) == 0] = -np.inf
        best = gain.max(axis=1)
        going = best > -np.inf
        group, near, gain = group[going], near[going], gain[going]
        if len(group) == 0:
            break
        # Of several that fit equally well, the one that comes first.
        joining = np.where(gain == best[going, None], near, none).min(axis=1)
        group = group.copy()
        group[:, size - 1] = joining
        total = total[going] + best[going]
        common = common[going] & graph.themes[joining]
        stages.append(Candidates(group, 2 * total / size))
        gain = gain + graph.scores[joining[:, None], near]
    return Candidates(
        np.sort(np.concatenate([stage.groups for stage in stages]), axis=1),
        np.concatenate([stage.values for stage in stages]),
    )
