"""The XML inside an XLSX or ODS, row by row: inflated here first, so that nobody else has to trust the file."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from ..model.errors import TerritoiresError
from ..model.progress import Progress

LARGEST_XML = 500_000_000  # bytes, of all parts: ten times the largest workbooks of offices
LONGEST_ROW = 64_000_000  # bytes
PIECE = 1_000_000  # bytes
_LOCAL_HEADER = struct.Struct("<4s22xHH")


def is_zip(path: Path) -> bool:
    """Whether the file begins as XLSX and ODS do; what does not is no workbook, whatever its name."""
    try:
        with path.open("rb") as file:
            return file.read(2) == b"PK"
    except OSError:
        return False


def xml_parts(path: Path) -> list[zipfile.ZipInfo]:
    """The XML parts that the directory of the file declares.

    Raises:
        TerritoiresError: ``source_unopened``; ``workbook_too_large`` where they declare more than LARGEST_XML.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = [part for part in archive.infolist() if part.filename.lower().endswith((".xml", ".rels"))]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
        raise TerritoiresError("source_unopened", file=path.name) from error
    names = [part.filename for part in parts]
    if len(set(names)) < len(names) or any(part.flag_bits & 1 for part in parts):  # 1: encrypted
        raise TerritoiresError("source_unopened", file=path.name)
    _require_small(path, sum(part.file_size for part in parts))
    return parts


def inflated(path: Path, part: zipfile.ZipInfo, progress: Progress) -> Iterator[bytes]:
    """The content of a part, in pieces; no byte more than its directory entry declares.

    Raises:
        TerritoiresError: ``source_unopened`` where the part is damaged, declares a size that is not its own, or
            is not the plain UTF-8 without document type that these formats ask for; ``workbook_too_large``.
        Cancelled: by ``progress``.
    """
    length = 0
    try:
        with path.open("rb") as file:
            for piece in _pieces(file, part):
                progress.check()
                if length == 0 and not piece.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
                    raise TerritoiresError("source_unopened", file=path.name)
                length += len(piece)
                _require_small(path, length)
                if length > part.file_size or b"<!DOCTYPE" in piece or b"<!ENTITY" in piece:
                    raise TerritoiresError("source_unopened", file=path.name)
                yield piece
    except (OSError, zlib.error, struct.error, NotImplementedError) as error:
        raise TerritoiresError("source_unopened", file=path.name) from error


def rows_of(path: Path, part: zipfile.ZipInfo, end: bytes, progress: Progress) -> Iterator[bytes]:
    """The XML of a part cut behind each ``end``; what comes before the first row is in the first.

    Raises:
        TerritoiresError: as ``inflated``; ``workbook_too_large`` for a row of more than LONGEST_ROW.
        Cancelled: by ``progress``.
    """
    begun: list[bytes] = []
    for piece in inflated(path, part, progress):
        begun.append(piece)
        if end in (begun[-2][-len(end) :] if len(begun) > 1 else b"") + piece:
            *rows, rest = b"".join(begun).split(end)
            yield from rows
            begun = [rest]
        elif sum(map(len, begun)) > LONGEST_ROW:
            raise TerritoiresError("workbook_too_large", file=path.name, most=LONGEST_ROW // 1_000_000)
    yield b"".join(begun)


def _pieces(file: BinaryIO, part: zipfile.ZipInfo) -> Iterator[bytes]:
    file.seek(part.header_offset)
    mark, name_length, extra_length = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
    if mark != b"PK\x03\x04":
        raise zlib.error("no local header")
    file.seek(name_length + extra_length, 1)
    if part.compress_type == zipfile.ZIP_STORED:
        yield from _stored(file, part.compress_size)
    elif part.compress_type == zipfile.ZIP_DEFLATED:
        yield from _deflated(file)
    else:
        raise NotImplementedError(f"compression {part.compress_type}")


def _stored(file: BinaryIO, left: int) -> Iterator[bytes]:
    while left > 0 and (piece := file.read(min(PIECE, left))):
        left -= len(piece)
        yield piece


def _deflated(file: BinaryIO) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    while not inflater.eof:
        compressed = inflater.unconsumed_tail or file.read(PIECE)
        piece = inflater.decompress(compressed, PIECE)
        if piece:
            yield piece
        elif not compressed:
            raise zlib.error("cut off")


def _require_small(path: Path, length: int) -> None:
    if length > LARGEST_XML:
        raise TerritoiresError("workbook_too_large", file=path.name, most=LARGEST_XML // 1_000_000)
