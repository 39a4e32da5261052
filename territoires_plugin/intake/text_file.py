"""The text of a file whose encoding nobody told: UTF-8, UTF-16 or cp1252."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from ..model.errors import TerritoiresError

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
REPLACED = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True)
class DecodedText:
    """``replaced`` counts the bytes that no encoding explains, ``nul_removed`` the NUL characters taken out."""

    text: str
    replaced: int
    nul_removed: int


def read_text(path: Path) -> DecodedText:
    """The text of a file, line ends as they are.

    Raises:
        TerritoiresError: ``file_unreadable``; ``source_binary`` for NUL bytes in the first line.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise TerritoiresError("file_unreadable", file=path.name, value=error.strerror or error) from error
    text, replaced = _decode(content)
    nul_removed = text.count("\0")
    if nul_removed and "\0" in text.lstrip("\r\n").partition("\n")[0]:
        raise TerritoiresError("source_binary", file=path.name)
    return DecodedText(text.replace("\0", ""), replaced, nul_removed)


def _decode(content: bytes) -> tuple[str, int]:
    if content.startswith(_UTF16_MARKS):
        text = content.decode("utf-16", errors="replace")
        return text, text.count(REPLACED)
    try:
        return content.decode("utf-8-sig"), 0
    except UnicodeDecodeError:
        return _decode_broken(content)


def _decode_broken(content: bytes) -> tuple[str, int]:
    """cp1252, unless most of what lies beyond ASCII is sound UTF-8: then only the broken bytes are."""
    lenient = content.decode("utf-8-sig", errors="surrogateescape")
    broken = sum(map(_is_escaped, lenient))
    sound = sum(character > "\x7f" for character in lenient) - broken
    if broken >= sound:
        text = content.decode("cp1252", errors="replace")
        return text, text.count(REPLACED)
    return "".join(_from_cp1252(character) if _is_escaped(character) else character for character in lenient), broken


def _is_escaped(character: str) -> bool:
    return "\udc80" <= character <= "\udcff"


def _from_cp1252(escaped: str) -> str:
    return escaped.encode("ascii", errors="surrogateescape").decode("cp1252", errors="replace")
