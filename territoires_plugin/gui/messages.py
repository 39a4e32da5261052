"""What the message bar says; texts of the source in it are never taken for markup."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.core import Qgis
from qgis.gui import QgsMessageBar, QgsMessageViewer
from qgis.PyQt.QtCore import QCoreApplication, QLocale, Qt
from qgis.PyQt.QtWidgets import QPushButton

from ..intake.unused_columns import unused_columns_sentence
from ..layers.compat import user_language

if TYPE_CHECKING:
    from ..intake.reimport import Changes
    from .pools.suggest_task import SuggestionResult

translate = QCoreApplication.translate
SECONDS = 10
LINE = 140  # characters that a bar shows at once


def tell(bar: QgsMessageBar, text: str, level: Qgis.MessageLevel = Qgis.MessageLevel.Info) -> None:
    """Show one sentence; a problem stays until the user closes it."""
    duration = 0 if level in (Qgis.MessageLevel.Warning, Qgis.MessageLevel.Critical) else SECONDS
    shown = html.escape(text if len(text) <= LINE else f"{text[:LINE]}…", quote=False)
    item = bar.createMessage("Territoires", shown)
    if len(text) > LINE:  # a bar shows a line and a half: the whole is behind its button
        button = QPushButton(translate("Territoires", "Show more"))
        button.clicked.connect(lambda _checked: _show_whole(text, bar))
        item.layout().addWidget(button)
    item.setLevel(level)
    item.setDuration(duration)
    bar.pushItem(item)


def _show_whole(text: str, bar: QgsMessageBar) -> None:
    """In a window made when it is asked for: QGIS's own stays for ever, one for each long message."""
    viewer = QgsMessageViewer(bar)
    viewer.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    viewer.setWindowTitle("Territoires")
    viewer.setMessageAsPlainText(text)
    viewer.showMessage(False)


def sample_loaded(projects: int, rejected: int) -> str:
    return translate("Territoires", "Sample call: {projects} projects loaded, {rejected} rows rejected.").format(
        projects=projects, rejected=rejected
    )


def imported(projects: int, rejected: int, changes: Changes) -> str:
    """The counts add up to the rows of the file; then what that changed, where there was something before."""
    counts = translate("Territoires", "{rows} rows: {projects} projects imported, {rejected} rejected.").format(
        rows=projects + rejected, projects=projects, rejected=rejected
    )
    if not (changes.changed or changes.unchanged or changes.deleted or changes.gone):
        return counts
    told = translate(
        "Territoires",
        "{new} new, {changed} changed, {unchanged} unchanged, {gone} gone; corrections by hand kept: {kept}.",
    ).format(
        new=len(changes.new),
        changed=len(changes.changed),
        unchanged=len(changes.unchanged) + len(changes.deleted),
        gone=len(changes.gone),
        kept=len(changes.corrected) + len(changes.deleted),
    )
    return f"{counts} {told}"


def nothing_imported(rows: int) -> str:
    return translate(
        "Territoires", "No project could be imported: all {rows} rows are rejected. What was there before is unchanged."
    ).format(rows=rows)


def unused_columns(columns: Sequence[str]) -> str:
    """Which columns of the file were not used and how to have them used; empty where all were."""
    return unused_columns_sentence(columns, user_language())


def themes_suggested(filled: int, without: int) -> str:
    """How many of the projects shown have suggested themes now, how many none, and what follows."""
    if not filled:
        return translate(
            "Territoires", "No suggestion is sure enough: {without} stay without a theme. Allow a lower confidence."
        ).format(without=_projects(without))
    return translate(
        "Territoires",
        "{filled} with suggested themes, to be confirmed; {without} without. Save the layer's edits to keep them.",
    ).format(filled=_projects(filled), without=_projects(without))


def found(result: SuggestionResult) -> str:
    """Such as “12 opportunities; 7 projects took no part: no place, EPCI or theme.”"""
    left_out = result.suggestions.left_out
    outcome = _opportunities(len(result.lines)) if result.lines else _nothing(result.obstacle)
    if not left_out:
        return f"{outcome}."
    return translate("Territoires", "{opportunities}; {projects} took no part: no place, EPCI or theme.").format(
        opportunities=outcome, projects=_projects(left_out)
    )


def state_of(result: SuggestionResult) -> str:
    """What the list shows, where that is not plain: a first answer, kept opportunities that could not stay whole."""
    told = [translate("Territoires", "First answer, being refined…")] if result.quick else []
    return " ".join([*told, *(unmet.text(result.language) for unmet in result.suggestions.unmet)])


def moved(before: float, after: float, broken: Sequence[str]) -> str:
    """Such as “Score 71.2 → 68.4 (-2.8).”, with the rules that a group made by hand breaks."""
    number = QLocale()
    text = translate("Territoires", "Score {before} → {after} ({difference}).").format(
        before=number.toString(before, "f", 1),
        after=number.toString(after, "f", 1),
        difference=("+" if after >= before else "−") + number.toString(abs(after - before), "f", 1),
    )
    return " ".join([text, *broken])


def being_edited(layer: str) -> str:
    return translate(
        "Territoires",
        "Layer “{layer}” cannot be filtered now. If it is being edited, save the edits and end editing.",
    ).format(layer=layer)


def filter_is_statement(layer: str) -> str:
    return translate(
        "Territoires",
        "Layer “{layer}” has a whole SELECT statement as its own filter: write it as a condition, or take it away.",
    ).format(layer=layer)


def edits_not_saved(layer: str) -> str:
    return translate(
        "Territoires", "Layer “{layer}” is being edited: save the edits and end editing, then try again."
    ).format(layer=layer)


def _nothing(obstacle: str) -> str:
    """That nothing was found, and what most often stood in the way."""
    reasons = {
        "too_far": translate("Territoires", "most often what fits lies beyond the maximum distance"),
        "score_below": translate("Territoires", "most often the score is below the minimum"),
        "same_epci": translate("Territoires", "most often the projects in reach lie in the same EPCI"),
        "no_shared_theme": translate("Territoires", "most often the projects in reach share no theme"),
        "kept_apart": translate("Territoires", "most often the projects were rejected together"),
        "not_among": translate("Territoires", "the filter leaves too few projects"),
    }
    general = translate("Territoires", "allow a larger distance or a lower score, or filter less")
    return translate("Territoires", "No opportunity ({reason})").format(reason=reasons.get(obstacle, general))


def _opportunities(count: int) -> str:
    if count == 1:
        return translate("Territoires", "1 opportunity")
    return translate("Territoires", "{count} opportunities").format(count=count)


def _projects(count: int) -> str:
    if count == 1:
        return translate("Territoires", "1 project")
    return translate("Territoires", "{count} projects").format(count=count)
