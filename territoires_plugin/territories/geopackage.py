"""The geometries of a GeoPackage, without GDAL: none is needed and none can be in the way."""

from __future__ import annotations

import struct
from collections.abc import Iterable

import shapely
from shapely.geometry.base import BaseGeometry

_HEADER = 8  # magic, version, flags, SRS
_ENVELOPES = (0, 32, 48, 48, 64)  # bytes, by the envelope code in the flags
_POINT = struct.Struct("<dd")


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
