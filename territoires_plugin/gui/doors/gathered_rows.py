"""Remarks that say the same of many rows, as one line: 500 rows with the same unknown word are one thing to mend."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from qgis.PyQt.QtCore import QCoreApplication, QLocale

from .rejected_rows import RejectedRow

translate = QCoreApplication.translate
FEW = 5  # so many are read one by one
_TOLD = 8  # numbers of rows


def gathered(notes: Sequence[RejectedRow]) -> tuple[RejectedRow, ...]:
    """The remarks in the order of the first row of each, those on the whole file as they stand."""
    alike: defaultdict[tuple[str, ...], list[RejectedRow]] = defaultdict(list)
    for note in notes:
        alike[_said(note)].append(note)
    lines: list[RejectedRow] = []
    for same in alike.values():
        lines += same if len(same) < FEW or not same[0].row else [_one(same)]
    return tuple(lines)


def _said(note: RejectedRow) -> tuple[str, ...]:
    """What is told, whatever the row."""
    return (note.field, note.value, note.message.replace(str(note.row), "", 1) if note.row else note.message)


def _one(same: Sequence[RejectedRow]) -> RejectedRow:
    rows = sorted({note.row for note in same})
    number = QLocale().toString
    told = ", ".join(number(row) for row in rows[:_TOLD]) + (", …" if len(rows) > _TOLD else "")
    sentence = translate("Territoires", "{count} rows such as this one ({rows}).")
    text = sentence.format(count=number(len(rows)), rows=told)
    first = min(same, key=lambda note: note.row)
    return first._replace(project_id=_projects(same), message=f"{first.message} {text}")


def _projects(same: Sequence[RejectedRow]) -> str:
    """The only one by its id, several by their number, empty where none is known."""
    ids = {note.project_id for note in same if note.project_id}
    if len(ids) < 2:
        return "".join(ids)
    return translate("Territoires", "{count} projects").format(count=QLocale().toString(len(ids)))
