"""A tile: some projects, the pairs of them that keep every rule, and what a group of them is worth.

Groups are rows of (g, k) arrays: positions in the tile, ascending, filled up with n, a project that does not exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType

import numpy as np

from .acceleration import compiled_loops
from .participants import Booleans, Floats, Integers, Objects
from .partner_lists import PartnerLists

CLOSEST = 32  # best partners of a project in other EPCI among which its groups look for members
FELLOWS = 8  # best partners in the own EPCI that may come into a group that has another already

GRAIN = 2.0**-32  # points; scores are multiples of it, so that sums of them are exact in whatever order

Groups = Integers  # (g, k)


@dataclass(frozen=True)
class Nodes:
    """What the search for groups knows of all N projects.

    Args:
        themes: (N,) the themes that may be shared, as bits; ints of any length where there are more than 64.
        epci: (N,) numbers.
        xy: (N, 2) metres.
    """

    themes: Objects
    epci: Integers
    xy: Floats

    def take(self, positions: Integers) -> Nodes:
        return Nodes(self.themes[positions], self.epci[positions], self.xy[positions])


@dataclass(frozen=True)
class TileEdges:
    """n projects and the pairs of them that keep every rule: all that a tile is built from, wherever that is done.

    Args:
        about: the n projects.
        one, other: (e,) positions among them; a pair may stand in one direction or in both.
        score: (e,) 0 to 100.
    """

    about: Nodes
    one: Integers
    other: Integers
    score: Floats


@dataclass(frozen=True)
class TileGraph:
    """n projects; position n stands for none.

    Args:
        scores: (n + 1, n + 1) of each pair, 0 to 100, multiples of ``GRAIN``; -inf where the pair may not stand in an
            opportunity.
        themes, epci: (n + 1,) as in ``Nodes``.
        xy: (n, 2) metres.
        closest: (n + 1, CLOSEST) best partners in other EPCI, best first, filled up with n.
        fellows: (n + 1, FELLOWS) the same within the own EPCI.
    """

    scores: Floats
    themes: Objects
    epci: Integers
    xy: Floats
    closest: Integers
    fellows: Integers

    def __len__(self) -> int:
        return len(self.xy)

    @property
    def loops(self) -> ModuleType | None:
        """Compiled loops for what numpy does with arrays; None where there are none, or themes are no machine words."""
        return None if self.themes.dtype == object else compiled_loops()

    def take(self, nodes: Integers) -> TileGraph:
        """The graph of some of its projects, without their lists of closest partners."""
        with_none = np.append(nodes, len(self))
        return TileGraph(
            scores=self.scores[np.ix_(with_none, with_none)],
            themes=self.themes[with_none],
            epci=self.epci[with_none],
            xy=self.xy[nodes],
            closest=np.empty((len(nodes) + 1, 0), dtype=np.int64),
            fellows=np.empty((len(nodes) + 1, 0), dtype=np.int64),
        )

    def pair_scores(self, groups: Groups) -> Floats:
        """(g, k, k) scores between the members, 0 where there is no pair."""
        scores: Floats = self.scores[groups[:, :, None], groups[:, None, :]]
        scores[scores == -np.inf] = 0
        return scores

    def sizes(self, groups: Groups) -> Integers:
        sizes: Integers = (groups < len(self)).sum(axis=1)
        return sizes

    def sums(self, groups: Groups) -> Floats:
        """(g,) the scores of all pairs of members, added up."""
        sums = np.zeros(len(groups))
        for one in range(groups.shape[1]):
            for other in range(one + 1, groups.shape[1]):
                score = self.scores[groups[:, one], groups[:, other]]
                sums += np.where(score == -np.inf, 0.0, score)
        return sums

    def values(self, groups: Groups) -> Floats:
        """(g,) (members - 1) x mean pair score: procurements avoided x how well they fit."""
        values: Floats = 2 * self.sums(groups) / np.maximum(self.sizes(groups), 1)
        return values

    def across_epci(self, groups: Groups) -> Booleans:
        """(g,) whether the members lie in two EPCI at least."""
        other = (self.epci[groups] != self.epci[groups[:, :1]]) & (groups < len(self))
        across: Booleans = other.any(axis=1)
        return across


def owners_in(groups: Groups, none: int) -> Integers:
    """(none + 1,) the row of the group that each project is in, -1 for none."""
    owner = np.full(none + 1, -1, dtype=np.int64)
    owner[groups] = np.arange(len(groups))[:, None]
    owner[none] = -1
    return owner


def tile_edges(nodes: Integers, about: Nodes, lists: PartnerLists) -> TileEdges:
    """The pairs among some projects, given by their positions, ascending."""
    one, partner, score = lists.of(nodes)
    other = np.minimum(np.searchsorted(nodes, partner), len(nodes) - 1)
    inside = nodes[other] == partner
    return TileEdges(about.take(nodes), one[inside], other[inside], score[inside])


def tile_graph(edges: TileEdges) -> TileGraph:
    """Each pair is known from either end."""
    about, one, other = edges.about, edges.one, edges.other
    n = len(about.xy)
    score = np.rint(edges.score / GRAIN) * GRAIN
    scores = np.full((n + 1, n + 1), -np.inf)
    scores[one, other] = score
    scores[other, one] = score
    epci = np.append(about.epci, -1)
    keys = np.unique(np.concatenate([one * n + other, other * n + one]))
    one, other = keys // max(n, 1), keys % max(n, 1)
    across = epci[one] != epci[other]
    return TileGraph(
        scores=scores,
        themes=np.append(about.themes, about.themes.dtype.type(0)),
        epci=epci,
        xy=about.xy,
        closest=_best_first(scores, one[across], other[across], CLOSEST),
        fellows=_best_first(scores, one[~across], other[~across], FELLOWS),
    )


def _best_first(scores: Floats, one: Integers, other: Integers, length: int) -> Integers:
    """(n + 1, length) for each project its best partners among some pairs."""
    n = len(scores) - 1
    order = np.lexsort((other, -scores[one, other], one))
    one, other = one[order], other[order]
    rank = np.arange(len(one)) - np.searchsorted(one, one)
    first = rank < length
    best = np.full((n + 1, length), n, dtype=np.int64)
    best[one[first], rank[first]] = other[first]
    return best
