"""How firmly an opportunity stands when the weights are chosen a little differently.

An opportunity survives a draw of weights when all its pairs still reach the minimum score and none of the candidates
that came closest to replacing it would now pay. That is an estimate from above: a new run may also exchange members
between several opportunities at once; ``pooled.survival`` tells by new runs, and takes as long. Values are sums over
pairs: the pairs are scored once for all draws, and one product with a sparse matrix tells what every candidate would
change.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from scipy.sparse import csr_matrix
from scipy.special import ndtri

from ..model.progress import Progress
from ..model.tables import COMPONENTS
from .findings import Findings
from .graph import Groups
from .local_search import GAIN
from .participants import Booleans, Floats, Integers
from .scorer import totals

DRAWS = 32
SPREAD = 0.3  # standard deviation of the logarithm of a weight: two draws of three lie within a third of it
_BLOCK = 10_000  # groups looked at side by side

Weights = Mapping[str, float]


def robustness(findings: Findings, rivals: Groups, min_score: float, progress: Progress) -> Floats:
    """(g,) in which share of the draws each group survives, 0 to 100.

    Args:
        rivals: (r, k) candidates, filled up with the number of participants.
    """
    draws = weight_draws(findings.weights)
    standing = np.ones((len(findings), len(draws)), dtype=bool)
    for start in range(0, len(findings), _BLOCK):
        progress.check()
        own = slice(start, start + _BLOCK)
        standing[own] = _ScoredGroups(findings, findings.groups[own], draws).reach(min_score)
    group_of = np.full(len(findings.prepared.participants) + 1, -1, dtype=np.int64)
    group_of[findings.groups] = np.arange(len(findings))[:, None]
    group_of[-1] = -1
    for start in range(0, len(rivals), _BLOCK):
        progress.report(100 * start / len(rivals))
        some = rivals[start : start + _BLOCK]
        wins = _wins(findings, some, group_of[some], [findings.weights, *draws], min_score)
        row, place = np.nonzero(group_of[some] >= 0)
        ones = np.ones(len(row), dtype=np.float32)
        challenges = csr_matrix((ones, (group_of[some[row, place]], row)), shape=(len(findings), len(some)))
        standing &= challenges @ wins.astype(np.float32) == 0
    share: Floats = 100 * standing.mean(axis=1)
    return share


def weight_draws(weights: Weights) -> list[Weights]:
    """Weights around the chosen ones, lognormal; 0 stays 0.

    The points of a Kronecker sequence on powers of the generalised golden ratio (Roberts 2018) are spread evenly, and
    are the same on every machine.
    """
    dimension = len(COMPONENTS)
    ratio = 2.0
    for _ in range(64):
        ratio = (1 + ratio) ** (1 / (dimension + 1))
    steps = ratio ** -np.arange(1.0, dimension + 1)
    points = (0.5 + np.outer(np.arange(1, DRAWS + 1), steps)) % 1
    factors = np.exp(SPREAD * ndtri(points))
    return [{part.name: weights[part.name] * factor for part, factor in zip(COMPONENTS, row)} for row in factors]


def _wins(findings: Findings, rivals: Groups, owners: Integers, draws: list[Weights], min_score: float) -> Booleans:
    """(r, d - 1) whether each rival pays in all draws but the first, with which it must not: the chosen weights."""
    scored = _ScoredGroups(findings, rivals, draws)
    gains = scored.values()
    for place in range(rivals.shape[1]):
        first = owners[:, place] >= 0
        for earlier in range(place):
            first &= owners[:, earlier] != owners[:, place]
        rows = np.flatnonzero(first)
        losing = findings.groups[owners[rows, place]]
        stays = (losing[:, :, None] != rivals[rows][:, None, :]).all(axis=2) & (losing < scored.none)
        rest = np.sort(np.where(stays, losing, scored.none), axis=1)
        still_valid = (stays.sum(axis=1) >= 2) & _across_epci(findings, rest)
        gains[rows] -= _ScoredGroups(findings, losing, draws).values()
        gains[rows[still_valid]] += _ScoredGroups(findings, rest[still_valid], draws).values()
    wins: Booleans = (gains[:, 1:] > GAIN) & (gains[:, :1] <= GAIN) & scored.reach(min_score)[:, 1:]
    return wins


def _across_epci(findings: Findings, groups: Groups) -> Booleans:
    epci = np.append(findings.prepared.epci, -1)[groups]
    across: Booleans = ((epci != epci[:, :1]) & (epci >= 0)).any(axis=1)
    return across


class _ScoredGroups:
    """Groups with the scores of their pairs in each of d draws, each pair scored once."""

    def __init__(self, findings: Findings, groups: Groups, draws: list[Weights]) -> None:
        self.none = len(findings.prepared.participants)
        self._groups = groups
        one, other = np.triu_indices(groups.shape[1], 1)
        self._row, place = np.nonzero(groups[:, other] < self.none)
        keys = groups[self._row, one[place]] * self.none + groups[self._row, other[place]]
        distinct, self._pair = np.unique(keys, return_inverse=True)
        pairs = findings.prepared.scorer.between(distinct // self.none, distinct % self.none)
        components = findings.prepared.scorer.components(pairs, findings.weights)
        self._scores = np.column_stack([totals(components, weights, len(pairs)) for weights in draws])

    def values(self) -> Floats:
        """(g, d) (members - 1) x mean pair score."""
        share = 2 / (self._groups < self.none).sum(axis=1)
        of_pairs = csr_matrix((share[self._row], (self._row, self._pair)), shape=(len(self._groups), len(self._scores)))
        values: Floats = of_pairs @ self._scores
        return values

    def reach(self, min_score: float) -> Booleans:
        """(g, d) whether all pairs reach the minimum score."""
        short = csr_matrix(
            (np.ones(len(self._row)), (self._row, self._pair)), shape=(len(self._groups), len(self._scores))
        ) @ (self._scores < min_score).astype(float)
        reaches: Booleans = short == 0
        return reaches
