"""Writes the layers as one GeoPackage, with the standard library: the same rows give the same bytes."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

APPLICATION_ID = 0x47504B47  # "GPKG"
USER_VERSION = 10300  # GeoPackage 1.3
SRS = 4326
GEOMETRY = "geom"
LITTLE_ENDIAN, XY_ENVELOPE = 0b001, 0b010

# layer: (geometry type or None, columns with their SQL types). The geometry stands last, so that
# reading the columns before it leaves the pages of the polygons alone.
TABLES: dict[str, tuple[str | None, dict[str, str]]] = {
    "epci": (
        "MULTIPOLYGON",
        {
            "epci_code": "TEXT",
            "name": "TEXT",
            "kind": "TEXT",
            "population": "INTEGER",
            "commune_count": "INTEGER",
            "departements": "TEXT",
            "vintage": "TEXT",
        },
    ),
    "epci_points": ("POINT", {"epci_code": "TEXT"}),
    "communes": (
        "POINT",
        {
            "commune_code": "TEXT",
            "name": "TEXT",
            "siren": "TEXT",
            "postcodes": "TEXT",
            "population": "INTEGER",
            "epci_code": "TEXT",
            "departement": "TEXT",
            "region": "TEXT",
        },
    ),
    "former_communes": (None, {"former_code": "TEXT", "commune_code": "TEXT"}),
    "former_names": (None, {"former_code": "TEXT", "name": "TEXT", "commune_code": "TEXT"}),
    "departements": ("POINT", {"code": "TEXT", "name": "TEXT", "region": "TEXT", "region_name": "TEXT"}),
    "metadata": (None, {"key": "TEXT", "value": "TEXT"}),
}

WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],'
    'UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'
)
SPATIAL_REFERENCES = (
    ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", "undefined Cartesian coordinate reference system"),
    ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic coordinate reference system"),
    ("WGS 84", SRS, "EPSG", SRS, WGS84, "longitude/latitude, decimal degrees on the WGS 84 ellipsoid"),
)
CORE_TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
    organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
    description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
    min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
    CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
    geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
    CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
    CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
    CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
"""


def write_geopackage(path: Path, rows: dict[str, Sequence[tuple[object, ...]]], last_change: str) -> None:
    """Write every layer of ``TABLES`` to a new file.

    Args:
        path: must not exist yet.
        rows: by layer, in the order of its columns, the geometry (lon/lat or None) last where it has one.
        last_change: ISO date and time that the file bears: the data's, not the build's.
    """
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {USER_VERSION}")
        connection.executescript(CORE_TABLES)
        connection.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", SPATIAL_REFERENCES)
        for layer in TABLES:
            _write_layer(connection, layer, rows[layer], last_change)
        connection.commit()
        connection.execute("VACUUM")


def _write_layer(
    connection: sqlite3.Connection, layer: str, rows: Sequence[tuple[object, ...]], last_change: str
) -> None:
    kind, columns = TABLES[layer]
    types = {**columns, GEOMETRY: kind} if kind else columns
    declared = ", ".join(f'"{name}" {sql_type}' for name, sql_type in types.items())
    connection.execute(f'CREATE TABLE "{layer}" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {declared})')
    _declare(connection, layer, kind, [row[-1] for row in rows] if kind else [], last_change)
    marks = ", ".join("?" * len(types))
    names = ", ".join(f'"{name}"' for name in types)
    written = ((*row[:-1], blob(row[-1])) for row in rows) if kind else rows
    connection.executemany(f'INSERT INTO "{layer}" ({names}) VALUES ({marks})', written)


def _declare(
    connection: sqlite3.Connection, layer: str, kind: str | None, geometries: Iterable[object], last_change: str
) -> None:
    known = [geometry for geometry in geometries if geometry is not None]
    bounds = shapely.total_bounds(known).tolist() if known else [None] * 4
    data_type = "features" if kind else "attributes"
    connection.execute(
        "INSERT INTO gpkg_contents VALUES (?, ?, ?, '', ?, ?, ?, ?, ?, ?)",
        (layer, data_type, layer, last_change, *bounds, SRS if kind else None),
    )
    if kind:
        connection.execute("INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)", (layer, GEOMETRY, kind, SRS))


def blob(geometry: object) -> bytes | None:
    """A geometry as GeoPackage binary: header, envelope unless it is a point, little-endian WKB."""
    if not isinstance(geometry, BaseGeometry):
        return None
    envelope = b""
    flags = LITTLE_ENDIAN
    if geometry.geom_type != "Point":
        west, south, east, north = geometry.bounds
        envelope, flags = struct.pack("<4d", west, east, south, north), LITTLE_ENDIAN | XY_ENVELOPE
    wkb: bytes = shapely.to_wkb(geometry, byte_order=1, output_dimension=2)
    return struct.pack("<2sBBi", b"GP", 0, flags, SRS) + envelope + wkb
