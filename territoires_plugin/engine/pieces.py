"""Whether EPCI are in one piece, by which of them touch."""

from __future__ import annotations

from collections.abc import Collection

from .measures.contiguity import Neighbourhood

Pieces = tuple[tuple[str, ...], ...]


def pieces(epci_codes: Collection[str], neighbours: Neighbourhood) -> Pieces | None:
    """The EPCI by piece of touching ones, codes ascending, the largest piece first; None where a polygon is missing."""
    if any(code not in neighbours.known for code in epci_codes):
        return None
    if len(epci_codes) == 2:
        one, other = sorted(epci_codes)
        return ((one, other),) if neighbours.adjacent(one, other) else ((one,), (other,))
    found: list[tuple[str, ...]] = []
    left = set(epci_codes)
    while left:
        reached, frontier = set[str](), {min(left)}
        while frontier:
            reached |= frontier
            left -= frontier
            frontier = {code for code in left if any(neighbours.adjacent(code, one) for one in frontier)}
        found.append(tuple(sorted(reached)))
    return tuple(sorted(found, key=lambda piece: (-len(piece), piece)))


def in_one_piece(epci_codes: Collection[str], neighbours: Neighbourhood) -> bool | None:
    """Whether the EPCI form one piece by touching each other; None where a polygon is missing."""
    found = pieces(epci_codes, neighbours)
    return None if found is None else len(found) == 1
