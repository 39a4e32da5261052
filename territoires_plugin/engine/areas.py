"""Areas: projects side by side, and those around them that could be their partners."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from scipy.spatial import cKDTree

from ..model.progress import Progress
from .participants import Booleans, Floats, Integers
from .places import Places

AREA = 25_000  # projects of its own
_MARGIN = 0.01  # metres: a partner at exactly the maximum distance is not lost by rounding


@dataclass(frozen=True)
class Area:
    """Some projects, and all that lie within the maximum distance of any of them.

    Args:
        nodes: (m,) positions among all projects, ascending.
        own: (o,) positions in ``nodes`` of the area's own projects, ascending; the others are in reach of them.
    """

    nodes: Integers
    own: Integers


def areas(places: Places, max_distance: float, progress: Progress) -> list[Area]:
    """Every project in one area as its own.

    Args:
        max_distance: metres.
    """
    bounds = _bounds(places)
    found: list[Area] = []
    for zone in np.unique(places.zone):
        progress.check()
        inside = np.flatnonzero(places.zone == zone)
        parts = [inside[leaf] for leaf in _leaves(cKDTree(places.xy[inside], AREA).tree)]
        boxes = [_box(bounds[:, part]) for part in parts]
        for part, box in zip(parts, boxes):
            progress.check()
            found.append(_area(part, _grown(box, max_distance + _MARGIN), parts, boxes, bounds))
    return found


def _bounds(places: Places) -> Floats:
    """(4, n) west, south, east, north."""
    bounds: Floats = np.vstack([places.xy.T, places.xy.T] if places.shapes is None else shapely.bounds(places.shapes).T)
    return bounds


def _leaves(node: Any) -> list[Integers]:
    """The members of each leaf of a k-d tree: its splits at the median cut space into boxes."""
    if node.split_dim < 0:
        return [node.indices]
    return _leaves(node.lesser) + _leaves(node.greater)


def _box(bounds: Floats) -> Floats:
    """(4,) around all of some bounds."""
    return np.concatenate([bounds[:2].min(axis=1), bounds[2:].max(axis=1)])


def _grown(box: Floats, metres: float) -> Floats:
    return box + metres * np.array([-1, -1, 1, 1])


def _area(own: Integers, reach: Floats, parts: list[Integers], boxes: list[Floats], bounds: Floats) -> Area:
    around = np.concatenate([part for part, box in zip(parts, boxes) if _touch(box, reach)])
    nodes = np.sort(around[_touch(bounds[:, around], reach)])
    return Area(nodes, np.searchsorted(nodes, np.sort(own)))


def _touch(bounds: Floats, box: Floats) -> Booleans:
    west, south, east, north = bounds
    touch: Booleans = (east >= box[0]) & (north >= box[1]) & (west <= box[2]) & (south <= box[3])
    return touch
