"""Where an output goes on disk, so that what was half-written can be removed again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Destination:
    """A file of an output and, in a file that holds several tables, its table; no path for a layer in memory.

    Args:
        existed: whether the file was there before the run; other tables of it are the user's own.
    """

    path: Path | None
    table: str | None
    existed: bool = field(compare=False)

    @classmethod
    def of(cls, text: str) -> Destination:
        """Read what Processing makes of the parameter: a path, ``ogr:dbname='…' table="…"`` or ``memory:``."""
        database = re.match(r"ogr:dbname='(?P<path>[^']+)' table=\"(?P<table>[^\"]+)\"", text)
        if database:
            path = Path(database["path"])
            return cls(path, database["table"], path.exists())
        if not text or re.match(r"(memory|postgis|postgres|spatialite|mssql|oracle|ogr):", text):
            return cls(None, None, False)
        path = Path(text.partition("|")[0])
        return cls(path, None, path.exists())

    def remove(self) -> None:
        """Remove what a run has written; in a file that was there before, its own table alone."""
        if self.path is None or not self.path.is_file():
            return
        if self.table is not None and self.existed:
            _drop_table(self.path, self.table)
            return
        companions = self.path.parent.glob(f"{self.path.stem}.*") if self.path.suffix == ".shp" else (self.path,)
        for file in companions:
            file.unlink()


def _drop_table(path: Path, table: str) -> None:
    from osgeo import ogr

    database = ogr.Open(str(path), 1)
    for number in range(database.GetLayerCount()):
        if database.GetLayer(number).GetName() == table:
            database.DeleteLayer(number)
            return
