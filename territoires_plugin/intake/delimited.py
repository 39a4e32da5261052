"""Reading CSV and TSV: the separator is found from the header, every value is text."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..model.errors import TerritoiresError
from ..model.progress import Progress
from .remarks import Remarks
from .source_table import CHECK_EVERY, Head, Rows, SourceTable, column_key, trimmed
from .text_file import TextFile, open_text

ENDINGS = (".csv", ".tsv", ".txt")
DELIMITERS = (";", "\t", ",")
LONGEST_LINE = 64_000_000  # characters: beyond, no memory is lent to what cannot be a table
LONGEST_FIELD = 1_000_000  # characters
MOST_COLUMNS = 16_384  # as spreadsheets have
LOOK_AHEAD = 20
# Fed to csv after the last line: found inside a field, it tells that a quotation mark was never closed.
_END = "\ue000end of the file\ue000"


class _EndlessLine(Exception):
    """A line, or a field over several lines, of more than LONGEST_LINE characters."""


@dataclass(frozen=True)
class DelimitedSource:
    """A text table whose header has been read; ``header_row`` is the header's row number."""

    file: TextFile
    delimiter: str
    columns: tuple[str, ...]
    header_row: int

    @property
    def may_hold_shapes(self) -> bool:
        return False

    def head(self, count: int) -> Head:
        """The first rows, of all columns.

        Raises:
            TerritoiresError: as ``batches``.
        """
        records = [record for _, record, _ in itertools.islice(self._data_records(), count)]
        places = range(len(self.columns))
        return Head(self.columns, tuple(tuple(_cell(record, place) for record in records) for place in places))

    def batches(
        self, wanted: Sequence[str], size: int | None, remarks: Remarks, progress: Progress
    ) -> Iterator[SourceTable]:
        """The wanted columns; rows filled beyond the header and rows of blank fields are rejected, blank lines no rows.

        Raises:
            TerritoiresError: ``quote_unclosed``, ``line_endless``, ``file_unreadable``.
        """
        self._note_repairs(remarks)
        positions = [self.columns.index(name) for name in wanted]
        rows = Rows(wanted)
        for row, record, end in self._data_records():
            if row % CHECK_EVERY == 0:
                progress.check()
            rows.count += 1
            if not self._is_rejected(row, record, remarks):
                rows.append(row, [_cell(record, position) for position in positions])
            if rows.count == size:
                yield rows.table(end / self.file.size)
                rows = Rows(wanted)
        yield rows.table(1.0)

    def _data_records(self) -> Iterator[tuple[int, list[str], int]]:
        for row, record, end in _records(self.file, self.delimiter):
            if row > self.header_row and not _is_blank_line(record):
                yield row, record, end

    def _is_rejected(self, row: int, record: list[str], remarks: Remarks) -> bool:
        width = _filled_width(record)
        if width > len(self.columns):
            remarks.reject(row, None, None, width, "row_too_long", known=len(self.columns))
            return True
        if not width:
            remarks.reject(row, None, None, None, "row_empty")
            return True
        for name, field in zip(self.columns, record):
            if len(field) > LONGEST_FIELD:
                remarks.reject(row, None, name, len(field), "field_too_long", most=LONGEST_FIELD)
                return True
        return False

    def _note_repairs(self, remarks: Remarks) -> None:
        if self.file.replaced:
            remarks.note(None, None, None, self.file.replaced, "bytes_replaced", file=self.file.path.name)
        if self.file.nul_removed:
            remarks.note(None, None, None, self.file.nul_removed, "nul_removed", file=self.file.path.name)


def open_delimited(path: Path, known_columns: Collection[str], progress: Progress) -> DelimitedSource:
    """Open a CSV or TSV file.

    Args:
        path: the file.
        known_columns: column names that may be expected, as ``column_key`` gives them: they settle the separator
            where the header could be cut in several ways.

    Raises:
        TerritoiresError: ``file_unreadable``, ``source_binary``, ``source_empty``, ``quote_unclosed``,
            ``line_endless``, ``header_too_wide``.
    """
    csv.field_size_limit(LONGEST_LINE)
    file = open_text(path, progress)
    if file.is_blank:
        raise TerritoiresError("source_empty", file=path.name)
    delimiter = _find_delimiter(file, known_columns)
    header_row, header = _header(file, delimiter)
    if len(header) > MOST_COLUMNS:
        raise TerritoiresError("header_too_wide", file=path.name, row=header_row, value=len(header), most=MOST_COLUMNS)
    return DelimitedSource(file, delimiter, tuple(trimmed(name) or "" for name in header), header_row)


def _find_delimiter(file: TextFile, known_columns: Collection[str]) -> str:
    ranked = [(_likelihood(file, delimiter, known_columns), delimiter) for delimiter in DELIMITERS]
    return max(ranked, key=lambda pair: pair[0])[1]


def _likelihood(file: TextFile, delimiter: str, known_columns: Collection[str]) -> tuple[int, int, int]:
    """How many known names the header holds, how many of the next rows have its width, how wide it is."""
    header, *following = _first_records(file, delimiter)
    recognised = sum(column_key(name) in known_columns for name in header)
    alike = sum(_fits(record, len(header)) for record in following) if len(header) > 1 else 0
    return (recognised, alike, len(header))


def _first_records(file: TextFile, delimiter: str) -> list[list[str]]:
    """The header and some records, as far as they can be read: what is wrong is told when all are."""
    records: list[list[str]] = []
    try:
        for _, record, _ in _records(file, delimiter):
            if not _is_blank_line(record):
                records.append(record)
            if len(records) == LOOK_AHEAD:
                break
    except TerritoiresError:
        pass
    return records or [_first_line(file).split(delimiter)]


def _first_line(file: TextFile) -> str:
    try:
        return next((line for line in _Lines(file) if line.strip()), "")
    except _EndlessLine:
        return ""


def _header(file: TextFile, delimiter: str) -> tuple[int, list[str]]:
    for row, record, _ in _records(file, delimiter):
        if not _is_blank_line(record):
            return row, record
    raise TerritoiresError("source_empty", file=file.path.name)


def _records(file: TextFile, delimiter: str) -> Iterator[tuple[int, list[str], int]]:
    """Every record with the row number of a spreadsheet and the bytes read until then.

    Blank lines count as rows, line breaks inside quotes do not.
    """
    lines = _Lines(file)
    row = 0
    try:
        for row, record in enumerate(csv.reader(lines, delimiter=delimiter), 1):
            lines.is_new_record = True
            if record == [_END]:
                return
            if record and _END in record[-1]:
                raise TerritoiresError("quote_unclosed", file=file.path.name, row=row)
            yield row, record, lines.end
    except _EndlessLine as error:
        raise TerritoiresError("line_endless", file=file.path.name, row=row + 1, most=LONGEST_LINE) from error
    except csv.Error as error:
        raise TerritoiresError("file_unreadable", file=file.path.name, value=f"{row + 1}: {error}") from error


class _Lines:
    """The lines of a file with their ends, then ``_END``; ``end`` tells how many bytes were read for them.

    Raises:
        _EndlessLine: more than LONGEST_LINE characters belong together. ``is_new_record`` is set by whoever reads them.
    """

    def __init__(self, file: TextFile) -> None:
        self.end = 0
        self.is_new_record = True
        self._length = 0
        self._lines = self._cut(file)

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self._length = len(line) if self.is_new_record else self._length + len(line)
        self.is_new_record = False
        if self._length > LONGEST_LINE:
            raise _EndlessLine
        return line

    def _cut(self, file: TextFile) -> Iterator[str]:
        begun: list[str] = []  # the parts of a line that may go on in the next piece
        for text, self.end in file.pieces():
            for part in io.StringIO(text, newline=""):
                if begun and begun[-1].endswith("\r") and part != "\n":
                    yield _taken(begun)
                begun.append(part)
                if part.endswith("\n"):
                    yield _taken(begun)
            if sum(map(len, begun)) > LONGEST_LINE:
                raise _EndlessLine
        if begun:
            yield _taken(begun)
        yield _END


def _taken(parts: list[str]) -> str:
    line = "".join(parts)
    parts.clear()
    return line


def _filled_width(record: list[str]) -> int:
    """How many fields there are up to the last that is not blank: some programs end every line with separators."""
    return max((position for position, field in enumerate(record, 1) if field.strip()), default=0)


def _cell(record: list[str], position: int) -> str | None:
    return trimmed(record[position]) if position < len(record) else None


def _fits(record: list[str], width: int) -> bool:
    return len(record) == width or _filled_width(record) <= width < len(record)


def _is_blank_line(record: list[str]) -> bool:
    return not record or (len(record) == 1 and not record[0].strip())
