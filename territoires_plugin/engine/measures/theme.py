"""How much the themes of two projects have in common."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..participants import Booleans, Floats, Integers

_BITS = 12  # themes looked up at once: a table of 4,096 sums


@dataclass(frozen=True)
class ThemeMeasure:
    """Jaccard index of two sets of themes, each theme weighted by its rarity: in ]0, 1] where they share one.

    Args:
        masks: for each 12 themes, (n,) which of them a project has, as bits.
        sums: for each 12 themes, (4096,) the summed rarity of each set of bits.
    """

    masks: tuple[npt.NDArray[np.int64], ...]
    sums: tuple[Floats, ...]

    def values(self, first: Integers, second: Integers) -> Floats:
        shared, either = np.zeros(len(first)), np.zeros(len(first))
        for mask, rarity in zip(self.masks, self.sums):
            one, other = mask[first], mask[second]
            shared += rarity[one & other]
            either += rarity[one | other]
        jaccard: Floats = shared / either
        return jaccard

    def take(self, positions: Integers) -> ThemeMeasure:
        return ThemeMeasure(tuple(mask[positions] for mask in self.masks), self.sums)


def theme_rarity(has_theme: Booleans) -> Floats:
    """(t,) smoothed inverse document frequency, ln((1 + n) / (1 + n_theme)) + 1, never below 1.

    Spärck Jones's measure (1972), smoothed as if one more project had every theme.

    Args:
        has_theme: (n, t) of the projects that count: those with a partner in reach, so that a project far from all
            others changes no score.
    """
    rarity: Floats = np.log((1 + len(has_theme)) / (1 + has_theme.sum(axis=0))) + 1
    return rarity


def theme_measure(has_theme: Booleans, counted: Booleans) -> ThemeMeasure:
    """Of n projects with t themes (n, t); ``counted`` (n,) says over which the rarities are counted."""
    rarity = theme_rarity(has_theme[counted])
    # By rarity, not by name: renaming the themes then changes no sum, not even its last bit.
    order = np.argsort(rarity, kind="stable")
    chunks = [order[start : start + _BITS] for start in range(0, len(order), _BITS)]
    return ThemeMeasure(
        tuple(has_theme[:, chunk] @ (1 << np.arange(len(chunk), dtype=np.int64)) for chunk in chunks),
        tuple(_subset_sums(rarity[chunk]) for chunk in chunks),
    )


def _subset_sums(weights: Floats) -> Floats:
    """(2 ** w,) the sum of each subset, added up from the first weight to the last."""
    sums = np.zeros(1)
    for weight in weights:
        sums = np.concatenate([sums, sums + weight])
    return sums
