"""Codes joined by ``;`` in one field: sorted by code point, without blanks, NULL when there is none."""

from __future__ import annotations

from collections.abc import Iterable

SEPARATOR = ";"


def split_codes(value: object) -> tuple[str, ...]:
    """The distinct codes of a joined field, sorted; empty for NULL, NaN or blank text."""
    if not isinstance(value, str):
        return ()
    return tuple(sorted({part.strip() for part in value.split(SEPARATOR)} - {""}))


def join_codes(codes: Iterable[str]) -> str | None:
    """The joined field of some codes, or None when there is none."""
    return SEPARATOR.join(sorted(set(codes))) or None
