"""An XLSX or ODS looked at before GDAL opens it: what it would unfold to, and what GDAL would leave out of it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..model.errors import TerritoiresError
from ..model.progress import Progress
from .workbook_parts import inflated, is_zip, rows_of, xml_parts

LARGEST_AREA = 30_000_000  # cells of all sheets, blank ones included: 16 bytes each to GDAL
MOST_COLUMNS = 2_000  # that GDAL reads
WIDEST_GAP = 100_000  # cells of the blank rows that GDAL passes over at once; at more it stops
_CONTENT = "content.xml"  # of an ODS
_XLSX_ROW, _ODS_ROW = b"</row>", b"</table:table-row>"
_SHEET = re.compile(r"xl/worksheets/[^/]*?(\d*)\.xml", re.IGNORECASE)
_XLSX_FILLED = re.compile(rb"<(?:v|is)[ >]")
_XLSX_OPENED = re.compile(rb"<row\b[^>]*>")
_XLSX_NUMBER = re.compile(rb"\sr=[\"'](\d{1,9})[\"']")
_XLSX_CELL = re.compile(rb"<c\b[^>]*?\sr=[\"']([A-Z]{1,9})\d")
_XLSX_UNFILLED = re.compile(
    rb"<c\b(?:[^>]*?\sr=[\"']([A-Z]{1,9}\d{1,9})[\"'])?[^>]*><f\b[^>]*(?:/>|>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>"
)
_ODS_TABLE = b"<table:table "
_ODS_FILLED = re.compile(rb"<text:p\b|office:(?:string-|date-|time-|boolean-)?value=")
_ODS_OPENED = re.compile(rb"<table:table-row\b([^>]*)>")
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)>")
_ODS_REPEATED = re.compile(rb"number-(?:rows|columns)-repeated\s*=\s*[\"']([^\"']*)")


@dataclass
class Sheet:
    """What was seen of a sheet.

    Args:
        row: the number of the last row; last_row: of the last that holds something; reached: of the last to which
            GDAL may come.
        columns: how many it has, MOST_COLUMNS + 1 at the most.
        unfilled: the addresses of the cells with a formula of which no value was saved.
    """

    row: int = 0
    last_row: int = 0
    reached: int = 0
    columns: int = 0
    unfilled: list[str] = field(default_factory=list)

    @property
    def area(self) -> int:
        return max(self.reached, self.last_row) * self.columns

    def add(self, count: int, columns: int, is_filled: bool) -> None:
        """Some alike rows, the cells of each."""
        self.row += count
        if is_filled:
            self.last_row = self.row
            self.columns = max(self.columns, min(columns, MOST_COLUMNS + 1))
        if count * max(1, self.columns) <= WIDEST_GAP:
            self.reached = self.row


def look_into(path: Path, progress: Progress) -> list[Sheet]:
    """Read a workbook from end to end, one row at a time; nothing is seen in what is no workbook.

    Raises:
        TerritoiresError: ``source_unopened``, ``workbook_too_large``; ``sheet_too_large`` where repeated cells, or
            numbers of rows, unfold to more than LARGEST_AREA.
        Cancelled: by ``progress``.
    """
    sheets: list[Sheet] = []
    if not is_zip(path):
        return sheets
    for part in sorted(xml_parts(path), key=_order):
        if _SHEET.fullmatch(part.filename):
            sheets.append(_xlsx_sheet(path, part, progress))
        elif part.filename == _CONTENT:
            sheets.extend(_ods_sheets(path, part, progress))
        else:
            for _ in inflated(path, part, progress):
                pass
    if sum(sheet.area for sheet in sheets) > LARGEST_AREA:
        row = max(max(sheet.reached, sheet.last_row) for sheet in sheets)
        raise TerritoiresError("sheet_too_large", file=path.name, row=row, most=LARGEST_AREA // 1_000_000)
    return sheets


def _order(part: zipfile.ZipInfo) -> tuple[int, str]:
    """Sheets in the order of their numbers, as programs write them."""
    sheet = _SHEET.fullmatch(part.filename)
    return (int(sheet[1] or 0) if sheet else 0, part.filename)


def _xlsx_sheet(path: Path, part: zipfile.ZipInfo, progress: Progress) -> Sheet:
    sheet = Sheet()
    for xml in rows_of(path, part, _XLSX_ROW, progress):
        rows = _XLSX_OPENED.findall(xml)
        number = _XLSX_NUMBER.search(rows[-1]) if rows else None
        count = max(1, int(number[1]) - sheet.row) if number else len(rows)
        is_filled = bool(rows and _XLSX_FILLED.search(xml))
        sheet.add(count, _xlsx_width(xml) if is_filled else 0, is_filled)
        if b"<f" in xml:
            sheet.unfilled.extend(_unfilled(xml, sheet.row))
    return sheet


def _xlsx_width(xml: bytes) -> int:
    count = xml.count(b"<c ") + xml.count(b"<c>")
    last = _XLSX_CELL.search(xml, max(0, xml.rfind(b"<c ")))
    letters = last[1] if last else b""
    place = 0
    for letter in letters:
        place = 26 * place + letter - 64
    return max(count, place)


def _unfilled(xml: bytes, row: int) -> Iterator[str]:
    for cell in _XLSX_UNFILLED.finditer(xml):
        yield cell[1].decode() if cell[1] else f"?{row}"


def _ods_sheets(path: Path, part: zipfile.ZipInfo, progress: Progress) -> list[Sheet]:
    sheets: list[Sheet] = []
    for xml in rows_of(path, part, _ODS_ROW, progress):
        begun = xml.rfind(_ODS_TABLE)
        if begun >= 0:
            sheets.append(Sheet())
        if sheets:
            _add_ods_row(path, sheets[-1], xml[max(begun, 0) :])
    return sheets


def _add_ods_row(path: Path, sheet: Sheet, xml: bytes) -> None:
    """What stands before the end tag of a row: any rows without cells, which need no end tag, and then the row."""
    *blank, own = [_repeats(path, row) for row in _ODS_OPENED.findall(xml)] or [0]
    sheet.add(sum(blank), 0, is_filled=False)
    filled = _ODS_FILLED.search(xml)
    last = max((found.end() for found in _ODS_FILLED.finditer(xml)), default=0)
    columns = sum(_repeats(path, cell) for cell in _ODS_CELL.findall(xml, 0, xml.find(b">", last) + 1))
    sheet.add(own, columns, filled is not None)


def _repeats(path: Path, attributes: bytes) -> int:
    found = _ODS_REPEATED.search(attributes)
    if found is None:
        return 1
    if not found[1].isdigit() or len(found[1]) > 9:
        raise TerritoiresError("source_unopened", file=path.name)
    return int(found[1])
