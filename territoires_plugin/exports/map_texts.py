"""The words on a map: title, filter in words, sources, date, notice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from qgis.PyQt.QtCore import QDate, QLocale

from ..model.messages import Language, message
from ..model.taxonomy import Taxonomy

MOST_SOURCES = 3

Clean = Callable[[object], str]


@dataclass(frozen=True)
class MapTexts:
    """The texts of the labels of the template, before they are cut to their boxes."""

    title: str
    subtitle: str
    sources: str
    date: str
    notice: str


def plain_text(value: object) -> str:
    """One line of printable characters; empty for NULL."""
    if not isinstance(value, str):
        return ""
    kept = (" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in value)
    return " ".join("".join(char for char in kept if unicodedata.category(char) not in ("Cf", "Cs", "Co")).split())


def default_title(language: Language, *, with_opportunities: bool) -> str:
    return message("map_title_pooling" if with_opportunities else "map_title_projects", language)


def themes_in_words(themes: Iterable[str], taxonomy: Taxonomy, language: Language) -> str:
    """The theme filter as a reader says it, in the order of the taxonomy."""
    chosen = tuple(themes)
    if not chosen:
        return message("map_themes_all", language)
    order = [term.code for term in taxonomy.themes]
    ordered = sorted(chosen, key=lambda code: order.index(code) if code in order else len(order))
    names = ", ".join(taxonomy.theme_name(code, language) for code in ordered)
    return message("map_themes_one" if len(ordered) == 1 else "map_themes_several", language, themes=names)


def number_in_words(number: int, language: Language) -> str:
    """With its thousands apart, in one piece."""
    return f"{number:,}".replace(",", "\u00a0") if language == "fr" else f"{number:,}"


def counted(what: Literal["project", "opportunity"], count: int, language: Language) -> str:
    """A number with its noun: “1 project”, “12 projects”."""
    codes = {"project": ("map_project", "map_projects"), "opportunity": ("map_opportunity", "map_opportunities")}
    one, several = codes[what]
    # French says "0 projet", English "0 projects".
    singular = count == 1 or (count == 0 and language == "fr")
    return message(one if singular else several, language, count=number_in_words(count, language))


def counts_in_words(projects: int, opportunities: int, unplaced: int, elsewhere: int, language: Language) -> str:
    """How much the map shows, and how many projects it cannot show."""
    parts = [counted("project", projects, language)]
    if opportunities:
        parts.append(counted("opportunity", opportunities, language))
    if unplaced:
        parts.append(message("map_unplaced", language, count=number_in_words(unplaced, language)))
    if elsewhere:
        parts.append(message("map_elsewhere", language, count=number_in_words(elsewhere, language)))
    return ", ".join(parts)


def data_sources(calls: Iterable[str], sources: Iterable[str], language: Language) -> str:
    """The calls of the projects and the names of their files, without folders: a path tells about a machine."""
    names = [_file_name(source) for source in sources]
    distinct = sorted(set(filter(None, calls))) + sorted(set(filter(None, names)))
    if not distinct:
        return message("map_source_unknown", language)
    shown = ", ".join(distinct[:MOST_SOURCES])
    left = len(distinct) - MOST_SOURCES
    return message("map_sources_more", language, shown=shown, count=left) if left > 0 else shown


def date_in_words(day: QDate, language: Language) -> str:
    locale = QLocale(QLocale.Language.French if language == "fr" else QLocale.Language.English)
    return message("map_date", language, date=locale.toString(day, "d MMMM yyyy"))


def notice(profile: str, language: Language) -> str:
    return message(f"map_notice_{profile}", language)


def _file_name(source: str) -> str:
    looks_like_path = re.match(r"(?:[A-Za-z]:|[\\/~.]|\w+:/)", source) or re.search(r"[\\/][^\s\\/]+\.\w{2,5}$", source)
    return PurePosixPath(source.replace("\\", "/")).name if looks_like_path else source
