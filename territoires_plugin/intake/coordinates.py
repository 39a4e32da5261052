"""The coordinates of each row: its geometry, or its x and y; those that do not lie in France are told and left out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from ..model.progress import Progress
from ..territories.gazetteer import Gazetteer
from ..territories.locate import epci_at
from ..territories.projection import WGS84
from ..territories.reference import load_epci
from .mapping import Mapping
from .numbers import read_coordinate
from .records import Records
from .remarks import Remarks
from .reprojection import crs_of, to_wgs84
from .shapes import clean, points_inside
from .source_table import as_objects, no_geometry

Floats = NDArray[np.float64]
TOLERANCE_M = 20_000.0
FARTHEST_M = 500_000.0
EARTH_RADIUS_M = 6_371_008.8
_GEOD = pyproj.Geod(ellps="GRS80")


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
    gazetteer: Gazetteer,
    remarks: Remarks,
    progress: Progress,
) -> Located:
    """The usable coordinates: in an EPCI, or within 20 km of the point of a commune.

    Args:
        records: n rows.
        drawn: n geometries (EPSG:4326) or None that go before the rows' own.
        mapping: gives the CRS of the x, y and WKT columns.

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
    return _in_france(records, geometry, from_layer, gazetteer, remarks)


def distance_m(longitude: Floats, latitude: Floats, other_longitude: Floats, other_latitude: Floats) -> Floats:
    """(n,) metres along the ellipsoid."""
    metres: Floats = _GEOD.inv(longitude, latitude, other_longitude, other_latitude)[2]
    return metres


def _note_unreadable(records: Records, unreadable: NDArray[np.bool_], remarks: Remarks) -> None:
    for position in np.flatnonzero(unreadable):
        records.note(remarks, int(position), "geometry", None, "geometry_left_out")


def _written_geometry(records: Records, remarks: Remarks, progress: Progress) -> NDArray[np.object_]:
    """The geometry of a WKT column."""
    geometry = no_geometry(len(records))
    for position, text in records.filled("geometry", progress):
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
    gazetteer: Gazetteer,
    remarks: Remarks,
) -> Located:
    points = points_inside(geometry)
    given = ~shapely.is_missing(points)
    longitude, latitude = _x(points), _y(points)
    nothing = no_geometry(len(records))
    if not given.any():
        return Located(geometry, longitude, latitude, nothing, nothing, from_layer)
    epci_code = epci_at(longitude, latitude, load_epci())
    anchors = _Anchors(gazetteer)
    near = anchors.within_tolerance(longitude, latitude)
    is_in_epci = np.array([code is not None for code in epci_code])
    outside = given & ~near & ~is_in_epci
    swapped = anchors.within_tolerance(latitude, longitude)
    for position in np.flatnonzero(outside):
        written = f"{longitude[position]:.6g}, {latitude[position]:.6g}"
        code = "coordinates_swapped" if swapped[position] else "coordinates_outside"
        records.note(remarks, int(position), "longitude", written, code)
    geometry[outside] = None
    longitude[outside] = latitude[outside] = np.nan
    return Located(geometry, longitude, latitude, epci_code, anchors.nearest(longitude, latitude), from_layer)


class _Anchors:
    """The points of all communes, on a sphere: nearness is the same everywhere, overseas too."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        known = [one for one in gazetteer.communes if one.longitude is not None and one.latitude is not None]
        self.communes: NDArray[np.object_] = as_objects(known)
        self.longitude = np.array([one.longitude for one in known], dtype=float)
        self.latitude = np.array([one.latitude for one in known], dtype=float)
        self.tree = cKDTree(_on_sphere(self.longitude, self.latitude))

    def within_tolerance(self, longitude: Floats, latitude: Floats) -> NDArray[np.bool_]:
        """(n,) whether a commune's point is at most 20 km away."""
        near = np.zeros(len(longitude), dtype=bool)
        on_earth, index = self._nearest_index(longitude, latitude, 1.01 * TOLERANCE_M)
        metres = distance_m(longitude[on_earth], latitude[on_earth], self.longitude[index], self.latitude[index])
        near[on_earth] = metres <= TOLERANCE_M
        return near

    def nearest(self, longitude: Floats, latitude: Floats) -> NDArray[np.object_]:
        """(n,) the commune whose point is nearest, None where none is within 500 km."""
        communes = no_geometry(len(longitude))
        on_earth, index = self._nearest_index(longitude, latitude, FARTHEST_M)
        communes[on_earth] = self.communes[index]
        return communes

    def _nearest_index(
        self, longitude: Floats, latitude: Floats, farthest_m: float
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Which points have a commune's point within reach, and its index. Without a limit, far points take minutes."""
        on_earth = np.flatnonzero((np.abs(longitude) <= 180) & (np.abs(latitude) <= 90)).astype(np.int64)
        if not len(on_earth):
            return on_earth, on_earth
        on_sphere = _on_sphere(longitude[on_earth], latitude[on_earth])
        metres, index = self.tree.query(on_sphere, distance_upper_bound=farthest_m)
        within = np.isfinite(metres)
        return on_earth[within], np.asarray(index, dtype=np.int64)[within]


def _on_sphere(longitude: Floats, latitude: Floats) -> Floats:
    east, north = np.radians(longitude), np.radians(latitude)
    return EARTH_RADIUS_M * np.column_stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)])


def _x(points: NDArray[np.object_]) -> Floats:
    return np.asarray(shapely.get_x(points), dtype=float)


def _y(points: NDArray[np.object_]) -> Floats:
    return np.asarray(shapely.get_y(points), dtype=float)
