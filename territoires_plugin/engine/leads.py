"""Leads to be examined by people, never legal advice: who could carry a pool, and in which form.

Sources: Code de la commande publique L2113-6; CGCT L5221-1, L5111-1-1, L5741-1, L5731-2.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from .scores import Neighbourhood

POLE_METROPOLITAIN_POPULATION = 100_000  # inhabitants of one EPCI, CGCT L5731-2


def in_one_piece(epci_codes: list[str], neighbours: Neighbourhood) -> bool | None:
    """Whether the EPCI form one piece by touching each other; None where a polygon is missing."""
    if any(code not in neighbours.known for code in epci_codes):
        return None
    reached, frontier = {epci_codes[0]}, [epci_codes[0]]
    while frontier:
        here = frontier.pop()
        beside = {code for code in epci_codes if code not in reached and neighbours.adjacent(here, code)}
        reached |= beside
        frontier.extend(beside)
    return len(reached) == len(epci_codes)


def lead_epci(member_epci: list[str], population: Mapping[str, int]) -> str:
    """The EPCI that carries most projects of the group, then the most populated, then the lowest code."""
    carried = Counter(member_epci)
    return min(carried, key=lambda code: (-carried[code], -population.get(code, 0), code))


def forms_of_pooling(epci_codes: list[str], contiguous: bool | None, population: Mapping[str, int]) -> list[str]:
    """Codes of the forms whose condition the EPCI meet; any of them may form a groupement de commandes."""
    forms = ["groupement_commandes", "entente", "service_unifie"]
    if contiguous:
        forms.append("petr")
    if any(population.get(code, 0) > POLE_METROPOLITAIN_POPULATION for code in epci_codes):
        forms.append("pole_metropolitain")
    return forms
