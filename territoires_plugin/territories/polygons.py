"""Polygons of territories as they come: mended, made multi, put together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

Geometries = NDArray[np.object_]


def mended(geometry: Geometries) -> tuple[Geometries, int]:
    """(n,) valid MultiPolygons, None where there is no area; and how many polygons had crossed themselves."""
    there = ~(shapely.is_missing(geometry) | shapely.is_empty(geometry))
    broken = there & ~shapely.is_valid(geometry)
    whole = geometry.copy()
    whole[broken] = shapely.make_valid(geometry[broken])
    usable = np.isin(shapely.get_type_id(whole), (3, 6, 7)) & (shapely.area(whole) > 0)
    result = np.full(len(geometry), None, dtype=object)
    result[usable] = [multi(shape) for shape in whole[usable]]
    return result, int(broken.sum())


def multi(shape: Any) -> Any:
    """The polygons of a geometry; lines and points that mending left over go."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    return shapely.multipolygons(parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON])


def together(shapes: Iterable[Any]) -> Any:
    """One MultiPolygon of several, None where there is none."""
    there = [shape for shape in shapes if shape is not None]
    return multi(shapely.union_all(there)) if there else None
