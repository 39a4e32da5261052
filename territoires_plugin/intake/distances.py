"""Metres between places given in degrees, the same everywhere, overseas too."""

from __future__ import annotations

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray

Floats = NDArray[np.float64]
TOLERANCE_M = 20_000.0  # coordinates farther than this from what the row's codes name contradict them
_GEOD = pyproj.Geod(ellps="GRS80")


def distance_m(longitude: Floats, latitude: Floats, other_longitude: Floats, other_latitude: Floats) -> Floats:
    """(n,) metres along the ellipsoid."""
    metres: Floats = _GEOD.inv(longitude, latitude, other_longitude, other_latitude)[2]
    return metres


def distance_to_m(surface: shapely.Geometry, longitude: Floats, latitude: Floats) -> Floats:
    """(n,) metres to one surface (EPSG:4326), 0 inside.

    Its nearest point is looked for in a plane whose degrees of longitude are shortened as at the surface's latitude:
    exact to some per cent as far as that matters, which is near the surface.
    """
    shortened = float(np.cos(np.radians(shapely.centroid(surface).y)))
    plane = shapely.transform(surface, lambda degrees: degrees * np.array([shortened, 1.0]))
    lines = shapely.shortest_line(plane, shapely.points(longitude * shortened, latitude))
    nearest = shapely.get_point(lines, 0)
    return distance_m(longitude, latitude, shapely.get_x(nearest) / shortened, shapely.get_y(nearest))
