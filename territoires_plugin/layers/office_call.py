"""A call in the office's file: its projects, what the source said of them, the EPCI around. One transaction for all.

Nothing here touches a project or a layer of QGIS: all of it may run in any thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd

from ..intake.reimport import Changes, Reimport
from ..model.progress import Progress, Silent, Unheard
from ..model.tables import EPCI, GONE, IMPORTED, PROJECTS, Columns
from ..territories.selection import epci_around
from .office_file import put_table
from .office_rows import any_kind, columns_of, fill, holds, read, reference_of

if TYPE_CHECKING:
    from .office_database import OfficeDatabase
    from .office_file import OfficeFile

_BATCH = 20_000
_SILENT = Silent()
WGS84 = "EPSG:4326"


class _Nothing(Exception):
    """The source has no project: the transaction is to be rolled back."""


def store_call(office: OfficeFile, batches: Iterable[gpd.GeoDataFrame], progress: Progress) -> Changes | None:
    """Take the projects of a source over, the EPCI around them beside; None, and nothing done, where it has none.

    Projects that the source has changed are written anew, those that it no longer has move to the table ``gone``, and
    what people corrected by hand stays: see ``intake.reimport``.

    Args:
        batches: projects with the columns of PROJECTS, all in one CRS; what they raise is handed on.

    Raises:
        TerritoiresError: those of ``OfficeFile.write_table``; the file is as it was.
        Cancelled: the file is as it was.
    """
    try:
        with office.changed() as database:
            return _stored(database, batches, progress)
    except _Nothing:
        return None


def _stored(database: OfficeDatabase, batches: Iterable[gpd.GeoDataFrame], progress: Progress) -> Changes:
    frames = _Frames(batches)
    first = next((frame for frame in frames if len(frame)), None)
    if first is None:
        raise _Nothing
    call = _Call(database, progress)
    call.take(first, frames)
    call.remember()
    around = epci_around(frames.epci_codes)
    if len(around):
        put_table(database, "epci", around.to_crs(first.crs), EPCI, _SILENT)
    return call.reimport.changes


class _Frames:
    """The batches, and the EPCI in which they lie, as far as they have been given."""

    def __init__(self, batches: Iterable[gpd.GeoDataFrame]) -> None:
        self.epci_codes: set[str] = set()
        self._batches = iter(batches)

    def __iter__(self) -> Iterator[gpd.GeoDataFrame]:
        for frame in self._batches:
            self.epci_codes.update(frame["epci_code"].dropna())
            yield frame


class _Call:
    """The projects of an office's file while a source is taken over."""

    def __init__(self, database: OfficeDatabase, progress: Progress) -> None:
        self._database = database
        self._progress = progress
        self._layer = database.own_table("projects")
        self.reimport = Reimport(self._told() if self._layer is not None else {})

    def take(self, first: gpd.GeoDataFrame, others: Iterable[gpd.GeoDataFrame]) -> None:
        if self._layer is None:
            self._layer = put_table(self._database, "projects", first.iloc[:0], PROJECTS, _SILENT)
        elif not (set(PROJECTS) <= set(columns_of(self._layer)) and holds(self._layer, first)):
            self._make_anew([first, *others])
            return
        for rows, places in read(self._layer, PROJECTS, _BATCH):
            self._progress.check()
            self.reimport.add_present(rows, places)
        for frame in chain([first], others):
            update = self.reimport.merge(frame)
            self._fill(self._layer, update.rows, PROJECTS, update.places)
        gone = set(self.reimport.finish())
        batches = read(self._layer, GONE, _BATCH) if gone else ()
        for rows in [rows[[place in gone for place in places]] for rows, places in batches]:
            self._keep_gone(rows)
        for place in gone:
            self._layer.DeleteFeature(place)
        self._layer.SyncToDisk()  # the spatial index, too, inside the transaction

    def _make_anew(self, frames: list[gpd.GeoDataFrame]) -> None:
        """Another table, where the one there cannot take the source's CRS or kind of geometry; columns beside stay."""
        crs = frames[0].crs
        columns = {**PROJECTS, **columns_of(self._layer)}
        present = [(rows, places) for rows, places in read(self._layer, columns, _BATCH)]
        for rows, places in present:
            self.reimport.add_present(rows, places, rows.to_crs(crs))
        before = pd.concat([rows.set_axis(places).to_crs(crs) for rows, places in present])
        updates = [self.reimport.merge(frame, all_rows=True) for frame in frames]
        own = [column for column in columns if column not in PROJECTS]
        taken = [update.rows.join(before[own].reindex(update.places).set_axis(update.rows.index)) for update in updates]
        self._keep_gone(before.loc[self.reimport.finish()])
        everything = pd.concat([*taken, before.loc[self.reimport.added_by_hand()]], ignore_index=True)
        self._layer = put_table(self._database, "projects", everything.set_crs(crs), columns, _SILENT)

    def _keep_gone(self, rows: gpd.GeoDataFrame) -> None:
        table = self._database.own_table("gone")
        if table is None:
            kind, reference = any_kind(), reference_of(rows.to_crs(WGS84))
            table = self._database.create_table("gone", GONE, fid="fid", kind=kind, reference=reference)
        self._fill(table, rows.to_crs(WGS84), GONE)

    def remember(self) -> None:
        """What the source has said, for the next time."""
        self._database.drop_table("imported")
        table = self._database.create_table("imported", IMPORTED, fid="fid")
        fingerprints = self.reimport.fingerprints
        rows = pd.DataFrame({"project_id": list(fingerprints), "fingerprint": list(fingerprints.values())})
        self._fill(table, gpd.GeoDataFrame(rows, geometry=[None] * len(rows)), IMPORTED)

    def _told(self) -> dict[str, str] | None:
        table = self._database.own_table("imported")
        if table is None:
            return None
        return {row.GetField("project_id"): row.GetField("fingerprint") for row in table}

    def _fill(
        self, layer: Any, rows: gpd.GeoDataFrame, columns: Columns, places: list[int | None] | None = None
    ) -> None:
        self._progress.check()
        fill(layer, rows, columns, Unheard(self._progress), self._database.verify, places)
