"""The states of a decision as the user reads them: a word and a sign, never a colour alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qgis.PyQt.QtCore import QCoreApplication

from ...model.decisions import KEPT, REJECTED, TO_EXAMINE

translate = QCoreApplication.translate
SIGNS = {KEPT: "✓", TO_EXAMINE: "?", REJECTED: "✗"}
# Names are asked for when shown: the translator comes after this module is read.
_NAMES: Mapping[str, Callable[[], str]] = {
    KEPT: lambda: translate("Territoires", "kept"),
    TO_EXAMINE: lambda: translate("Territoires", "to be examined"),
    REJECTED: lambda: translate("Territoires", "rejected"),
}


def deed(state: str) -> str:
    """What a button that decides so says, with its mnemonic."""
    deeds = {
        KEPT: translate("Territoires", "&Keep"),
        TO_EXAMINE: translate("Territoires", "&Examine"),
        REJECTED: translate("Territoires", "Re&ject"),
    }
    return deeds[state]


def state_name(state: str | None) -> str:
    """Empty where nothing is decided."""
    return _NAMES[state]() if state is not None else ""


def state_text(state: str | None) -> str:
    """Such as “✓ kept”."""
    return f"{SIGNS[state]} {state_name(state)}" if state is not None else ""


def action_name(action: str) -> str:
    """What a journal entry tells; the action itself where it is one of a later version."""
    names = {
        "decided": translate("Territoires", "decided"),
        "withdrawn": translate("Territoires", "withdrawn"),
        "replaced": translate("Territoires", "members changed by hand"),
        "undone": translate("Territoires", "undone"),
        "redone": translate("Territoires", "redone"),
    }
    return names.get(action, action)


def decision_key(state: str) -> str:
    """The one key that decides so."""
    keys = {
        KEPT: translate("Territoires", "K"),
        TO_EXAMINE: translate("Territoires", "E"),
        REJECTED: translate("Territoires", "R"),
    }
    return keys[state]
