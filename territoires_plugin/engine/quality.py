"""How good the opportunities are, as a share of the best possible; told only where it is proven.

A bound is a bound only over all valid groups: the share is that of the exact optimum where every part of the call was
solved exactly, that of the linear relaxation where all groups can be listed, and elsewhere that of the exact optimum of
sampled windows, each solved on its own by both.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ..model.messages import Language, message
from ..model.progress import Progress, Silent, Stage
from .enumeration import all_groups
from .exact import best_choice, upper_bound
from .graph import Nodes, TileEdges, TileGraph, tile_graph
from .growth import Candidates
from .local_search import GAIN
from .participants import Floats, Integers
from .phrasing import number_text
from .portfolio import Portfolio, TileWork, pack
from .tiles import TILE

LISTED = 40_000  # groups of one part
WINDOW_LISTED = 4_000  # groups of one sampled window: each is solved while nobody can cancel
IN_ALL = 600_000  # groups of all parts
_EXACT = 2_000  # groups of a part whose exact optimum is looked for
_BRANCHES = 200
SAMPLES = 8
_SAMPLE = (60, 30, 15)  # projects of a sampled window: the first number whose groups can all be listed
_TURN = (np.sqrt(5) - 1) / 2  # spreads the samples evenly over the projects

How = Literal["exact", "bound", "windows"]


@dataclass(frozen=True)
class Quality:
    """The share of the best possible that was reached.

    Args:
        share: 0 to 1, 1 where there was nothing to choose; None where nothing could be proven.
        how: ``exact``, the best possible is known; ``bound``, it is at most what the share says; ``windows``, the share
            is that of the optimum of sampled windows.
        projects: how many projects lie in what was looked at.
    """

    share: float | None
    how: How
    projects: int


@dataclass(frozen=True)
class Evidence:
    """What the quality of a portfolio is established from.

    Args:
        whole: whether no list of partners was cut for length: then the parts of the plan are all there is.
        edges_among: every pair that keeps the rules among some projects, given by their positions, ascending.
    """

    portfolio: Portfolio
    about: Nodes
    whole: bool
    edges_among: Callable[[Integers], TileEdges]

    def quality(self, progress: Progress | None = None) -> Quality:
        """What can be proven; takes up to some seconds.

        Raises:
            Cancelled: when ``progress`` says so.
        """
        progress = progress or Silent()
        proven = _proven(self, Stage(progress, 0, 50)) if self.whole else None
        return proven or _sampled(self, self.portfolio.groups.shape[1], Stage(progress, 50, 100))


def told(found: Quality, language: Language = "fr") -> str:
    """The share in words, such as “99 % of the best possible (proven bound)”."""
    if found.share is None:
        return message("quality_unknown", language)
    # Cut, not rounded: 99.96 % is not told as the optimum.
    percent = number_text(math.floor(found.share * 1000) / 10, 1, language)
    return message(f"quality_{found.how}", language, percent=percent, projects=found.projects)


def _proven(evidence: Evidence, progress: Progress) -> Quality | None:
    """The share where all groups of all parts can be listed, else None."""
    portfolio, parts = evidence.portfolio, evidence.portfolio.plan.parts
    if any(len(part) > TILE for part in parts):
        return None
    reached = _reached(portfolio, len(evidence.about.xy))
    best, exact, listed = 0.0, True, 0
    for number, part in enumerate(parts):
        progress.report(100 * number / len(parts))
        groups = all_groups(tile_graph(evidence.edges_among(part)), portfolio.groups.shape[1], LISTED)
        listed += LISTED if groups is None else len(groups)
        if groups is None or listed > IN_ALL:
            return None
        optimum, is_exact = _best_possible(groups, len(part), float(reached[part].sum()))
        best, exact = best + optimum, exact and is_exact
    share = _share(float(portfolio.values.sum()), best) if best > 0 else 1.0
    return Quality(share, "exact" if exact else "bound", sum(map(len, parts)))


def _reached(portfolio: Portfolio, none: int) -> Floats:
    """(n,) the value of a group at its first member, so that sums over a part are the value of its groups."""
    reached = np.zeros(none + 1)
    reached[portfolio.groups[:, 0]] = portfolio.values
    return reached


def _best_possible(groups: Candidates, none: int, reached: float) -> tuple[float, bool]:
    """The optimum of one part, or a bound on it, and whether it is the optimum."""
    bound = upper_bound(groups, none).value
    if bound <= reached + GAIN * max(none, 1):
        return reached, True
    if len(groups) <= _EXACT:
        choice = best_choice(groups, none, _BRANCHES)
        if choice is not None and choice.proven:
            return float(groups.values[choice.rows].sum()), True
    return bound, False


def _sampled(evidence: Evidence, max_members: int, progress: Progress) -> Quality:
    """The share of the optimum of windows of projects that lie together, spread over the call."""
    about, plan = evidence.about, evidence.portfolio.plan
    listed = np.sort(np.concatenate([np.empty(0, dtype=np.int64), *plan.parts]))
    solved_exactly = np.zeros(len(about.xy), dtype=bool)
    solved_exactly[plan.solved_exactly] = True
    side_by_side = listed[np.lexsort((about.xy[listed, 1], about.xy[listed, 0]))]
    ours, best, seen = 0.0, 0.0, set()
    looked_at = np.zeros(len(about.xy), dtype=bool)
    for sample in range(SAMPLES if len(listed) else 0):
        progress.report(100 * sample / SAMPLES)
        centre = side_by_side[int((sample * _TURN) % 1 * len(side_by_side))]
        nearest = _nearest(centre, listed, about)
        for size in _SAMPLE:
            progress.check()
            window = np.sort(nearest[:size])
            if window.tobytes() in seen:
                break
            seen.add(window.tobytes())
            edges = evidence.edges_among(window)
            optimum = _optimum(tile_graph(edges), max_members)
            if optimum is not None:
                ours += _alone(edges, max_members, exact=bool(solved_exactly[centre]))
                best += optimum
                looked_at[window] = True
                break
    return Quality(_share(ours, best) if best > 0 else None, "windows", int(looked_at.sum()))


def _share(reached: float, best: float) -> float:
    """What differs by rounding alone is the best possible."""
    return 1.0 if reached >= best * (1 - 1e-9) else reached / best


def _optimum(graph: TileGraph, max_members: int) -> float | None:
    """The exact optimum of a window; None where it has too many groups or resists."""
    groups = all_groups(graph, max_members, WINDOW_LISTED)
    if groups is None:
        return None
    choice = best_choice(groups, len(graph), _BRANCHES) if len(groups) else None
    return float(groups.values[choice.rows].sum()) if choice is not None and choice.proven else None


def _alone(edges: TileEdges, max_members: int, *, exact: bool) -> float:
    """What the engine reaches in a window on its own, with exact solves only where the call got them."""
    nothing = Candidates(np.empty((0, max_members), dtype=np.int64), np.empty(0))
    everything = np.arange(len(edges.about.xy))
    packed = pack(TileWork(edges, nothing, (everything,) if exact else (), max_members), Silent())
    return float(packed.chosen.values.sum())


def _nearest(centre: int, listed: Integers, about: Nodes) -> Integers:
    """The projects nearest to one of them, the nearest first."""
    away = np.hypot(*(about.xy[listed] - about.xy[centre]).T)
    nearest: Integers = listed[np.argsort(away, kind="stable")[: _SAMPLE[0]]]
    return nearest
