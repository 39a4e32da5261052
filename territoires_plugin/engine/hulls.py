"""The geometries of opportunities and links, drawn in metres and handed back in the CRS of the projects."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely

from ..model.progress import Progress
from ..territories.projection import Geometries, reproject
from .findings import Findings
from .participants import Integers, Objects
from .running import InThreads

HULL_MARGIN_M = 1_500.0  # widens a hull so that two points make an area
_CORNERS = 4  # segments of a quarter circle
_BLOCK = 2_000  # hulls
_AT_A_TIME = 100_000  # geometries handled between two looks at cancel


def hulls(findings: Findings, progress: Progress) -> gpd.GeoSeries:
    """One polygon a group: the convex hull of its members, widened by ``HULL_MARGIN_M``."""
    group = np.repeat(np.arange(len(findings)), findings.sizes)
    starts = range(0, len(findings), _BLOCK)

    def block(start: int) -> _Block:
        end = min(start + _BLOCK, len(findings))
        rows = slice(*findings.member_start[[start, end]])
        return _Block(_shapes(findings, findings.members[rows]), group[rows] - start)

    drawn = np.full(len(findings), None, dtype=object)
    done = InThreads().run(_drawn, map(block, starts), len(starts), progress)
    for polygons, start in zip(done, starts):
        drawn[start : start + _BLOCK] = polygons
    return _handed_back(findings, drawn, findings.groups[:, 0], progress)


@dataclass(frozen=True)
class _Block:
    """Some groups whose hulls are drawn at once: (m,) the shapes of their members, and the group of each."""

    shapes: Objects
    group: Integers


def _drawn(block: _Block, progress: Progress) -> Objects:
    progress.check()
    together = shapely.geometrycollections(block.shapes, indices=block.group)
    polygons: Objects = shapely.buffer(shapely.convex_hull(together), HULL_MARGIN_M, quad_segs=_CORNERS)
    return polygons


def lines(findings: Findings, progress: Progress) -> gpd.GeoSeries:
    """One line a link, from a point on the one project to a point on the other."""
    progress.check()
    xy, pairs = findings.prepared.places.xy, findings.links.pairs
    drawn = np.full(len(pairs), None, dtype=object)
    for start in range(0, len(pairs), _AT_A_TIME):
        progress.check()
        rows = slice(start, start + _AT_A_TIME)
        drawn[rows] = shapely.linestrings(np.stack([xy[pairs.first[rows]], xy[pairs.second[rows]]], axis=1))
    return _handed_back(findings, drawn, pairs.first, progress)


def _shapes(findings: Findings, nodes: Integers) -> Objects:
    places = findings.prepared.places
    if places.shapes is not None:
        shapes: Objects = places.shapes[nodes]
        return shapes
    points: Objects = shapely.points(places.xy[nodes])
    return points


def _handed_back(findings: Findings, drawn: Geometries, of: Integers, progress: Progress) -> gpd.GeoSeries:
    """Geometries drawn in the zones of some participants, in the CRS of the projects; ``drawn`` is written to."""
    crs = findings.prepared.participants.table.crs
    zone = findings.prepared.places.zone[of]
    for epsg in np.unique(zone):
        source = gpd.GeoSeries([], crs=int(epsg)).crs
        inside = np.flatnonzero(zone == epsg)
        for start in range(0, len(inside), _AT_A_TIME):
            progress.check()
            rows = inside[start : start + _AT_A_TIME]
            drawn[rows] = reproject(drawn[rows], source, crs)
    progress.check()
    return gpd.GeoSeries(drawn, crs=crs)
