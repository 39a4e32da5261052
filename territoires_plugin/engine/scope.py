"""What is left to the search once people have decided: which projects and pairs may stand in a suggested group."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .participants import Booleans, Integers


@dataclass(frozen=True)
class Scope:
    """Of n projects.

    Args:
        open: (n,) which projects may stand in a suggested group.
        one, other: (e,) positions of the pairs that may not stand in one, ``one < other``, sorted by both.
    """

    open: Booleans
    one: Integers
    other: Integers

    def allows(self, first: Integers, second: Integers) -> Booleans:
        """(m,) whether two projects may stand in one suggested group."""
        allowed: Booleans = self.open[first] & self.open[second]
        return allowed & ~self.kept_apart(first, second)

    def kept_apart(self, first: Integers, second: Integers) -> Booleans:
        """(m,) whether two projects were rejected together."""
        if len(self.one) == 0:
            return np.zeros(len(first), dtype=bool)
        keys = np.minimum(first, second) * len(self.open) + np.maximum(first, second)
        apart = self.one * len(self.open) + self.other
        place = np.minimum(np.searchsorted(apart, keys), len(apart) - 1)
        rejected: Booleans = apart[place] == keys
        return rejected

    def take(self, nodes: Integers) -> Scope:
        """The scope of some projects, given by their positions, ascending."""
        number = np.full(len(self.open), -1, dtype=np.int64)
        number[nodes] = np.arange(len(nodes))
        one, other = number[self.one], number[self.other]
        both = (one >= 0) & (other >= 0)
        return Scope(self.open[nodes], one[both], other[both])


def scope_of(opened: Booleans, apart: list[Integers]) -> Scope:
    """The scope in which no two members of some groups, given by their positions, stand together."""
    count = len(opened)
    keys = [np.empty(0, dtype=np.int64)]
    for members in apart:
        members = np.unique(members)
        one, other = np.triu_indices(len(members), 1)
        keys.append(members[one] * count + members[other])
    distinct = np.unique(np.concatenate(keys))
    return Scope(opened, distinct // max(count, 1), distinct % max(count, 1))
