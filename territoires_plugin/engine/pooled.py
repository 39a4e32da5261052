"""From a prepared call and a user's choices to the portfolio, and whether it comes out the same again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

import numpy as np

from ..model.progress import Progress, Silent, Stage
from ..model.settings import PoolingSettings
from .findings import Findings
from .graph import Nodes
from .growth import Candidates
from .participants import Floats, Integers
from .partner_lists import PartnerLists
from .portfolio import Portfolio, best_portfolio
from .prepared import Prepared
from .quality import Evidence
from .references import nearest_preset, still_standing
from .robustness import robustness, weight_draws
from .running import Here, Runner
from .scope import Scope
from .tiles import Layout, layout
from .windows import SWEEPS

Firmness = Literal["runs", "rivals"]
RUNS = 16  # draws of weights with a new run each
_FEW_IN_LARGE_PARTS = 500  # projects that are solved anew soon enough, whatever the weights


def pooled(
    prepared: Prepared, settings: PoolingSettings, scope: Scope | None, runner: Runner, progress: Progress
) -> Evidence:
    """The portfolio of what the scope leaves to be chosen, with the partners among which it was.

    A large call whose weights lie near those of a preset starts at the answer there.
    """
    ground = _ground(prepared, settings, scope, runner, Stage(progress, 0, 30))
    there = nearest_preset(settings.weights)
    if there is None or not prepared.has_few_pairs or sum(map(len, ground.plan.large)) <= _FEW_IN_LARGE_PARTS:
        return _evidence(ground, _anew(ground, runner, Stage(progress, 30, 100)))

    def at_the_preset(wanted: PoolingSettings) -> Portfolio:
        if settings.weights == there:
            return _anew(ground, runner, Stage(progress, 30, 100))
        own = _ground(prepared, wanted, scope, runner, Stage(progress, 30, 40))
        return _anew(own, runner, Stage(progress, 40, 80))

    reference = prepared.references.at(replace(settings, weights=dict(there)), scope, at_the_preset)
    if settings.weights == there:
        return _evidence(ground, reference)
    start = still_standing(reference.groups, ground.lists)
    if start is None or reference.plan.cut_short > ground.plan.cut_short:
        return _evidence(ground, _anew(ground, runner, Stage(progress, 80, 100)))
    plan = ground.plan.carried_over
    return _evidence(ground, best_portfolio(plan, ground.lists, ground.nodes, start, runner, Stage(progress, 80, 100)))


def pooled_anew(
    prepared: Prepared, settings: PoolingSettings, scope: Scope | None, runner: Runner, progress: Progress
) -> Evidence:
    """As ``pooled``, but started from nothing whatever the weights."""
    ground = _ground(prepared, settings, scope, runner, Stage(progress, 0, 30))
    return _evidence(ground, _anew(ground, runner, Stage(progress, 30, 100)))


@dataclass(frozen=True)
class _Ground:
    """What a portfolio is chosen from."""

    prepared: Prepared
    settings: PoolingSettings
    scope: Scope | None
    lists: PartnerLists
    nodes: Nodes
    plan: Layout


def _ground(
    prepared: Prepared, settings: PoolingSettings, scope: Scope | None, runner: Runner, progress: Progress
) -> _Ground:
    lists = prepared.partner_lists(settings, scope, runner, progress)
    plan = layout(lists, int(settings.effort), progress)
    progress.check()
    return _Ground(prepared, settings, scope, lists, prepared.nodes(settings.themes), plan)


def _anew(ground: _Ground, runner: Runner, progress: Progress) -> Portfolio:
    nothing = Candidates(np.empty((0, int(ground.settings.max_members)), dtype=np.int64), np.empty(0))
    return best_portfolio(ground.plan, ground.lists, ground.nodes, nothing, runner, progress)


def _evidence(ground: _Ground, portfolio: Portfolio) -> Evidence:
    edges_among = partial(ground.prepared.edges_among, settings=ground.settings, scope=ground.scope)
    return Evidence(portfolio, ground.nodes, bool(ground.lists.whole.all()), edges_among)


def with_kept(
    prepared: Prepared, settings: PoolingSettings, portfolio: Portfolio, kept: tuple[Integers, ...]
) -> tuple[Findings, Integers]:
    """The groups of a portfolio and the kept ones by value, and (g,) where each stands among them, the kept ones last.

    Args:
        kept: positions of the members of each, ascending.
    """
    if not kept:
        return Findings(prepared, settings.weights, portfolio.groups), np.arange(len(portfolio.groups))
    none, free = len(prepared.participants), portfolio.groups
    groups = np.full((len(free) + len(kept), max(free.shape[1], *map(len, kept))), none, dtype=np.int64)
    groups[: len(free), : free.shape[1]] = free
    for row, members in enumerate(kept, start=len(free)):
        groups[row, : len(members)] = members
    own = Findings(prepared, settings.weights, groups[len(free) :])
    values = np.concatenate([portfolio.values, (own.sizes - 1) * own.scores])
    order = np.lexsort((*groups.T[::-1], -values))
    return Findings(prepared, settings.weights, groups[order]), order


def how_firm(
    findings: Findings,
    evidence: Evidence,
    settings: PoolingSettings,
    scope: Scope | None,
    runner: Runner,
    progress: Progress,
) -> tuple[Floats, Firmness]:
    """(g,) the robustness of each group, 0 to 100, by new runs where the effort pays for them, and how it was told."""
    projects = sum(map(len, evidence.portfolio.plan.parts))
    if 2 * RUNS * projects * SWEEPS <= settings.effort:
        return survival(findings, settings, RUNS, progress, scope), "runs"
    return robustness(findings, evidence.portfolio.rivals, settings.min_score, runner, progress), "rivals"


def survival(
    findings: Findings,
    settings: PoolingSettings,
    draws: int = RUNS,
    progress: Progress | None = None,
    scope: Scope | None = None,
) -> Floats:
    """(g,) in which share of new runs, with weights around the chosen ones, each group comes out with the same members.

    The pairs are scored once where they are few enough to be kept; each draw then takes as long as a suggestion.

    Args:
        draws: 1 to ``robustness.DRAWS``.
        scope: what each run may choose from.

    Returns:
        0 to 100.

    Raises:
        Cancelled: when ``progress`` says so.
    """
    progress = progress or Silent()
    again = np.zeros(len(findings))
    drawn = weight_draws(settings.weights)[:draws]
    for number, weights in enumerate(drawn):
        part = Stage(progress, 100 * number / len(drawn), 100 * (number + 1) / len(drawn))
        drawn_settings = replace(settings, weights=dict(weights))
        portfolio = pooled_anew(findings.prepared, drawn_settings, scope, Here(), part).portfolio
        found = {tuple(group) for group in portfolio.groups.tolist()}
        again += [tuple(group) in found for group in findings.groups.tolist()]
    return 100 * again / len(drawn)
