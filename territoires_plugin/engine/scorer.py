"""The score of a pair: a weighted mean of components, told as contributions in points.

contribution = 100 * weight * component / (sum of the weights of the components known for the pair), so that the
contributions of a pair sum to its score and an unknown component is left out, never counted as 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..model.tables import COMPONENTS
from .measures.measure import Measure
from .measures.travel import METRES_PER_MINUTE, TravelTimes
from .pairs import Pairs
from .participants import Floats, Integers
from .places import Places

Components = Mapping[str, Floats]  # (m,) by name of the component, 0 to 1, NaN where unknown


@dataclass(frozen=True)
class PairScorer:
    """Scores any pair of n participants.

    Args:
        places: of the participants.
        max_distance: metres, where proximity is 0.
        measures: the other components, those that any pair can know.
        travel: travel times by road, which replace straight lines where they are known.
    """

    places: Places
    max_distance: float
    measures: Mapping[str, Measure]
    travel: TravelTimes | None = None

    def components(self, pairs: Pairs, weights: Mapping[str, float] | None = None) -> Components:
        """The components of each pair; with ``weights``, only those whose weight is above 0."""
        wanted = [name for name in self.measures if weights is None or weights[name] > 0]
        found = {name: self.measures[name].values(pairs.first, pairs.second) for name in wanted}
        if weights is None or weights["proximity"] > 0:
            found["proximity"] = self._proximity(pairs)
        return {part.name: found[part.name] for part in COMPONENTS if part.name in found}

    def take(self, positions: Integers, places: Places) -> PairScorer:
        """The scorer of some of the projects, whose places are given."""
        return replace(
            self,
            places=places,
            measures={name: measure.take(positions) for name, measure in self.measures.items()},
            travel=None if self.travel is None else self.travel.take(positions),
        )

    def between(self, first: Integers, second: Integers) -> Pairs:
        """Some pairs with their distances, whether in reach or not."""
        return Pairs(first, second, self.places.distance(first, second))

    def _proximity(self, pairs: Pairs) -> Floats:
        straight = np.maximum(1 - pairs.distance / self.max_distance, 0)
        if self.travel is None:
            return straight
        by_road = 1 - self.travel.minutes(pairs.first, pairs.second) * METRES_PER_MINUTE / self.max_distance
        return np.where(np.isnan(by_road), straight, np.maximum(by_road, 0))


def totals(components: Components, weights: Mapping[str, float], count: int) -> Floats:
    """(count,) scores from 0 to 100; 0 where no component with a weight is known."""
    score: Floats = drawn_totals(components, (weights,), count)[:, 0]
    return score


def drawn_totals(components: Components, draws: Sequence[Mapping[str, float]], count: int) -> Floats:
    """(count, d) the same for each of d choices of weights."""
    points, known = np.zeros((count, len(draws))), np.zeros((count, len(draws)))
    for name, values in components.items():
        weights = np.array([draw[name] for draw in draws])
        if weights.any():
            unknown = np.isnan(values)[:, None]
            points += np.where(unknown, 0.0, weights * values[:, None])
            known += np.where(unknown, 0.0, weights)
    # A perfect pair scores 100, not 99.99999999999999, whatever the weights.
    score: Floats = np.round(100 * points / np.where(known > 0, known, 1.0), 10)
    return np.minimum(score, 100)


def contributions(components: Components, weights: Mapping[str, float], count: int) -> dict[str, Floats]:
    """For every component, (count,) points of 100, NaN where it is not known."""
    known = np.zeros(count)
    for name, values in components.items():
        known += np.where(np.isnan(values), 0.0, weights[name])
    known[known == 0] = np.nan
    unknown = np.full(count, np.nan)
    return {
        part.name: 100 * weights[part.name] * components[part.name] / known if part.name in components else unknown
        for part in COMPONENTS
    }
