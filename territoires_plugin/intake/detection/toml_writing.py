"""A mapping written down as TOML, under a name by which the next export of the same source finds it."""

from __future__ import annotations

import datetime
import re
import tempfile
import unicodedata
from collections.abc import Mapping as ByKey
from collections.abc import Sequence
from pathlib import Path

from ...model.codes import SEPARATOR
from ...model.errors import TerritoiresError
from ...model.messages import Language, message
from ..mapping import Mapping
from ..source_kind import source_kind

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def write_mapping(mapping: Mapping, path: Path, *, language: Language = "fr") -> None:
    """Write a mapping that ``load_mapping`` reads back the same; ``mapping.file`` is named in its first line.

    Raises:
        TerritoiresError: ``mapping_unwritable``; nothing is left half-written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".territoires-") as folder:
            beside = Path(folder) / path.name
            beside.write_bytes(mapping_text(mapping, language).encode("utf-8"))
            beside.replace(path)
    except OSError as error:
        raise TerritoiresError("mapping_unwritable", file=path, value=error.strerror or error) from error


def mapping_path_for(source: Path, folder: Path) -> Path:
    """Where the mapping of a source's kind is kept: the same for each day's export of it."""
    return folder / f"{source_kind(source)}.toml"


def mapping_text(mapping: Mapping, language: Language = "fr") -> str:
    """The TOML of a mapping, with a comment that tells where it comes from."""
    today = datetime.date.today().isoformat()
    comment = message("mapping_comment", language, file=mapping.file, date=today)
    separator = None if mapping.separator == SEPARATOR else mapping.separator
    sections: list[tuple[str, ByKey[str, str | None]]] = [
        ("source", {"crs": mapping.crs, "layer": mapping.layer, "separator": separator}),
        ("columns", mapping.columns),
        *((f"values.{target}", _joined(words)) for target, words in mapping.values.items()),
        ("constants", mapping.constants),
    ]
    written = [_section(name, entries) for name, entries in sections]
    written.append(_personal(mapping.keep))
    return "\n".join(["# " + _one_line(comment) + "\n", *filter(None, written)])


def _personal(keep: Sequence[str]) -> str:
    return f"[personal]\nkeep = [{', '.join(map(_quoted, keep))}]\n" if keep else ""


def _joined(words: ByKey[str, tuple[str, ...]]) -> dict[str, str | None]:
    return {word: SEPARATOR.join(codes) for word, codes in words.items()}


def _section(name: str, entries: ByKey[str, str | None]) -> str:
    lines = [f"{_key(key)} = {_quoted(text)}" for key, text in entries.items() if text is not None]
    return "\n".join([f"[{name}]", *lines]) + "\n" if lines else ""


def _key(key: str) -> str:
    return key if re.fullmatch("[A-Za-z0-9_-]+", key) else _quoted(key)


def _quoted(text: str) -> str:
    """A basic string: control characters are not allowed in it as they are."""
    return '"' + "".join(_ESCAPES.get(one) or (f"\\u{ord(one):04X}" if _is_control(one) else one) for one in text) + '"'


def _is_control(character: str) -> bool:
    return unicodedata.category(character) == "Cc"


def _one_line(text: str) -> str:
    return "".join(" " if _is_control(one) or one in "\u2028\u2029" else one for one in text)
