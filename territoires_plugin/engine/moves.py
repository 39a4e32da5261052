"""Candidates one step from the groups at hand: one member more, or one exchanged."""

from __future__ import annotations

import numpy as np

from .graph import Groups, TileGraph
from .growth import Candidates, together
from .packing import Packing
from .participants import Booleans, Floats, Integers

NEAR = 8  # best partners of each member in other EPCI that may come in
BEST = 2  # newcomers told for each group and place, those that promise most


def changed_groups(packing: Packing) -> Candidates:
    """Every group with one more member, and with each of its members exchanged, for the most promising newcomers."""
    graph, current, costs = packing.graph, packing.current, packing.leaving
    partners = np.concatenate([graph.closest[:, :NEAR], graph.fellows], axis=1)
    loops = graph.loops
    if loops is not None:
        scores, themes, epci = graph.scores, graph.themes, graph.epci
        told = loops.joined(current.groups, current.values, partners, costs, scores, themes, epci, BEST)
        return Candidates(*told).distinct()
    newcomers = _newcomers(partners, current.groups, len(graph))
    joined = [_joined(graph, current, newcomers, costs, None)]
    for place in range(current.groups.shape[1]):
        present = current.groups[:, place] < len(graph)
        joined.append(_joined(graph, current.keep(present), newcomers[present], costs, place))
    return together(*joined)


def _newcomers(partners: Integers, groups: Groups, none: int) -> Integers:
    """(g, w) partners of the members, each once and none a member, filled up with n."""
    near = np.sort(partners[groups].reshape(len(groups), groups.shape[1] * partners.shape[1]), axis=1)
    near[:, 1:][near[:, 1:] == near[:, :-1]] = none
    for place in range(groups.shape[1]):
        near[near == groups[:, place, None]] = none
    return near


def _joined(
    graph: TileGraph, current: Candidates, newcomers: Integers, costs: Floats, leaving: int | None
) -> Candidates:
    """The groups with a newcomer, in the place of the one that is leaving where there is such a one."""
    none = len(graph)
    staying = current.groups.copy()
    if leaving is None:
        roomy = graph.sizes(staying) < staying.shape[1]
        staying, newcomers, old = staying[roomy], newcomers[roomy], current.values[roomy]
    else:
        staying[:, leaving] = none
        old = current.values
    size = graph.sizes(staying)
    joining, common = _joining_scores(graph, staying, newcomers)
    value = 2 * (graph.sums(staying)[:, None] + joining) / (size[:, None] + 1)
    promise = np.where(common, value - old[:, None] - costs[newcomers], -np.inf)
    best = np.argsort(-promise, axis=1, kind="stable")[:, :BEST]
    rows, places = np.nonzero(np.take_along_axis(promise, best, axis=1) > -np.inf)
    columns = best[rows, places]
    groups = np.sort(staying[rows], axis=1)
    groups[:, -1] = newcomers[rows, columns]  # the last place is empty: one has left, or there was room
    found = Candidates(np.sort(groups, axis=1), value[rows, columns])
    return found.keep(graph.across_epci(found.groups))


def _joining_scores(graph: TileGraph, staying: Groups, newcomers: Integers) -> tuple[Floats, Booleans]:
    """(g, w) the sum of scores of each newcomer with those that stay, and whether it may join them."""
    none = len(graph)
    scores = np.zeros(newcomers.shape)
    themes = graph.themes[newcomers]
    for place in range(staying.shape[1]):
        member = staying[:, place, None]
        there = member < none
        scores += np.where(there, graph.scores[member, newcomers], 0.0)
        themes = np.where(there, themes & graph.themes[member], themes)
    allowed = (themes != 0) & (newcomers < none) & (scores > -np.inf)
    return np.where(allowed, scores, 0.0), allowed
