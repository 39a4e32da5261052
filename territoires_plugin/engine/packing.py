"""Disjoint groups of one tile, and what letting a candidate in among them would change."""

from __future__ import annotations

import numpy as np

from .graph import Groups, TileGraph
from .growth import Candidates, concatenated
from .participants import Booleans, Floats, Integers

_CELLS = 4_000_000  # members compared with members side by side


class Packing:
    """Disjoint valid groups; those that have gone stay in the arrays, no longer alive.

    Attributes:
        owner: (n + 1,) the group of each project, -1 where it is in none.
        leaving: (n + 1,) what the sum of values loses when a project leaves its group.
    """

    def __init__(self, graph: TileGraph, max_members: int) -> None:
        self.graph = graph
        self.groups: Groups = np.empty((0, max_members), dtype=np.int64)
        self.values: Floats = np.empty(0)
        self.alive: Booleans = np.empty(0, dtype=bool)
        self.owner: Integers = np.full(len(graph) + 1, -1, dtype=np.int64)
        self.leaving: Floats = np.zeros(len(graph) + 1)
        self._pair_scores: Floats = np.empty((0, max_members, max_members))

    @property
    def current(self) -> Candidates:
        return Candidates(self.groups[self.alive], self.values[self.alive])

    def free(self) -> Booleans:
        """(n + 1,) which projects are in no group; the last one, which does not exist, is not free."""
        free = self.owner < 0
        free[-1] = False
        return free

    def add(self, new: Candidates) -> None:
        position = len(self.groups) + np.arange(len(new))
        self.groups = np.concatenate([self.groups, new.groups])
        self.values = np.concatenate([self.values, new.values])
        self.alive = np.concatenate([self.alive, np.ones(len(new), dtype=bool)])
        self._pair_scores = np.concatenate([self._pair_scores, self.graph.pair_scores(new.groups)])
        self.owner[new.groups] = position[:, None]
        self.owner[-1] = -1
        self._weigh(position)

    def remove(self, positions: Integers) -> None:
        self.alive[positions] = False
        self.owner[self.groups[positions]] = -1
        self.leaving[self.groups[positions]] = 0.0

    def gains(self, candidates: Candidates, least: float) -> Floats:
        """(c,) by how much the sum of values grows when a candidate is let in and takes its members from others.

        Told exactly where it is more than ``least``; elsewhere what is told is not above ``least`` either. A group that
        loses one member loses what that one is worth to it; one that loses several is looked at only where its dearest
        member alone is cheap enough. That misses no gain where a group is worth more than any part of it, as it is
        up to five members whose pairs score at least 40; beyond that a rare gain may be missed.
        """
        loops = self.graph.loops
        if loops is not None:
            standing = self.groups, self.values, self._pair_scores
            told: Floats = loops.gains(
                candidates.groups, candidates.values, self.owner, self.leaving, *standing, self.graph.epci, least
            )
            return told
        owner = self.owner[candidates.groups]
        cost = self.leaving[candidates.groups]
        takes_several = np.zeros(len(candidates), dtype=bool)
        for place in range(1, owner.shape[1]):
            for earlier in range(place):
                same = np.flatnonzero((owner[:, earlier] == owner[:, place]) & (owner[:, place] >= 0))
                takes_several[same] = True
                cost[same, place] = np.maximum(cost[same, earlier], cost[same, place])
                cost[same, earlier] = 0.0
        total = np.zeros(len(candidates))
        for place in range(owner.shape[1]):
            total += cost[:, place]
        gains: Floats = candidates.values - total
        several = np.flatnonzero(takes_several & (gains > least))
        gains[several] = self._exact_gains(candidates.keep(several))
        return gains

    def _exact_gains(self, candidates: Candidates) -> Floats:
        gains = candidates.values.copy()
        rows = max(1, _CELLS // candidates.groups.shape[1] ** 2)
        for start in range(0, len(candidates), rows):
            part = candidates.groups[start : start + rows]
            for loser in self._losers(part):
                gains[start + loser.rows] -= self.values[loser.positions] - loser.rest.values
        return gains

    def let_in(self, candidates: Candidates) -> Integers:
        """Let candidates in that touch none of each other's groups; the projects whose group changed."""
        losers = self._losers(candidates.groups)
        gone = np.concatenate([np.empty(0, dtype=np.int64), *(loser.positions for loser in losers)])
        kept = [loser.rest.keep(loser.rest.values > 0) for loser in losers]
        touched = self.groups[gone]
        self.remove(gone)
        self.add(concatenated(candidates, *kept))
        changed: Integers = np.unique(np.concatenate([touched.ravel(), candidates.groups.ravel()]))
        return changed

    def _weigh(self, positions: Integers) -> None:
        """Tell what the members of some groups are worth to these."""
        for place in range(self.groups.shape[1]):
            keep = self.groups[positions] < len(self.graph)
            there = keep[:, place].copy()
            keep[:, place] = False
            rest = self._rest(positions[there], keep[there])
            self.leaving[self.groups[positions[there], place]] = self.values[positions[there]] - rest.values

    def _losers(self, groups: Groups) -> list[_Losers]:
        """The groups that candidates take members from, each told once for a candidate, by place of that member."""
        owner = self.owner[groups]
        losers = []
        for place in range(groups.shape[1]):
            rows = first_taken(owner, place)
            positions = owner[rows, place]
            keep = left_behind(self.groups[positions], groups[rows], len(self.graph))
            losers.append(_Losers(rows, positions, self._rest(positions, keep)))
        return losers

    def _rest(self, positions: Integers, keep: Booleans) -> Candidates:
        """What stays of groups when some members go; worth 0 where that is no valid group any more."""
        rest = np.sort(np.where(keep, self.groups[positions], len(self.graph)), axis=1)
        count = keep.sum(axis=1)
        weight = keep.astype(float)
        sums = np.einsum("gi,gij,gj->g", weight, self._pair_scores[positions], weight) / 2
        valid = (count >= 2) & self.graph.across_epci(rest)
        return Candidates(rest, np.where(valid, 2 * sums / np.maximum(count, 1), 0.0))


class _Losers:
    """Rows of candidates, the group each takes members from, and what stays of it."""

    def __init__(self, rows: Integers, positions: Integers, rest: Candidates) -> None:
        self.rows = rows
        self.positions = positions
        self.rest = rest


def first_taken(owner: Integers, place: int) -> Integers:
    """Rows of candidates whose member at a place is the first that they take from its group.

    Args:
        owner: (c, k) the group of each member, -1 for none.
    """
    first = owner[:, place] >= 0
    for earlier in range(place):
        first &= owner[:, earlier] != owner[:, place]
    return np.flatnonzero(first)


def left_behind(losing: Groups, taking: Groups, none: int) -> Booleans:
    """(g, k) which members of some groups stay when as many candidates take theirs."""
    stays: Booleans = (losing[:, :, None] != taking[:, None, :]).all(axis=2) & (losing < none)
    return stays


def take_greedily(packing: Packing, candidates: Candidates) -> None:
    """Add candidates by value as long as their members are free; equal values in the order of the candidates.

    Side by side: whoever is the best of all its members' candidates is taken, then the same among what is left.
    """
    none = len(packing.graph)
    order = np.argsort(-candidates.values, kind="stable")
    order = order[candidates.values[order] > 0]
    order = order[(packing.owner[candidates.groups[order]] < 0).all(axis=1)]
    while len(order):
        groups = candidates.groups[order]
        chosen = undisputed(groups, none)
        packing.add(candidates.keep(order[chosen]))
        order = order[(packing.owner[groups] < 0).all(axis=1)]


def undisputed(claims: Integers, none: int) -> Booleans:
    """(c,) which claims, best first, are the first on everything they claim; ``none`` is claimed by nobody.

    Args:
        claims: (c, k) numbers of what is claimed.
    """
    rank = np.arange(len(claims))
    first = np.zeros(int(claims.max(initial=none)) + 1, dtype=np.int64)
    first[claims[::-1].ravel()] = np.repeat(rank[::-1], claims.shape[1])  # the last write, of the best, stays
    free: Booleans = ((first[claims] == rank[:, None]) | (claims == none)).all(axis=1)
    return free
