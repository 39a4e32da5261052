"""The text of a file whose encoding nobody told, UTF-8, UTF-16 or cp1252, a piece at a time: it may be a large one."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ..model.errors import TerritoiresError
from ..model.progress import Progress

PIECE = 1_000_000  # bytes
REPLACED = "\N{REPLACEMENT CHARACTER}"
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ESCAPED = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_ERRORS = {"utf-16": "replace", "utf-8-sig": "surrogateescape", "cp1252": "replace"}


@dataclass(frozen=True)
class TextFile:
    """A text whose encoding is known.

    Args:
        size: in bytes.
        replaced: how many bytes no encoding explains.
        nul_removed: how many NUL characters are taken out.
        is_blank: whether there is nothing but blanks.
    """

    path: Path
    encoding: str
    size: int
    replaced: int
    nul_removed: int
    is_blank: bool

    def pieces(self) -> Iterator[tuple[str, int]]:
        """The text in pieces, line ends as they are, each with the bytes read up to its end.

        Raises:
            TerritoiresError: ``file_unreadable``.
        """
        for text, end in _decoded(self.path, self.encoding):
            yield _mended(text).replace("\0", ""), end


def open_text(path: Path, progress: Progress) -> TextFile:
    """Find out the encoding of a file: it is read once from end to end.

    Raises:
        TerritoiresError: ``file_unreadable``; ``source_binary`` for NUL bytes in the first line.
    """
    encoding, broken = _encoding(path, progress)
    replaced, nul_removed, is_blank = broken, 0, True
    for text, _ in _decoded(path, encoding):
        progress.check()
        nul_removed += text.count("\0")
        replaced += text.count(REPLACED) if encoding != "utf-8-sig" else 0
        is_blank = is_blank and not text.strip()
    opened = TextFile(path, encoding, path.stat().st_size, replaced, nul_removed, is_blank)
    if nul_removed and _is_nul_in_first_line(opened):
        raise TerritoiresError("source_binary", file=path.name)
    return opened


def _is_nul_in_first_line(opened: TextFile) -> bool:
    has_begun = False
    for text, _ in _decoded(opened.path, opened.encoding):
        line, line_end, _ = (text if has_begun else text.lstrip("\r\n")).partition("\n")
        has_begun = has_begun or bool(line)
        if line_end or "\0" in line:
            return "\0" in line
    return False


def _encoding(path: Path, progress: Progress) -> tuple[str, int]:
    """The encoding, and how many bytes of a UTF-8 text are broken.

    cp1252, unless most of what lies beyond ASCII is sound UTF-8: then only the broken bytes are read as cp1252.
    """
    with _opened(path) as file:
        if file.read(2) in _UTF16_MARKS:
            return "utf-16", 0
    broken = beyond_ascii = 0
    for text, _ in _decoded(path, "utf-8-sig"):
        progress.check()
        if not text.isascii():
            broken += len(_ESCAPED.findall(text))
            beyond_ascii += len(_BEYOND_ASCII.findall(text))
    return ("utf-8-sig", broken) if 2 * broken < beyond_ascii or not broken else ("cp1252", 0)


def _decoded(path: Path, encoding: str) -> Iterator[tuple[str, int]]:
    decoder = codecs.getincrementaldecoder(encoding)(errors=_ERRORS[encoding])
    end = 0
    with _opened(path) as file:
        while content := _read(file, path):
            end += len(content)
            yield decoder.decode(content), end
    yield decoder.decode(b"", final=True), end


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise TerritoiresError("file_unreadable", file=path.name, value=error.strerror or error) from error


def _read(file: BinaryIO, path: Path) -> bytes:
    try:
        return bytes(file.read(PIECE))
    except OSError as error:
        raise TerritoiresError("file_unreadable", file=path.name, value=error.strerror or error) from error


def _mended(text: str) -> str:
    """Bytes that are no UTF-8, read as cp1252."""
    return text if text.isascii() else _ESCAPED.sub(_from_cp1252, text)


def _from_cp1252(escaped: re.Match[str]) -> str:
    return escaped[0].encode("ascii", errors="surrogateescape").decode("cp1252", errors="replace")
