"""Which forms of pooling are open to a group: what the law asks, checked as far as the data tell. Never legal advice.

Sources: Code de la commande publique (CCP) and Code général des collectivités territoriales (CGCT), articles in FORMS.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from ..model.codes import code_text, join_codes
from ..model.errors import TerritoiresError
from .applicants import Applicant
from .measures.contiguity import Neighbourhood
from .pieces import Pieces, pieces

POLE_METROPOLITAIN_POPULATION = 100_000  # inhabitants of one EPCI, CGCT L5731-2
POLE_METROPOLITAIN_AT_THE_BORDER = 50_000  # the same for one that touches another State, all in one piece

EXISTING_BODY = "existing_body"
# code: article, from what exists to what is heaviest; the last one is named because it is often proposed wrongly
FORMS = {
    EXISTING_BODY: "",
    "groupement_commandes": "CCP L2113-6",
    "entente": "CGCT L5221-1",
    "service_unifie": "CGCT L5111-1-1",
    "syndicat_mixte_ferme": "CGCT L5711-1",
    "syndicat_mixte_ouvert": "CGCT L5721-2",
    "petr": "CGCT L5741-1",
    "pole_metropolitain": "CGCT L5731-2",
    "service_commun": "CGCT L5211-4-2",
}


@dataclass(frozen=True)
class Territory:
    """What is known of all EPCI.

    Args:
        neighbours: which of them touch.
        population: inhabitants by EPCI code, unknown ones left out.
        bodies: the bodies that an office has listed, by EPCI code.
    """

    neighbours: Neighbourhood
    population: Mapping[str, float]
    bodies: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Parties:
    """What the law looks at in one group.

    Args:
        epci_codes: ascending.
        pieces: the EPCI by piece of touching ones; None where a polygon is missing.
        population: inhabitants by EPCI code, unknown ones left out.
        applicants: what the applicants are, taken together.
        bodies: listed bodies to which all the EPCI belong, ascending.
    """

    epci_codes: tuple[str, ...]
    pieces: Pieces | None
    population: Mapping[str, float]
    applicants: Applicant
    bodies: tuple[str, ...]

    @property
    def in_one_piece(self) -> bool | None:
        return None if self.pieces is None else len(self.pieces) == 1

    def above(self, inhabitants: int) -> tuple[str, ...]:
        """The EPCI with more inhabitants than that."""
        return tuple(code for code in self.epci_codes if self.population.get(code, 0) > inhabitants)


def parties_of(epci_codes: tuple[str, ...], applicants: Applicant, territory: Territory) -> Parties:
    """The parties of a group, whose EPCI codes are given in any order."""
    codes = tuple(sorted(epci_codes))
    shared = frozenset.intersection(*(territory.bodies.get(code, frozenset()) for code in codes))
    return Parties(
        epci_codes=codes,
        pieces=pieces(codes, territory.neighbours),
        population={code: territory.population[code] for code in codes if code in territory.population},
        applicants=applicants,
        bodies=tuple(sorted(shared)),
    )


def conditions(parties: Parties) -> dict[str, bool | None]:
    """By code of ``FORMS``, in their order, whether the group meets the condition; None where the data do not tell."""
    return {
        EXISTING_BODY: bool(parties.bodies),
        "groupement_commandes": True,
        "entente": True,
        "service_unifie": True,
        "syndicat_mixte_ferme": {"local": True, "wider": False, "unknown": None}[parties.applicants],
        "syndicat_mixte_ouvert": {"local": False, "wider": True, "unknown": None}[parties.applicants],
        "petr": parties.in_one_piece,
        "pole_metropolitain": _pole_metropolitain(parties),
        "service_commun": False,
    }


def met_forms(parties: Parties) -> list[str]:
    """The codes of the forms whose condition is met."""
    return [code for code, meets in conditions(parties).items() if meets]


def forms_column(groups: Iterable[tuple[tuple[str, ...], Applicant]], territory: Territory) -> list[str | None]:
    """The joined codes of the forms met by each group of EPCI codes and applicants; like groups are asked once."""
    told: dict[tuple[tuple[str, ...], Applicant], str | None] = {}
    column = []
    for group in groups:
        if group not in told:
            told[group] = join_codes(met_forms(parties_of(*group, territory)))
        column.append(told[group])
    return column


def bodies_by_epci(table: pd.DataFrame | None) -> dict[str, frozenset[str]]:
    """The bodies of each EPCI in an office's table, one row a membership; rows without code or body are passed over.

    Args:
        table: columns ``epci_code`` and ``body`` (the name of a syndicat, PETR, SCoT, agency …); None for no table.

    Raises:
        TerritoiresError: ``bodies_columns``.
    """
    if table is None:
        return {}
    if not {"epci_code", "body"} <= set(table.columns):
        raise TerritoiresError("bodies_columns", known=", ".join(map(str, table.columns)))
    found: dict[str, set[str]] = {}
    for code, body in zip(map(code_text, table["epci_code"]), map(code_text, table["body"])):
        if code is not None and body is not None:
            found.setdefault(code, set()).add(body)
    return {code: frozenset(bodies) for code, bodies in found.items()}


def _pole_metropolitain(parties: Parties) -> bool | None:
    if parties.above(POLE_METROPOLITAIN_POPULATION):
        return True
    if len(parties.population) < len(parties.epci_codes):
        return None
    at_the_border = parties.above(POLE_METROPOLITAIN_AT_THE_BORDER) and parties.in_one_piece is not False
    return None if at_the_border else False
