"""What a project says of itself: texts, codes, amounts and dates, each read or left out with a note."""

from __future__ import annotations

from collections.abc import Mapping as ByTarget
from functools import lru_cache

from ..model.codes import join_codes
from ..model.progress import Progress
from .dates import read_date
from .numbers import Amount, read_amount
from .place_codes import siret_digits
from .records import Records
from .remarks import Remarks
from .source_table import CACHE_SIZE
from .vocabulary import SINGLE, Vocabulary

TEXTS = ("call", "title", "description", "applicant", "source")
AMOUNTS = ("budget", "grant_requested")
DATES = ("start_date", "end_date")
EARLIEST_DATE = "1901"  # spreadsheets count days from 1899 or 1900: what lies there is a blank cell or a number

Column = list[object]


def read_attributes(
    records: Records,
    vocabularies: ByTarget[str, Vocabulary],
    separator: str,
    defaults: ByTarget[str, str | None],
    remarks: Remarks,
    progress: Progress,
) -> dict[str, Column]:
    """The columns of ``projects`` that do not depend on the place, each of n values.

    Args:
        records: n rows.
        vocabularies: by code target; ``separator`` parts several values of one field.
        defaults: texts for the rows that have none of their own, by column.
    """
    columns: dict[str, Column] = {"project_id": list(records.project_ids)}
    for target in TEXTS:
        columns[target] = [text or defaults.get(target) for text in records.column(target)]
    columns["applicant_siret"] = _sirets(records, remarks, progress)
    for target, vocabulary in vocabularies.items():
        columns[target] = _codes(records, target, vocabulary, separator, remarks, progress)
    columns["theme_origin"] = _origins(columns["themes"], columns["theme_origin"])
    for target in AMOUNTS:
        columns[target] = _amounts(records, target, remarks, progress)
    for target in DATES:
        columns[target] = _dates(records, target, remarks, progress)
    _note_reversed_dates(records, columns, remarks)
    return columns


def _sirets(records: Records, remarks: Remarks, progress: Progress) -> Column:
    column: Column = [None] * len(records)
    for position, text in records.filled("applicant_siret", progress):
        column[position] = siret_digits(text)
        if column[position] is None:
            records.note(remarks, position, "applicant_siret", text, "siret_unreadable")
    return column


def _codes(
    records: Records, target: str, vocabulary: Vocabulary, separator: str, remarks: Remarks, progress: Progress
) -> Column:
    read = lru_cache(CACHE_SIZE)(vocabulary.read)
    known = ", ".join(vocabulary.codes)
    column: Column = [None] * len(records)
    for position, text in records.filled(target, progress):
        codes, unknown = read(text, separator)
        if target in SINGLE and len(set(codes)) > 1:
            codes, unknown = (), (text,)
        column[position] = join_codes(codes)
        for word in unknown:
            records.note(remarks, position, target, word, "code_unknown", known=known)
    return column


def _origins(themes: Column, told: Column) -> Column:
    return [(origin or "given") if theme else None for theme, origin in zip(themes, told)]


def _amounts(records: Records, target: str, remarks: Remarks, progress: Progress) -> Column:
    column: Column = [None] * len(records)
    for position, text in records.filled(target, progress):
        amount = read_amount(text)
        if amount is None:
            records.note(remarks, position, target, text, "amount_unreadable")
        elif amount.value < 0:
            records.note(remarks, position, target, text, "amount_negative")
        else:
            column[position] = amount.value
            if _is_doubtful(amount, target, records):
                records.note(remarks, position, target, text, "amount_ambiguous", amount=f"{amount.value:g}")
    return column


def _is_doubtful(amount: Amount, target: str, records: Records) -> bool:
    return amount.ambiguous and target not in records.numeric


def _dates(records: Records, target: str, remarks: Remarks, progress: Progress) -> Column:
    column: Column = [None] * len(records)
    for position, text in records.filled(target, progress):
        date = read_date(text)
        if date is None:
            records.note(remarks, position, target, text, "date_unreadable")
        elif date < EARLIEST_DATE:
            records.note(remarks, position, target, text, "date_before_all")
        else:
            column[position] = date
    return column


def _note_reversed_dates(records: Records, columns: dict[str, Column], remarks: Remarks) -> None:
    for position, (start, end) in enumerate(zip(columns["start_date"], columns["end_date"])):
        if isinstance(start, str) and isinstance(end, str) and end < start:
            records.note(remarks, position, "end_date", end, "dates_reversed", start=start)
