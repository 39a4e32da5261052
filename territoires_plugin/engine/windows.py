"""Exact improvement, window by window: what lies wholly inside a window is chosen anew at its best."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..model.progress import Progress
from .enumeration import all_groups
from .exact import Bound, best_choice, upper_bound
from .graph import TileGraph
from .growth import Candidates, together
from .local_search import GAIN
from .packing import Packing
from .participants import Floats, Integers

WINDOW = 200  # projects
SWEEPS = 3
_LISTED = 4_000  # all groups of a window are weighed where they are no more than this
_COLUMNS = 250  # candidates handed to a solve, those of the best reduced cost
_BRANCHES = 20  # of branch and bound, a solve
_TURN = np.pi / 5  # between two sweeps, so that what one cuts the next holds together


@dataclass(frozen=True)
class WindowReport:
    """What the exact step did: windows solved, and how many of them to the proven optimum of their candidates."""

    solved: int = 0
    proven: int = 0

    def __add__(self, other: WindowReport) -> WindowReport:
        return WindowReport(self.solved + other.solved, self.proven + other.proven)


def improve_exactly(packing: Packing, candidates: Candidates, nodes: Integers, progress: Progress) -> WindowReport:
    """Solve the windows of some projects again and again, each time cut in another direction.

    Args:
        nodes: positions in the tile of one connected part.
    """
    report = WindowReport()
    sweeps = 1 if len(nodes) <= WINDOW else SWEEPS
    for sweep in range(sweeps):
        for window in bisected(packing.graph.xy, nodes, WINDOW, 0.1 + sweep * _TURN, progress):
            progress.check()
            report += _solve(packing, candidates, window)
    return report


def bisected(xy: Floats, nodes: Integers, size: int, angle: float, progress: Progress) -> list[Integers]:
    """Some nodes cut in halves, across their longer side, until each piece holds at most ``size``.

    Args:
        angle: radians, by which the directions of the cuts are turned.
    """
    turned = xy[nodes] @ np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    waiting, pieces = [np.arange(len(nodes))], []
    while waiting:
        progress.check()
        piece = waiting.pop()
        if len(piece) <= size:
            pieces.append(np.sort(nodes[piece]))
            continue
        extent = np.ptp(turned[piece], axis=0)
        along = turned[piece, int(extent[1] > extent[0])]
        halves = piece[np.argsort(along, kind="stable")]
        waiting += [halves[: len(piece) // 2], halves[len(piece) // 2 :]]
    return pieces


def _solve(packing: Packing, candidates: Candidates, window: Integers) -> WindowReport:
    graph = packing.graph
    owners = np.unique(packing.owner[window])
    owners = owners[owners >= 0]
    inside = np.zeros(len(graph) + 1, dtype=bool)
    inside[window] = True
    inside[-1] = True
    whole = inside[packing.groups[owners]].all(axis=1)
    inside[packing.groups[owners[~whole]]] = False
    inside[-1] = False
    current = Candidates(packing.groups[owners[whole]], packing.values[owners[whole]])
    listed = all_groups_inside(graph, np.flatnonzero(inside), candidates.groups.shape[1])
    inside[-1] = True
    pool = candidates.keep(inside[candidates.groups].all(axis=1)) if listed is None else listed
    choice = best_among(pool, current, len(graph))
    if choice is None:
        return WindowReport()
    chosen, proven = choice
    if chosen.values.sum() > current.values.sum() + GAIN:
        packing.remove(owners[whole])
        packing.add(chosen)
    return WindowReport(1, int(proven and listed is not None))


def all_groups_inside(graph: TileGraph, nodes: Integers, max_members: int) -> Candidates | None:
    """All valid groups of some projects, None where they are too many to be weighed."""
    listed = all_groups(graph.take(nodes), max_members, _LISTED)
    if listed is None:
        return None
    return Candidates(np.append(nodes, len(graph))[listed.groups], listed.values)


def best_among(pool: Candidates, current: Candidates, none: int) -> tuple[Candidates, bool] | None:
    """The best disjoint groups of a pool, and whether that is proven; None where there is nothing to choose.

    The linear relaxation prices the projects; only groups of a good reduced cost are handed to branch and bound.
    """
    if len(pool) == 0:
        return None
    if _shared_out(pool, none) <= current.values.sum() + GAIN:
        return current, True
    bound = upper_bound(pool, none)
    if bound.value <= current.values.sum() + GAIN:
        return current, True
    beating = _beating(pool, bound, current)
    chosen = together(pool.keep(beating[:_COLUMNS]), current)
    choice = best_choice(chosen, none, _BRANCHES)
    if choice is None:
        return None
    best = chosen.keep(choice.rows)
    reaches_bound = bound.value <= best.values.sum() + GAIN
    return best, reaches_bound or (choice.proven and len(beating) <= _COLUMNS)


def _shared_out(pool: Candidates, none: int) -> float:
    """A bound without a solve: no choice gives a project more than its share of the best of its groups."""
    sizes = (pool.groups < none).sum(axis=1)
    best = np.zeros(none + 1)
    # One index and one value for each member: numpy 2 reads past the end of values that it spreads over two dimensions.
    np.maximum.at(best, pool.groups.ravel(), np.repeat(pool.values / sizes, pool.groups.shape[1]))
    return float(best[:none].sum())


def _beating(pool: Candidates, bound: Bound, current: Candidates) -> Integers:
    """The candidates that may stand in a choice better than the current one, those of the best reduced cost first.

    A choice with a candidate of slack s is worth at most the bound less s.
    """
    slack = bound.prices[pool.groups].sum(axis=1) - pool.values
    order = np.argsort(slack, kind="stable")
    beating: Integers = order[slack[order] <= bound.value - current.values.sum() + GAIN]
    return beating
