"""Weighted set packing by HiGHS: the best choice among candidates, and a bound on it.

HiGHS (Huangfu & Hall 2018) comes with scipy. It takes no callback, so each solve is kept small.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_matrix

from .growth import Candidates
from .participants import Floats, Integers

_OPTIMAL = 0


@dataclass(frozen=True)
class Bound:
    """The optimum of the linear relaxation.

    Args:
        value: no choice of disjoint candidates is worth more.
        prices: (n + 1,) what each project is worth at the optimum, the last one 0.
    """

    value: float
    prices: Floats


@dataclass(frozen=True)
class Choice:
    """Disjoint candidates, by their rows; ``proven`` when no other choice is worth more."""

    rows: Integers
    proven: bool


def upper_bound(candidates: Candidates, none: int) -> Bound:
    """The linear relaxation over the candidates; projects run from 0 to ``none`` - 1."""
    if len(candidates) == 0:
        return Bound(0.0, np.zeros(none + 1))
    nodes, uses = _uses(candidates, none)
    solved = linprog(-candidates.values, A_ub=uses, b_ub=np.ones(len(nodes)), bounds=(0, None), method="highs")
    prices = np.zeros(none + 1)
    prices[nodes] = -solved.ineqlin.marginals
    return Bound(float(-solved.fun), prices)


def best_choice(candidates: Candidates, none: int, max_nodes: int) -> Choice | None:
    """The disjoint candidates of the highest total value; None where ``max_nodes`` branches did not find any."""
    _, uses = _uses(candidates, none)
    solved = milp(
        -candidates.values,
        integrality=np.ones(len(candidates)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(uses, ub=1),
        options={"mip_rel_gap": 0.0, "node_limit": max_nodes},
    )
    if solved.x is None:
        return None
    return Choice(np.flatnonzero(solved.x > 0.5), solved.status == _OPTIMAL)


def _uses(candidates: Candidates, none: int) -> tuple[Integers, csr_matrix]:
    """The projects used at all, and which candidate uses which of them, as rows and columns."""
    row, place = np.nonzero(candidates.groups < none)
    nodes, number = np.unique(candidates.groups[row, place], return_inverse=True)
    return nodes, csr_matrix((np.ones(len(row)), (number, row)), shape=(len(nodes), len(candidates)))
