"""Metres: each geometry in the legal projected CRS of the part of France where it lies."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
from pyproj import CRS, Transformer

from ..model.errors import TerritoiresError
from .empty_parts import without_empty_parts

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Geometries = npt.NDArray[np.object_]

WGS84 = CRS.from_epsg(4326)
LAMBERT_93 = 2154  # metropolitan France, and everything outside the zones


@dataclass(frozen=True)
class MetricZone:
    """An overseas zone: its legal CRS, and a box (degrees, WGS 84) around it with much sea."""

    epsg: int
    west: float
    south: float
    east: float
    north: float

    def holds(self, longitude: Floats, latitude: Floats) -> npt.NDArray[np.bool_]:
        """(n,) which points lie in the box."""
        inside: npt.NDArray[np.bool_] = (
            (self.west <= longitude) & (longitude <= self.east) & (self.south <= latitude) & (latitude <= self.north)
        )
        return inside


METRIC_ZONES = (
    MetricZone(5490, -64.5, 13.5, -59.5, 19.0),  # Guadeloupe, Martinique, Saint-Martin, Saint-Barthélemy
    MetricZone(2972, -56.0, 1.0, -50.0, 7.5),  # Guyane
    MetricZone(2975, 54.0, -22.5, 57.0, -19.5),  # La Réunion
    MetricZone(4471, 43.5, -14.5, 46.5, -11.0),  # Mayotte
)


@dataclass(frozen=True, eq=False)
class MetricPart:
    """The geometries of one zone.

    Args:
        epsg: the projected CRS.
        positions: (n,) where they stand in the series, ascending.
        geometry: (n,) shapely geometries in that CRS, metres.
    """

    epsg: int
    positions: Integers
    geometry: Geometries


def metric_parts(geometry: gpd.GeoSeries) -> list[MetricPart]:
    """The geometries projected to metres, by zone; metropolitan France first, zones without geometries left out.

    Geometries that are already in the CRS of their zone are passed on as they are.

    Args:
        geometry: any CRS. The zone of each is that of a point on it.

    Raises:
        TerritoiresError: ``crs_missing``; ``geometry_unusable`` with the ``row`` (counted from 1) of the first that is
            missing, empty or cannot be projected.
    """
    if geometry.crs is None:
        raise TerritoiresError("crs_missing")
    shapes: Geometries = np.asarray(geometry.array, dtype=object)
    everywhere = np.arange(len(shapes), dtype=np.int64)
    _refuse(everywhere[shapely.is_missing(shapes) | shapely.is_empty(shapes)])
    _refuse_infinite(shapes, everywhere)
    zones = _zones(shapes, geometry.crs)
    parts = []
    for epsg in (LAMBERT_93, *(zone.epsg for zone in METRIC_ZONES)):
        positions = np.flatnonzero(zones == epsg).astype(np.int64)
        if len(positions):
            projected = reproject(shapes[positions], geometry.crs, CRS.from_epsg(epsg))
            _refuse_infinite(projected, positions)
            parts.append(MetricPart(epsg, positions, projected))
    return parts


def reproject(shapes: Geometries, source: CRS, target: CRS) -> Geometries:
    """(n,) geometries in another CRS, x east and y north; the very same objects where they are in it already.

    Coordinates that cannot be projected come out infinite.
    """
    if source.to_epsg() is not None and source.to_epsg() == target.to_epsg():
        return shapes
    transformer = Transformer.from_crs(source, target, always_xy=True)

    def project(coordinates: Floats) -> Floats:
        return np.column_stack(transformer.transform(coordinates[:, 0], coordinates[:, 1]))

    projected: Geometries = shapely.transform(shapes, project)
    return projected


def _zones(shapes: Geometries, crs: CRS) -> Integers:
    """(n,) the EPSG code of each geometry's zone."""
    zones = np.full(len(shapes), LAMBERT_93, dtype=np.int64)
    x, y = shapely.get_coordinates(points_on(shapes)).T
    if crs.to_epsg() == LAMBERT_93 and _in_metropolitan_france(x, y):
        return zones
    longitude, latitude = Transformer.from_crs(crs, WGS84, always_xy=True).transform(x, y)
    for zone in METRIC_ZONES:
        zones[zone.holds(longitude, latitude)] = zone.epsg
    return zones


def _in_metropolitan_france(x: Floats, y: Floats) -> bool:
    """Whether all points lie in a box of Lambert-93, metres, that holds metropolitan France and no other zone."""
    return bool(((x > 0) & (x < 1_400_000) & (y > 5_900_000) & (y < 7_300_000)).all())


def points_on(shapes: Geometries) -> Geometries:
    """(n,) a point on each geometry; points stay themselves, None stays None."""
    points = shapes.copy()
    others = shapely.get_type_id(shapes) != shapely.GeometryType.POINT
    points[others] = shapely.point_on_surface(without_empty_parts(shapes[others]))
    return points


def _refuse(positions: Integers) -> None:
    if len(positions):
        raise TerritoiresError("geometry_unusable", row=int(positions.min()) + 1)


def _refuse_infinite(shapes: Geometries, positions: Integers) -> None:
    coordinates, owner = shapely.get_coordinates(shapes, return_index=True)
    _refuse(positions[owner[~np.isfinite(coordinates).all(axis=1)]])
