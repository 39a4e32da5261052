"""Local search: let candidates in wherever that pays, until nothing does."""

from __future__ import annotations

import numpy as np

from ..model.progress import Progress
from .graph import Groups
from .growth import Candidates, grown, together
from .moves import changed_groups
from .packing import Packing, undisputed
from .participants import Integers

GAIN = 1e-9  # a step must improve the sum by more, so that rounding cannot make it run in circles
_RENEWALS = 12


def improve(packing: Packing, candidates: Candidates, progress: Progress) -> Candidates:
    """Improve until neither the candidates nor groups changed by one member pay; all candidates that were looked at."""
    max_members = packing.groups.shape[1]
    settle(packing, candidates, progress)
    for _ in range(_RENEWALS):
        before = packing.current.values.sum()
        changed = changed_groups(packing)
        settle(packing, changed, progress)
        fresh = grown(packing.graph, packing.free(), max_members, progress)
        settle(packing, fresh, progress)
        candidates = together(candidates, changed, fresh)
        if packing.current.values.sum() <= before + GAIN:
            settle(packing, candidates, progress)
            break
    return candidates


def settle(packing: Packing, candidates: Candidates, progress: Progress) -> None:
    """Let candidates in, the best gains first; look again only at those near a change, until none pays."""
    none = len(packing.graph)
    around = _Around(candidates.groups, none)
    waiting = np.arange(len(candidates))
    while len(waiting):
        progress.check()
        gains = packing.gains(candidates.keep(waiting), GAIN)
        paying = gains > GAIN
        waiting, gains = waiting[paying], gains[paying]
        if len(waiting) == 0:
            return
        waiting = waiting[np.argsort(-gains, kind="stable")]
        groups = candidates.groups[waiting]
        owner = packing.owner[groups]
        chosen = undisputed(np.where(owner >= 0, none + 1 + owner, groups), none)
        changed = packing.let_in(candidates.keep(waiting[chosen]))
        waiting = np.union1d(waiting[~chosen], around.candidates(changed))


class _Around:
    """The candidates of each project."""

    def __init__(self, groups: Groups, none: int) -> None:
        members = groups.ravel()
        order = np.argsort(members, kind="stable")
        self._rows = order // groups.shape[1]
        self._start = np.searchsorted(members[order], np.arange(none + 1))

    def candidates(self, nodes: Integers) -> Integers:
        """Those with any of some projects; the one that does not exist has none."""
        nodes = nodes[nodes < len(self._start) - 1]
        count = self._start[nodes + 1] - self._start[nodes]
        offset = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        rows: Integers = np.unique(self._rows[np.repeat(self._start[nodes], count) + offset])
        return rows
