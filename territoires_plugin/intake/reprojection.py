"""Geometry of any CRS to EPSG:4326, x first, whatever order of axes the CRS declares."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyproj
from numpy.typing import NDArray

from ..model.errors import TerritoiresError
from ..territories.projection import WGS84, reproject


def crs_of(definition: str, file: str) -> Any:
    """The CRS of a definition such as ``EPSG:2154`` or WKT.

    Raises:
        TerritoiresError: ``crs_unknown`` naming the file that gives it.
    """
    try:
        return pyproj.CRS.from_user_input(definition)
    except pyproj.exceptions.CRSError as error:
        raise TerritoiresError("crs_unknown", file=file, value=definition) from error


def to_wgs84(geometry: NDArray[np.object_], crs: Any) -> NDArray[np.object_]:
    """(n,) the geometries in EPSG:4326, None kept; coordinates that cannot be transformed become infinite."""
    if crs.to_authority(min_confidence=100) == ("OGC", "CRS84"):
        return geometry
    return reproject(geometry, crs, WGS84)
