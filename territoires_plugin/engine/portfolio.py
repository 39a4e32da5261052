"""The opportunities: disjoint groups whose values sum to as much as we can find.

Weighted k-set packing (Chandra & Halldorsson 2001), tile by tile: groups grown from good pairs, greedy choice, local
search, then exact choice by HiGHS window by window; what a tile's edge kept apart is packed again across the edge.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..model.progress import Progress, Stage
from .graph import Groups, Nodes, TileEdges, owners_in, tile_edges, tile_graph
from .growth import Candidates, grown
from .local_search import improve, settle
from .packing import Packing, take_greedily
from .participants import Floats, Integers
from .partner_lists import PartnerLists
from .rivals import closest_rivals
from .running import Runner
from .tiles import Layout, Tile, first_tiles, seam_tiles, within_one_tile
from .windows import WindowReport, improve_exactly


@dataclass(frozen=True)
class TileWork:
    """All that packing one tile needs, wherever it is done.

    Args:
        edges: of the tile.
        start: groups that stand already, positions in the tile.
        exact: positions in the tile of the parts to be solved exactly.
    """

    edges: TileEdges
    start: Candidates
    exact: tuple[Integers, ...]
    max_members: int


@dataclass(frozen=True)
class Packed:
    """Some disjoint groups, the candidates that came closest to replacing them, and what the exact solves did."""

    chosen: Candidates
    rivals: Groups
    windows: WindowReport


@dataclass(frozen=True)
class Portfolio:
    """g disjoint groups, the best value first, equal values in the order of their members.

    Args:
        groups: (g, k) positions of participants, ascending, filled up with their number.
        values: (g,) (members - 1) x mean pair score.
        rivals: (r, k) the candidates that came closest to replacing some of them.
        windows: what the exact solves did.
        plan: the connected parts and which of them were solved exactly.
    """

    groups: Groups
    values: Floats
    rivals: Groups
    windows: WindowReport
    plan: Layout


def best_portfolio(
    plan: Layout,
    lists: PartnerLists,
    about: Nodes,
    start: Candidates,
    runner: Runner,
    progress: Progress,
) -> Portfolio:
    """Disjoint valid groups.

    Args:
        start: groups to start from, valid and disjoint; (0, k) for none.
    """
    tiles = first_tiles(plan, about, progress)
    progress.check()
    start = start.keep(within_one_tile(start.groups, tiles, len(lists)))
    found = Packed(start, start.groups[:0], WindowReport())
    found = _packed(tiles, about, lists, found, runner, Stage(progress, 0, 75))
    seams = seam_tiles(plan, about, lists, tiles, found.chosen.groups, progress)
    found = _packed(seams, about, lists, found, runner, Stage(progress, 75, 100))
    chosen = found.chosen
    order = np.lexsort((*chosen.groups.T[::-1], -chosen.values))
    progress.report(100)
    return Portfolio(chosen.groups[order], chosen.values[order], found.rivals, found.windows, plan)


def pack(work: TileWork, progress: Progress) -> Packed:
    """The best groups of one tile, starting from those that stand."""
    graph = tile_graph(work.edges)
    packing = Packing(graph, work.max_members)
    packing.add(work.start)
    everyone = np.ones(len(graph) + 1, dtype=bool)
    everyone[-1] = False
    candidates = grown(graph, everyone, work.max_members, progress)
    take_greedily(packing, candidates)
    candidates = improve(packing, candidates, progress)
    windows = WindowReport()
    for part in work.exact:
        windows += improve_exactly(packing, candidates, part, progress)
    settle(packing, candidates, progress)
    return Packed(packing.current, closest_rivals(packing, candidates), windows)


def _packed(
    tiles: list[Tile], about: Nodes, lists: PartnerLists, standing: Packed, runner: Runner, progress: Progress
) -> Packed:
    """What stands, with the groups of the tiles, which replace whatever stood in a tile."""
    none = len(lists)
    before = standing.chosen
    group_of = owners_in(before.groups, none)
    works = (_work(tile, about, lists, before, group_of) for tile in tiles)
    kept = np.ones(len(before), dtype=bool)
    groups, values, rivals, windows = [], [], [standing.rivals], standing.windows
    for packed, tile in zip(runner.run(pack, works, len(tiles), progress), tiles):
        own = group_of[tile.nodes]
        kept[own[own >= 0]] = False
        positions = np.append(tile.nodes, none)
        groups.append(positions[packed.chosen.groups])
        values.append(packed.chosen.values)
        rivals.append(positions[packed.rivals])
        windows += packed.windows
    left = before.keep(kept)
    chosen = Candidates(np.concatenate([left.groups, *groups]), np.concatenate([left.values, *values]))
    return Packed(chosen, np.concatenate(rivals), windows)


def _work(tile: Tile, about: Nodes, lists: PartnerLists, standing: Candidates, group_of: Integers) -> TileWork:
    own = np.unique(group_of[tile.nodes])
    own = own[own >= 0]
    start = Candidates(np.searchsorted(tile.nodes, standing.groups[own]), standing.values[own])
    exact = tuple(np.searchsorted(tile.nodes, part) for part in tile.exact)
    return TileWork(tile_edges(tile.nodes, about, lists), start, exact, standing.groups.shape[1])
