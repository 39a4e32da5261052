"""From a prepared call and a user's choices to the portfolio, and whether it comes out the same again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Literal

import numpy as np

from ..model.progress import Progress, Silent, Stage
from ..model.settings import PoolingSettings
from .findings import Findings
from .participants import Floats
from .portfolio import best_portfolio
from .prepared import Prepared
from .quality import Evidence
from .robustness import robustness, weight_draws
from .running import Here, Runner
from .windows import SWEEPS

Firmness = Literal["runs", "rivals"]
RUNS = 16  # draws of weights with a new run each


def pooled(prepared: Prepared, settings: PoolingSettings, runner: Runner, progress: Progress) -> Evidence:
    """The portfolio, with the partners among which it was chosen."""
    lists = prepared.partner_lists(settings, runner, Stage(progress, 0, 30))
    nodes = prepared.nodes(settings.themes)
    members, effort = int(settings.max_members), int(settings.effort)
    portfolio = best_portfolio(lists, nodes, members, effort, runner, Stage(progress, 30, 100))
    return Evidence(portfolio, nodes, bool(lists.whole.all()), partial(prepared.edges_among, settings=settings))


def how_firm(
    findings: Findings, evidence: Evidence, settings: PoolingSettings, runner: Runner, progress: Progress
) -> tuple[Floats, Firmness]:
    """(g,) the robustness of each group, 0 to 100, by new runs where the effort pays for them, and how it was told."""
    projects = sum(map(len, evidence.portfolio.plan.parts))
    if 2 * RUNS * projects * SWEEPS <= settings.effort:
        return survival(findings, settings, RUNS, progress), "runs"
    return robustness(findings, evidence.portfolio.rivals, settings.min_score, runner, progress), "rivals"


def survival(
    findings: Findings, settings: PoolingSettings, draws: int = RUNS, progress: Progress | None = None
) -> Floats:
    """(g,) in which share of new runs, with weights around the chosen ones, each group comes out with the same members.

    The pairs are scored once where they are few enough to be kept; each draw then takes as long as a suggestion.

    Args:
        draws: 1 to ``robustness.DRAWS``.

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
        portfolio = pooled(findings.prepared, replace(settings, weights=dict(weights)), Here(), part).portfolio
        found = {tuple(group) for group in portfolio.groups.tolist()}
        again += [tuple(group) in found for group in findings.groups.tolist()]
    return 100 * again / len(drawn)
