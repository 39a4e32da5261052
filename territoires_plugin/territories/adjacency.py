"""Which EPCI touch."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely

from ..model.progress import Progress, Silent
from .projection import Geometries, Integers, metric_parts

_AT_A_TIME = 500  # pairs of polygons between two looks at cancel


def touching(
    epci: gpd.GeoDataFrame, tolerance_m: float = 50.0, *, progress: Progress | None = None
) -> frozenset[tuple[str, str]]:
    """The pairs a < b of codes whose polygons come within ``tolerance_m`` metres of each other.

    A tolerance is needed: neighbours leave slivers between them or overlap a little. EPCI without a polygon touch none.

    Args:
        epci: columns ``epci_code`` and ``geometry``, any CRS.

    Raises:
        TerritoiresError: ``crs_missing``, ``geometry_unusable``.
    """
    placed = epci[~(epci.geometry.isna() | epci.geometry.is_empty)]
    codes = placed["epci_code"].to_numpy(dtype=object)
    pairs: set[tuple[str, str]] = set()
    for part in metric_parts(placed.geometry):
        own = codes[part.positions]
        one, other = _near(part.geometry, tolerance_m, progress or Silent())
        pairs.update((min(pair), max(pair)) for pair in zip(own[one], own[other]) if pair[0] != pair[1])
    return frozenset(pairs)


def _near(shapes: Geometries, tolerance: float, progress: Progress) -> tuple[Integers, Integers]:
    """The positions of the geometries within the tolerance of each other, each pair once."""
    widened = shapely.bounds(shapes) + np.array([-tolerance, -tolerance, tolerance, tolerance]) / 2
    boxes = shapely.box(*widened.T)
    one, other = shapely.STRtree(boxes).query(boxes)
    once = one < other
    one, other = one[once], other[once]
    shapely.prepare(shapes)  # measured: twice as fast as asking the tree for distances, which looks both ways
    near = np.zeros(len(one), dtype=bool)
    for start in range(0, len(one), _AT_A_TIME):
        progress.check()
        some = slice(start, start + _AT_A_TIME)
        near[some] = shapely.dwithin(shapes[one[some]], shapes[other[some]], tolerance)
    return one[near], other[near]
