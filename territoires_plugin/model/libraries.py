"""The Python packages that the engine needs: QGIS's Windows installer brings them, other systems may not."""

from __future__ import annotations

import importlib
import re

from .errors import TerritoiresError

LEAST_VERSIONS = {
    "numpy": (1, 22),
    "pandas": (1, 4),
    "pyproj": (3, 3),
    "scipy": (1, 8),
    "shapely": (2, 0),
    "geopandas": (1, 0),
}


def require_libraries() -> None:
    """Import what the engine needs, at first use.

    Raises:
        TerritoiresError: ``library_missing``, ``library_old``.
    """
    for name, least in LEAST_VERSIONS.items():
        try:
            version = str(importlib.import_module(name).__version__)
        except ModuleNotFoundError as error:
            raise TerritoiresError("library_missing", library=error.name or name) from error
        if tuple(int(number) for number in re.findall(r"\d+", version)[:2]) < least:
            raise TerritoiresError("library_old", library=name, version=version, least=".".join(map(str, least)))
