"""The best partners of each project, one list a project."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from .pairs import Pairs
from .participants import Booleans, Floats, Integers

FEW_PROJECTS = 20_000
LONG_LIST, SHORT_LIST = 200, 16  # partners in other EPCI kept of each project, of few projects and of many

Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True)
class PartnerLists:
    """For n projects, their best partners among the pairs that keep every rule.

    Args:
        begin, count: (n,) where the list of a project starts in ``other`` and ``score``, and how long it is.
        other: positions of the partners.
        score: of the pairs, 0 to 100.
        whole: (n,) whether the list holds every partner, none left out for length.
    """

    begin: Integers
    count: Integers
    other: Numbers
    score: Floats
    whole: Booleans

    def __len__(self) -> int:
        return len(self.begin)

    def take(self, nodes: Integers) -> PartnerLists:
        """The lists of some projects, partners numbered as before."""
        return replace(self, begin=self.begin[nodes], count=self.count[nodes], whole=self.whole[nodes])

    def of(self, nodes: Integers) -> tuple[Integers, Integers, Floats]:
        """(e,) number of the node in ``nodes``, partner and score, list after list."""
        count = self.count[nodes]
        owner = np.repeat(np.arange(len(nodes)), count)
        offset = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
        rows = self.begin[nodes][owner] + offset
        return owner, self.other[rows].astype(np.int64), self.score[rows]


def list_length(reached: int) -> int:
    """How many partners in other EPCI a list holds; of partners in the own EPCI it holds half as many."""
    return LONG_LIST if reached <= FEW_PROJECTS else SHORT_LIST


def partner_lists(
    blocks: Iterable[tuple[Integers, Pairs, Floats]],
    *,
    epci: Integers,
    min_score: float,
    length: int,
) -> PartnerLists:
    """The lists of n projects.

    Args:
        blocks: projects with all their pairs and (m,) the scores of these, NaN for those that may not stand in one
            opportunity; each project in one block.
        epci: (n,) number of the EPCI. Pairs within one EPCI are kept too: a third project may join them.
        min_score: pairs below it are left out.
        length: partners in other EPCI to keep; half as many in the own.
    """
    begin, count = np.zeros(len(epci), dtype=np.int64), np.zeros(len(epci), dtype=np.int64)
    whole = np.ones(len(epci), dtype=bool)
    others, scores, filled = [], [], 0
    for own, pairs, points in blocks:
        kept = np.flatnonzero(points >= min_score)
        pairs, points = pairs.keep(kept), points[kept]
        best, cut = _best(pairs, points, epci, length)
        whole[cut] = False
        first, other, points = pairs.first[best], pairs.second[best], points[best]
        begin[own] = filled + np.searchsorted(first, own)
        count[own] = _counts(first, own)
        others.append(other.astype(np.int32))
        scores.append(points)
        filled += len(other)
    return PartnerLists(begin, count, _concatenated(others, np.int32), _concatenated(scores, np.float64), whole)


def _concatenated(pieces: list[Any], kind: type) -> Any:
    """The pieces in one array; each is let go, for together they are large."""
    whole: Any = np.empty(sum(map(len, pieces)), dtype=kind)
    end = len(whole)
    while pieces:
        piece = pieces.pop()
        whole[end - len(piece) : end] = piece
        end -= len(piece)
    return whole


def joined_lists(parts: Iterable[tuple[Integers, Integers, PartnerLists]], count: int) -> PartnerLists:
    """The lists of ``count`` projects from those of some of them at a time.

    Args:
        parts: positions among all of the o projects that have a list and of the m that partners are told by, and the o
            lists; each project has one list at most.
    """
    begin, length = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    whole = np.ones(count, dtype=bool)
    others, scores, filled = [], [], 0
    for own, nodes, lists in parts:
        begin[own], length[own], whole[own] = filled + lists.begin, lists.count, lists.whole
        others.append(nodes[lists.other].astype(np.int32))
        scores.append(lists.score)
        filled += len(lists.other)
    return PartnerLists(begin, length, _concatenated(others, np.int32), _concatenated(scores, np.float64), whole)


def _counts(first: Integers, own: Integers) -> Integers:
    counts: Integers = np.searchsorted(first, own, side="right") - np.searchsorted(first, own)
    return counts


def _best(pairs: Pairs, points: Floats, epci: Integers, length: int) -> tuple[Integers, Integers]:
    """Rows of the best pairs of each project, by project and best first, and the projects whose list was cut."""
    within = epci[pairs.first] == epci[pairs.second]
    order = np.lexsort((pairs.second, -points, within, pairs.first))
    first, within = pairs.first[order], within[order]
    group = 2 * first + within
    rank = np.arange(len(order)) - np.searchsorted(group, group)
    fits = rank < np.where(within, length // 2, length)
    return order[fits], np.unique(first[~fits])
