"""The champs of a made-up Démarches form: the columns that each gives in an export, with the truth about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice

from territoires_plugin.territories.reference import load_gazetteer

ROWS = 12
PLACES = (
    ("25056", "25000"),
    ("21231", "21000"),
    ("39198", "39100"),
    ("70550", "70000"),
    ("90010", "90000"),
    ("71076", "71100"),
    ("58194", "58000"),
    ("89024", "89000"),
    ("25388", "25200"),
    ("39300", "39000"),
    ("21054", "21200"),
    ("71270", "71000"),
)


@dataclass(frozen=True)
class Column:
    """Args:
    label: the header; cells: ROWS texts.
    truth: the targets that it may rightly fill, none for a column that must not be taken.
    """

    label: str
    cells: tuple[str, ...]
    truth: tuple[str, ...] = ()


def answers(label: str, texts: Sequence[str], *truth: str) -> list[Column]:
    """A champ that gives one column; the texts are repeated as often as needed."""
    return [Column(label, tuple(islice(cycle(texts), ROWS)), truth)]


def commune(label: str, *, is_of_project: bool = True, shift: int = 0) -> list[Column]:
    """A champ ``communes``: the name with its postcode, the INSEE code, the département."""
    gazetteer = load_gazetteer()
    places = [PLACES[(row + shift) % len(PLACES)] for row in range(ROWS)]
    found = [gazetteer.commune(code) for code, _ in places]
    names = [f"{one.name} ({postcode})" for one, (_, postcode) in zip(found, places)]
    truth = [("place_name",), ("commune_code",), ("departement_code",)] if is_of_project else [(), (), ()]
    return [
        Column(label, tuple(names), truth[0]),
        Column(f"{label} (Code INSEE)", tuple(code for code, _ in places), truth[1]),
        Column(f"{label} (Département)", tuple(_departement(one.departement) for one in found), truth[2]),
    ]


def epci(label: str, *, is_second_place: bool = False) -> list[Column]:
    """A champ ``epci``: name, SIREN, département; the name and département of a second place need not be taken."""
    gazetteer = load_gazetteer()
    communes = [gazetteer.commune(code) for code, _ in PLACES]
    codes = [one.epci_code for one in communes]
    return [
        Column(label, tuple(gazetteer.epci_name(code) for code in codes), () if is_second_place else ("place_name",)),
        Column(f"{label} (Code)", tuple(codes), ("epci_code",)),
        Column(
            f"{label} (Département)",
            tuple(_departement(one.departement) for one in communes),
            () if is_second_place else ("departement_code",),
        ),
    ]


def _departement(code: str) -> str:
    return f"{code} – {load_gazetteer().departement(code).name}"
