"""The hottest steps of the search for groups as loops that numba compiles.

``gains`` does what ``Packing.gains`` does with arrays, ``joined`` what ``moves.changed_groups`` does, ``grow`` what
``growth.grown`` does, and each gives the same bits: sums of scores are exact (``graph.GRAIN``), all else is computed in
the same order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

import numba
import numpy as np

from .graph import Groups
from .participants import Booleans, Floats, Integers, Objects

Function = TypeVar("Function", bound=Callable[..., object])


def _compiled(function: Function) -> Function:
    return cast(Function, numba.njit(cache=True, nogil=True)(function))


@_compiled
def gains(
    groups: Groups,
    values: Floats,
    owner: Integers,
    leaving: Floats,
    standing: Groups,
    standing_values: Floats,
    pair_scores: Floats,
    epci: Integers,
    least: float,
) -> Floats:
    """(c,) as ``Packing.gains``; ``standing`` (p, k), their values and pair scores are those of the packing."""
    none = len(owner) - 1
    told = np.empty(len(groups))
    members = groups.shape[1]
    owners = np.empty(members, dtype=np.int64)
    cost = np.empty(members)
    for number in range(len(groups)):
        takes_several = False
        for place in range(members):
            owners[place] = owner[groups[number, place]]
            cost[place] = leaving[groups[number, place]]
            for earlier in range(place):
                if owners[place] >= 0 and owners[earlier] == owners[place]:
                    takes_several = True
                    cost[place] = max(cost[earlier], cost[place])
                    cost[earlier] = 0.0
        total = 0.0
        for place in range(members):
            total += cost[place]
        gain = values[number] - total
        if takes_several and gain > least:
            gain = values[number]
            for place in range(members):
                position = owners[place]
                if position >= 0 and not _among(owners, place, position):
                    rest = _rest_value(groups[number], standing[position], pair_scores[position], epci, none)
                    gain -= standing_values[position] - rest
        told[number] = gain
    return told


@_compiled
def _among(numbers: Integers, count: int, wanted: int) -> bool:
    """Whether a number is one of the first of some."""
    for place in range(count):  # noqa: SIM110 (what numba compiles best)
        if numbers[place] == wanted:
            return True
    return False


@_compiled
def _rest_value(taken: Integers, group: Integers, pair_scores: Floats, epci: Integers, none: int) -> float:
    """What a group is worth without those that are taken; 0 where that is no valid group."""
    count, total, across, first = 0, 0.0, False, -1
    for place in range(len(group)):
        member = group[place]
        if member == none or _among(taken, len(taken), member):
            continue
        count += 1
        if first < 0:
            first = member
        across = across or epci[member] != epci[first]
        for later in range(place + 1, len(group)):
            if group[later] != none and not _among(taken, len(taken), group[later]):
                total += pair_scores[place, later]
    if count < 2 or not across:
        return 0.0
    return 2 * total / count


@_compiled
def joined(
    groups: Groups,
    values: Floats,
    partners: Integers,
    costs: Floats,
    scores: Floats,
    themes: Objects,
    epci: Integers,
    best: int,
) -> tuple[Groups, Floats]:
    """(c, k), (c,) as ``moves``: groups with one member more, then with their first, second ... member exchanged.

    Args:
        partners: (n + 1, w) of each project, those that may come in.
        best: how many newcomers are told for each group and place.
    """
    none = len(costs) - 1
    count, members = groups.shape
    found = np.empty(((members + 1) * count * best, members), dtype=np.int64)
    worth = np.empty(len(found))
    newcomers = np.empty((count, members * partners.shape[1]), dtype=np.int64)
    lengths = np.empty(count, dtype=np.int64)
    for number in range(count):
        lengths[number] = _newcomers(groups[number], partners, none, newcomers[number])
    filled = 0
    staying = np.empty(members, dtype=np.int64)
    promising = np.empty(best, dtype=np.int64)
    promises, their_values = np.empty(best), np.empty(best)
    for leaving in range(-1, members):
        for number in range(count):
            size = 0
            for place in range(members):
                member = groups[number, place]
                if member != none and place != leaving:
                    staying[size] = member
                    size += 1
            if size == members or (leaving >= 0 and groups[number, leaving] == none):
                continue
            inner, common = 0.0, themes[staying[0]]
            for one in range(size):
                common &= themes[staying[one]]
                for other in range(one + 1, size):
                    inner += scores[staying[one], staying[other]]
            kept = 0
            for place in range(lengths[number]):
                newcomer = newcomers[number, place]
                if (common & themes[newcomer]) == 0:
                    continue
                joining = 0.0
                for one in range(size):
                    joining += scores[staying[one], newcomer]
                if joining == -np.inf:
                    continue
                value = 2 * (inner + joining) / (size + 1)
                kept = _ranked(
                    promising, promises, their_values, kept, newcomer, value - values[number] - costs[newcomer], value
                )
            for place in range(kept):
                if _in_one_epci(staying, size, promising[place], epci):
                    continue
                _insert(found[filled], staying, size, promising[place], none)
                worth[filled] = their_values[place]
                filled += 1
    return found[:filled].copy(), worth[:filled].copy()


@_compiled
def _newcomers(group: Integers, partners: Integers, none: int, told: Integers) -> int:
    """Write the partners of the members, ascending, each once and none a member; how many there are."""
    count = 0
    for member in group:
        if member == none:
            continue
        for partner in partners[member]:
            if partner == none or _among(group, len(group), partner):
                continue
            place = count
            while place > 0 and told[place - 1] > partner:
                place -= 1
            if place > 0 and told[place - 1] == partner:
                continue
            for later in range(count, place, -1):
                told[later] = told[later - 1]
            told[place] = partner
            count += 1
    return count


@_compiled
def _ranked(
    promising: Integers, promises: Floats, values: Floats, kept: int, newcomer: int, promise: float, value: float
) -> int:
    """Keep a newcomer where it promises more than one of those kept, best first; how many are kept now."""
    place = kept
    while place > 0 and promise > promises[place - 1]:
        place -= 1
    if place == len(promising):
        return kept
    kept = min(kept + 1, len(promising))
    for later in range(kept - 1, place, -1):
        promising[later], promises[later], values[later] = promising[later - 1], promises[later - 1], values[later - 1]
    promising[place], promises[place], values[place] = newcomer, promise, value
    return kept


@_compiled
def _in_one_epci(staying: Integers, size: int, newcomer: int, epci: Integers) -> bool:
    for place in range(size):  # noqa: SIM110 (what numba compiles best)
        if epci[staying[place]] != epci[newcomer]:
            return False
    return True


@_compiled
def _insert(group: Integers, staying: Integers, size: int, newcomer: int, none: int) -> None:
    """Write a group: those that stay and the newcomer, ascending, filled up with ``none``."""
    place = 0
    while place < size and staying[place] < newcomer:
        group[place] = staying[place]
        place += 1
    group[place] = newcomer
    for later in range(place, size):
        group[later + 1] = staying[later]
    group[size + 1 :] = none


@_compiled
def grow(
    seeds: Groups, free: Booleans, closest: Integers, scores: Floats, themes: Objects, max_members: int
) -> tuple[Groups, Floats]:
    """(c, k), (c,) as ``growth``: each stage of the growth of each seed."""
    none = len(free) - 1
    found = np.full((len(seeds) * (max_members - 1), max_members), none, dtype=np.int64)
    worth = np.empty(len(found))
    near = np.empty(2 * closest.shape[1], dtype=np.int64)
    gain = np.empty(len(near))
    filled = 0
    for one, other in seeds:
        found[filled, 0], found[filled, 1] = one, other
        total = scores[one, other]
        worth[filled] = total
        filled += 1
        common = themes[one] & themes[other]
        count = 0
        for end in (one, other):
            for partner in closest[end]:
                fit = scores[one, partner] + scores[other, partner] if free[partner] else -np.inf
                if fit > -np.inf:
                    near[count], gain[count] = partner, fit
                    count += 1
        for size in range(3, max_members + 1):
            joining, best = none, -np.inf
            for place in range(count):
                if (themes[near[place]] & common) != 0 and (
                    gain[place] > best or (gain[place] == best and near[place] < joining)
                ):
                    joining, best = near[place], gain[place]
            if best == -np.inf:
                break
            _insert(found[filled], found[filled - 1], size - 1, joining, none)
            total += best
            worth[filled] = 2 * total / size
            filled += 1
            common &= themes[joining]
            for place in range(count):
                gain[place] += scores[joining, near[place]]
    return found[:filled].copy(), worth[:filled].copy()
