"""What of a look only a person can decide, as long as it has not been decided."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication

from ....model.messages import Language
from .targets import IDENTIFIER, PLACE_TARGETS

if TYPE_CHECKING:
    from ....intake.looking import Look

translate = QCoreApplication.translate
_PLACE = "place"


def open_questions(look: Look, columns: Mapping[str, str], language: Language) -> list[str]:
    """The sentences on them, those that stop the import first.

    Args:
        columns: chosen now, by target, empty where none is.
    """
    if look.origin != "found":
        return []
    in_order = sorted(look.found.undecided, key=lambda one: not one.is_blocking)
    return [one.text(language) for one in in_order if not _is_decided(one.field, look, columns)]


def missing_identifier(columns: Mapping[str, str]) -> str:
    """What is wrong as long as no identifier is chosen; empty once one is."""
    if columns.get(IDENTIFIER):
        return ""
    return translate("Territoires", "Choose the column that identifies each project: one value for each row.")


def _is_decided(field: str, look: Look, columns: Mapping[str, str]) -> bool:
    targets = PLACE_TARGETS if field == _PLACE else field.split(" / ")
    found = look.mapping.columns
    return any(columns.get(target, "") != found.get(target, "") for target in targets)
