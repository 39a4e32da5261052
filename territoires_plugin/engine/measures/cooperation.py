"""Component ``cooperation``: the bodies in which two EPCI sit together already (syndicat, PETR, SCoT …).

Partners used to working together is what practitioners cite first. A body says the more the fewer sit in it: its
strength is ln 2 / ln(number of its EPCI), the rarity of a common neighbour (Adamic & Adar 2003) scaled so that a body
of two gives 1; three give 0.63, four 0.5, ten 0.3, the 113 of a region 0.15. Several shared bodies add up as
independent reasons do: 1 - product of (1 - strength).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ...model.codes import code_text
from ...model.errors import TerritoiresError
from ..participants import Floats, Integers, Objects

COLUMNS = ("epci_code", "body")


@dataclass(frozen=True)
class Cooperation:
    """Who sits where: ``bodies`` by name, each with the codes of its EPCI, and every EPCI of the table, ``known``."""

    bodies: dict[str, tuple[str, ...]]
    known: frozenset[str]


@dataclass(frozen=True)
class CooperationMeasure:
    """Of n projects: (n,) ``epci`` numbers and, between the first e of them, (e, e) ``shared``: the component.

    An EPCI outside the table has a number of its own, e or above.
    """

    epci: Integers
    shared: Floats

    def values(self, first: Integers, second: Integers) -> Floats:
        one, other = self.epci[first], self.epci[second]
        component = np.where(one == other, 1.0, np.nan)
        known = np.flatnonzero((one < len(self.shared)) & (other < len(self.shared)))
        component[known] = self.shared[one[known], other[known]]
        return component

    def take(self, positions: Integers) -> CooperationMeasure:
        return CooperationMeasure(self.epci[positions], self.shared)


def read_cooperation(table: pd.DataFrame) -> Cooperation:
    """The bodies of a table with one row for each EPCI in each body: ``epci_code`` (SIREN), ``body`` (its name).

    A row without body tells that the EPCI sits in none; a row without EPCI tells nothing.

    Raises:
        TerritoiresError: ``cooperation_columns``.
    """
    if not set(COLUMNS) <= set(table.columns):
        raise TerritoiresError("cooperation_columns", known=", ".join(map(str, table.columns)))
    codes = [code_text(code) for code in table["epci_code"]]
    names = [code_text(name) for name in table["body"]]
    members: dict[str, set[str]] = {}
    for code, name in zip(codes, names):
        if code and name:
            members.setdefault(name, set()).add(code)
    bodies = {name: tuple(sorted(members[name])) for name in sorted(members)}
    return Cooperation(bodies, frozenset(code for code in codes if code))


def cooperation_measure(epci_codes: Objects, cooperation: Cooperation) -> CooperationMeasure | None:
    """The component from each project's EPCI code, (n,); None when fewer than two projects' EPCI are in the table.

    Unknown where either EPCI is not in the table. Two projects of one EPCI have 1, as they have for contiguity: one
    council decides both. Takes 8 bytes for each pair of EPCI that are in the table and carry projects.
    """
    carrying = sorted({str(code) for code in epci_codes})
    listed = [code for code in carrying if code in cooperation.known]
    unlisted = [code for code in carrying if code not in cooperation.known]
    number = {code: position for position, code in enumerate(listed + unlisted)}
    epci = np.array([number[str(code)] for code in epci_codes], dtype=np.int64)
    if (epci < len(listed)).sum() < 2:
        return None
    return CooperationMeasure(epci, _shared(listed, cooperation))


def _shared(listed: list[str], cooperation: Cooperation) -> Floats:
    """(e, e) the component between the EPCI ``listed``, body by body in the order of their names."""
    number = {code: position for position, code in enumerate(listed)}
    apart = np.ones((len(listed), len(listed)))
    for codes in cooperation.bodies.values():
        present = [number[code] for code in codes if code in number]
        if len(present) >= 2:
            apart[np.ix_(present, present)] *= 1 - np.log(2) / np.log(len(codes))
    np.fill_diagonal(apart, 0)
    shared: Floats = 1 - apart
    return shared
