"""Component ``balance``: whether the two EPCI are of comparable population.

1 - ln(larger / smaller) / ln(27), not below 0: a ratio says the same at every size, so the scale is logarithmic. The
law gives its ends: an EPCI has at least 15,000 inhabitants (CGCT L5210-1-1), a métropole at least 400,000 (L5217-1),
about 27 times as many; between two so unequal partners one decides alone. Equal populations give 1, hence two
projects of one EPCI as well; a ratio of 2 gives 0.79, of 5 about a half.

That unequal partners pool less is inferred from accounts, not measured, hence a small default weight.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..participants import Floats, Integers

WIDEST_RATIO = 400_000 / 15_000


@dataclass(frozen=True)
class BalanceMeasure:
    """Of n projects: (n,) ``size``, the logarithm of the EPCI's population, NaN unknown."""

    size: Floats

    def values(self, first: Integers, second: Integers) -> Floats:
        apart = np.abs(self.size[first] - self.size[second])
        balance: Floats = np.maximum(1 - apart / np.log(WIDEST_RATIO), 0)
        return balance

    def take(self, positions: Integers) -> BalanceMeasure:
        return BalanceMeasure(self.size[positions])


def balance_measure(populations: Floats) -> BalanceMeasure | None:
    """The component from the population of each project's EPCI, (n,), inhabitants; NaN and what is not above 0 are
    unknown. None when fewer than two projects have one."""
    known = np.isfinite(populations) & (populations > 0)
    size = np.full(len(populations), np.nan)
    size[known] = np.log(populations[known])
    return BalanceMeasure(size) if known.sum() >= 2 else None
