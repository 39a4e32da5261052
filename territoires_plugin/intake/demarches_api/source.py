"""The dossiers of a démarche as a table, like that of its export, with what the applicants drew."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ...model.progress import Progress
from ..geometries import united
from ..mapping import Mapping
from ..remarks import Remarks
from ..source_table import CHECK_EVERY, Head, Rows, SourceTable, as_objects, column_key, trimmed
from .cells import Node, champ_cells
from .fetching import FetchedDemarche
from .fixed_columns import FIXED, fixed_cell
from .form import Column, Key, champs_of, learn_columns
from .moments import is_before

SEPARATOR = ";"  # between what the rows of a block say


@dataclass(frozen=True)
class DemarcheSource:
    """A démarche that was fetched; the number of a row is that of its dossier."""

    fetched: FetchedDemarche
    from_form: tuple[Column, ...]
    absent: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return (*FIXED, *(column.name for column in self.from_form), *self.absent)

    def head(self, count: int) -> Head:
        first = list(itertools.islice(self._dossiers(), count))
        rows = [self._row(dossier, self.columns) for dossier in first]
        cells = tuple(tuple(row[place] for row in rows) for place in range(len(self.columns)))
        numeric = frozenset(place for place, name in enumerate(self.columns) if name in self._numeric())
        return Head(self.columns, cells, numeric, has_geometry=any(map(_features, first)))

    @property
    def may_hold_shapes(self) -> bool:
        return True

    def is_drawn(self) -> bool:
        """Whether anything was drawn in some dossier."""
        return any(map(_features, self._dossiers()))

    def batches(
        self, wanted: Sequence[str], size: int | None, remarks: Remarks, progress: Progress
    ) -> Iterator[SourceTable]:
        """The wanted columns of the dossiers, with what was drawn in them.

        Raises:
            TerritoiresError: ``file_unreadable``.
        """
        self._note(wanted, remarks)
        dossiers = enumerate(self._dossiers(), 1)
        rows = Rows(wanted)
        while True:
            drawn: list[Any] = []
            for count, dossier in dossiers:
                if count % CHECK_EVERY == 0:
                    progress.check()
                rows.count += 1
                rows.append(dossier["number"], self._row(dossier, wanted))
                drawn.append(_geometry(dossier, remarks))
                if rows.count == size:
                    break
            is_last, numeric = rows.count != size, self._numeric() & frozenset(wanted)
            yield replace(rows.table(1.0), geometry=as_objects(drawn), numeric=numeric, has_geometry=True)
            if is_last:
                return
            rows = Rows(wanted)

    def _dossiers(self) -> Iterator[Node]:
        since = self.fetched.since
        for dossier in self.fetched.store.dossiers():
            if since is None or not is_before(dossier.get("dateDerniereModification"), since):
                yield dossier

    def _row(self, dossier: Node, wanted: Sequence[str]) -> list[str | None]:
        columns = {column.name: column for column in self.from_form}
        keys = {columns[name].key for name in wanted if name in columns}
        said: dict[tuple[Key, str], list[str]] = {}
        for key, _, champ in champs_of(dossier):
            for suffix, text in champ_cells(champ).items() if key in keys else ():
                shown = trimmed(text)
                if shown:
                    said.setdefault((key, suffix), []).append(shown)
        return [
            SEPARATOR.join(said.get((columns[name].key, columns[name].suffix), ())) or None
            if name in columns
            else self._fixed(dossier, name)
            for name in wanted
        ]

    def _fixed(self, dossier: Node, name: str) -> str | None:
        return trimmed(fixed_cell(dossier, name)) if name in FIXED else None

    def _numeric(self) -> frozenset[str]:
        return frozenset(column.name for column in self.from_form if column.is_number)

    def _note(self, wanted: Sequence[str], remarks: Remarks) -> None:
        if self.fetched.missing:
            remarks.note(None, None, None, self.fetched.missing, "dossiers_missing", number=self.fetched.number)
        for column in self.from_form:
            if column.name in wanted and column.unknown_types:
                remarks.note(None, None, column.name, ", ".join(column.unknown_types), "champ_type_unknown")


def open_demarche(fetched: FetchedDemarche, mapping: Mapping) -> DemarcheSource:
    """The table of a démarche; a démarche without dossiers has the columns that the mapping names.

    Raises:
        TerritoiresError: ``file_unreadable``.
    """
    columns = learn_columns(fetched.store.dossiers(), mapping.expected_columns)
    known = {column_key(name) for name in (*FIXED, *(column.name for column in columns))}
    named = dict.fromkeys(name for name in mapping.columns.values() if name and column_key(name) not in known)
    return DemarcheSource(fetched, columns, () if columns else tuple(named))


def _features(dossier: Node) -> list[dict[str, Any]]:
    """What was drawn in the dossier's maps, as GeoJSON."""
    areas = [area for _, _, champ in champs_of(dossier) for area in champ.get("geoAreas") or ()]
    return [
        {"type": "Feature", "geometry": area.get("geometry"), "properties": {"source": area.get("source")}}
        for area in areas
        if isinstance(area, dict)
    ]


def _geometry(dossier: Node, remarks: Remarks) -> Any:
    features = _features(dossier)
    if not features:
        return None
    geometry, is_whole = united(features)
    if not is_whole:
        number = dossier["number"]
        remarks.note(number, str(number), "geometry", None, "geometry_left_out")
    return geometry
