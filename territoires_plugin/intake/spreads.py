"""Geometries that reach over a border between EPCI: how much of each lies where."""

from __future__ import annotations

from collections import defaultdict

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from ..model.progress import Progress
from ..territories.gazetteer import Gazetteer
from ..territories.projection import WGS84, metric_parts
from ..territories.reference import load_epci
from .records import Records
from .remarks import Remarks
from .shapes import MULTIPOINT, MULTIPOLYGON, POLYGON

SMALLEST_SHARE = 0.05  # outlines are simplified: less than that beyond a border may as well be none
BLOCK = 2_000  # geometries cut at once, between two looks at cancel
Shares = list[tuple[str, float]]  # EPCI code and share of the surface or of the points, largest first, then by code


def read_spreads(geometry: NDArray[np.object_], used: NDArray[np.bool_], progress: Progress) -> dict[int, Shares]:
    """By position, the shares of the surfaces and sets of points that lie in several EPCI.

    Surfaces are measured in the projected CRS of their part of France.

    Args:
        geometry: (n,) EPSG:4326, valid, None where there is none.
        used: (n,) which of them are asked for.
    """
    wide = np.flatnonzero(used & np.isin(shapely.get_type_id(geometry), (POLYGON, MULTIPOLYGON, MULTIPOINT)))
    if not len(wide):
        return {}
    epci = load_epci()
    surfaces, codes = np.asarray(epci.geometry.array, dtype=object), epci["epci_code"].tolist()
    shapely.prepare(surfaces)
    tree = shapely.STRtree(surfaces)
    spreads: dict[int, Shares] = {}
    for start in range(0, len(wide), BLOCK):
        progress.check()
        block = wide[start : start + BLOCK]
        own, around = tree.query(geometry[block], predicate="intersects")
        several = np.bincount(own, minlength=len(block))[own] > 1
        own, around = own[several], around[several]
        pieces = shapely.intersection(geometry[block[own]], surfaces[around])
        sizes: defaultdict[int, dict[str, float]] = defaultdict(dict)
        sets_of_points = shapely.get_type_id(geometry[block[own]]) == MULTIPOINT
        measured = np.where(sets_of_points, shapely.get_num_geometries(pieces), _square_metres(pieces))
        for position, number, size in zip(block[own].tolist(), around.tolist(), measured.tolist()):
            sizes[position][codes[number]] = size
        spreads.update((position, found) for position, by_code in sizes.items() if len(found := _shares(by_code)) > 1)
    return spreads


def note_spread(
    records: Records, position: int, shares: Shares, taken: str | None, gazetteer: Gazetteer, remarks: Remarks
) -> None:
    """Say which EPCI a row takes whose geometry lies in several."""
    told = ", ".join(f"{gazetteer.epci_name(code)} ({code}) {100 * share:.0f} %" for code, share in shares)
    name = gazetteer.epci_name(taken) if taken else None
    records.note(remarks, position, "geometry", taken, "several_epci", name=name, shares=told)


def _square_metres(pieces: NDArray[np.object_]) -> NDArray[np.float64]:
    sizes = np.zeros(len(pieces))
    surfaces = np.flatnonzero(shapely.area(pieces) > 0)
    if len(surfaces):
        for part in metric_parts(gpd.GeoSeries(pieces[surfaces], crs=WGS84)):
            sizes[surfaces[part.positions]] = shapely.area(part.geometry)
    return sizes


def _shares(sizes: dict[str, float]) -> Shares:
    """The shares that count."""
    whole = sum(sizes.values())
    shares = [(code, size / whole) for code, size in sizes.items() if whole and size / whole >= SMALLEST_SHARE]
    return sorted(shares, key=lambda share: (-share[1], share[0]))
