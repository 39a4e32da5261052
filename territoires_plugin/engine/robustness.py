"""How firmly an opportunity stands when the weights are chosen a little differently.

An opportunity survives a draw of weights when all its pairs still reach the minimum score and none of the candidates
that came closest to replacing it would now pay. That is an estimate from above: a new run may also exchange members
between several opportunities at once; ``pooled.survival`` tells by new runs, and takes as long. Values are sums over
pairs: the pairs are scored once for all draws, and one product with a sparse matrix tells what every candidate would
change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from scipy.special import ndtri

from ..model.progress import Progress
from ..model.tables import COMPONENTS
from .findings import Findings
from .graph import Groups, owners_in
from .local_search import GAIN
from .packing import first_taken, left_behind
from .participants import Booleans, Floats, Integers
from .prepared import side_by_side
from .running import Runner
from .scorer import PairScorer, drawn_totals

DRAWS = 32
SPREAD = 0.3  # standard deviation of the logarithm of a weight: two draws of three lie within a third of it
_BLOCK = 10_000  # groups looked at side by side

Weights = Mapping[str, float]


def robustness(findings: Findings, rivals: Groups, min_score: float, runner: Runner, progress: Progress) -> Floats:
    """(g,) in which share of the draws each group survives, 0 to 100.

    Args:
        rivals: (r, k) candidates, filled up with the number of participants.
    """
    draws = weight_draws(findings.weights)
    ground = Ground(findings.prepared.scorer, findings.prepared.epci, (findings.weights, *draws))
    standing = np.ones((len(findings), len(draws)), dtype=bool)
    for start in range(0, len(findings), _BLOCK):
        progress.check()
        own = slice(start, start + _BLOCK)
        standing[own] = _ScoredGroups(ground, findings.groups[own]).reach(min_score)[:, 1:]
    group_of = owners_in(findings.groups, len(findings.prepared.participants))
    blocks = [rivals[start : start + _BLOCK] for start in range(0, len(rivals), _BLOCK)]
    works = (_challenge(findings, ground, some, group_of[some], min_score) for some in blocks)
    weighed = side_by_side(runner, findings.prepared.places).run(wins_of, works, len(blocks), progress)
    for wins, some in zip(weighed, blocks):
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


@dataclass(frozen=True)
class Ground:
    """Some projects and the weights with which their pairs are scored.

    Args:
        scorer: of the n projects.
        epci: (n,) numbers.
        draws: the chosen weights, then those drawn around them.
    """

    scorer: PairScorer
    epci: Integers
    draws: tuple[Weights, ...]


@dataclass(frozen=True)
class Challenge:
    """Some rivals and the groups that they would take members from, wherever that is weighed.

    Args:
        ground: of these n projects alone.
        rivals: (r, k) positions among them, filled up with n.
        groups: (o, k) as the rivals.
        owners: (r, k) which of the groups each member of a rival is in, -1 for none.
    """

    ground: Ground
    rivals: Groups
    groups: Groups
    owners: Integers
    min_score: float


def wins_of(challenge: Challenge, progress: Progress) -> Booleans:
    """(r, d - 1) whether each rival pays in all draws but the first, with which it must not: the chosen weights."""
    ground, rivals, owners = challenge.ground, challenge.rivals, challenge.owners
    none = len(ground.epci)
    scored = _ScoredGroups(ground, rivals)
    gains = scored.values()
    for place in range(rivals.shape[1]):
        progress.check()
        rows = first_taken(owners, place)
        losing = challenge.groups[owners[rows, place]]
        stays = left_behind(losing, rivals[rows], none)
        rest = np.sort(np.where(stays, losing, none), axis=1)
        still_valid = (stays.sum(axis=1) >= 2) & _across_epci(ground, rest)
        gains[rows] -= _ScoredGroups(ground, losing).values()
        gains[rows[still_valid]] += _ScoredGroups(ground, rest[still_valid]).values()
    wins: Booleans = (gains[:, 1:] > GAIN) & (gains[:, :1] <= GAIN) & scored.reach(challenge.min_score)[:, 1:]
    return wins


def _challenge(findings: Findings, ground: Ground, rivals: Groups, owners: Integers, min_score: float) -> Challenge:
    """The rivals with all that weighing them needs, renumbered in the same order."""
    none = len(ground.epci)
    own = np.unique(owners[owners >= 0])
    groups = findings.groups[own]
    nodes = np.unique(np.concatenate([rivals.ravel(), groups.ravel()]))
    nodes = nodes[nodes < none]
    scorer = ground.scorer.take(nodes, findings.prepared.places.take(nodes))
    return Challenge(
        ground=Ground(scorer, ground.epci[nodes], ground.draws),
        rivals=np.searchsorted(nodes, rivals),
        groups=np.searchsorted(nodes, groups),
        owners=np.where(owners >= 0, np.searchsorted(own, owners), -1),
        min_score=min_score,
    )


def _across_epci(ground: Ground, groups: Groups) -> Booleans:
    epci = np.append(ground.epci, -1)[groups]
    across: Booleans = ((epci != epci[:, :1]) & (epci >= 0)).any(axis=1)
    return across


class _ScoredGroups:
    """Groups with the scores of their pairs in each of d draws, each pair scored once."""

    def __init__(self, ground: Ground, groups: Groups) -> None:
        self.none = len(ground.epci)
        self._groups = groups
        one, other = np.triu_indices(groups.shape[1], 1)
        self._row, place = np.nonzero(groups[:, other] < self.none)
        keys = groups[self._row, one[place]] * self.none + groups[self._row, other[place]]
        distinct, self._pair = np.unique(keys, return_inverse=True)
        pairs = ground.scorer.between(distinct // max(self.none, 1), distinct % max(self.none, 1))
        components = ground.scorer.components(pairs, ground.draws[0])
        self._scores = drawn_totals(components, ground.draws, len(pairs))

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
