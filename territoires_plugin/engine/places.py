"""Where the participants are, in metres, and how far two of them are apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from ..territories.projection import MetricPart, points_on
from .participants import Floats, Integers, Objects


@dataclass(frozen=True)
class Places:
    """n places.

    Args:
        xy: (n, 2) metres, a point on each geometry, in the metric CRS of its zone.
        zone: (n,) EPSG code of that CRS; distances between two zones are infinite.
        shapes: (n,) geometries in metres; None when all are points.
    """

    xy: Floats
    zone: Integers
    shapes: Objects | None

    def __len__(self) -> int:
        return len(self.xy)

    def distance(self, first: Integers, second: Integers) -> Floats:
        """(m,) metres, from edge to edge; 0 where two geometries touch."""
        if self.shapes is not None:
            metres: Floats = shapely.distance(self.shapes[first], self.shapes[second])
        else:
            east = self.xy[first, 0] - self.xy[second, 0]
            north = self.xy[first, 1] - self.xy[second, 1]
            metres = np.sqrt(east * east + north * north)
        return np.where(self.zone[first] == self.zone[second], metres, np.inf)

    def take(self, positions: Integers) -> Places:
        shapes = None if self.shapes is None else self.shapes[positions]
        return Places(self.xy[positions], self.zone[positions], shapes)


def places_of(parts: tuple[MetricPart, ...], count: int) -> Places:
    """The places of ``count`` participants, from their geometries by zone."""
    shapes = np.full(count, None, dtype=object)
    zone = np.zeros(count, dtype=np.int64)
    for part in parts:
        shapes[part.positions] = part.geometry
        zone[part.positions] = part.epsg
    points_only = bool(np.all(shapely.get_type_id(shapes) == shapely.GeometryType.POINT))
    points = shapes if points_only else points_on(shapes)
    return Places(shapely.get_coordinates(points).reshape(-1, 2), zone, None if points_only else shapes)
