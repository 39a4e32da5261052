"""The list of opportunities beside a map: rank, title and EPCI of as many as the page holds.

The template has one entry, the labels ``opportunity_rank``, ``_title`` and ``_detail``: it is repeated for each
opportunity, so that an office sets the fonts and columns of the list in its template.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import QgsLayout, QgsLayoutItemLabel

from ..model.codes import split_codes
from ..model.messages import Language, message
from .map_layers import Row
from .map_page import line_height, place, remove, set_variable
from .map_texts import counted, number_in_words
from .page_fonts import copy_label, label_format
from .text_fitting import fit_lines, text_width

PARTS = ("rank", "title", "detail")
MOST_LINES = 4
SPARE_LINES = 0.3  # at the foot of a label, lest rounding cut its last line
GAP = 1.2  # millimetres between two opportunities


@dataclass(frozen=True)
class Entry:
    """An opportunity cut into lines for each of its labels, and its height in millimetres."""

    lines: dict[str, list[str]]
    height: float


def fill_list(layout: QgsLayout, listed: Sequence[Row], top: float, bottom: float, language: Language) -> int:
    """List the first opportunities that fit between two heights of the page; how many."""
    models = {part: layout.itemById(f"opportunity_{part}") for part in PARTS}
    shown = 0
    for opportunity in listed if None not in models.values() else ():
        entry = _entry(layout, models, opportunity, language)
        if top + entry.height > bottom:
            break
        shown += 1
        _write(layout, models, entry, shown, top)
        top += entry.height + GAP
    for part in PARTS:
        remove(layout, f"opportunity_{part}")
    return shown


def list_title(shown: int, count: int, language: Language) -> str:
    if shown == count:
        return message("map_list_all", language)
    return message("map_list_first", language, shown=shown, count=number_in_words(count, language))


def _entry(layout: QgsLayout, models: dict[str, QgsLayoutItemLabel], opportunity: Row, language: Language) -> Entry:
    texts = {
        "rank": "" if opportunity["rank"] is None else str(opportunity["rank"]),
        "title": _title(opportunity),
        "detail": _detail(opportunity, language),
    }
    lines = {part: _lines(layout, models[part], text) for part, text in texts.items()}
    height = sum(len(lines[part]) * line_height(models[part]) for part in ("title", "detail"))
    return Entry(lines, height)


def _lines(layout: QgsLayout, label: QgsLayoutItemLabel, text: str) -> list[str]:
    return fit_lines(text, text_width(layout, label_format(label)), label.rect().width(), MOST_LINES)


def _write(layout: QgsLayout, models: dict[str, QgsLayoutItemLabel], entry: Entry, number: int, top: float) -> None:
    below_title = top + len(entry.lines["title"]) * line_height(models["title"])
    for part, start in (("rank", top), ("title", top), ("detail", below_title)):
        name = f"opportunity_{part}_{number}"
        label = copy_label(layout, models[part], name)
        label.setText(f"[% @territoires_{name} %]")
        set_variable(layout, name, "\n".join(entry.lines[part]))
        place(label, start, (len(entry.lines[part]) + SPARE_LINES) * line_height(models[part]))


def _title(opportunity: Row) -> str:
    return str(opportunity["title"] or "") or ", ".join(split_codes(opportunity["epci_names"]))


def _detail(opportunity: Row, language: Language) -> str:
    """How many projects of which EPCI; their number is enough where the title names some, as the titles of ours do."""
    projects = counted("project", len(split_codes(opportunity["project_ids"])), language)
    names = split_codes(opportunity["epci_names"])
    if any(name in _title(opportunity) for name in names):
        return f"{projects}, {number_in_words(len(names), language)} EPCI"
    return f"{projects} – {', '.join(names)}" if names else projects
