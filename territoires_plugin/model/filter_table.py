"""Projects made ready to be filtered again and again: a filter is answered within a frame of the screen.

It needs numpy: whoever must start quickly imports it when the first table is made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from .codes import code_text
from .filter_columns import (
    TEXT_COLUMNS,
    Codes,
    Columns,
    departements_of,
    joined_codes,
    read_budgets,
    read_codes,
    read_ids,
    read_texts,
    single_code,
)
from .filters import FACETS, UNTOLD, Filter
from .progress import Progress, Silent
from .taxonomy import AXES
from .word_index import WordIndex

Booleans = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Counts = npt.NDArray[np.int8]


@dataclass(frozen=True)
class Facet:
    """Which of n projects has which of the codes, as pairs of a row and a position in ``codes``.

    ``codes`` are sorted, UNTOLD at the end where a project has none.
    """

    codes: Codes
    rows: Integers
    positions: Integers

    @classmethod
    def of(cls, codes: Sequence[Codes]) -> Facet:
        told = [own or (UNTOLD,) for own in codes]
        known = tuple(sorted(set(chain.from_iterable(told)), key=lambda code: (code == UNTOLD, code)))
        position = {code: number for number, code in enumerate(known)}
        sizes = np.fromiter(map(len, told), np.int64, len(told))
        positions = np.fromiter((position[code] for own in told for code in own), np.int64, int(sizes.sum()))
        return cls(known, np.repeat(np.arange(len(told)), sizes), positions)

    def rows_with(self, codes: Codes, n: int) -> Booleans:
        """(n,) whether a project has one of the codes."""
        chosen = set(codes)
        wanted = np.fromiter((code in chosen for code in self.codes), np.bool_, len(self.codes))
        found = np.zeros(n, dtype=np.bool_)
        found[self.rows[wanted[self.positions]]] = True
        return found

    def counts(self, among: Booleans) -> dict[str, int]:
        """How many of some projects have each code."""
        counted = np.bincount(self.positions[among[self.rows]], minlength=len(self.codes))
        return dict(zip(self.codes, counted.tolist()))


class FilterTable:
    """n projects by their ids, and what a filter asks of them.

    Attributes:
        project_ids: (n,) in the order of the rows.
        epci_names: names of the EPCI that occur, by code.
    """

    def __init__(
        self,
        project_ids: Codes,
        facets: Mapping[str, Facet],
        budgets: Floats,
        words: WordIndex,
        epci_names: Mapping[str, str],
    ) -> None:
        self.project_ids = project_ids
        self.epci_names = epci_names
        self._facets = facets
        self._budgets = budgets
        self._words = words
        self._last: tuple[Filter, dict[str, Booleans]] = (Filter(), {})

    @classmethod
    def of(
        cls,
        columns: Columns,
        epci_names: Mapping[str, str],
        departements_of_epci: Mapping[str, Sequence[str]],
        progress: Progress | None = None,
    ) -> FilterTable:
        """Read a table, its columns under the names of ``tables.PROJECTS``; one that is not there is NULL throughout.

        Raises:
            TerritoiresError: ``column_missing``, ``project_id_missing``, ``project_id_repeated``.
            Cancelled: when the user stops it.
        """
        progress = progress or Silent()
        ids = read_ids(columns, progress)
        full = {name: columns.get(name, [None] * len(ids)) for name in (*columns, *FACETS.values(), *TEXT_COLUMNS)}
        places = list(zip(full["commune_code"], full["epci_code"]))
        facets = {
            facet: Facet.of(read_codes(full[column], joined_codes if facet in AXES else single_code, progress))
            for facet, column in FACETS.items()
            if facet != "departements"
        }
        facets["departements"] = Facet.of(
            read_codes(places, lambda place: departements_of(place, departements_of_epci), progress)
        )
        return cls(
            ids,
            facets,
            np.array(read_budgets(columns.get("budget", [None] * len(ids)), progress), dtype=np.float64),
            WordIndex.of(read_texts([full[name] for name in TEXT_COLUMNS], progress)),
            _epci_names(columns, facets["epci"].codes, epci_names),
        )

    def __len__(self) -> int:
        return len(self.project_ids)

    def matches(self, chosen: Filter) -> Booleans:
        """(n,) which projects are shown."""
        shown: Booleans = self._failures(self._conditions(chosen)) == 0
        return shown

    def facets(self, chosen: Filter) -> dict[str, dict[str, int]]:
        """By facet and code, how many projects have the code and fulfil the conditions of everything but this facet.

        All codes of the table are there, sorted, even with 0; UNTOLD only where a project lacks them.
        """
        conditions = self._conditions(chosen)
        failures = self._failures(conditions)
        counts = {}
        for name, facet in self._facets.items():
            others = failures - ~conditions[name] if name in conditions else failures
            counts[name] = facet.counts(others == 0)
        return counts

    def budget_range(self) -> tuple[float, float] | None:
        """The least and the largest budget, in euros; None where no project has one."""
        known = self._budgets[~np.isnan(self._budgets)]
        return (float(known.min()), float(known.max())) if len(known) else None

    def _conditions(self, chosen: Filter) -> dict[str, Booleans]:
        """Which projects fulfil each condition, by facet, ``budget`` and ``text``; the last filter's are kept."""
        last, conditions = self._last
        if chosen != last:
            conditions = {
                facet: self._facets[facet].rows_with(chosen.codes(facet), len(self))
                for facet in FACETS
                if chosen.codes(facet)
            }
            if chosen.has_budget:
                conditions["budget"] = self._in_budget(chosen)
            with_words = self._words.rows_with(chosen.text)
            if with_words is not None:
                conditions["text"] = with_words
            self._last = (chosen, conditions)
        return conditions

    def _failures(self, conditions: Mapping[str, Booleans]) -> Counts:
        """(n,) how many conditions a project does not fulfil."""
        failures = np.zeros(len(self), dtype=np.int8)
        for fulfilled in conditions.values():
            failures += ~fulfilled
        return failures

    def _in_budget(self, chosen: Filter) -> Booleans:
        low = -np.inf if chosen.budget_from is None else chosen.budget_from
        high = np.inf if chosen.budget_to is None else chosen.budget_to
        within: Booleans = (self._budgets >= low) & (self._budgets <= high)  # false for NaN
        return within


def _epci_names(columns: Columns, codes: Codes, names: Mapping[str, str]) -> dict[str, str]:
    """The name that the table itself gives an EPCI, else the one given, else its code."""
    own: dict[str, str] = {}
    for code, name in zip(map(code_text, columns.get("epci_code", ())), columns.get("epci_name", ())):
        if code is not None and isinstance(name, str) and name.strip():
            own.setdefault(code, name)
    return {code: own.get(code) or names.get(code, code) for code in codes if code != UNTOLD}
