"""Whether the EPCI of two projects touch."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from ...model.progress import Progress
from ...territories.adjacency import touching
from ..participants import Booleans, Floats, Integers, Objects


@dataclass(frozen=True)
class Neighbourhood:
    """Which EPCI are known and which of them touch, as pairs of codes a < b."""

    known: frozenset[str]
    touching: frozenset[tuple[str, str]]

    def adjacent(self, one: str, other: str) -> bool | None:
        """Whether two EPCI are one or touch; None where a polygon is missing."""
        if one == other:
            return True
        if one not in self.known or other not in self.known:
            return None
        return (min(one, other), max(one, other)) in self.touching


def neighbourhood(epci_codes: Objects, territories: gpd.GeoDataFrame | None, progress: Progress) -> Neighbourhood:
    """Adjacency among the EPCI that carry projects."""
    if territories is None or territories.empty:
        return Neighbourhood(frozenset(), frozenset())
    concerned = territories[territories["epci_code"].isin(set(epci_codes))]
    return Neighbourhood(frozenset(concerned["epci_code"]), touching(concerned, progress=progress))


@dataclass(frozen=True)
class ContiguityMeasure:
    """1 for two projects of one EPCI or of two that touch, 0 for two that do not, NaN where a polygon is missing.

    Args:
        number: (n,) number of the EPCI of each project.
        known: (e,) which EPCI have a polygon.
        touching: sorted keys ``low * e + high`` of the EPCI that touch.
    """

    number: Integers
    known: Booleans
    touching: Integers

    def values(self, first: Integers, second: Integers) -> Floats:
        one, other = self.number[first], self.number[second]
        keys = np.minimum(one, other) * len(self.known) + np.maximum(one, other)
        values = np.where(self.known[one] & self.known[other], _is_in(keys, self.touching), np.nan)
        values[one == other] = 1.0
        return values

    def take(self, positions: Integers) -> ContiguityMeasure:
        return ContiguityMeasure(self.number[positions], self.known, self.touching)


def contiguity_measure(epci: Objects, neighbours: Neighbourhood) -> ContiguityMeasure:
    """Of the projects of some EPCI (n,)."""
    number, codes = pd.factorize(epci, sort=True)
    position = {str(code): place for place, code in enumerate(codes)}
    keys = [position[low] * len(codes) + position[high] for low, high in neighbours.touching]
    return ContiguityMeasure(
        number.astype(np.int64),
        np.array([code in neighbours.known for code in position], dtype=bool),
        np.array(sorted(keys), dtype=np.int64),
    )


def _is_in(keys: Integers, sorted_keys: Integers) -> Booleans:
    if len(sorted_keys) == 0:
        return np.zeros(len(keys), dtype=bool)
    place = np.minimum(np.searchsorted(sorted_keys, keys), len(sorted_keys) - 1)
    found: Booleans = sorted_keys[place] == keys
    return found
