"""The unit of work: tiles of a few thousand projects, packed one by one wherever that happens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from ..model.progress import Progress
from .graph import Nodes, owners_in
from .participants import Booleans, Integers
from .partner_lists import PartnerLists
from .windows import SWEEPS, WINDOW, bisected

TILE = 2_000  # projects
_AT_A_TIME = 100_000  # projects whose partners are looked at between two looks at cancel
_FIRST_CUT, _SECOND_CUT = 0.1, 0.1 + np.pi / 4  # radians: what one cuts the other holds together
_SOON_SOLVED = 30  # projects
_LEAST_COST = 20  # a solve costs as much for a pair as for this many projects


@dataclass(frozen=True)
class Tile:
    """Projects that are packed together.

    Args:
        nodes: (n,) positions among all projects, ascending.
        exact: the parts of it, as positions among all projects, to be improved by exact solves.
    """

    nodes: Integers
    exact: tuple[Integers, ...]


@dataclass(frozen=True)
class Layout:
    """Which projects hang together.

    Args:
        parts: the connected parts of two projects and more, positions ascending, the smallest part first.
        affordable: how many of the parts the effort pays exact solves for; the first ones.
        carried: how many of the parts after those start at an answer whose exact solves the effort has paid.
    """

    parts: tuple[Integers, ...]
    affordable: int
    carried: int = 0

    @property
    def cut_short(self) -> int:
        """How many projects lie in parts that the effort did not pay exact solves for."""
        return sum(len(part) for part in self.parts[self.affordable + self.carried :])

    @property
    def solved_exactly(self) -> Integers:
        """The projects of the parts that get exact solves."""
        return np.concatenate([np.empty(0, dtype=np.int64), *self.parts[: self.affordable]])

    @property
    def cut_parts(self) -> tuple[int, ...]:
        """Numbers of the parts that are too large for one tile."""
        return tuple(number for number, part in enumerate(self.parts) if len(part) > TILE)

    @property
    def large(self) -> tuple[Integers, ...]:
        """The parts whose exact solves take a while, among those that the effort pays for."""
        return tuple(part for part in self.parts[: self.affordable] if len(part) > _SOON_SOLVED)

    @property
    def carried_over(self) -> Layout:
        """The same without exact solves of the large parts, which start at an answer that had them."""
        return replace(self, affordable=self.affordable - len(self.large), carried=len(self.large))


def layout(lists: PartnerLists, effort: int, progress: Progress) -> Layout:
    """The connected parts, and which of them are solved exactly: the smallest first, until the effort is spent."""
    parts = _connected_parts(lists, progress)
    costs = [max(len(part), _LEAST_COST) * (1 if len(part) <= WINDOW else SWEEPS) for part in parts]
    return Layout(parts, int(np.searchsorted(np.cumsum(costs), effort, side="right")))


def first_tiles(plan: Layout, about: Nodes, progress: Progress) -> list[Tile]:
    """Every part once: small ones side by side in one tile, large ones cut into several."""
    tiles: list[Tile] = []
    waiting: list[int] = []
    filled = 0
    for number, part in enumerate(plan.parts):
        if len(part) > TILE:
            pieces = bisected(about.xy[part], np.arange(len(part)), TILE, _FIRST_CUT, progress)
            tiles += [_piece(part[piece], number < plan.affordable) for piece in pieces]
            continue
        if filled + len(part) > TILE:
            tiles.append(_batch(plan, waiting))
            waiting, filled = [], 0
        waiting.append(number)
        filled += len(part)
    if waiting:
        tiles.append(_batch(plan, waiting))
    return tiles


def seam_tiles(
    plan: Layout, about: Nodes, lists: PartnerLists, first: list[Tile], groups: Integers, progress: Progress
) -> list[Tile]:
    """Tiles over the cuts of the first ones: projects with a partner beyond a cut, those near them, and their groups.

    Args:
        groups: (g, k) the groups found so far, filled up with n.
    """
    tile_of = _tile_of(first, len(lists))
    group_of = owners_in(groups, len(lists))
    tiles: list[Tile] = []
    for number in plan.cut_parts:
        near = _near_the_cuts(plan.parts[number], lists, tile_of, progress)
        progress.check()
        seam = _with_groups(near, groups, group_of)
        pieces = bisected(about.xy[seam], np.arange(len(seam)), TILE, _SECOND_CUT, progress) if len(seam) else []
        tiles += [
            _piece(_whole_groups_only(seam[piece], groups, group_of), number < plan.affordable) for piece in pieces
        ]
    return tiles


def within_one_tile(groups: Integers, tiles: list[Tile], none: int) -> Booleans:
    """(g,) whether all members of a group, filled up with ``none``, lie in the same tile."""
    tile = _tile_of(tiles, none)[groups]
    inside: Booleans = (tile[:, :1] >= 0).ravel() & ((tile == tile[:, :1]) | (groups == none)).all(axis=1)
    return inside


def _tile_of(tiles: list[Tile], none: int) -> Integers:
    """(none + 1,) the number of the tile of each project, -1 for none."""
    tile_of = np.full(none + 1, -1, dtype=np.int64)
    for number, tile in enumerate(tiles):
        tile_of[tile.nodes] = number
    return tile_of


def _connected_parts(lists: PartnerLists, progress: Progress) -> tuple[Integers, ...]:
    listed = np.flatnonzero(lists.count > 0)
    label = np.arange(len(lists))
    for owner, other in _partners_of(listed, lists, progress):
        ones = np.ones(len(owner), dtype=np.int32)  # pairs told twice add up
        pairs = csr_matrix((ones, (label[owner], label[other])), shape=(len(lists), len(lists)))
        label = connected_components(pairs, directed=False)[1][label]
    order = listed[np.argsort(label[listed], kind="stable")]
    start = np.flatnonzero(np.diff(label[order], prepend=-1))
    size = np.diff(np.append(start, len(order)))
    # The smallest first, then by the first project: the order in which the effort is spent.
    ranked = np.lexsort((order[start], size))
    return tuple(order[start[one] : start[one] + size[one]] for one in ranked)


def _partners_of(nodes: Integers, lists: PartnerLists, progress: Progress) -> Iterator[tuple[Integers, Integers]]:
    """(e,) projects and their partners, as many at a time as leave room for a look at cancel."""
    for start in range(0, len(nodes), _AT_A_TIME):
        progress.check()
        some = nodes[start : start + _AT_A_TIME]
        owner, other, _ = lists.of(some)
        yield some[owner], other


def _near_the_cuts(part: Integers, lists: PartnerLists, tile_of: Integers, progress: Progress) -> Integers:
    """The projects of a part with a partner in another tile, and the partners of these."""
    at_a_cut = np.zeros(len(lists), dtype=bool)
    for owner, other in _partners_of(part, lists, progress):
        beyond = tile_of[owner] != tile_of[other]
        at_a_cut[owner[beyond]] = True
        at_a_cut[other[beyond]] = True
    near = at_a_cut.copy()
    for _, other in _partners_of(np.flatnonzero(at_a_cut), lists, progress):
        near[other] = True
    return np.flatnonzero(near)


def _piece(nodes: Integers, exact: bool) -> Tile:
    return Tile(nodes, (nodes,) if exact else ())


def _batch(plan: Layout, numbers: list[int]) -> Tile:
    nodes = np.sort(np.concatenate([plan.parts[number] for number in numbers]))
    return Tile(nodes, tuple(plan.parts[number] for number in numbers if number < plan.affordable))


def _with_groups(nodes: Integers, groups: Integers, group_of: Integers) -> Integers:
    touched = np.unique(group_of[nodes])
    members = groups[touched[touched >= 0]].ravel()
    return np.union1d(nodes, members[members < len(group_of) - 1])


def _whole_groups_only(nodes: Integers, groups: Integers, group_of: Integers) -> Integers:
    """The projects without those whose group reaches out of them."""
    inside: Booleans = np.zeros(len(group_of), dtype=bool)
    inside[nodes] = True
    inside[-1] = True
    own = group_of[nodes]
    whole = (own < 0) | inside[groups[own]].all(axis=1) if len(groups) else np.ones(len(nodes), dtype=bool)
    kept: Integers = nodes[whole]
    return kept
