"""Geometry that a layer of projects can hold: points or polygons, flat and valid, all of one kind in the end."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from ..territories.empty_parts import leaves
from ..territories.projection import points_on
from .source_table import as_objects, no_geometry

Geometries = NDArray[np.object_]
POINT, LINE, RING, POLYGON, MULTIPOINT, MULTILINE, MULTIPOLYGON, COLLECTION = range(8)
_POLYGONS = (POLYGON, MULTIPOLYGON)


def clean(geometry: Geometries) -> Geometries:
    """(n,) the same places as valid (Multi)Point or (Multi)Polygon without heights, None for what is no place.

    A line becomes a point on it, a collection its polygons or else a point on it, a MultiPoint of one a Point.
    Coordinates that are not finite make no place.
    """
    flat = shapely.force_2d(geometry)
    flat[shapely.is_missing(flat) | shapely.is_empty(flat) | ~_is_finite(flat)] = None
    invalid = np.isin(shapely.get_type_id(flat), (*_POLYGONS, COLLECTION)) & ~shapely.is_valid(flat)
    flat[invalid] = shapely.make_valid(flat[invalid])
    for position in np.flatnonzero(np.isin(shapely.get_type_id(flat), (LINE, RING, MULTIPOINT, MULTILINE, COLLECTION))):
        flat[position] = _as_place(flat[position])
    return as_objects(list(flat))


def of_one_kind(geometry: Geometries) -> tuple[Geometries, int]:
    """(n,) all Point, all MultiPoint, all Polygon or all MultiPolygon; and how many were reduced to a point for it.

    Polygons beside points, or MultiPoints beside Points, become points inside them.
    """
    kinds = shapely.get_type_id(geometry)
    if np.isin(kinds, _POLYGONS).all() and (kinds == MULTIPOLYGON).any():
        single = kinds == POLYGON
        whole = geometry.copy()
        whole[single] = as_objects([shapely.multipolygons([polygon]) for polygon in geometry[single]])
        return whole, 0
    if len(set(kinds.tolist())) <= 1:
        return geometry, 0
    return points_on(geometry), int((kinds != POINT).sum())


def merged(parts: list[shapely.Geometry]) -> shapely.Geometry | None:
    """One geometry of several: their polygons as one surface, else their points and a point on each line."""
    places = clean(as_objects(parts)) if parts else no_geometry(0)
    kinds = shapely.get_type_id(places)
    polygons = places[np.isin(kinds, _POLYGONS)]
    if len(polygons):
        return clean(as_objects([shapely.union_all(polygons)]))[0]
    points = places[np.isin(kinds, (POINT, MULTIPOINT))]
    return clean(as_objects([shapely.union_all(points)]))[0] if len(points) else None


def _is_finite(geometry: Geometries) -> NDArray[np.bool_]:
    coordinates, owner = shapely.get_coordinates(geometry, return_index=True)
    finite = np.ones(len(geometry), dtype=bool)
    finite[owner[~np.isfinite(coordinates).all(axis=1)]] = False
    return finite


def _as_place(shape: shapely.Geometry) -> shapely.Geometry | None:
    parts = [part for part in leaves(shape) if not part.is_empty]
    kind = shapely.get_type_id(shape)
    if kind == MULTIPOINT:
        return parts[0] if len(parts) == 1 else shapely.multipoints(parts)
    if kind == COLLECTION:
        polygons = [part for part in parts if shapely.get_type_id(part) == POLYGON]
        if polygons:
            return shapely.union_all(polygons)
    with np.errstate(over="ignore", invalid="ignore"):
        point = shapely.point_on_surface(shapely.geometrycollections(parts))
    return None if point.is_empty else point
