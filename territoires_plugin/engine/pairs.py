"""Which projects are near each other and share a theme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import shapely
from scipy.spatial import cKDTree

from ..model.progress import Progress
from . import running
from .participants import Booleans, Floats, Integers, Objects
from .places import Places

BLOCK_PAIRS = 300_000  # pairs looked at between two looks at cancel
_COUNTED = 5_000  # projects whose partners are counted between two looks at cancel
_MARGIN = 1 + 1e-9  # the tree's own rounding must not lose a pair at exactly the maximum distance


@dataclass(frozen=True)
class Pairs:
    """m pairs of participants.

    Args:
        first, second: (m,) positions among the participants.
        distance: (m,) metres.
    """

    first: Integers
    second: Integers
    distance: Floats

    def __len__(self) -> int:
        return len(self.first)

    def keep(self, which: Booleans | Integers) -> Pairs:
        return Pairs(self.first[which], self.second[which], self.distance[which])


def joined(blocks: list[Pairs]) -> Pairs:
    """The pairs of some blocks, sorted by both ends."""
    if not blocks:
        nothing = np.empty(0, dtype=np.int64)
        return Pairs(nothing, nothing, np.empty(0))
    first, second, distance = (
        np.concatenate([getattr(block, name) for block in blocks]) for name in ("first", "second", "distance")
    )
    order = np.lexsort((second, first))
    return Pairs(first[order], second[order], distance[order])


@dataclass(frozen=True)
class PairSearch:
    """Finds the pairs of one call within ``max_distance`` metres that share a theme, whatever the EPCI.

    One index for each call, zone and theme; a pair with several common themes is told once, at the lowest of them.

    Args:
        has_theme: (n, t).
        call: (n,) numbers; projects of different calls never pair.
        max_distance: metres.
    """

    has_theme: Booleans
    call: Integers
    places: Places
    max_distance: float

    def __len__(self) -> int:
        return len(self.call)

    def take(self, positions: Integers, places: Places) -> PairSearch:
        """The search among some projects, whose places are given."""
        return replace(self, has_theme=self.has_theme[positions], call=self.call[positions], places=places)

    @cached_property
    def _indexes(self) -> tuple[_PointIndex | _ShapeIndex, ...]:
        kinds = np.column_stack([self.call, self.places.zone])
        indexes: list[_PointIndex | _ShapeIndex] = []
        for call, zone in np.unique(kinds, axis=0):
            together = (kinds[:, 0] == call) & (kinds[:, 1] == zone)
            for theme in range(self.has_theme.shape[1]):
                members = np.flatnonzero(together & self.has_theme[:, theme])
                if len(members) > 1:
                    indexes.append(self._index(members, theme))
        return tuple(indexes)

    def _index(self, members: Integers, theme: int) -> _PointIndex | _ShapeIndex:
        if self.places.shapes is None:
            return _PointIndex(members, theme, self.places.xy[members], self.max_distance)
        return _ShapeIndex(members, theme, self.places.shapes[members], self.max_distance)

    def count(self, own: Integers, progress: Progress) -> Integers:
        """(o,) how many partners some projects have, one counted once for each common theme."""
        counts = np.zeros(len(self), dtype=np.int64)
        wanted = np.zeros(len(self), dtype=bool)
        wanted[own] = True
        for index in self._indexes:
            some = np.flatnonzero(wanted[index.members])
            for start in range(0, len(some), _COUNTED):
                progress.check()
                rows = some[start : start + _COUNTED]
                counts[index.members[rows]] += index.counts(rows)
        of_own: Integers = counts[own]
        return of_own

    def blocks(self, own: Integers, counts: Integers, progress: Progress) -> Iterator[tuple[Integers, Pairs]]:
        """Some projects, part by part, and all pairs of each part, told from its projects.

        Args:
            own: (o,) positions.
            counts: (o,) how many partners each has, as ``count`` tells.
        """
        total, done = max(int(counts.sum()), 1), 0
        for start, end in runs(counts):
            progress.report(100 * done / total)
            yield own[start:end], self._pairs_from(own[start:end])
            done += int(counts[start:end].sum())
        progress.report(100)

    def _pairs_from(self, own: Integers) -> Pairs:
        has_theme = self.has_theme
        wanted = np.zeros(len(self), dtype=bool)
        wanted[own] = True
        found = []
        for index in self._indexes:
            first, second = index.pairs_of(wanted)
            lowest = ~(has_theme[first, : index.theme] & has_theme[second, : index.theme]).any(axis=1)
            first, second = first[lowest], second[lowest]
            pairs = Pairs(first, second, self.places.distance(first, second))
            found.append(pairs.keep(pairs.distance <= self.max_distance))
        return joined(found)


@dataclass(frozen=True)
class _PointIndex:
    """Projects of one call, zone and theme that are points."""

    members: Integers
    theme: int
    xy: Floats
    max_distance: float

    @cached_property
    def _tree(self) -> cKDTree:
        return cKDTree(self.xy)

    def counts(self, some: Integers) -> Integers:
        """(s,) how many others each of some members has in reach."""
        found = self._tree.query_ball_point(
            self.xy[some], self.max_distance * _MARGIN, return_length=True, workers=running.THREADS
        )
        counts: Integers = np.asarray(found, dtype=np.int64) - 1
        return counts

    def pairs_of(self, wanted: Booleans) -> tuple[Integers, Integers]:
        own = np.flatnonzero(wanted[self.members])
        if len(own) == 0:
            return own, own
        found = cKDTree(self.xy[own]).sparse_distance_matrix(
            self._tree, self.max_distance * _MARGIN, output_type="ndarray"
        )
        one, other = own[found["i"]], found["j"]
        apart = one != other
        return self.members[one[apart]], self.members[other[apart]]


@dataclass(frozen=True)
class _ShapeIndex:
    """Projects of one call, zone and theme of which some are no points."""

    members: Integers
    theme: int
    shapes: Objects
    max_distance: float

    @cached_property
    def _tree(self) -> shapely.STRtree:
        return shapely.STRtree(self.shapes)

    def counts(self, some: Integers) -> Integers:
        """(s,) how many others each of some members, ascending, has in reach."""
        one, _ = self._near(some)
        return np.bincount(np.searchsorted(some, one), minlength=len(some)).astype(np.int64)

    def pairs_of(self, wanted: Booleans) -> tuple[Integers, Integers]:
        one, other = self._near(np.flatnonzero(wanted[self.members]))
        return self.members[one], self.members[other]

    def _near(self, own: Integers) -> tuple[Integers, Integers]:
        one, other = self._tree.query(self.shapes[own], predicate="dwithin", distance=self.max_distance * _MARGIN)
        one = own[one]
        apart = one != other
        return one[apart], other[apart]


def runs(counts: Integers) -> Iterator[tuple[int, int]]:
    """Runs of projects that hold about ``BLOCK_PAIRS`` pairs each."""
    total = np.cumsum(counts)
    start = 0
    while start < len(counts):
        before = total[start - 1] if start else 0
        end = int(np.searchsorted(total, before + BLOCK_PAIRS, side="right"))
        end = max(end, start + 1)
        yield start, end
        start = end
