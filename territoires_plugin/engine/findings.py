"""The groups that were found, with their members, links and scores, as arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from ..model.tables import COMPONENTS
from .graph import Groups
from .pairs import Pairs
from .participants import Floats, Integers
from .prepared import Prepared
from .scorer import contributions, totals


@dataclass(frozen=True)
class Links:
    """l pairs of members, group by group, each group's in the order of its members.

    Args:
        group: (l,) number of the group.
        pairs: positions of the participants, metres.
        score: (l,) points of 100.
        contributions: by component, (l,) points, NaN where unknown.
    """

    group: Integers
    pairs: Pairs
    score: Floats
    contributions: Mapping[str, Floats]


@dataclass(frozen=True)
class Findings:
    """g groups in the order of their ranks.

    Args:
        groups: (g, k) positions of participants, ascending, filled up with their number.
    """

    prepared: Prepared
    weights: Mapping[str, float]
    groups: Groups

    def __len__(self) -> int:
        return len(self.groups)

    @cached_property
    def sizes(self) -> Integers:
        """(g,) members of each group."""
        sizes: Integers = (self.groups < len(self.prepared.participants)).sum(axis=1)
        return sizes

    @cached_property
    def members(self) -> Integers:
        """(m,) positions of the members, group by group."""
        members: Integers = self.groups[self.groups < len(self.prepared.participants)]
        return members

    @cached_property
    def member_start(self) -> Integers:
        """(g + 1,) where each group starts among the members."""
        start: Integers = np.concatenate([[0], np.cumsum(self.sizes)]).astype(np.int64)
        return start

    @cached_property
    def link_start(self) -> Integers:
        """(g + 1,) where each group starts among the links."""
        start: Integers = np.concatenate([[0], np.cumsum(self.sizes * (self.sizes - 1) // 2)]).astype(np.int64)
        return start

    @cached_property
    def links(self) -> Links:
        none = len(self.prepared.participants)
        one, other = np.triu_indices(self.groups.shape[1], 1)
        first, second = self.groups[:, one], self.groups[:, other]
        group, place = np.nonzero(second < none)
        pairs = self.prepared.scorer.between(first[group, place], second[group, place])
        components = self.prepared.scorer.components(pairs)
        return Links(
            group,
            pairs,
            totals(components, self.weights, len(pairs)),
            contributions(components, self.weights, len(pairs)),
        )

    @cached_property
    def scores(self) -> Floats:
        """(g,) the mean score of the links."""
        return self.mean_of_links(self.links.score)

    @cached_property
    def contributions(self) -> dict[str, Floats]:
        """By component, (g,) its mean over the links, an unknown one counting 0."""
        points = self.links.contributions
        return {part.name: self.mean_of_links(np.nan_to_num(points[part.name])) for part in COMPONENTS}

    @cached_property
    def diameters(self) -> Floats:
        """(g,) metres, the largest distance between two members."""
        return self._reduced(np.maximum, self.links.pairs.distance)

    def mean_of_links(self, values: Floats) -> Floats:
        """(g,) means of values of links."""
        means: Floats = self._reduced(np.add, values) / np.diff(self.link_start)
        return means

    def known_sums(self, values: Floats) -> Floats:
        """(g,) sums of what is known of values of members, NaN where nothing is."""
        known = ~np.isnan(values)
        group = np.repeat(np.arange(len(self)), self.sizes)
        sums = np.bincount(group, np.where(known, values, 0.0), len(self))
        return np.where(np.bincount(group, known, len(self)) > 0, sums, np.nan)

    def member_values(self, column: str) -> Floats:
        """(m,) a column of numbers of the members' table, NaN where it is absent or holds none."""
        table = self.prepared.participants.table
        if column not in table.columns:
            return np.full(len(self.members), np.nan)
        numbers = pd.to_numeric(table[column].iloc[self.members], errors="coerce")
        return np.asarray(numbers, dtype=np.float64)

    def _reduced(self, how: Any, values: Floats) -> Floats:
        if len(self) == 0:
            return np.empty(0)
        reduced: Floats = how.reduceat(values, self.link_start[:-1])
        return reduced
