"""How sure the column of a target is, in words, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qgis.PyQt.QtCore import QCoreApplication

from ....model.messages import Language, message
from .open_questions import question
from .targets import IDENTIFIER

if TYPE_CHECKING:
    from ....intake.detection import Detection
    from ....intake.looking import Look

translate = QCoreApplication.translate
CERTAIN, LIKELY = 0.9, 0.65


class Sureness(NamedTuple):
    """What stands beside a choice, and the reason in full."""

    words: str
    reason: str = ""


def sureness(look: Look, target: str, column: str, *, is_kept: bool, language: Language) -> Sureness:
    """Of one column chosen for one target.

    Args:
        column: empty where none is chosen.
        is_kept: whether personal columns are wanted.
    """
    if not column:
        return _of_none(look, target)
    if column in look.personal and not is_kept:
        kind = message(f"personal_{look.personal[column]}", language)
        reason = translate("Territoires", "This column holds {kind}. It is left out unless you keep personal data.")
        return Sureness(translate("Territoires", "personal: left out"), reason.format(kind=kind))
    choice = look.found.choices.get(target)
    if choice is not None and choice.column == column:
        return Sureness(_percent(choice.confidence), " ".join(one.text(language) for one in choice.reasons))
    if look.origin != "found" and look.mapping.columns.get(target) == column:
        return Sureness(translate("Territoires", "from the mapping"))
    nearness = _candidates(look.found, target).get(column)
    chosen = translate("Territoires", "your choice")
    return Sureness(chosen if nearness is None else f"{chosen}, {_percent(nearness)}")


def _of_none(look: Look, target: str) -> Sureness:
    constant = look.mapping.constants.get(target)
    if constant:
        return Sureness(translate("Territoires", "all rows: {text}").format(text=constant))
    for one in look.found.undecided:
        if target in one.field.split(" / ") and look.origin == "found":
            return Sureness(translate("Territoires", "to be decided"), question(one))
    if target == IDENTIFIER:
        return Sureness(translate("Territoires", "to be decided"))
    return Sureness("")


def _candidates(found: Detection, target: str) -> dict[str, float]:
    choice = found.choices.get(target)
    rivals = choice.rivals if choice is not None else ()
    undecided = (one.candidates for one in found.undecided if target in one.field.split(" / "))
    return {one.column: one.confidence for one in (*rivals, *(one for many in undecided for one in many))}


def _percent(confidence: float) -> str:
    if confidence >= CERTAIN:
        text = translate("Territoires", "certain ({percent} %)")
    elif confidence >= LIKELY:
        text = translate("Territoires", "likely ({percent} %)")
    else:
        text = translate("Territoires", "unsure ({percent} %)")
    return text.format(percent=round(100 * confidence))
