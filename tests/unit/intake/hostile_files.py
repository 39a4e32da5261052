"""Broken, absurd and dangerous files, written by the tests in exactly the form in which they would arrive."""

from __future__ import annotations

import json
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

SQL = "'; DROP TABLE projects; --"
HEADER = ("project_id", "commune_code", "title", "budget", "start_date")
PIECE = 1_000_000

_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    '<Override PartName="/xl/styles.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_XLSX_PARTS = {
    "[Content_Types].xml": _CONTENT_TYPES,
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="Feuil1" sheetId="1" '
    'r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="{_OFFICE}/worksheet" '
    f'Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    "</Relationships>",
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><cellXfs count="2"><xf numFmtId="0"/>'
    '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
}
SHEET = "xl/worksheets/sheet1.xml"
SHEET_BEGIN = f'<?xml version="1.0"?><worksheet xmlns="{_MAIN}"><sheetData>'
SHEET_END = "</sheetData></worksheet>"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_ODS_BEGIN = (
    f'<?xml version="1.0"?><office:document-content xmlns:office="{_OASIS}:office:1.0" xmlns:table="{_OASIS}:table:1.0"'
    f' xmlns:text="{_OASIS}:text:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:'
    '1.0"><office:body><office:spreadsheet><table:table table:name="Feuille1">'
)
_ODS_END = "</table:table></office:spreadsheet></office:body></office:document-content>"


def xlsx_text(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def xlsx_row(number: int, *cells: str) -> str:
    """Cells that begin with a tag are taken as they are, others as texts."""
    return f'<row r="{number}">' + "".join(cell if cell[:1] == "<" else xlsx_text(cell) for cell in cells) + "</row>"


def write_xlsx(path: Path, rows: Iterable[str]) -> Path:
    return write_xlsx_parts(path, [SHEET_BEGIN.encode(), *(row.encode() for row in rows), SHEET_END.encode()])


def write_xlsx_parts(path: Path, sheet: Iterable[bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _XLSX_PARTS.items():
            archive.writestr(name, '<?xml version="1.0"?>' + text)
        with archive.open(SHEET, "w", force_zip64=True) as part:
            for piece in sheet:
                part.write(piece)
    return path


def zip_bomb(path: Path, *, gigabytes: int = 5, declared: int | None = None) -> Path:
    """A workbook of some megabytes whose two sheets unfold to many gigabytes of rows.

    Args:
        declared: the size of a sheet that its directory gives, the true one where None.
    """
    rows = (xlsx_row(2, "a", "25056", "x" * 1_000) * 1_000).encode()
    count = gigabytes * 10**9 // 2 // len(rows) + 1
    begin, end = (_deflated(text.encode()) for text in (SHEET_BEGIN, SHEET_END))
    sheet = begin + _deflated(rows) * count + end + zlib.compressobj(9, zlib.DEFLATED, -15).flush()
    size = len(SHEET_BEGIN) + count * len(rows) + len(SHEET_END) if declared is None else declared
    parts = {name: (_deflated(text.encode(), last=True), len(text.encode())) for name, text in _XLSX_PARTS.items()}
    return _write_zip(path, {**parts, SHEET: (sheet, size), SHEET.replace("1", "2"): (sheet, size)})


def _deflated(content: bytes, *, last: bool = False) -> bytes:
    """A piece of a deflated stream that stands for itself, so that it may be repeated."""
    deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
    return deflater.compress(content) + deflater.flush(zlib.Z_FINISH if last else zlib.Z_FULL_FLUSH)


def _write_zip(path: Path, parts: dict[str, tuple[bytes, int]]) -> Path:
    """Deflated content and declared size of each part; the checksums are not theirs."""
    directory = []
    with path.open("wb") as file:
        for name, (content, size) in parts.items():
            sizes = struct.pack("<3L2H", 0, len(content), size, len(name), 0)
            entry = struct.pack("<2H", 0, 8) + bytes(4) + sizes
            offset = file.tell()
            file.write(b"PK\x03\x04" + struct.pack("<H", 20) + entry + name.encode() + content)
            directory.append(
                b"PK\x01\x02"
                + struct.pack("<2H", 20, 20)
                + entry
                + bytes(10)
                + struct.pack("<L", offset)
                + name.encode()
            )
        begin, listed = file.tell(), b"".join(directory)
        file.write(listed + b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, len(parts), len(parts), len(listed), begin, 0))
    return path


def ods_text(text: str, repeated: int = 1) -> str:
    return (
        f'<table:table-cell table:number-columns-repeated="{repeated}" office:value-type="string">'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def ods_row(*cells: str, repeated: int = 1) -> str:
    shown = "".join(cell if cell[:1] == "<" else ods_text(cell) for cell in cells)
    return f'<table:table-row table:number-rows-repeated="{repeated}">{shown}</table:table-row>'


def ods_blank_rows(count: int) -> str:
    return (
        f'<table:table-row table:number-rows-repeated="{count}">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )


def write_ods(path: Path, rows: Iterable[str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("content.xml", _ODS_BEGIN + "".join(rows) + _ODS_END)
    return path


def write_bytes(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def write_pieces(path: Path, pieces: Iterable[bytes]) -> Path:
    with path.open("wb") as file:
        file.writelines(pieces)
    return path


def long_line(path: Path, cell: bytes, megabytes: int = 50) -> Path:
    """A row of so many megabytes, made of a cell again and again, between two sound rows."""
    repeated = cell * (PIECE // len(cell))
    return write_pieces(path, [_head(), b"b;25056;", *[repeated] * megabytes, b"\nc;25056;C\n"])


def open_quote(path: Path, megabytes: int = 200) -> Path:
    """A quotation mark that is opened in row 3 and never closed, before so many megabytes of rows."""
    rows = b"x;25056;un projet comme un autre\n" * 30_000
    return write_pieces(path, [_head(), b'b;25056;"B\n', *[rows] * (megabytes * PIECE // len(rows))])


def _head() -> bytes:
    return b"project_id;commune_code;title\na;25056;A\n"


def many_columns(count: int) -> list[str]:
    return ["project_id", "commune_code", *(f"colonne {number}" for number in range(count - 2))]


def write_features(path: Path, features: Iterable[tuple[dict[str, Any], Any]]) -> Path:
    """GeoJSON of properties and geometries; what is not finite is written as Python does: NaN, Infinity."""
    collection = {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": own, "geometry": geometry} for own, geometry in features],
    }
    path.write_text(json.dumps(collection), encoding="utf-8")
    return path


def point(x: float, y: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [x, y]}


def rows_of_csv(*rows: str) -> Iterator[bytes]:
    for row in rows:
        yield row.encode() + b"\n"
