"""Every valid group, one by one, and the best disjoint choice among them: what a suggestion is measured against.

Independent of the engine's search: it reads the table of ``score_pairs`` and the projects' themes and EPCI alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from territoires_plugin.engine import PoolingSettings

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

NEARLY = 1e-6  # of the value of one pair: far below what a planner sees, above what a solver rounds away


class TooManyGroups(Exception):
    """There are more groups than was allowed."""


@dataclass(frozen=True)
class Groups:
    """All g valid groups.

    Args:
        members: (g, k) positions among the projects, ascending; -1 behind the last member.
        value: (g,) (members - 1) x mean pair score.
        projects: how many projects there are.
    """

    members: Integers
    value: Floats
    projects: int

    def __len__(self) -> int:
        return len(self.value)

    def uses(self) -> csr_array:
        """(projects, g): 1 where a project is a member of a group."""
        group, place = np.nonzero(self.members >= 0)
        rows = self.members[group, place]
        return csr_array((np.ones(len(rows)), (rows, group)), shape=(self.projects, len(self)))

    def only(self, which: npt.NDArray[np.bool_]) -> Groups:
        return Groups(self.members[which], self.value[which], self.projects)


def all_groups(
    projects: gpd.GeoDataFrame, pairs: pd.DataFrame, settings: PoolingSettings, *, limit: int = 60_000
) -> Groups:
    """Every group that keeps the hard rules: cliques of good pairs with a common theme and two EPCI at least.

    Args:
        projects: ``project_id``, ``themes``, ``epci_code``; one call.
        pairs: what ``score_pairs(projects, territories, settings)`` returned.
        limit: most sets of members looked at, those of a single EPCI included.

    Raises:
        TooManyGroups: when there are more than ``limit``.
    """
    ids = pd.Index(projects["project_id"])
    themes = _theme_bits(projects["themes"], settings.themes)
    epci = pd.factorize(projects["epci_code"])[0]
    good = pairs[pairs["score"] >= settings.min_score]
    ends = np.sort(np.column_stack([ids.get_indexer(good["from_id"]), ids.get_indexer(good["to_id"])]), axis=1)
    order = np.lexsort((ends[:, 1], ends[:, 0]))
    graph = _Graph(ends[order], good["score"].to_numpy()[order], len(ids))

    clique, common, total = np.arange(len(ids))[:, None], themes, np.zeros(len(ids))
    found: list[tuple[Integers, Floats]] = []
    looked_at = 0
    for size in range(2, settings.max_members + 1):
        parent, newcomer, total = graph.grown(clique, total, limit - looked_at)
        together = common[parent] & themes[newcomer]
        kept = together != 0
        clique = np.column_stack([clique[parent[kept]], newcomer[kept]])
        common, total = together[kept], total[kept]
        looked_at += len(clique)
        if looked_at > limit:
            raise TooManyGroups(f"more than {limit:,}")
        if len(clique) == 0:
            break
        several = (epci[clique] != epci[clique[:, :1]]).any(axis=1)
        found.append((clique[several], 2 / size * total[several]))
    members = [
        np.pad(rows, ((0, 0), (0, settings.max_members - rows.shape[1])), constant_values=-1) for rows, _ in found
    ]
    if not found:
        return Groups(np.empty((0, settings.max_members), dtype=np.int64), np.empty(0), len(ids))
    return Groups(np.concatenate(members), np.concatenate([value for _, value in found]), len(ids))


def best_value(groups: Groups) -> float:
    """The value of the best disjoint choice, exactly (scipy's HiGHS, no gap), connected part by connected part."""
    return sum(_best_of_part(part) for part in _parts(groups))


def bound(groups: Groups) -> float:
    """The value of the linear relaxation over all groups: no disjoint choice is worth more."""
    return sum(_relaxed(part)[0] for part in _parts(groups))


def value_of(opportunities: pd.DataFrame) -> float:
    """The value of a suggestion, from the public columns."""
    return float(((opportunities["project_count"] - 1) * opportunities["score"]).sum())


@dataclass(frozen=True)
class _Graph:
    """Good pairs sorted by their ends, the lower first."""

    ends: Integers
    score: Floats
    count: int

    def grown(self, clique: Integers, total: Floats, room: int) -> tuple[Integers, Integers, Floats]:
        """Each clique with each later project that is paired with all of it: (parent, newcomer, sum of the scores)."""
        start = np.searchsorted(self.ends[:, 0], np.arange(self.count + 1))
        ahead = np.diff(start)[clique[:, -1]]
        if ahead.sum() > 200 * max(room, 1_000):
            raise TooManyGroups("more than could be looked at")
        parent = np.repeat(np.arange(len(clique)), ahead)
        offset = np.arange(len(parent)) - np.repeat(np.cumsum(ahead) - ahead, ahead)
        pair = start[clique[parent, -1]] + offset
        newcomer, summed = self.ends[pair, 1], total[parent] + self.score[pair]
        keys = self.ends @ np.array([self.count, 1])
        for place in range(clique.shape[1] - 1):
            wanted = clique[parent, place] * self.count + newcomer
            at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
            paired = keys[at] == wanted
            parent, newcomer = parent[paired], newcomer[paired]
            summed = summed[paired] + self.score[at[paired]]
        return parent, newcomer, summed


def _theme_bits(themes: pd.Series, chosen: tuple[str, ...]) -> Integers:
    own = [{code.strip() for code in str(text).split(";")} - {""} for text in themes]
    codes = sorted(set().union(*own) & set(chosen or set().union(*own)))
    return np.array(
        [sum(1 << place for place, code in enumerate(codes) if code in mine) for mine in own], dtype=np.int64
    )


def _parts(groups: Groups) -> list[Groups]:
    """The groups by connected part of the projects they use, positions counted anew in each."""
    if len(groups) == 0:
        return []
    uses = groups.uses()
    _, label = connected_components(uses @ uses.T, directed=False)
    of_group = label[groups.members[:, 0]]
    order = np.argsort(of_group, kind="stable")
    parts = []
    for rows in np.split(order, np.flatnonzero(np.diff(of_group[order])) + 1):
        held, inverse = np.unique(groups.members[rows], return_inverse=True)
        places = inverse.reshape(len(rows), -1) - int(held[0] == -1)
        parts.append(Groups(places, groups.value[rows], len(held) - int(held[0] == -1)))
    return parts


def _relaxed(groups: Groups) -> tuple[float, Floats, Floats]:
    """Value of the linear relaxation, (g,) shares taken, (g,) what taking a group costs beyond its value, <= 0."""
    uses = groups.uses()
    solved = linprog(-groups.value, A_ub=uses, b_ub=np.ones(groups.projects), bounds=(0, None), method="highs")
    if solved.status != 0:
        raise RuntimeError(solved.message)
    prices = -solved.ineqlin.marginals
    return -solved.fun, solved.x, groups.value - uses.T @ prices


def _best_of_part(groups: Groups) -> float:
    """Exact: a group whose reduced cost exceeds the gap between the bound and a known choice is in no better choice.

    Reduced-cost fixing, Dantzig, Fulkerson & Johnson 1954; the known choice is the best one among the groups that the
    relaxation takes a share of.
    """
    most, taken, reduced = _relaxed(groups)
    known = _packed(groups.only(taken > 1e-9))
    if known >= most - NEARLY:
        return known
    return max(known, _packed(groups.only(reduced >= known - most - NEARLY)))


def _packed(groups: Groups) -> float:
    solved = milp(
        -groups.value,
        integrality=np.ones(len(groups)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(groups.uses(), -np.inf, 1),
        options={"mip_rel_gap": 0},
    )
    if solved.status != 0:
        raise RuntimeError(solved.message)
    return -float(solved.fun)
