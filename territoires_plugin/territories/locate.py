"""In which EPCI a point lies."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely

from ..model.errors import TerritoiresError
from .projection import WGS84, Floats, Geometries, Integers, metric_parts, points_on, reproject

LONGITUDE_LIMIT, LATITUDE_LIMIT = 180.0, 89.0  # projections lose their footing at the poles


def epci_at(
    longitude: Floats, latitude: Floats, epci: gpd.GeoDataFrame, tolerance_m: float = 500.0
) -> npt.NDArray[np.object_]:
    """The code of the EPCI around each point, None where there is none.

    Where polygons overlap, the smallest code. A point in no polygon takes the nearest within ``tolerance_m`` metres:
    the coast is simplified, and neighbours leave slivers between them.

    Args:
        longitude, latitude: (n,) degrees, WGS 84; a point that is not on Earth (NaN, latitude 120) is in no EPCI.
        epci: columns ``epci_code`` and ``geometry``, any CRS; rows without a geometry are passed over.

    Raises:
        TerritoiresError: ``crs_missing``, ``geometry_unusable``.
    """
    if epci.crs is None:
        raise TerritoiresError("crs_missing")
    placed = epci[~(epci.geometry.isna() | epci.geometry.is_empty)].sort_values("epci_code", kind="stable")
    longitude, latitude = np.asarray(longitude, dtype=float), np.asarray(latitude, dtype=float)
    usable = np.flatnonzero((np.abs(longitude) <= LONGITUDE_LIMIT) & (np.abs(latitude) <= LATITUDE_LIMIT))
    points: Geometries = shapely.points(longitude[usable], latitude[usable])
    rank = _around(points, placed)
    beside = np.flatnonzero(rank == len(placed))
    if len(beside) and len(placed):
        rank[beside] = _nearest(points[beside], placed, tolerance_m)
    found = np.full(len(longitude), None, dtype=object)
    codes = np.array([*placed["epci_code"], None], dtype=object)
    found[usable] = codes[rank]
    return found


def _around(points: Geometries, epci: gpd.GeoDataFrame) -> Integers:
    """(n,) the position of the first EPCI that holds each point, the number of EPCI where none does."""
    rank = np.full(len(points), len(epci), dtype=np.int64)
    # the polygons ask the tree of points, not the other way round: GEOS then prepares each polygon once
    tree = shapely.STRtree(reproject(points, WGS84, epci.crs))
    holder, held = tree.query(np.asarray(epci.geometry.array, dtype=object), predicate="intersects")
    np.minimum.at(rank, held, holder)
    return rank


def _nearest(points: Geometries, epci: gpd.GeoDataFrame, tolerance_m: float) -> Integers:
    """(n,) the position of the nearest EPCI within the tolerance, the number of EPCI where there is none."""
    rank = np.full(len(points), len(epci), dtype=np.int64)
    trees = {part.epsg: (shapely.STRtree(part.geometry), part.positions) for part in metric_parts(epci.geometry)}
    for part in metric_parts(gpd.GeoSeries(points, crs=WGS84)):
        if part.epsg in trees:
            tree, positions = trees[part.epsg]
            asked, nearest = tree.query_nearest(part.geometry, max_distance=tolerance_m, all_matches=True)
            np.minimum.at(rank, part.positions[asked], positions[nearest])
    return rank


def epci_around(geometry: gpd.GeoSeries, epci: gpd.GeoDataFrame, tolerance_m: float = 500.0) -> npt.NDArray[np.object_]:
    """The code of the EPCI around a point on each geometry, None where there is none or no geometry.

    Raises:
        TerritoiresError: as ``epci_at``.
    """
    if geometry.crs is None:
        raise TerritoiresError("crs_missing")
    places = points_on(np.asarray(geometry.array, dtype=object))
    points = gpd.GeoSeries(places, crs=geometry.crs).to_crs(WGS84)
    return epci_at(points.x.to_numpy(), points.y.to_numpy(), epci, tolerance_m)
