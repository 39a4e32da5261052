"""The answers at the presets, from which a large call starts when its weights lie near one of them.

Where projects are dense, near-equal arrangements abound, and a search begun anew at every step of a slider shuffles
them. Started at the answer of the nearest preset, it changes only what pays under the new weights, and needs no exact
solves in large parts. The start depends on the call and the weights alone, never on what was asked before: the same
input gives the same answer.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from threading import Lock

import numpy as np

from ..model.presets import PRESET_WEIGHTS
from ..model.settings import PoolingSettings
from .graph import GRAIN, Groups
from .growth import Candidates
from .participants import Floats
from .partner_lists import PartnerLists
from .portfolio import Portfolio
from .scope import Scope

REACH = 0.2  # of all weight that may lie on other components than at the preset
_STANDING = 0.75  # of the groups that must keep every rule: of fewer, too little is left to start from
_KEPT = 8

Weights = Mapping[str, float]


class References:
    """The portfolios at presets that one call was asked for last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[object, ...], Portfolio] = OrderedDict()
        self._lock = Lock()

    def at(
        self, there: PoolingSettings, scope: Scope | None, found: Callable[[PoolingSettings], Portfolio]
    ) -> Portfolio:
        """The portfolio at the weights of a preset, kept from before or found now."""
        key = _key(there, scope)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        portfolio = found(there)
        with self._lock:
            self._kept[key] = portfolio
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return portfolio


def nearest_preset(weights: Weights) -> Weights | None:
    """The weights of the preset that lies nearest, the first of several; None where none is within ``REACH``."""
    preset = min(PRESET_WEIGHTS.values(), key=lambda there: _away(weights, there))
    return preset if _away(weights, preset) <= REACH else None


def still_standing(groups: Groups, lists: PartnerLists) -> Candidates | None:
    """Those of some groups of which every pair still keeps the rules; None where they are too few to start from.

    Args:
        groups: (g, k) positions of the n projects of the lists, filled up with n.
    """
    scores = _listed_scores(groups, lists)
    stands = ~np.isnan(scores).any(axis=1)
    if np.count_nonzero(stands) < _STANDING * len(groups):
        return None
    sizes = (groups[stands] < len(lists)).sum(axis=1)
    return Candidates(groups[stands], 2 * scores[stands].sum(axis=1) / sizes)


def _away(one: Weights, other: Weights) -> float:
    """The share of all weight that lies on other components, 0 to 1."""
    total, there = sum(one.values()), sum(other.values())
    return sum(abs(one[name] / total - other[name] / there) for name in other) / 2


def _key(settings: PoolingSettings, scope: Scope | None) -> tuple[object, ...]:
    """All that a portfolio of one call depends on."""
    choices = (settings.themes, settings.max_members, settings.min_score, settings.effort)
    limits = () if scope is None else (scope.open.tobytes(), scope.one.tobytes(), scope.other.tobytes())
    return (*choices, *settings.weights.values(), *limits)


def _listed_scores(groups: Groups, lists: PartnerLists) -> Floats:
    """(g, p) the score of each pair of members: NaN where no list holds it, 0 where there is no pair."""
    none = len(lists)
    members = np.unique(groups[groups < none])
    owner, partner, score = lists.of(members)
    keys = np.concatenate([[-1], members[owner] * none + partner])  # of no pair at all, lest there be nothing to find
    order = np.argsort(keys)
    keys, score = keys[order], np.concatenate([[np.nan], np.rint(score / GRAIN) * GRAIN])[order]
    one, other = (groups[:, place] for place in np.triu_indices(groups.shape[1], 1))
    found = np.fmax(_looked_up(keys, score, one * none + other), _looked_up(keys, score, other * none + one))
    return np.where((one < none) & (other < none), found, 0.0)


def _looked_up(keys: Floats, values: Floats, wanted: Floats) -> Floats:
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[place] == wanted, values[place], np.nan)
