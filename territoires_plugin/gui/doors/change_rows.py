"""What a new export changed in the office file, as lines of the import report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...model.messages import Language, message
from .rejected_rows import RejectedRow

if TYPE_CHECKING:
    from ...intake.reimport import Changes, Conflict


def change_rows(changes: Changes, language: Language) -> tuple[RejectedRow, ...]:
    """What a person may want to look at: other calls, projects gone, corrections kept, projects that stay away."""
    return tuple(_rows(changes, language))


def _rows(changes: Changes, language: Language) -> Iterator[RejectedRow]:
    for call, count in changes.other_calls.items():
        yield _row("", "call", call, message("other_call_stays", language, value=call, count=count))
    for own_id in changes.gone:
        yield _row(own_id, "", "", message("project_gone", language))
    for own_id in changes.made_points:
        yield _row(own_id, "geometry", "", message("place_made_point", language))
    for conflict in changes.conflicts:
        yield _conflict(conflict, language)
    told = {(conflict.project_id, conflict.field) for conflict in changes.conflicts}
    for own_id, fields in changes.corrected.items():
        for field in fields:
            if (own_id, field) not in told:
                yield _row(own_id, field, "", message("correction_kept", language, field=field))
    for own_id in changes.deleted:
        yield _row(own_id, "", "", message("project_stays_deleted", language))


def _conflict(conflict: Conflict, language: Language) -> RejectedRow:
    if conflict.field == "geometry":
        return _row(conflict.project_id, conflict.field, "", message("place_correction_kept", language))
    kept, told = (_text(value) for value in (conflict.kept, conflict.told))
    sentence = message("correction_against_source", language, field=conflict.field, value=told, known=kept)
    return _row(conflict.project_id, conflict.field, told, sentence)


def _text(value: object) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _row(own_id: str, field: str, value: str, sentence: str) -> RejectedRow:
    return RejectedRow(0, own_id, field, value, sentence, is_rejected=False)
