"""Which columns of a source are personal, by their name and by what they hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from .column_words import PersonalKind, column_hint
from .contacts import contact_alone, contacts_in
from .people import may_name_a_person, names_a_person
from .word_sets import word_set

ENOUGH_CONTACTS = 0.3  # share of the filled cells that are an e-mail address or a telephone number, and nothing else
ENOUGH_NAMES = 0.7  # fewer among bodies are left out row by row
FEW_NAMES = 0.2  # a column called "Contact" that holds bodies
ENOUGH_TO_DENY = 3  # filled cells, before they may speak against a column's name
_ANSWERS = word_set("oui non yes no true false vrai faux on off o n y x 0 1 -")


def personal_kind(column: str, cells: Sequence[str | None], *, beside: Sequence[str] = ()) -> PersonalKind | None:
    """What makes a column personal, None where nothing does.

    Args:
        column: its name.
        cells: the texts of some of its rows, None where blank.
        beside: the other columns of the table: a “Nom” beside a “Prénom” is a person's.
    """
    filled = [cell for cell in cells if cell]
    hint = column_hint(column, beside)
    if hint is not None and hint.is_sure and not _deny(hint.kind, filled):
        return hint.kind
    for kind in ("email", "telephone"):
        if _share(filled, lambda cell, wanted=kind: contact_alone(cell) == wanted) >= ENOUGH_CONTACTS:  # type: ignore[misc]
            return kind
    form = may_name_a_person if hint is not None and hint.kind == "name" else names_a_person
    return "name" if _share(filled, form) >= ENOUGH_NAMES else None


def personal_columns(table: Mapping[str, Sequence[str | None]]) -> dict[str, PersonalKind]:
    """The personal ones among the columns of a table, given with some of their cells."""
    kinds = {name: personal_kind(name, cells, beside=[*table]) for name, cells in table.items()}
    return {name: kind for name, kind in kinds.items() if kind is not None}


def _deny(kind: PersonalKind, filled: Sequence[str]) -> bool:
    """Whether the cells are not what the name promises: “Email envoyé ?” with yes and no, bodies under “Contact”."""
    if filled and all(cell.casefold() in _ANSWERS for cell in filled):
        return True
    if len(filled) < ENOUGH_TO_DENY:
        return False
    if kind in ("email", "telephone"):
        return not any("@" in cell or sum(map(str.isdigit, cell)) >= 6 or contacts_in(cell) for cell in filled)
    return kind == "name" and _share(filled, _could_be_a_name) < FEW_NAMES


def _could_be_a_name(cell: str) -> bool:
    """Letters alone, such as “DUPONT”, or what looks like a person or reaches one."""
    return cell.isalpha() or may_name_a_person(cell) or bool(contacts_in(cell))


def _share(filled: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, filled)) / len(filled) if filled else 0.0
