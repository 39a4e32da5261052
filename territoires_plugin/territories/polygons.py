"""Polygons of territories as they come: mended, made multi, put together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from ..model.progress import Progress

Geometries = NDArray[np.object_]

_AT_A_TIME = 500  # polygons between two looks at cancel
_POLYGON, _MULTIPOLYGON, _COLLECTION = 3, 6, 7


def mended(geometry: Geometries, progress: Progress) -> tuple[Geometries, int]:
    """(n,) valid MultiPolygons, None where there is no area; and how many polygons had crossed themselves.

    Raises:
        Cancelled: when ``progress`` says so.
    """
    result = np.full(len(geometry), None, dtype=object)
    broken = 0
    for start in range(0, len(geometry), _AT_A_TIME):
        progress.check()
        some = slice(start, start + _AT_A_TIME)
        result[some], count = _mended(geometry[some])
        broken += count
    return result, broken


def _mended(geometry: Geometries) -> tuple[Geometries, int]:
    there = ~(shapely.is_missing(geometry) | shapely.is_empty(geometry))
    broken = there & ~shapely.is_valid(geometry)
    whole = geometry.copy()
    whole[broken] = shapely.make_valid(geometry[broken])
    kinds = shapely.get_type_id(whole)
    usable = np.isin(kinds, (_POLYGON, _MULTIPOLYGON, _COLLECTION)) & (shapely.area(whole) > 0)
    result = np.full(len(geometry), None, dtype=object)
    result[usable] = whole[usable]
    for row in np.flatnonzero(usable & (kinds != _MULTIPOLYGON)):
        result[row] = multi(whole[row])
    return result, int(broken.sum())


def multi(shape: Any) -> Any:
    """The polygons of a geometry; lines and points that mending left over go."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    return shapely.multipolygons(parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON])


def together(shapes: Iterable[Any]) -> Any:
    """One MultiPolygon of several, None where there is none."""
    there = [shape for shape in shapes if shape is not None]
    return multi(shapely.union_all(there)) if there else None
