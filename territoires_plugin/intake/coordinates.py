"""The coordinates of each row: its geometry, or its x and y; those that do not lie in France are told and left out."""

from __future__ import annotations

from collections.abc import Mapping as ByPosition
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray

from ..model.progress import Progress
from ..territories.gazetteer import Gazetteer
from ..territories.locate import epci_at
from ..territories.projection import WGS84, points_on
from ..territories.reference import load_epci
from .anchors import anchors_of
from .distances import Floats
from .exchanged import OwnCommunes, exchanged, witnesses
from .mapping import Mapping
from .numbers import read_coordinate
from .records import Records
from .remarks import Remarks
from .reprojection import crs_of, to_wgs84
from .shapes import clean
from .source_table import as_objects, no_geometry

MOST_COLLECTIONS = 50  # one in another, GEOS runs out of stack on thousands and ends the process
NULL_ISLAND = 1e-3  # degrees around 0, 0
BLOCK = 20_000  # points looked up in the EPCI at once: some tenths of a second, which a cancel waits for


@dataclass(frozen=True)
class Located:
    """Where the coordinates of n rows lie.

    Args:
        geometry: shapely geometries in EPSG:4326, None where there are no usable coordinates.
        longitude, latitude: of a point on it, NaN where there is none.
        epci_code: the EPCI around that point, or None.
        nearest: the commune whose point is nearest, or None.
        from_layer: whether the geometry is the source layer's own.
    """

    geometry: NDArray[np.object_]
    longitude: Floats
    latitude: Floats
    epci_code: NDArray[np.object_]
    nearest: NDArray[np.object_]
    from_layer: NDArray[np.bool_]

    def usable(self) -> NDArray[np.bool_]:
        return np.isfinite(self.longitude)


def locate(
    records: Records,
    drawn: NDArray[np.object_],
    mapping: Mapping,
    communes: OwnCommunes,
    gazetteer: Gazetteer,
    remarks: Remarks,
    progress: Progress,
) -> Located:
    """The usable coordinates: in an EPCI, within 20 km of the point of a commune, or in an overseas collectivity.

    Args:
        records: n rows.
        drawn: n geometries (EPSG:4326) or None that go before the rows' own.
        mapping: gives the CRS of the x, y and WKT columns.
        communes: n times those that the row names by code: they tell whether longitude and latitude are exchanged.

    Raises:
        TerritoiresError: ``crs_unknown`` for the mapping's CRS.
    """
    geometry = clean(drawn)
    from_layer = shapely.is_missing(geometry) & ~shapely.is_missing(records.geometry)
    geometry[from_layer] = clean(records.geometry[from_layer])
    columns_crs = crs_of(mapping.crs, mapping.file) if mapping.crs else WGS84
    _note_unreadable(records, ~shapely.is_missing(records.geometry) & shapely.is_missing(geometry), remarks)
    for read in (_written_geometry, _written_points):
        missing = shapely.is_missing(geometry)
        geometry[missing] = clean(to_wgs84(read(records, remarks, progress), columns_crs))[missing]
    return _in_france(records, geometry, from_layer, communes, gazetteer, remarks, progress)


def with_points(
    located: Located, points: ByPosition[int, tuple[float, float]], gazetteer: Gazetteer, progress: Progress
) -> Located:
    """The same with longitude and latitude of some rows that had none; a point outside France is passed over."""
    if not points:
        return located
    positions = np.array(sorted(points), dtype=np.int64)
    longitude, latitude = np.array([points[position] for position in positions.tolist()]).T
    anchors = anchors_of(gazetteer)
    inside = anchors.in_france(longitude, latitude)
    positions, longitude, latitude = positions[inside], longitude[inside], latitude[inside]
    new = replace(
        located,
        geometry=located.geometry.copy(),
        longitude=located.longitude.copy(),
        latitude=located.latitude.copy(),
        epci_code=located.epci_code.copy(),
        nearest=located.nearest.copy(),
    )
    new.geometry[positions] = shapely.points(longitude, latitude)
    new.longitude[positions], new.latitude[positions] = longitude, latitude
    new.epci_code[positions] = _epci_around(longitude, latitude, progress)
    new.nearest[positions] = anchors.nearest(longitude, latitude)
    return new


def _note_unreadable(records: Records, unreadable: NDArray[np.bool_], remarks: Remarks) -> None:
    for position in np.flatnonzero(unreadable):
        records.note(remarks, int(position), "geometry", None, "geometry_left_out")


def _written_geometry(records: Records, remarks: Remarks, progress: Progress) -> NDArray[np.object_]:
    """The geometry of a WKT column."""
    geometry = no_geometry(len(records))
    for position, text in records.filled("geometry", progress):
        if text.upper().count("COLLECTION") <= MOST_COLLECTIONS:
            with np.errstate(over="ignore"):
                geometry[position] = shapely.from_wkt(text, on_invalid="ignore")
        if geometry[position] is None:
            records.note(remarks, position, "geometry", text, "coordinates_unreadable")
    return geometry


def _written_points(records: Records, remarks: Remarks, progress: Progress) -> NDArray[np.object_]:
    """The points of an x and a y column."""
    axes = {}
    for target in ("longitude", "latitude"):
        axes[target] = np.full(len(records), np.nan)
        for position, text in records.filled(target, progress):
            number = read_coordinate(text)
            if number is None:
                records.note(remarks, position, target, text, "coordinates_unreadable")
            else:
                axes[target][position] = number
    _note_incomplete(records, remarks)
    complete = np.isfinite(axes["longitude"]) & np.isfinite(axes["latitude"])
    points = no_geometry(len(records))
    points[complete] = shapely.points(axes["longitude"][complete], axes["latitude"][complete])
    return points


def _note_incomplete(records: Records, remarks: Remarks) -> None:
    for position, (x, y) in enumerate(zip(records.column("longitude"), records.column("latitude"))):
        if (x is None) != (y is None):
            missing = "longitude" if x is None else "latitude"
            records.note(remarks, position, missing, None, "coordinates_incomplete")


def _in_france(
    records: Records,
    geometry: NDArray[np.object_],
    from_layer: NDArray[np.bool_],
    communes: OwnCommunes,
    gazetteer: Gazetteer,
    remarks: Remarks,
    progress: Progress,
) -> Located:
    points = points_on(geometry)
    given = ~shapely.is_missing(points)
    longitude, latitude = _x(points), _y(points)
    nothing = no_geometry(len(records))
    if not given.any():
        return Located(geometry, longitude, latitude, nothing, nothing, from_layer)
    epci_code = _epci_around(longitude, latitude, progress)
    anchors = anchors_of(gazetteer)
    is_in_epci = np.array([code is not None for code in epci_code])
    outside = given & ~is_in_epci & ~anchors.in_france(longitude, latitude)
    swapped = outside & anchors.in_france(latitude, longitude)
    known = witnesses(longitude, latitude, swapped, communes)
    for position in np.flatnonzero(outside).tolist():
        written = f"{longitude[position]:.6g}, {latitude[position]:.6g}"
        if position in known:
            near = known[position]
            records.note(
                remarks, position, "longitude", written, "coordinates_exchanged", name=near.name, commune=near.code
            )
        else:
            is_null = max(abs(longitude[position]), abs(latitude[position])) < NULL_ISLAND
            code = "coordinates_swapped" if swapped[position] else "coordinates_outside"
            records.note(remarks, position, "longitude", written, "coordinates_null" if is_null else code)
    mended = sorted(known)
    geometry[mended] = as_objects([exchanged(geometry[position]) for position in mended])
    longitude[mended], latitude[mended] = latitude[mended], longitude[mended]
    epci_code[mended] = _epci_around(longitude[mended], latitude[mended], progress)
    outside[mended] = False
    geometry[outside] = None
    longitude[outside] = latitude[outside] = np.nan
    return Located(geometry, longitude, latitude, epci_code, anchors.nearest(longitude, latitude), from_layer)


def _epci_around(longitude: Floats, latitude: Floats, progress: Progress) -> NDArray[np.object_]:
    """(n,) the EPCI around each point, None where there is none."""
    epci = load_epci()
    found = no_geometry(len(longitude))
    given = np.flatnonzero(np.isfinite(longitude))
    for start in range(0, len(given), BLOCK):
        progress.check()
        block = given[start : start + BLOCK]
        found[block] = epci_at(longitude[block], latitude[block], epci)
    progress.check()
    return found


def _x(points: NDArray[np.object_]) -> Floats:
    return np.asarray(shapely.get_x(points), dtype=float)


def _y(points: NDArray[np.object_]) -> Floats:
    return np.asarray(shapely.get_y(points), dtype=float)
