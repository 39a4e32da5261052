"""A call in the office's file: its projects, what the source said of them, the EPCI around. One transaction for all.

Nothing here touches a project or a layer of QGIS: all of it may run in any thread.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd

from ..intake.reimport import Changes, Reimport
from ..model.progress import Progress, Unheard
from ..model.tables import EPCI, GONE, IMPORTED, PROJECTS, Columns
from ..territories.selection import epci_around
from .frames import of_one_kind
from .office_file import empty_table, put_table
from .office_rows import any_kind, columns_of, fill, holds, read, reference_of

if TYPE_CHECKING:
    from .office_database import OfficeDatabase
    from .office_file import OfficeFile

_BATCH = 20_000
WGS84 = "EPSG:4326"


def store_call(
    office: OfficeFile, batches: Iterable[gpd.GeoDataFrame], progress: Progress, rejected: Collection[str] = ()
) -> Changes | None:
    """Take the projects of a source over, the EPCI around them beside; None, and nothing done, where it has none.

    Projects that the source has changed are written anew, those that it no longer has move to the table ``gone``, and
    what people corrected by hand stays: see ``intake.reimport``.

    Args:
        batches: projects with the columns of PROJECTS, all in one CRS; what they raise is handed on.
        rejected: looked at once all batches are there: projects of the source that could not be read. They stay.

    Raises:
        TerritoiresError: those of ``OfficeFile.write_table`` and of ``Reimport.finish``; the file is as it was.
        Cancelled: the file is as it was.
    """
    frames = _Frames(batches)
    first = next((frame for frame in frames if len(frame)), None)
    if first is None:
        return None
    with office.changed() as database:
        call = _Call(database, progress)
        call.take(first, frames, rejected)
        call.remember()
        around = epci_around(frames.epci_codes | call.epci_codes_of_others())
        if len(around):
            put_table(database, "epci", around.to_crs(first.crs), EPCI, Unheard(progress))
        progress.check()
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
        self._gone = database.own_table("gone")
        gone = _keys(self._gone) if self._gone is not None else {}
        self.reimport = Reimport(self._told() if self._layer is not None else {}, gone)

    def take(self, first: gpd.GeoDataFrame, others: Iterable[gpd.GeoDataFrame], rejected: Collection[str]) -> None:
        for rows, _ in read(self._gone, GONE, _BATCH) if self._gone is not None else ():
            self.reimport.add_gone(rows)
        if self._layer is None:
            self._layer = empty_table(self._database, "projects", of_one_kind(first), PROJECTS)
        elif not (set(PROJECTS) <= set(columns_of(self._layer)) and holds(self._layer, first)):
            self._make_anew([first, *others], rejected)
            return
        for rows, places in read(self._layer, PROJECTS, _BATCH):
            self._progress.check()
            self.reimport.add_present(rows, places)
        for frame in chain([first], others):
            update = self.reimport.merge(frame)
            self._fill(self._layer, update.rows, PROJECTS, update.places)
        gone = set(self.reimport.finish(rejected))
        batches = read(self._layer, GONE, _BATCH) if gone else ()
        for rows in [rows[[place in gone for place in places]] for rows, places in batches]:
            self._keep_gone(rows)
        for place in gone:
            self._layer.DeleteFeature(place)
        self._let_come_back()
        self._layer.SyncToDisk()  # the spatial index, too, inside the transaction

    def _make_anew(self, frames: list[gpd.GeoDataFrame], rejected: Collection[str]) -> None:
        """Another table, where the one there cannot take the source's CRS or kind of geometry; columns beside stay."""
        crs = frames[0].crs
        columns = {**PROJECTS, **columns_of(self._layer)}
        present = list(read(self._layer, columns, _BATCH))
        for rows, places in present:
            self.reimport.add_present(rows, places, rows.to_crs(crs))
        updates = [self.reimport.merge(frame, all_rows=True) for frame in frames]
        gone = self.reimport.finish(rejected)
        own = [column for column in columns if column not in PROJECTS]
        before = pd.concat([frames[0].iloc[:0], *(rows.set_axis(places).to_crs(crs) for rows, places in present)])
        taken = [update.rows.join(before.reindex(columns=own).reindex(update.places).set_axis(update.rows.index))
                 for update in updates]  # fmt: skip
        self._keep_gone(before.loc[gone])
        places = [place for update in updates for place in update.places]
        settled = [place for place in (*places, *gone) if place is not None]
        left = before.loc[~before.index.isin(settled)]  # added by hand, or of another call
        everything = pd.concat([*taken, left], ignore_index=True).set_crs(crs)
        keys = pd.Series([*places, *left.index], dtype=object)
        in_order = [*keys.index[keys.notna()], *keys.index[keys.isna()]]
        rows, kept = everything.loc[in_order], [keys[position] for position in in_order]
        of_a_kind = of_one_kind(rows)
        self.reimport.changes.made_points = _made_points(rows, of_a_kind)
        self._layer = put_table(self._database, "projects", of_a_kind, columns, Unheard(self._progress), kept)
        self._let_come_back()

    def _let_come_back(self) -> None:
        for key in self.reimport.come_back():
            self._gone.DeleteFeature(key)

    def _keep_gone(self, rows: gpd.GeoDataFrame) -> None:
        if self._gone is None:
            kind, reference = any_kind(), reference_of(rows.to_crs(WGS84))
            self._gone = self._database.create_table("gone", GONE, fid="fid", kind=kind, reference=reference)
        self._fill(self._gone, rows.to_crs(WGS84), GONE)

    def remember(self) -> None:
        """What the source has said, for the next time."""
        self._database.drop_table("imported")
        table = self._database.create_table("imported", IMPORTED, fid="fid")
        fingerprints = self.reimport.fingerprints
        rows = pd.DataFrame({"project_id": list(fingerprints), "fingerprint": list(fingerprints.values())})
        self._fill(table, gpd.GeoDataFrame(rows, geometry=[None] * len(rows)), IMPORTED)

    def epci_codes_of_others(self) -> set[str]:
        """Of the calls that stay beside the one taken over."""
        if not self.reimport.changes.other_calls:
            return set()
        return {row.GetField("epci_code") for row in self._layer} - {None}

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


def _made_points(rows: gpd.GeoDataFrame, of_a_kind: gpd.GeoDataFrame) -> list[str]:
    """The projects whose shape one layer cannot hold beside the points of the others."""
    reduced = rows[(of_a_kind.geom_type == "Point") & (rows.geom_type != "Point") & rows.geometry.notna()]
    return [str(own_id) for own_id in reduced["project_id"].dropna()]


def _keys(table: Any) -> dict[str, int]:
    return {row.GetField("project_id"): int(row.GetFID()) for row in table}
