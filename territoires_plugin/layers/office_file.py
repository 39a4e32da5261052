"""The office's GeoPackage: the layers that the desk keeps, and what was decided of them.

Nothing here touches a project or a layer of QGIS: all of it may run in any thread.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..model.codes import join_codes, split_codes
from ..model.decision_book import Change, DecisionBook
from ..model.decisions import STATES, Decision
from ..model.errors import TerritoiresError
from ..model.journal import JournalEntry
from ..model.progress import Progress
from ..model.tables import DECISIONS, JOURNAL, Columns
from .office_database import OfficeDatabase, office_database

if TYPE_CHECKING:
    import geopandas as gpd

_KEY = "entry"  # the key of the journal, counted by SQLite
_JOURNAL: Columns = {name: kind for name, kind in JOURNAL.items() if name != _KEY}


class OfficeFile:
    """One GeoPackage, made when first written to. It is opened for each reading and writing, and closed at once.

    Several of these, in several threads and programs, may work on one file: each waits some seconds for its turn.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known_entry = 0

    def write_table(self, name: str, frame: gpd.GeoDataFrame, columns: Columns, progress: Progress) -> None:
        """Put a table in the place of an older one, in one transaction; its styles stay.

        Layers of QGIS that show the table find no features until ``office_layers.refresh``; none may be in edit mode.

        Raises:
            TerritoiresError: the older table stands; also where it is not one of ours (``office_foreign``).
            Cancelled: the older table stands.
        """
        with self.changed() as database:
            put_table(database, name, frame, columns, progress)

    def record(self, change: Change, author: str, at: str) -> None:
        """Write a change of the decisions and its entry in the journal, on disk when this returns.

        Raises:
            TerritoiresError: nothing was written.
        """
        if not change.gone and not change.come:
            return
        with self.changed() as database:
            decisions = _own_table(database, "decisions", DECISIONS, "fid")
            journal = _own_table(database, "journal", _JOURNAL, _KEY)
            for decision in (*change.gone, *change.come):
                _remove(decisions, decision.opportunity_id)
            for decision in change.come:
                _append(decisions, DECISIONS, _row(decision))
            number = _append(journal, _JOURNAL, _told(change, author, at))
        if number == self._known_entry + 1:
            self._known_entry = number

    def decisions(self) -> DecisionBook:
        """The decisions in force; none where there is no file.

        Raises:
            TerritoiresError: ``office_value`` for a state that nobody knows, and those of opening.
        """
        self._known_entry = self._last_entry()
        return DecisionBook.of(self._decision(number, *row) for number, row in self._rows("decisions", DECISIONS))

    def journal(self) -> list[JournalEntry]:
        """Who decided what, the oldest first."""
        return [_entry(number, *row) for number, row in self._rows("journal", _JOURNAL)]

    def changed_on_disk(self) -> bool:
        """Whether someone else has decided since the decisions were read."""
        return self._last_entry() != self._known_entry

    def _last_entry(self) -> int:
        return max((number for number, _ in self._rows("journal", {})), default=0)

    def _decision(
        self, number: int, opportunity_id: str | None, ids: str | None, state: str | None, *texts: str | None
    ) -> Decision:
        if state not in STATES:
            known = ", ".join(STATES)
            raise TerritoiresError(
                "office_value", file=self.path, table="decisions", row=number, field="state", value=state, known=known
            )
        comment, author, decided_at = (text or "" for text in texts)
        return Decision(opportunity_id or "", split_codes(ids), state, comment, author, decided_at)

    def _rows(self, name: str, columns: Columns) -> list[tuple[int, tuple[Any, ...]]]:
        """Key and values of each row, by key; none where there is no such table."""
        if not self._exists():
            return []
        with office_database(self.path, update=False) as database:
            table = database.table(name, list(columns))
            if table is None:
                return []
            rows = [(row.GetFID(), tuple(row.GetField(column) for column in columns)) for row in table]
            database.verify()
        return sorted(rows)

    def _exists(self) -> bool:
        try:
            return self.path.exists()
        except OSError as error:  # a folder that may not be looked into
            raise TerritoiresError("office_folder", file=self.path, value=error.strerror) from error

    @contextmanager
    def changed(self) -> Iterator[OfficeDatabase]:
        """The file, made where it is not there, in a transaction."""
        if not self._exists():
            _make(self.path)
        with office_database(self.path, update=True) as database, database.transaction():
            yield database


def put_table(
    database: OfficeDatabase,
    name: str,
    frame: gpd.GeoDataFrame,
    columns: Columns,
    progress: Progress,
    keys: Sequence[int | None] | None = None,
) -> Any:
    """As ``OfficeFile.write_table``, inside a transaction; the new table.

    Args:
        keys: of the rows, those without one behind the others; counted from 1 when None.

    Raises:
        TerritoiresError, Cancelled: to be rolled back.
    """
    from .frames import of_one_kind
    from .office_rows import fill

    rows = of_one_kind(frame)
    layer = empty_table(database, name, rows, columns)
    fill(layer, rows, columns, progress, database.verify, keys, is_new=True)
    layer.SyncToDisk()  # the spatial index, too, inside the transaction
    progress.report(100)
    return layer


def empty_table(database: OfficeDatabase, name: str, frame: gpd.GeoDataFrame, columns: Columns) -> Any:
    """A new table without rows in the place of an older one, of the frame's CRS and kind of geometry."""
    from .office_rows import geometry_kind, reference_of

    database.drop_table(name)
    kind, reference = geometry_kind(frame), reference_of(frame)
    return database.create_table(name, columns, fid=_key_beside(columns), kind=kind, reference=reference)


def _make(path: Path) -> None:
    """A new GeoPackage with the tables of decisions; it gets its name once it is whole, unless another one has it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".territoires-") as folder:
            draft = Path(folder) / "draft.gpkg"
            with office_database(draft, update=True, create=True) as database, database.transaction():
                _own_table(database, "decisions", DECISIONS, "fid")
                _own_table(database, "journal", _JOURNAL, _KEY)
            _name(draft, path)
    except OSError as error:
        raise TerritoiresError("office_folder", file=path, value=error.strerror) from error


def _name(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:  # a disk without links
        if not path.exists():
            draft.rename(path)


def _own_table(database: OfficeDatabase, name: str, columns: Columns, key: str) -> Any:
    table = database.table(name, [*columns, key])
    return table if table is not None else database.create_table(name, columns, fid=key)


def _remove(table: Any, opportunity_id: str) -> None:
    quoted = opportunity_id.replace("'", "''")
    table.SetAttributeFilter(f"opportunity_id = '{quoted}'")
    for number in [row.GetFID() for row in table]:
        table.DeleteFeature(number)
    table.SetAttributeFilter(None)


def _append(table: Any, columns: Columns, values: Sequence[str | None]) -> int:
    from osgeo import ogr

    row = ogr.Feature(table.GetLayerDefn())
    for name, value in zip(columns, values):
        if value is None:
            row.SetFieldNull(name)
        else:
            row.SetField(name, value)
    table.CreateFeature(row)
    return int(row.GetFID())


def _told(change: Change, author: str, at: str) -> tuple[str | None, ...]:
    """The entry of the journal for a change."""
    shown = change.after or change.before
    before, after = (known.state if known else None for known in (change.before, change.after))
    return (
        at,
        author,
        change.action,
        shown.opportunity_id,
        join_codes(shown.project_ids),
        before,
        after,
        shown.comment,
    )


def _entry(number: int, *cells: str | None) -> JournalEntry:
    """A row of the journal; cells emptied by hand are empty texts."""
    at, author, action, opportunity_id, ids, before, after, comment = cells
    return JournalEntry(
        number,
        at or "",
        author or "",
        action or "",
        opportunity_id or "",
        split_codes(ids),
        before,
        after,
        comment or "",
    )


def _row(decision: Decision) -> tuple[str | None, ...]:
    opportunity_id, _, *texts = astuple(decision)
    return (opportunity_id, join_codes(decision.project_ids), *texts)


def _key_beside(columns: Columns) -> str:
    """A name for the key that no column has."""
    taken = {name.casefold() for name in columns}
    return next(name for name in ("fid", "row_fid", "office_fid") if name not in taken)
