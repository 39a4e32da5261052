"""The personal data of a source kept out of the projects table, unless the mapping chooses it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ...model.errors import TerritoiresError
from ...model.messages import message
from ...model.progress import Progress
from ...model.tables import PROJECTS
from ..mapping import Mapping
from ..records import Records
from ..remarks import Remarks
from ..source_table import CHECK_EVERY, Source, SourceTable, column_key
from .column_words import PersonalKind, column_hint
from .columns import personal_kind
from .contacts import contact_alone, contacts_in
from .natural_persons import persons_in, telling_columns
from .people import names_a_person

SEEN_ROWS = 500  # what a column holds is judged by these
FREE_TEXTS = ("call", "title", "description", "applicant", "source")
OF_A_PERSON = ("applicant", "applicant_siret", "place_code")


@dataclass(frozen=True)
class Screening:
    """What an import leaves out.

    Args:
        mapping: the bound one without the personal columns that were not chosen.
        telling: further columns to read, which tell the rows whose applicant is a natural person.
        kept: the columns of ``projects`` that hold personal data which the mapping chose.
    """

    mapping: Mapping
    telling: tuple[str, ...]
    kept: tuple[str, ...]

    def cleared(self, records: Records, table: SourceTable, remarks: Remarks, progress: Progress) -> Records:
        """The records without the names and SIRET of natural persons and without cells that are a contact and no text.

        Texts that hold a contact stay, with a note.
        """
        cells = {target: list(column) for target, column in records.cells.items()}
        cleared = replace(records, cells=cells)
        self._clear_persons(cleared, persons_in(table, self.telling), remarks, progress)
        for target in FREE_TEXTS:
            if target not in self.kept and target in cells:
                _clear_contacts(cleared, target, remarks, progress)
        return cleared

    def _clear_persons(self, records: Records, rows: frozenset[int], remarks: Remarks, progress: Progress) -> None:
        applicants = records.column("applicant")
        columns = {target: records.cells[target] for target in OF_A_PERSON if target in records.cells}
        for position, row in enumerate(records.rows):
            if position % CHECK_EVERY == 0:
                progress.check()
            applicant = applicants[position]
            if row not in rows and not (applicant and names_a_person(applicant)):
                continue
            gone = [name for name, column in columns.items() if self._is_told(name, column[position])]
            for name in gone:
                columns[name][position] = None
            if gone:
                records.note(remarks, position, "applicant", None, "person_left_out", fields=", ".join(gone))

    def _is_told(self, target: str, text: str | None) -> bool:
        """Whether a cell of a person's row tells who it is; a place code only where it is a SIREN or SIRET."""
        if not text or target in self.kept:
            return False
        return target != "place_code" or sum(map(str.isdigit, text)) in (9, 14)


def screen(source: Path, opened: Source, bound: Mapping, remarks: Remarks) -> Screening:
    """Look at the names and the first rows of the columns that a bound mapping wants.

    Raises:
        TerritoiresError: ``personal_id`` where the projects would be known by personal data; those of ``Source.head``.
    """
    kinds = _kinds(opened, bound)
    kept = {column_key(name) for name in bound.keep}
    columns = dict(bound.columns)
    chosen: list[str] = []
    for target, column in bound.columns.items():
        kind = kinds.get(column)
        if column_key(column) in kept:
            chosen.append(target)
            _note(remarks, "personal_kept", target, column, kind or "declared")
        elif kind is not None and target == "project_id":
            raise TerritoiresError("personal_id", file=source.name, name=column)
        elif kind is not None:
            del columns[target]
            _note(remarks, "personal_left_out", target, column, kind)
    in_order = tuple(target for target in PROJECTS if target in chosen)
    return Screening(replace(bound, columns=columns), _telling(opened.columns), in_order)


def _kinds(opened: Source, bound: Mapping) -> dict[str, PersonalKind]:
    head = opened.head(SEEN_ROWS)
    kinds: dict[str, PersonalKind] = {}
    for target, column in bound.columns.items():
        cells = head.cells[head.columns.index(column)]
        kind = personal_kind(column, cells, beside=head.columns)
        if kind is not None and (target != "project_id" or column_hint(column) is not None):
            kinds[column] = kind  # identifiers take any form, ten digits that begin with 0 too: their name decides
    return kinds


def _telling(columns: Sequence[str]) -> tuple[str, ...]:
    """Those that stand once: of two, nobody knows which one tells."""
    counts = Counter(map(column_key, columns))
    return telling_columns([name for name in columns if counts[column_key(name)] == 1])


def _note(remarks: Remarks, code: str, target: str, column: str, kind: PersonalKind) -> None:
    words = message(f"personal_{kind}", remarks.language)
    remarks.note(None, None, target, None, code, name=column, kind=words)


def _clear_contacts(records: Records, target: str, remarks: Remarks, progress: Progress) -> None:
    column = records.cells[target]
    for position, text in records.filled(target, progress):
        if not contacts_in(text):
            continue
        if contact_alone(text):
            column[position] = None
            records.note(remarks, position, target, None, "contact_left_out")
        else:
            records.note(remarks, position, target, None, "contact_in_text")
