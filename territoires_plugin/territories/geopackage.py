"""Reads a GeoPackage with the standard library, so that no GDAL is needed and none can be in the way."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path, PurePath
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from ..model.errors import TerritoiresError

_HEADER = 8  # magic, version, flags, SRS
_ENVELOPES = (0, 32, 48, 48, 64)  # bytes, by the envelope code in the flags
_POINT = struct.Struct("<dd")


def read_rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    """The rows of a query on a file that nobody writes to meanwhile; its folder may be read-only.

    Raises:
        TerritoiresError: ``file_unreadable``.
    """
    try:
        with closing(sqlite3.connect(read_only_uri(path), uri=True)) as connection:
            return connection.execute(query).fetchall()
    except sqlite3.Error as error:
        raise TerritoiresError("file_unreadable", file=path, value=error) from error


def read_only_uri(path: PurePath) -> str:
    """SQLite's address of an absolute path, blanks, ``?``, ``#`` and ``%`` escaped."""
    address = path.as_uri()
    if not address.startswith("file:///"):  # \\server\share: SQLite takes the server into the path, not the authority
        address = address.replace("file://", "file:////", 1)
    return f"{address}?mode=ro&immutable=1"


def geometries(blobs: Iterable[bytes | None]) -> list[BaseGeometry | None]:
    """The geometries of GeoPackage blobs, None for NULL."""
    parsed: list[BaseGeometry | None] = shapely.from_wkb([None if blob is None else _wkb(blob) for blob in blobs])
    return list(parsed)


def point(blob: bytes | None) -> tuple[float, float] | tuple[None, None]:
    """The coordinates of a little-endian point blob in the order of the file (longitude, latitude), None for NULL."""
    if blob is None:
        return None, None
    longitude, latitude = _POINT.unpack_from(blob, len(blob) - _POINT.size)
    return longitude, latitude


def _wkb(blob: bytes) -> bytes:
    envelope = (blob[3] >> 1) & 0b111
    return blob[_HEADER + _ENVELOPES[envelope] :]
