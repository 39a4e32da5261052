"""Codes joined by ``;`` in one field: sorted by code point, without blanks, NULL when there is none."""

from __future__ import annotations

from collections.abc import Iterable

SEPARATOR = ";"


def code_text(value: object) -> str | None:
    """A code as text: blanks around it go, and so does the “.0” that a table of numbers adds; None for a missing one.

    Missing are None, NaN, NaT, pandas' NA and blank text.
    """
    if value is None or value != value or str(value) in ("<NA>", "NaT"):
        return None
    text = str(value).strip()
    return (text[:-2] if text.endswith(".0") and text[:-2].isdigit() else text) or None


def split_codes(value: object) -> tuple[str, ...]:
    """The distinct codes of a joined field, sorted; empty for NULL, NaN or blank text."""
    if not isinstance(value, str):
        return ()
    return tuple(sorted({part.strip() for part in value.split(SEPARATOR)} - {""}))


def join_codes(codes: Iterable[str]) -> str | None:
    """The joined field of some codes, or None when there is none."""
    return SEPARATOR.join(sorted(set(codes))) or None
