"""Points that stand for the communes: what is near one of them, or in an overseas collectivity, is in France."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from ..territories.gazetteer import Gazetteer
from .distances import TOLERANCE_M, Floats, distance_m
from .overseas import in_collectivity
from .source_table import as_objects, no_geometry

FARTHEST_M = 500_000.0
EARTH_RADIUS_M = 6_371_008.8


@lru_cache(maxsize=1)
def anchors_of(gazetteer: Gazetteer) -> Anchors:
    """Those of a gazetteer, laid out once."""
    return Anchors(gazetteer)


class Anchors:
    """The points of all communes, on a sphere: nearness is the same everywhere, overseas too."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        known = [one for one in gazetteer.communes if one.longitude is not None and one.latitude is not None]
        self.communes: NDArray[np.object_] = as_objects(known)
        self.longitude = np.array([one.longitude for one in known], dtype=float)
        self.latitude = np.array([one.latitude for one in known], dtype=float)
        self.tree = cKDTree(_on_sphere(self.longitude, self.latitude))

    def in_france(self, longitude: Floats, latitude: Floats) -> NDArray[np.bool_]:
        """(n,) whether a commune's point is at most 20 km away, or the point lies in an overseas collectivity."""
        inside = in_collectivity(longitude, latitude)
        on_earth, index = self._nearest_index(longitude, latitude, 1.01 * TOLERANCE_M)
        metres = distance_m(longitude[on_earth], latitude[on_earth], self.longitude[index], self.latitude[index])
        inside[on_earth] |= metres <= TOLERANCE_M
        return inside

    def nearest(self, longitude: Floats, latitude: Floats) -> NDArray[np.object_]:
        """(n,) the commune whose point is nearest, None where none is within 500 km."""
        communes = no_geometry(len(longitude))
        on_earth, index = self._nearest_index(longitude, latitude, FARTHEST_M)
        communes[on_earth] = self.communes[index]
        return communes

    def _nearest_index(
        self, longitude: Floats, latitude: Floats, farthest_m: float
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Which points have a commune's point within reach, and its index. Without a limit, far points take minutes."""
        on_earth = np.flatnonzero((np.abs(longitude) <= 180) & (np.abs(latitude) <= 90)).astype(np.int64)
        if not len(on_earth):
            return on_earth, on_earth
        on_sphere = _on_sphere(longitude[on_earth], latitude[on_earth])
        metres, index = self.tree.query(on_sphere, distance_upper_bound=farthest_m)
        within = np.isfinite(metres)
        return on_earth[within], np.asarray(index, dtype=np.int64)[within]


def _on_sphere(longitude: Floats, latitude: Floats) -> Floats:
    east, north = np.radians(longitude), np.radians(latitude)
    return EARTH_RADIUS_M * np.column_stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)])
