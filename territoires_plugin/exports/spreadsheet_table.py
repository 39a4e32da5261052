"""A table for spreadsheets, in which nothing that an applicant wrote is run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from ..model.errors import TerritoiresError
from ..model.messages import Language

# What makes a spreadsheet take a cell for a formula: OWASP, "CSV Injection".
FORMULA_SIGNS = ("=", "+", "-", "@")
DELIMITERS: dict[Language, str] = {"fr": ";", "en": ","}  # where the comma parts decimals, lists have a semicolon


def guarded(cell: object) -> str:
    """The cell as text, an apostrophe before what would be a formula, blanks before it or not."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.lstrip().startswith(FORMULA_SIGNS) else text


def write_table(path: Path, rows: Iterable[Sequence[object]], language: Language) -> None:
    """CSV in UTF-8 with BOM, which spreadsheets need to read accents; the first row is the header.

    Raises:
        TerritoiresError: ``file_unwritable``.
    """
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, delimiter=DELIMITERS[language])
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    try:
        path.write_bytes(lines.getvalue().encode("utf-8-sig", errors="replace"))
    except OSError as error:
        raise TerritoiresError("file_unwritable", file=path, value=error.strerror) from error


def tabbed_text(rows: Iterable[Sequence[object]]) -> str:
    """The same for the clipboard: a cell holds neither tabs nor line breaks."""
    return "\n".join("\t".join(" ".join(guarded(cell).split()) for cell in row) for row in rows)
