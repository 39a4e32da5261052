"""Reading CSV and TSV: the separator is found from the header, every value is text."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..model.errors import TerritoiresError
from ..model.progress import Progress
from .remarks import Remarks
from .source_table import CHECK_EVERY, Head, SourceTable, column_key, no_geometry, trimmed
from .text_file import read_text

ENDINGS = (".csv", ".tsv", ".txt")
DELIMITERS = (";", "\t", ",")
LONGEST_FIELD = 2**31 - 1  # the most that csv accepts where a C long has 32 bits
LOOK_AHEAD = 20
_PIECE = 1_000_000  # characters
# Fed to csv after the last line: found inside a field, it tells that a quotation mark was never closed.
_END = "\ue000end of the file\ue000"


@dataclass(frozen=True)
class DelimitedSource:
    """A text table whose header has been read; ``header_row`` is the header's row number."""

    path: Path
    text: str
    delimiter: str
    columns: tuple[str, ...]
    header_row: int
    replaced: int
    nul_removed: int

    def head(self, count: int) -> Head:
        """The first rows, of all columns.

        Raises:
            TerritoiresError: ``quote_unclosed``, ``file_unreadable``.
        """
        records = [record for _, record in itertools.islice(self._data_records(), count)]
        return Head(
            self.columns,
            tuple(tuple(_cell(record, place) for record in records) for place in range(len(self.columns))),
        )

    def read(self, wanted: Sequence[str], remarks: Remarks, progress: Progress) -> SourceTable:
        """The wanted columns; rows filled beyond the header and rows of blank fields are rejected, blank lines no rows.

        Raises:
            TerritoiresError: ``quote_unclosed``, ``file_unreadable``.
        """
        self._note_repairs(remarks)
        positions = [self.columns.index(name) for name in wanted]
        rows: list[int] = []
        taken: list[list[str | None]] = [[] for _ in wanted]
        row_count = 0
        for row, record in self._data_records():
            if row % CHECK_EVERY == 0:
                progress.check()
            row_count += 1
            if self._is_rejected(row, record, remarks):
                continue
            rows.append(row)
            for cells, position in zip(taken, positions):
                cells.append(_cell(record, position))
        return SourceTable(np.array(rows, dtype=np.int64), dict(zip(wanted, taken)), no_geometry(len(rows)), row_count)

    def _data_records(self) -> Iterator[tuple[int, list[str]]]:
        for row, record in _records(self.text, self.delimiter, self.path.name):
            if row > self.header_row and not _is_blank_line(record):
                yield row, record

    def _is_rejected(self, row: int, record: list[str], remarks: Remarks) -> bool:
        width = _filled_width(record)
        if width > len(self.columns):
            remarks.reject(row, None, None, width, "row_too_long", known=len(self.columns))
        elif not width:
            remarks.reject(row, None, None, None, "row_empty")
        return not 0 < width <= len(self.columns)

    def _note_repairs(self, remarks: Remarks) -> None:
        if self.replaced:
            remarks.note(None, None, None, self.replaced, "bytes_replaced", file=self.path.name)
        if self.nul_removed:
            remarks.note(None, None, None, self.nul_removed, "nul_removed", file=self.path.name)


def open_delimited(path: Path, known_columns: Collection[str]) -> DelimitedSource:
    """Open a CSV or TSV file.

    Args:
        path: the file.
        known_columns: column names that may be expected, as ``column_key`` gives them: they settle the separator
            where the header could be cut in several ways.

    Raises:
        TerritoiresError: ``file_unreadable``, ``source_binary``, ``source_empty``, ``quote_unclosed``.
    """
    csv.field_size_limit(LONGEST_FIELD)
    decoded = read_text(path)
    if not decoded.text.strip():
        raise TerritoiresError("source_empty", file=path.name)
    delimiter = _find_delimiter(decoded.text, path.name, known_columns)
    header_row, header = _header(decoded.text, delimiter, path.name)
    columns = tuple(name.strip() for name in header)
    return DelimitedSource(path, decoded.text, delimiter, columns, header_row, decoded.replaced, decoded.nul_removed)


def _find_delimiter(text: str, file: str, known_columns: Collection[str]) -> str:
    ranked = [(_likelihood(text, delimiter, file, known_columns), delimiter) for delimiter in DELIMITERS]
    return max(ranked, key=lambda pair: pair[0])[1]


def _likelihood(text: str, delimiter: str, file: str, known_columns: Collection[str]) -> tuple[int, int, int]:
    """How many known names the header holds, how many of the next rows have its width, how wide it is."""
    header, *following = _first_records(text, delimiter, file)
    recognised = sum(column_key(name) in known_columns for name in header)
    alike = sum(_fits(record, len(header)) for record in following) if len(header) > 1 else 0
    return (recognised, alike, len(header))


def _first_records(text: str, delimiter: str, file: str) -> list[list[str]]:
    """The header and some records, as far as they can be read: what is wrong is told when all are."""
    records: list[list[str]] = []
    try:
        for _, record in _records(text, delimiter, file):
            if not _is_blank_line(record):
                records.append(record)
            if len(records) == LOOK_AHEAD:
                break
    except TerritoiresError:
        pass
    return records or [text.lstrip().partition("\n")[0].split(delimiter)]


def _header(text: str, delimiter: str, file: str) -> tuple[int, list[str]]:
    for row, record in _records(text, delimiter, file):
        if not _is_blank_line(record):
            return row, record
    raise TerritoiresError("source_empty", file=file)


def _records(text: str, delimiter: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Every record with the row number of a spreadsheet: blank lines count, line breaks inside quotes do not."""
    lines = itertools.chain(_lines(text), [_END])
    row = 0
    try:
        for row, record in enumerate(csv.reader(lines, delimiter=delimiter), 1):
            if record == [_END]:
                return
            if record and _END in record[-1]:
                raise TerritoiresError("quote_unclosed", file=file, row=row)
            yield row, record
    except csv.Error as error:
        raise TerritoiresError("file_unreadable", file=file, value=f"{row + 1}: {error}") from error


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends, cut from one piece of the text after the other.

    All at once the text would be copied, for each separator that is tried, and the window would stand still meanwhile.
    """
    last = ""  # goes on in the next piece
    for start in range(0, len(text), _PIECE):
        *lines, last = io.StringIO(last + text[start : start + _PIECE], newline="")
        yield from lines
    if last:
        yield last


def _filled_width(record: list[str]) -> int:
    """How many fields there are up to the last that is not blank: some programs end every line with separators."""
    return max((position for position, field in enumerate(record, 1) if field.strip()), default=0)


def _cell(record: list[str], position: int) -> str | None:
    return trimmed(record[position]) if position < len(record) else None


def _fits(record: list[str], width: int) -> bool:
    return len(record) == width or _filled_width(record) <= width < len(record)


def _is_blank_line(record: list[str]) -> bool:
    return not record or (len(record) == 1 and not record[0].strip())
