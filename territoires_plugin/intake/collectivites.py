"""The second file of the exchange schema of projects of collectivités: where the projects lie stands there.

A project names its collectivités by identifiers (``collectiviteIds``); their codes stand in a file of their own, kept
beside the projects (betagouv/schema-projet-collectivites-transition-ecologique v0.1.0).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Optional

from ..model.codes import SEPARATOR
from ..model.errors import TerritoiresError
from ..model.progress import Progress, Silent
from .delimited import open_delimited
from .remarks import Remarks
from .source_table import Head, Source, SourceTable, column_key, read_whole
from .vocabulary import folded, json_list

IDS = "collectiviteIds"
_PROJECT = ("id", "nom", "porteurCodeSiret", IDS)
_COLLECTIVITE = ("id", "nom", "type", "codeInsee", "codeDepartements", "codeEpci", "siren")
_PROJECTS_NAME, _COLLECTIVITES_NAME = "projets-territoire", "collectivites"
CODES = ("codeInsee", "codeEpci", "codeDepartements")

Cells = list[Optional[str]]


@dataclass(frozen=True)
class Collectivite:
    """``kind`` is Commune, EPCI, Département or Région, folded; ``code`` that of the place, None where it has none."""

    kind: str
    code: str | None


@dataclass(frozen=True)
class JoinedProjects:
    """The projects, with columns for the codes of their collectivités behind their own, unless these have such a one.

    Args:
        file: name of the file of the collectivités.
        known: by identifier.
    """

    projects: Source
    file: str
    known: Mapping[str, Collectivite]

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return (*self.projects.columns, *self._joined)

    @property
    def may_hold_shapes(self) -> bool:
        return self.projects.may_hold_shapes

    def head(self, count: int) -> Head:
        """The first projects, of all columns."""
        head = self.projects.head(count)
        joined = self._codes(list(head.cells[head.columns.index(self._ids)]))
        return replace(head, columns=self.columns, cells=(*head.cells, *(tuple(joined[name]) for name in self._joined)))

    def batches(
        self, wanted: Sequence[str], size: int | None, remarks: Remarks, progress: Progress
    ) -> Iterator[SourceTable]:
        """The wanted columns of all projects; identifiers that the other file does not hold are noted."""
        own = [name for name in wanted if name not in self._joined]
        if len(own) == len(wanted):
            yield from self.projects.batches(wanted, size, remarks, progress)
            return
        remarks.note(None, None, "commune_code", self.file, "collectivites_joined", count=len(self.known))
        for table in self.projects.batches(list(dict.fromkeys([*own, self._ids])), size, remarks, progress):
            ids = table.cells[self._ids]
            self._note_unknown(table, ids, remarks)
            cells = {**self._codes(ids), **table.cells}
            yield replace(table, cells={name: cells[name] for name in wanted})

    @cached_property
    def _joined(self) -> tuple[str, ...]:
        own = {column_key(name) for name in self.projects.columns}
        return tuple(name for name in CODES if column_key(name) not in own)

    @cached_property
    def _ids(self) -> str:
        return next(name for name in self.projects.columns if column_key(name) == column_key(IDS))

    def _codes(self, ids: Cells) -> dict[str, Cells]:
        rows = [_codes_of([self.known[one] for one in _split(text) if one in self.known]) for text in ids]
        return {name: [row[place] for row in rows] for place, name in enumerate(CODES)}

    def _note_unknown(self, table: SourceTable, ids: Cells, remarks: Remarks) -> None:
        for row, text in zip(table.rows.tolist(), ids):
            for one in _split(text):
                if one not in self.known:
                    remarks.note(row, None, "commune_code", one, "collectivite_unknown", file=self.file)


def with_collectivites(opened: Source, source: Path) -> Source:
    """The projects of the exchange schema joined to the collectivités beside them; as they are where there are none."""
    if not _has(opened.columns, _PROJECT):
        return opened
    beside = _beside(source)
    if beside is None:
        return opened
    return JoinedProjects(opened, beside.name, _read(beside))


def _beside(source: Path) -> Path | None:
    """The file of the collectivités: the one that is named as the projects are, else the only one in the folder."""
    files = sorted(path for path in source.parent.glob("*.csv") if path != source and _is_of_collectivites(path))
    twin = source.name.replace(_PROJECTS_NAME, _COLLECTIVITES_NAME)
    return next((path for path in files if path.name == twin), files[0] if len(files) == 1 else None)


def _is_of_collectivites(path: Path) -> bool:
    if _COLLECTIVITES_NAME not in folded(path.stem):
        return False
    try:
        return _has(open_delimited(path, (), Silent()).columns, _COLLECTIVITE)
    except TerritoiresError:  # some other file, which nobody asked for
        return False


def _has(columns: Sequence[str], marks: Sequence[str]) -> bool:
    return {column_key(mark) for mark in marks} <= set(map(column_key, columns))


def _read(path: Path) -> dict[str, Collectivite]:
    opened = open_delimited(path, (), Silent())
    name_of = {column_key(name): name for name in opened.columns}
    wanted = [name_of[column_key(mark)] for mark in _COLLECTIVITE]
    table = read_whole(opened, wanted, Remarks(), Silent())
    known: dict[str, Collectivite] = {}
    for own_id, _, kind, insee, departements, epci, siren in zip(*(table.cells[name] for name in wanted)):
        if own_id and kind:
            codes = {"commune": insee, "epci": epci or siren, "departement": next(iter(_split(departements)), None)}
            known[own_id] = Collectivite(folded(kind), codes.get(folded(kind)))
    return known


def _codes_of(collectivites: Sequence[Collectivite]) -> tuple[str | None, str | None, str | None]:
    """Of a commune, an EPCI and a département, in the order of CODES; of several EPCI or départements none is right."""
    told = {
        kind: list(dict.fromkeys(one.code for one in collectivites if one.kind == kind and one.code))
        for kind in ("commune", "epci", "departement")
    }
    epci, departement = (told[kind][0] if len(told[kind]) == 1 else None for kind in ("epci", "departement"))
    return SEPARATOR.join(told["commune"]) or None, epci, departement


def _split(text: str | None) -> list[str]:
    """The texts of a JSON array; of a text that is none, what its commas and semicolons part."""
    items = json_list(text or "[]")
    parts = (text or "").replace(",", SEPARATOR).split(SEPARATOR) if items is None else items
    return [str(one).strip() for one in parts if one is not None and str(one).strip()]
