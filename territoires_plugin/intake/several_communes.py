"""A project that names several communes: the EPCI that it counts in, and the commune where it is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..model.codes import join_codes
from ..territories.gazetteer import Commune, Gazetteer
from .records import Records
from .remarks import Remarks


@dataclass(frozen=True)
class Communes:
    """The communes that a row names.

    Args:
        main: the one that stands for all: the most populous in the EPCI that holds most of them.
        named: all of them, each once, by code.
    """

    main: Commune
    named: tuple[Commune, ...]

    @property
    def codes(self) -> str | None:
        """Their codes as one field."""
        return join_codes(commune.code for commune in self.named)

    @property
    def epci_counts(self) -> list[tuple[str, int]]:
        """How many of them each EPCI holds, the main one's first, then by number and code."""
        counts = Counter(commune.epci_code for commune in self.named if commune.epci_code is not None)
        return sorted(counts.items(), key=lambda item: (item[0] != self.main.epci_code, -item[1], item[0]))


def gathered(communes: Iterable[Commune]) -> Communes | None:
    """The communes of a row, None where there is none.

    The main EPCI is the one that holds most of them; of two with as many, the one whose named communes have more
    inhabitants, then the smaller code. Communes without EPCI count where no other is named.
    """
    named = tuple(sorted({commune.code: commune for commune in communes}.values(), key=lambda commune: commune.code))
    if not named:
        return None
    if len(named) == 1:
        return Communes(named[0], named)
    by_epci: dict[str | None, list[Commune]] = {}
    for commune in named:
        by_epci.setdefault(commune.epci_code, []).append(commune)
    inside = {epci_code: members for epci_code, members in by_epci.items() if epci_code is not None} or by_epci
    _, members = min(inside.items(), key=lambda item: (-len(item[1]), -_inhabitants(item[1]), item[0] or ""))
    return Communes(min(members, key=lambda commune: (-(commune.population or 0), commune.code)), named)


def note_several_epci(
    records: Records, position: int, communes: Communes, gazetteer: Gazetteer, remarks: Remarks
) -> None:
    """Say which EPCI a row takes whose communes lie in several."""
    counts = communes.epci_counts
    if len(counts) > 1:
        shares = ", ".join(
            f"{gazetteer.epci_name(code)} ({code}) {number}/{len(communes.named)}" for code, number in counts
        )
        name = gazetteer.epci_name(counts[0][0])
        records.note(remarks, position, "epci_code", counts[0][0], "several_epci", name=name, shares=shares)


def _inhabitants(communes: Iterable[Commune]) -> int:
    return sum(commune.population or 0 for commune in communes)
