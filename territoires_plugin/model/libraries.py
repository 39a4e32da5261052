"""The Python packages that the engine needs: QGIS's Windows installer brings them, other systems may not."""

from __future__ import annotations

import importlib
from importlib.util import find_spec
from operator import attrgetter

from .errors import TerritoiresError

NEEDED = ("numpy", "pandas", "pyproj", "scipy", "shapely", "geopandas")
# What came with the least version; a version itself proves nothing, Debian's testing has a shapely "0+unknown".
LEAST = {"shapely": ("2.0", "from_wkb"), "geopandas": ("1.0", "GeoSeries.union_all")}


def missing_library() -> TerritoiresError | None:
    """What is told at once of a package that is not there; looked up without importing any, which takes a moment."""
    missing = next((name for name in NEEDED if find_spec(name) is None), None)
    return None if missing is None else TerritoiresError("library_missing", library=missing)


def require_libraries() -> None:
    """Import what the engine needs, at first use.

    Raises:
        TerritoiresError: ``library_missing``, ``library_old``.
    """
    for name in NEEDED:
        try:
            module = importlib.import_module(name)
        except ModuleNotFoundError as error:
            raise TerritoiresError("library_missing", library=error.name or name) from error
        version, feature = LEAST.get(name, ("", "__name__"))
        try:
            attrgetter(feature)(module)
        except AttributeError as error:
            raise TerritoiresError("library_old", library=name, version=module.__version__, least=version) from error
