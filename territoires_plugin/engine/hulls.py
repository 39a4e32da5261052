"""The geometries of opportunities and links, drawn in metres and handed back in the CRS of the projects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from .graph import Group
from .participants import Objects, Participants

HULL_MARGIN_M = 1_500.0  # widens a hull so that two points make an area


def hulls(participants: Participants, groups: Sequence[Group]) -> gpd.GeoSeries:
    """One polygon a group: the convex hull of its members, widened by ``HULL_MARGIN_M``."""
    geometry, zone = _metric_geometry(participants)
    drawn = [
        shapely.buffer(shapely.convex_hull(shapely.geometrycollections(geometry[list(group)])), HULL_MARGIN_M)
        for group in groups
    ]
    return _handed_back(participants, drawn, [zone[group[0]] for group in groups])


def lines(participants: Participants, ends: Sequence[tuple[int, int]]) -> gpd.GeoSeries:
    """One line a pair, from a point on the one project to a point on the other."""
    geometry, zone = _metric_geometry(participants)
    points = shapely.get_coordinates(shapely.point_on_surface(geometry)).reshape(-1, 2)
    drawn = [shapely.linestrings([points[one], points[other]]) for one, other in ends]
    return _handed_back(participants, drawn, [zone[one] for one, _ in ends])


def _metric_geometry(participants: Participants) -> tuple[Objects, Objects]:
    """(n,) geometries, each in the metric CRS of its zone, and (n,) the EPSG codes of these."""
    geometry = np.full(len(participants), None, dtype=object)
    zone = np.zeros(len(participants), dtype=np.int64)
    for part in participants.parts:
        geometry[part.positions] = part.geometry
        zone[part.positions] = part.epsg
    return geometry, zone


def _handed_back(participants: Participants, drawn: list[Any], zones: list[int]) -> gpd.GeoSeries:
    crs = participants.table.crs
    result = gpd.GeoSeries([None] * len(drawn), crs=crs)
    for epsg in sorted(set(zones)):
        rows = [row for row, zone in enumerate(zones) if zone == epsg]
        part = gpd.GeoSeries([drawn[row] for row in rows], index=rows, crs=int(epsg))
        result.loc[rows] = part.to_crs(crs)
    return result
