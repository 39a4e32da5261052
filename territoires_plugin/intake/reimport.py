"""The next export of the same call: what the source changed is taken over, what people corrected by hand stays.

Of each project a fingerprint of what the source said is kept. Where the layer says something else today, somebody has
corrected it by hand.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from ..model.errors import TerritoiresError
from ..model.tables import PROJECTS

GEOMETRY = "geometry"
FIELDS = (*PROJECTS, GEOMETRY)
PROVENANCE = frozenset(("call", "source"))  # of the import, not of the project: the next export has another name
_CODES = ("commune_code", "epci_code")  # what says where a project is; its geometry is another one in each CRS
_WIDTH = 8  # hexadecimal digits for each field
_NOTHING = "0" * _WIDTH


@dataclass(frozen=True)
class Conflict:
    """A field that was corrected by hand, and that the source has changed since: the correction stays."""

    project_id: str
    field: str
    kept: object
    told: object


@dataclass
class Changes:
    """What a re-import did, by ``project_id``; every project of the source is in one of the first four lists.

    Args:
        deleted: the source still has them, but they were deleted from the layer by hand: they stay away.
        gone: no longer in the source.
        other_calls: how many projects stay of each call that the source does not speak of.
        made_points: those whose shape could not stay beside points.
        corrected: fields corrected by hand that were kept, by project.
    """

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    other_calls: dict[str, int] = field(default_factory=dict)
    made_points: list[str] = field(default_factory=list)
    corrected: dict[str, tuple[str, ...]] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)


@dataclass(frozen=True)
class Update:
    """Rows to be written.

    Args:
        rows: the columns of PROJECTS, then ``geometry``.
        places: for each row the key of the row that it replaces, None for a new one.
    """

    rows: gpd.GeoDataFrame
    places: list[int | None]


@dataclass
class _Shared:
    """The projects of one call that bear a ``project_id`` of another: how many, and which are not the same projects."""

    count: int = 0
    strangers: list[str] = field(default_factory=list)


class Reimport:
    """Merges the batches of an export into what an office has.

    Args:
        told: ``project_id`` to the fingerprint of what the source said the last time; None where nobody kept it: then
            what is present counts as told.
        gone: the projects that had gone from the source before, their keys by ``project_id``.
    """

    def __init__(self, told: Mapping[str, str] | None, gone: Mapping[str, int] | None = None) -> None:
        self.changes = Changes()
        self.fingerprints: dict[str, str] = {}  # of what the source says this time
        self._told: dict[str, str] = dict(told or {})
        self._is_told_known = told is not None
        self._gone = dict(gone or {})
        self._place: dict[str, int] = {}
        self._call: dict[str, str] = {}  # of what is present, where it has one
        self._call_of_gone: dict[str, str] = {}
        self._calls_told: set[str] = set()  # by the source
        self._shared: dict[tuple[str, str], _Shared] = {}  # by the call that is there and the one that comes
        self._by_hand: dict[str, dict[str, object]] = {}

    def add_present(
        self, rows: gpd.GeoDataFrame, places: Sequence[int], in_new_crs: gpd.GeoDataFrame | None = None
    ) -> None:
        """Rows that the office has, with their keys; of a ``project_id`` that stands twice the first one counts.

        Args:
            in_new_crs: the same rows in the CRS of those to come, where it is another one.
        """
        moved = None if in_new_crs is None else _geometry_checksums(in_new_crs.geometry.to_numpy())
        told = zip(rows["project_id"], fingerprints_of(rows), rows["call"])
        for position, (own_id, fingerprint, call) in enumerate(told):
            if own_id is None or own_id in self._place:
                continue
            self._place[own_id] = places[position]
            if _plain(call) is not None:
                self._call[own_id] = call
            if not self._is_told_known:
                self._told[own_id] = fingerprint
            self._note_by_hand(own_id, position, fingerprint, rows if in_new_crs is None else in_new_crs)
            if moved is not None and own_id in self._told and GEOMETRY not in self._by_hand.get(own_id, {}):
                self._told[own_id] = self._told[own_id][:-_WIDTH] + moved[position]  # the same place, not a correction

    def add_gone(self, rows: gpd.GeoDataFrame) -> None:
        """Rows that had gone from the source: what was corrected in them comes back with them; but not their place."""
        told = zip(rows["project_id"], fingerprints_of(rows), rows["call"])
        for position, (own_id, fingerprint, call) in enumerate(told):
            if own_id in self._told:
                self._note_by_hand(own_id, position, fingerprint, rows)
                self._by_hand.get(own_id, {}).pop(GEOMETRY, None)
                if _plain(call) is not None:
                    self._call_of_gone[own_id] = call

    def _note_by_hand(self, own_id: str, position: int, fingerprint: str, rows: gpd.GeoDataFrame) -> None:
        fields = _differing(self._told.get(own_id, _NOTHING * len(FIELDS)), fingerprint)
        if fields:
            self._by_hand[own_id] = {name: _plain(rows[name].iat[position]) for name in fields}

    def merge(self, rows: gpd.GeoDataFrame, *, all_rows: bool = False) -> Update:
        """Those of the source's rows that have to be written, corrections in place; or all but the deleted ones."""
        rows = rows.reset_index(drop=True)
        self._calls_told.update(rows["call"].dropna())
        written: list[int] = []
        corrections: list[tuple[int, str, object]] = []
        changes = self.changes
        told = zip(rows["project_id"], fingerprints_of(rows), rows["call"])
        for position, (own_id, fingerprint, call) in enumerate(told):
            self.fingerprints[own_id] = fingerprint
            kind = self._kind(own_id, fingerprint)
            kind.append(own_id)
            self._note_shared(own_id, fingerprint, call)
            is_news = kind is changes.new or fingerprint != self._told.get(own_id)
            if kind is not changes.deleted and (all_rows or is_news):
                corrections.extend((position, *one) for one in self._kept(own_id, fingerprint, rows.iloc[position]))
                written.append(position)
        update = _corrected(rows, corrections).iloc[written]
        return Update(update, [self._place.get(own_id) for own_id in update["project_id"]])

    def come_back(self) -> list[int]:
        """The keys among the gone ones of the projects that the source has again."""
        return [key for own_id, key in self._gone.items() if own_id in self.fingerprints]

    def finish(self, rejected: Collection[str] = ()) -> list[int]:
        """The keys of the rows that the source no longer has, once all batches are merged; those of other calls stay.

        Args:
            rejected: projects of the source that could not be read this time: they stay as they are.

        Raises:
            TerritoiresError: ``calls_share_ids`` where another call gave its projects the same ``project_id``.
        """
        self._require_one_call_per_id()
        missing = [
            own_id
            for own_id in self._told
            if own_id in self._place and own_id not in self.fingerprints and own_id not in rejected
        ]
        others = self._other_calls()
        staying = {own_id: self._call[own_id] for own_id in missing if self._call.get(own_id) in others}
        self.changes.other_calls = dict(Counter(staying.values()))
        self.changes.gone = [own_id for own_id in missing if own_id not in staying]
        # Of what was deleted by hand nobody knows the call any more: perhaps one that the source does not speak of.
        deleted = [own_id for own_id in self._told if own_id not in self._place] if self._calls_told else []
        kept = set(self._gone).union(missing, rejected, deleted)
        told = {own_id: fingerprint for own_id, fingerprint in self._told.items() if own_id in kept}
        self.fingerprints = {**told, **self.fingerprints}
        self.changes.corrected = {
            own_id: tuple(by_hand)
            for own_id, by_hand in self._by_hand.items()
            if own_id in self.fingerprints and own_id in self._told and own_id not in staying
        }
        return [self._place[own_id] for own_id in self.changes.gone]

    def _note_shared(self, own_id: str, fingerprint: str, call: object) -> None:
        """A project that is there under another call: renamed with its call, or a stranger with the same number."""
        there = self._call.get(own_id) or self._call_of_gone.get(own_id)
        if there is None or own_id not in self._told or _plain(call) in (None, there):
            return
        if "call" in self._by_hand.get(own_id, {}):
            return
        shared = self._shared.setdefault((there, str(call)), _Shared())
        shared.count += 1
        if _is_another_project(self._told[own_id], fingerprint):
            shared.strangers.append(own_id)

    def _require_one_call_per_id(self) -> None:
        """A call that comes for the first time, from a source that does not speak of the one there, has its own ids."""
        known = set(self._call.values())
        for (there, call), shared in self._shared.items():
            is_new = call not in known and there not in self._calls_told
            if is_new and 2 * len(shared.strangers) > shared.count:
                example, count = shared.strangers[0], len(shared.strangers)
                raise TerritoiresError(
                    "calls_share_ids", field="project_id", value=example, count=count, call=call, known=there
                )

    def _other_calls(self) -> set[str]:
        """The calls of what is present that the source does not speak of: not by name, nor by any of their projects.

        A source that names no call speaks of all; one that has projects of a call under another name renames it.
        """
        if not self._calls_told:
            return set()
        renamed = {
            call
            for own_id, call in self._call.items()
            if own_id in self.fingerprints and "call" not in self._by_hand.get(own_id, {})
        }
        return set(self._call.values()) - self._calls_told - renamed

    def _kind(self, own_id: str, fingerprint: str) -> list[str]:
        if own_id not in self._told or (own_id in self._gone and own_id not in self._place):
            return self.changes.new
        if own_id not in self._place:
            return self.changes.deleted
        news = set(_differing(self._told[own_id], fingerprint))
        return self.changes.changed if news - PROVENANCE else self.changes.unchanged

    def _kept(self, own_id: str, fingerprint: str, row: pd.Series) -> Iterable[tuple[str, object]]:
        """The corrections of a project, those against which the source now says something else noted."""
        by_hand = self._by_hand.get(own_id, {})
        news = _differing(self._told.get(own_id, fingerprint), fingerprint)
        for name, value in by_hand.items():
            if name in news and not _same(value, row[name]):
                self.changes.conflicts.append(Conflict(own_id, name, value, _plain(row[name])))
            yield name, value


def fingerprints_of(rows: gpd.GeoDataFrame) -> list[str]:
    """(n,) a fingerprint of each row, ``_WIDTH`` digits for each of FIELDS; what is missing and "" are the same."""
    columns = [_checksums(rows[name].tolist()) for name in PROJECTS]
    columns.append(_geometry_checksums(rows.geometry.to_numpy()))
    return ["".join(cells) for cells in zip(*columns)]


def _checksums(values: Sequence[object]) -> list[str]:
    seen: dict[object, str] = {}
    for value in values:
        if value not in seen:
            text = "" if _plain(value) is None else str(value)
            seen[value] = f"{zlib.crc32(text.encode(errors='surrogatepass')):08x}" if text else _NOTHING
    return [seen[value] for value in values]


def _geometry_checksums(geometries: NDArray[np.object_]) -> list[str]:
    """Of the coordinates alone: a polygon and a multipolygon of one part are the same."""
    return [
        _NOTHING if geometry is None else f"{zlib.crc32(shapely.get_coordinates(geometry).tobytes()):08x}"
        for geometry in geometries
    ]


def _differing(before: str, after: str) -> tuple[str, ...]:
    """The fields in which two fingerprints differ."""
    if before == after:
        return ()
    cuts = range(0, len(FIELDS) * _WIDTH, _WIDTH)
    return tuple(name for name, cut in zip(FIELDS, cuts) if before[cut : cut + _WIDTH] != after[cut : cut + _WIDTH])


def _is_another_project(before: str, after: str) -> bool:
    """Whether two fingerprints tell of other titles, and of other communes, or EPCI where a commune is missing."""
    news = _differing(before, after)
    told_twice = (name for name in _CODES if _NOTHING not in (_part(before, name), _part(after, name)))
    return "title" in news and next(told_twice, None) in news


def _part(fingerprint: str, name: str) -> str:
    cut = FIELDS.index(name) * _WIDTH
    return fingerprint[cut : cut + _WIDTH]


def _corrected(rows: gpd.GeoDataFrame, corrections: Iterable[tuple[int, str, object]]) -> gpd.GeoDataFrame:
    """The rows with some cells replaced."""
    by_field: dict[str, dict[int, object]] = {}
    for position, name, value in corrections:
        by_field.setdefault(name, {})[position] = value
    frame = rows.copy()
    for name, cells in by_field.items():
        column = frame[name].to_numpy(dtype=object, copy=True)
        for position, value in cells.items():
            column[position] = value
        frame[name] = gpd.GeoSeries(column, crs=rows.crs) if name == GEOMETRY else _series(column, name)
    return frame


def _series(column: NDArray[np.object_], name: str) -> pd.Series:
    return pd.Series(column, dtype=float if PROJECTS[name] == "real" else object)


def _plain(value: object) -> object:
    """None for what is missing."""
    return None if value is None or value is pd.NA or (isinstance(value, float) and np.isnan(value)) else value


def _same(one: object, other: object) -> bool:
    if isinstance(one, shapely.Geometry) and isinstance(other, shapely.Geometry):
        return _geometry_checksums(np.array([one], dtype=object)) == _geometry_checksums(
            np.array([other], dtype=object)
        )
    return (_plain(one) or None) == (_plain(other) or None)
