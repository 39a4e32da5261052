"""A GeoPackage opened by OGR: one transaction at a time, what goes wrong told as our own errors.

Journal mode and locks are left to QGIS and SQLite. No GeoPackage is ever opened here by other means, not even to look
at it: closing it would drop the locks that SQLite holds for the layers of this process.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..model.errors import TerritoiresError
from ..model.tables import Columns

NO_GEOMETRY = 100  # ogr.wkbNone
MARK = "Written by the desk of Territoires"  # the description of our tables: those of others are never replaced
_TAKE_LOCK = "UPDATE gpkg_contents SET identifier = identifier WHERE 0"  # writes nothing, but waits for its turn
_REASONS = (
    ("readonly", "office_read_only"),
    ("locked", "office_locked"),
    ("unable to open database file", "office_folder"),
)


class OfficeDatabase:
    """An open GeoPackage; used by one thread, closed by ``office_database``."""

    def __init__(self, path: Path, failures: list[str]) -> None:
        self._path = path
        self._failures = failures
        self._dataset: Any = None

    def open(self, *, update: bool) -> None:
        from osgeo import gdal

        self._dataset = self._opened(gdal.OF_UPDATE if update else gdal.OF_READONLY)
        if self._dataset is not None:
            if update:
                self._forget_what_is_replaced()
            return
        if not accessible(self._path, os.R_OK):
            raise TerritoiresError("file_unreadable", file=self._path, value=os.strerror(errno.EACCES))
        if any("locked" in complaint for complaint in self._failures):
            raise TerritoiresError("office_locked", file=self._path)
        if update and self._opened(gdal.OF_READONLY) is not None:
            raise TerritoiresError("office_read_only", file=self._path)
        raise TerritoiresError("office_no_geopackage", file=self._path)

    def _forget_what_is_replaced(self) -> None:
        """Else a name stays in the free pages of the file; Debian's SQLite does this by itself, others do not."""
        answer = self._dataset.ExecuteSQL("PRAGMA secure_delete = ON")
        if answer is not None:
            self._dataset.ReleaseResultSet(answer)

    def _opened(self, mode: int) -> Any:
        from osgeo import gdal

        try:
            return gdal.OpenEx(str(self._path), gdal.OF_VECTOR | gdal.OF_VERBOSE_ERROR | mode, ["GPKG"])
        except RuntimeError as error:  # where the host has switched GDAL's exceptions on
            self._failures.append(str(error))
            return None

    def create(self) -> None:
        from osgeo import gdal

        self._dataset = gdal.GetDriverByName("GPKG").Create(str(self._path), 0, 0, 0, gdal.GDT_Unknown)
        self.verify()

    def close(self) -> None:
        self._dataset = None

    def verify(self) -> None:
        """Raise for what OGR has complained of since."""
        if self._failures:
            raise _explained(self._path, self._failures[0])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside stands at the end, or nothing of it; waits some seconds for other writers."""
        self._dataset.StartTransaction()
        try:
            self._dataset.ExecuteSQL(_TAKE_LOCK)
            self.verify()
            yield
            self.verify()
            self._dataset.CommitTransaction()
            self.verify()
        except BaseException:
            self._dataset.RollbackTransaction()
            raise

    def table(self, name: str, required: Sequence[str]) -> Any:
        """The OGR layer of a table, None where there is none.

        Raises:
            TerritoiresError: ``office_table`` where a required column is missing.
        """
        layer = next((layer for layer in self._layers() if layer.GetName() == name), None)
        if layer is None:
            return None
        definition = layer.GetLayerDefn()
        columns = {definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())}
        for field in required:
            if field not in columns | {layer.GetFIDColumn()}:
                raise TerritoiresError("office_table", file=self._path, table=name, field=field)
        return layer

    def create_table(
        self, name: str, columns: Columns, *, fid: str, kind: int = NO_GEOMETRY, reference: Any = None
    ) -> Any:
        """A new empty table; ``fid`` names its key, ``kind`` is OGR's geometry type."""
        from osgeo import ogr

        types = {
            "text": (ogr.OFTString, ogr.OFSTNone),
            "integer": (ogr.OFTInteger64, ogr.OFSTNone),
            "real": (ogr.OFTReal, ogr.OFSTNone),
            "boolean": (ogr.OFTInteger, ogr.OFSTBoolean),
        }
        options = [f"FID={fid}", "GEOMETRY_NAME=geom", f"DESCRIPTION={MARK}"]
        layer = self._dataset.CreateLayer(name, reference, kind, options)
        self.verify()
        for column, column_kind in columns.items():
            definition = ogr.FieldDefn(column, types[column_kind][0])
            definition.SetSubType(types[column_kind][1])
            layer.CreateField(definition)
        self.verify()
        return layer

    def own_table(self, name: str) -> Any:
        """The OGR layer of a table of ours, None where there is none.

        Raises:
            TerritoiresError: ``office_foreign`` for a table that somebody else has made.
        """
        layer = self.table(name, ())
        if layer is not None and layer.GetMetadataItem("DESCRIPTION") != MARK:
            raise TerritoiresError("office_foreign", file=self._path, table=name)
        return layer

    def drop_table(self, name: str) -> None:
        """Away with a table of ours where there is one; styles saved for it stay.

        Raises:
            TerritoiresError: ``office_foreign`` for a table that somebody else has made.
        """
        if self.own_table(name) is not None:
            self._dataset.DeleteLayer([layer.GetName() for layer in self._layers()].index(name))
            self.verify()

    def _layers(self) -> list[Any]:
        return [self._dataset.GetLayer(number) for number in range(self._dataset.GetLayerCount())]


@contextmanager
def office_database(path: Path, *, update: bool, create: bool = False) -> Iterator[OfficeDatabase]:
    """Open a GeoPackage, or make a new one, and close it again.

    Raises:
        TerritoiresError: ``office_read_only``, ``office_no_geopackage``, ``office_locked``, ``office_folder``,
            ``file_unreadable``, ``file_unwritable``.
    """
    from osgeo import gdal

    failures: list[str] = []
    database = OfficeDatabase(path, failures)

    def note(severity: int, _number: int, text: str) -> None:
        if severity >= gdal.CE_Failure:
            failures.append(text)

    gdal.PushErrorHandler(note)
    try:
        if create:
            database.create()
        else:
            database.open(update=update)
        yield database
    except RuntimeError as error:  # of GDAL's exceptions
        raise _explained(path, str(error)) from error
    finally:
        database.close()
        gdal.PopErrorHandler()


def accessible(path: Path, mode: int) -> bool:
    """Whether this program may read (``os.R_OK``) or write (``os.W_OK``) a file or folder, told without opening it."""
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)


def _explained(path: Path, complaint: str) -> TerritoiresError:
    """The error for what SQLite says."""
    for words, code in _REASONS:
        if words in complaint:
            return TerritoiresError(code, file=path, value=words)
    return TerritoiresError("file_unwritable", file=path, value=complaint)
