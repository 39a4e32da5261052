"""Who is around some projects, whatever their themes: near ones by an index, all others side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from scipy.spatial import cKDTree

from .pairs import BLOCK_PAIRS, Pairs
from .participants import Integers, Participants
from .places import Places

_BLOCK_PROJECTS = 200  # asked at once: in a wide circle each has thousands of others
_MARGIN = 1 + 1e-9  # the tree's own rounding must not lose a pair at exactly the radius


@dataclass(frozen=True)
class Surroundings:
    """Pairs of the same call and zone."""

    participants: Participants
    places: Places

    def within(self, own: Integers, radius: float) -> Iterator[Pairs]:
        """The others within ``radius`` metres of some projects, told from these, block by block."""
        for members, tree in self._trees:
            asked = own[np.isin(own, members, assume_unique=True)]
            for start in range(0, len(asked), _BLOCK_PROJECTS):
                block = asked[start : start + _BLOCK_PROJECTS]
                one, other = self._near(tree, block, radius * _MARGIN)
                pairs = self._apart(block[one], members[other])
                yield pairs.keep(pairs.distance <= radius)

    def everyone(self, own: Integers) -> Iterator[Pairs]:
        """All others of some projects, told from these, block by block."""
        for members in self._kinds:
            asked = own[np.isin(own, members, assume_unique=True)]
            step = max(1, BLOCK_PAIRS // len(members))
            for start in range(0, len(asked), step):
                block = asked[start : start + step]
                yield self._apart(np.repeat(block, len(members)), np.tile(members, len(block)))

    @cached_property
    def _kinds(self) -> list[Integers]:
        """The projects of each call and zone."""
        kinds = np.column_stack([self.participants.call, self.places.zone])
        return [np.flatnonzero((kinds == kind).all(axis=1)) for kind in np.unique(kinds, axis=0)]

    @cached_property
    def _trees(self) -> list[tuple[Integers, cKDTree | shapely.STRtree]]:
        shapes = self.places.shapes
        if shapes is None:
            return [(members, cKDTree(self.places.xy[members])) for members in self._kinds]
        return [(members, shapely.STRtree(shapes[members])) for members in self._kinds]

    def _near(self, tree: cKDTree | shapely.STRtree, own: Integers, radius: float) -> tuple[Integers, Integers]:
        if self.places.shapes is None:
            found = cKDTree(self.places.xy[own]).sparse_distance_matrix(tree, radius, output_type="ndarray")
            return found["i"], found["j"]
        one, other = tree.query(self.places.shapes[own], predicate="dwithin", distance=radius)
        return one, other

    def _apart(self, first: Integers, second: Integers) -> Pairs:
        two = first != second
        first, second = first[two], second[two]
        return Pairs(first, second, self.places.distance(first, second))
