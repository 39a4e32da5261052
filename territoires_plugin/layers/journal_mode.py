"""Keeps QGIS from changing the journal mode of a GeoPackage under the other layers that show it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

_OPTION = "OGR_SQLITE_JOURNAL"


@contextmanager
def journal_as_it_is() -> Iterator[None]:
    """While a filter or a source is set on a layer.

    To filter a file of several layers QGIS opens it once more, to write, and switches it to WAL. The other layers have
    it open without locks, and so cannot read a file in WAL: “unable to open database file” (QGIS 3.22, GDAL 3.6). QGIS
    leaves the mode alone where the option is set; it takes the option away itself after each opening.
    """
    from osgeo import gdal

    before = gdal.GetThreadLocalConfigOption(_OPTION)
    gdal.SetThreadLocalConfigOption(_OPTION, "DELETE")
    try:
        yield
    finally:
        gdal.SetThreadLocalConfigOption(_OPTION, before)
