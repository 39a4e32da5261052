"""The score of a pair: a weighted mean of components, told as contributions in points.

contribution = 100 * weight * component / (sum of the weights of the components known for the pair), so that the
contributions of a pair sum to its score and an unknown component is left out, never counted as 0.
"""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np

from ..model.settings import PoolingSettings
from ..model.tables import COMPONENTS
from ..territories.adjacency import touching
from .pairs import Pairs
from .participants import Booleans, Floats, Objects, Participants


@dataclass(frozen=True)
class Scores:
    """Of m pairs: (m,) ``total`` and, by component, (m,) ``contributions`` in points, NaN where unknown."""

    total: Floats
    contributions: dict[str, Floats]

    def keep(self, which: Booleans) -> Scores:
        return Scores(self.total[which], {name: points[which] for name, points in self.contributions.items()})


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


def neighbourhood(epci_codes: Objects, territories: gpd.GeoDataFrame | None) -> Neighbourhood:
    """Adjacency among the EPCI that carry projects."""
    if territories is None or territories.empty:
        return Neighbourhood(frozenset(), frozenset())
    concerned = territories[territories["epci_code"].isin(set(epci_codes))]
    return Neighbourhood(frozenset(concerned["epci_code"]), touching(concerned))


def score(participants: Participants, pairs: Pairs, neighbours: Neighbourhood, settings: PoolingSettings) -> Scores:
    """Score every pair. ``pairs`` must hold all pairs of the participants: the rarity of a theme is counted on them."""
    components = {
        "proximity": 1 - pairs.distance / settings.max_distance,
        "theme": _theme(participants, pairs),
        "contiguity": _contiguity(participants, pairs, neighbours),
    }
    known_weight = np.zeros(len(pairs))
    for name, component in components.items():
        known_weight += np.where(np.isnan(component), 0.0, settings.weights[name])
    known_weight[known_weight == 0] = np.nan
    contributions = {
        part.name: 100 * settings.weights[part.name] * components[part.name] / known_weight for part in COMPONENTS
    }
    total = np.zeros(len(pairs))
    for points in contributions.values():
        total += np.nan_to_num(points)
    # A perfect pair scores 100, not 99.99999999999999, whatever the weights.
    return Scores(np.clip(np.round(total, 10), 0, 100), contributions)


def theme_rarity(participants: Participants, pairs: Pairs) -> Floats:
    """(t,) smoothed inverse document frequency, ln((1 + n) / (1 + n_theme)) + 1, never below 1.

    Counted on the projects that have a partner within reach, so that a project far from all others changes no score.
    The measure is Spärck Jones's (1972), smoothed as if one more project had every theme.
    """
    reached = np.union1d(pairs.first, pairs.second)
    counts = participants.has_theme[reached].sum(axis=0)
    rarity: Floats = np.log((1 + len(reached)) / (1 + counts)) + 1
    return rarity


def _theme(participants: Participants, pairs: Pairs) -> Floats:
    """Jaccard index of the two sets of themes, each theme weighted by its rarity: in ]0, 1]."""
    rarity = theme_rarity(participants, pairs)
    shared = np.zeros(len(pairs))
    either = np.zeros(len(pairs))
    for theme, weight in enumerate(rarity):
        one = participants.has_theme[pairs.first, theme]
        other = participants.has_theme[pairs.second, theme]
        shared += weight * (one & other)
        either += weight * (one | other)
    jaccard: Floats = shared / either
    return jaccard


def _contiguity(participants: Participants, pairs: Pairs, neighbours: Neighbourhood) -> Floats:
    """1 for two projects of one EPCI or of two that touch, 0 for two that do not, NaN where a polygon is missing."""
    codes, number = np.unique(participants.epci.astype(str), return_inverse=True)
    combined = number[pairs.first] * len(codes) + number[pairs.second]
    distinct, inverse = np.unique(combined, return_inverse=True)
    answers = [neighbours.adjacent(str(codes[key // len(codes)]), str(codes[key % len(codes)])) for key in distinct]
    values = np.array([np.nan if answer is None else float(answer) for answer in answers])
    return values[inverse] if len(values) else np.zeros(len(pairs))
