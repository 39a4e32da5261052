"""The themes, pillars and stakes of a call: a file that an office can copy and change."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import TerritoiresError
from .messages import Language
from .paths import resource_path
from .toml_file import read_toml

AXES = ("themes", "pillars", "stakes")
MARKERS = ("circle", "square", "triangle", "diamond", "pentagon", "hexagon", "star", "cross_fill")
# Okabe & Ito (2008), "Color Universal Design": colours that colour-blind readers tell apart, without black.
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#F0E442")
_CODE = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class Term:
    """One value of an axis. ``color`` (``#rrggbb``) and ``marker`` (one of MARKERS) are its look on the map.

    ``keywords`` are words and phrases of French texts that speak for it, see ``docs/themes.md``.
    """

    code: str
    name_fr: str
    name_en: str
    color: str
    marker: str
    keywords: tuple[str, ...] = ()

    def name(self, language: Language = "fr") -> str:
        return self.name_fr if language == "fr" else self.name_en


@dataclass(frozen=True)
class Taxonomy:
    """The three axes of a call, each in the order of the file."""

    name: str
    themes: tuple[Term, ...]
    pillars: tuple[Term, ...]
    stakes: tuple[Term, ...]

    def axis(self, name: str) -> tuple[Term, ...]:
        return {"themes": self.themes, "pillars": self.pillars, "stakes": self.stakes}[name]

    def theme_name(self, code: str, language: Language = "fr") -> str:
        """The theme's name, or its code where the taxonomy does not hold it."""
        return next((term.name(language) for term in self.themes if term.code == code), code)


def default_taxonomy_path() -> Path:
    return resource_path("taxonomies", "territoires_intelligents.toml")


def load_taxonomy(path: str | Path | None = None) -> Taxonomy:
    """The taxonomy of a file, or the one that comes with the plugin.

    Raises:
        TerritoiresError: those of ``read_toml``; ``taxonomy_invalid`` for no themes, a bad or repeated code.
    """
    path = path or default_taxonomy_path()
    content = read_toml(path)
    axes = {axis: _read_axis(path, axis, content.get(axis, [])) for axis in AXES}
    if not axes["themes"]:
        raise TerritoiresError("taxonomy_invalid", file=path, field="themes", value="")
    return Taxonomy(name=str(content.get("name", Path(path).stem)), **axes)


def _read_axis(path: str | Path, axis: str, entries: Any) -> tuple[Term, ...]:
    if not (isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries)):
        raise TerritoiresError("taxonomy_invalid", file=path, field=axis, value=entries)
    terms = tuple(_read_term(path, axis, position, entry) for position, entry in enumerate(entries))
    codes = [term.code for term in terms]
    for code in codes:
        if codes.count(code) > 1:
            raise TerritoiresError("taxonomy_invalid", file=path, field=f"{axis}.code", value=code)
    return terms


def _read_term(path: str | Path, axis: str, position: int, entry: dict[str, Any]) -> Term:
    code = str(entry.get("code", ""))
    if not _CODE.fullmatch(code):
        raise TerritoiresError("taxonomy_invalid", file=path, field=f"{axis}.code", value=code)
    name_fr = str(entry.get("name_fr") or entry.get("name") or code)
    color = str(entry.get("color") or PALETTE[position % len(PALETTE)])
    if not re.fullmatch("#[0-9A-Fa-f]{6}", color):
        raise TerritoiresError("taxonomy_invalid", file=path, field=f"{axis}.color", value=color)
    marker = str(entry.get("marker") or MARKERS[position % len(MARKERS)])
    if marker not in MARKERS:
        raise TerritoiresError("taxonomy_invalid", file=path, field=f"{axis}.marker", value=marker)
    keywords = _read_keywords(path, axis, entry.get("keywords", []))
    return Term(code, name_fr, str(entry.get("name_en") or name_fr), color, marker, keywords)


def _read_keywords(path: str | Path, axis: str, entries: Any) -> tuple[str, ...]:
    if not (isinstance(entries, list) and all(isinstance(entry, str) and entry.strip() for entry in entries)):
        raise TerritoiresError("taxonomy_invalid", file=path, field=f"{axis}.keywords", value=entries)
    return tuple(entry.strip() for entry in entries)
