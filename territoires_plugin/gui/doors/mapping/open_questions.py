"""What of a look only a person can decide, as long as it has not been decided."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication

from .targets import IDENTIFIER, PLACE_TARGETS, target_name

if TYPE_CHECKING:
    from ....intake.detection import Candidate, Undecided
    from ....intake.looking import Look

translate = QCoreApplication.translate
_PLACE = "place"


def open_questions(look: Look, chosen: Collection[str]) -> list[str]:
    """The sentences on them, those that stop the import first.

    Args:
        chosen: the targets that the user has chosen a column for, or none.
    """
    if look.origin != "found":
        return []
    in_order = sorted(look.found.undecided, key=lambda one: not one.is_blocking)
    return [question(one) for one in in_order if not any(target in chosen for target in _targets(one))]


def missing_identifier(columns: Mapping[str, str]) -> str:
    """What is wrong as long as no identifier is chosen; empty once one is."""
    if columns.get(IDENTIFIER):
        return ""
    return translate("Territoires", "Choose the column that identifies each project: one value for each row.")


def question(undecided: Undecided) -> str:
    """What has to be decided, with the columns that come nearest."""
    names = {
        "field": " / ".join(map(target_name, _targets(undecided))),
        "columns": ", ".join(map(_candidate, undecided.candidates)),
    }
    if undecided.code == "undecided_rivals":
        text = translate("Territoires", "{field}: several columns fit nearly as well: {columns}.")
    elif undecided.code == "undecided_meaning":
        text = translate("Territoires", "{field}: one column fits both: {columns}.")
    elif undecided.field == _PLACE and undecided.candidates:
        text = translate("Territoires", "No column surely tells where the projects are. Nearest: {columns}.")
    elif undecided.field == _PLACE:
        text = translate("Territoires", "No column tells where the projects are: choose one under “Where”.")
    elif undecided.candidates:
        text = translate("Territoires", "No column surely tells one project from another. Nearest: {columns}.")
    else:
        text = translate("Territoires", "No column surely tells one project from another.")
    return text.format(**names)


def _targets(undecided: Undecided) -> tuple[str, ...]:
    return PLACE_TARGETS if undecided.field == _PLACE else tuple(undecided.field.split(" / "))


def _candidate(candidate: Candidate) -> str:
    text = translate("Territoires", "“{column}” ({percent} %)")
    return text.format(column=candidate.column, percent=round(100 * candidate.confidence))
