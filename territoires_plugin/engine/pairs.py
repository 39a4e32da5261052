"""Which projects are near each other and share a theme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from scipy.spatial import cKDTree

from ..model.progress import Progress
from ..territories.projection import MetricPart
from .participants import Booleans, Floats, Integers, Participants

BLOCK = 256  # projects looked up between two looks at cancel


@dataclass(frozen=True)
class Pairs:
    """m pairs of participants, ``first < second``, sorted.

    Args:
        first, second: (m,) positions among the participants.
        distance: (m,) metres.
    """

    first: Integers
    second: Integers
    distance: Floats

    def __len__(self) -> int:
        return len(self.first)

    def keep(self, which: Booleans) -> Pairs:
        return Pairs(self.first[which], self.second[which], self.distance[which])


def near_pairs(participants: Participants, max_distance: float, progress: Progress) -> Pairs:
    """Every pair of one call within ``max_distance`` metres that shares a theme, whatever the EPCI."""
    themes = len(participants.theme_codes)
    found: list[Pairs] = []
    for theme in range(themes):
        for part in participants.parts:
            within = participants.has_theme[part.positions, theme]
            if within.any():
                found.extend(_pairs_of_theme(participants, part, within, theme, max_distance, progress))
        progress.report(100 * (theme + 1) / themes)
    if not found:
        nothing = np.empty(0, dtype=np.int64)
        return Pairs(nothing, nothing, np.empty(0))
    first, second, distance = (
        np.concatenate([getattr(pairs, name) for pairs in found]) for name in ("first", "second", "distance")
    )
    order = np.lexsort((second, first))
    return Pairs(first[order], second[order], distance[order])


def _pairs_of_theme(
    participants: Participants,
    part: MetricPart,
    within: Booleans,
    theme: int,
    max_distance: float,
    progress: Progress,
) -> Iterator[Pairs]:
    """The pairs whose lowest common theme is this one, so that each is found once."""
    positions, geometry = part.positions[within], part.geometry[within]
    points_only = bool(np.all(shapely.get_type_id(geometry) == shapely.GeometryType.POINT))
    search = _near_points if points_only else _near_shapes
    for one, other in search(geometry, max_distance):
        progress.check()
        first = np.minimum(positions[one], positions[other])
        second = np.maximum(positions[one], positions[other])
        earlier = participants.has_theme[first, :theme] & participants.has_theme[second, :theme]
        wanted = ~earlier.any(axis=1) & (participants.call[first] == participants.call[second])
        one, other, first, second = one[wanted], other[wanted], first[wanted], second[wanted]
        distance = shapely.distance(geometry[one], geometry[other])
        yield Pairs(first, second, distance).keep(distance <= max_distance)


def _near_points(points: npt.NDArray[np.object_], max_distance: float) -> Iterator[tuple[Integers, Integers]]:
    """Candidate pairs of points, each once: block by block from west to east, with those in reach to the east."""
    xy = shapely.get_coordinates(points)
    order = np.argsort(xy[:, 0], kind="stable")
    xy = xy[order]
    reach = max_distance * (1 + 1e-9)
    for start in range(0, len(order), BLOCK):
        end = min(start + BLOCK, len(order))
        halo = int(np.searchsorted(xy[:, 0], xy[end - 1, 0] + reach, side="right"))
        block, eastward = cKDTree(xy[start:end]), cKDTree(xy[start:halo])
        found = block.sparse_distance_matrix(eastward, reach, output_type="ndarray")
        ahead = found["i"] < found["j"]
        yield order[start + found["i"][ahead]], order[start + found["j"][ahead]]


def _near_shapes(geometry: npt.NDArray[np.object_], max_distance: float) -> Iterator[tuple[Integers, Integers]]:
    """Candidate pairs of any geometries, each once, block by block."""
    tree = shapely.STRtree(geometry)
    for start in range(0, len(geometry), BLOCK):
        one, other = tree.query(geometry[start : start + BLOCK], predicate="dwithin", distance=max_distance)
        one = one + start
        ahead = one < other
        yield one[ahead], other[ahead]
