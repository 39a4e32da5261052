"""All valid groups among some projects, where they are few enough to be listed."""

from __future__ import annotations

import numpy as np

from .graph import TileGraph
from .growth import Candidates

_LOOKED_AT = 20  # pairs of sets and projects that may be looked at for each set that may be kept


def all_groups(graph: TileGraph, max_members: int, limit: int) -> Candidates | None:
    """Every valid group of a graph; None where there are more than ``limit`` sets of one size to look at.

    Sets grow by members of a higher position, so that each is found once; sets within one EPCI are no groups but may
    become some.
    """
    none = len(graph)
    later = (graph.scores[:-1, :-1] > -np.inf) & (np.arange(none) > np.arange(none)[:, None])
    sets, joinable, common = np.arange(none)[:, None], later, graph.themes[:-1]
    found = [np.empty((0, max_members), dtype=np.int64)]
    for size in range(2, max_members + 1):
        if np.count_nonzero(joinable) > _LOOKED_AT * limit:
            return None
        owner, joining = np.nonzero(joinable)
        shared = (common[owner] & graph.themes[joining]) != 0
        owner, joining = owner[shared], joining[shared]
        if len(owner) > limit:
            return None
        sets = np.column_stack([sets[owner], joining])
        common = common[owner] & graph.themes[joining]
        joinable = joinable[owner] & later[joining]
        groups = np.full((len(sets), max_members), none, dtype=np.int64)
        groups[:, :size] = sets
        found.append(groups[graph.across_epci(groups)])
    groups = np.concatenate(found)
    if len(groups) > limit:
        return None
    return Candidates(groups, graph.values(groups)).distinct()
