"""What would happen if a project joined an opportunity that stands."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..model.settings import PoolingSettings
from .findings import Findings
from .participants import Booleans, Floats, Integers, Objects
from .scope import Scope
from .scorer import totals

GAIN = 1e-9  # less than what a change must add to the sum of values for the search to make it


@dataclass(frozen=True)
class Joining:
    """c projects, each with an opportunity that it might join.

    Args:
        project: (c,) positions of participants.
        group: (c,) numbers of groups.
        farthest: (c,) metres to the farthest member.
        has_common_theme: (c,) whether it has one of the themes that all members share (one of those chosen).
        lowest: (c,) the lowest score with a member in reach that shares a theme with it (one of those chosen).
        mean: (c,) the mean of these scores.
        size: (c,) members of the opportunity.
        value: (c,) what the opportunity is worth without it.
        value_with: (c,) what it would be worth with it; NaN where it could not pool with each member.
        kept_apart: (c,) whether it was rejected together with a member.
        kept: (c,) whether the opportunity was kept as it stands.
    """

    project: Integers
    group: Integers
    farthest: Floats
    has_common_theme: Booleans
    lowest: Floats
    mean: Floats
    size: Integers
    value: Floats
    value_with: Floats
    kept_apart: Booleans
    kept: Booleans

    def __len__(self) -> int:
        return len(self.group)


@dataclass(frozen=True)
class Refusals:
    """Why c projects do not join.

    Args:
        broken: (c,) how many rules the joining breaks.
        rule: (c,) the first of them, a code; where it breaks none, whether it pays.
        value, limit: (c,) what was found and what the rule asks; NaN where neither is told.
    """

    broken: Integers
    rule: Objects
    value: Floats
    limit: Floats


def joining(
    findings: Findings, settings: PoolingSettings, scope: Scope | None, project: Integers, group: Integers
) -> Joining:
    """Of c projects in no group, each with the number of a group of which it could pool with one member at least."""
    prepared, size = findings.prepared, findings.sizes[group]
    start = np.cumsum(size) - size
    case = np.repeat(np.arange(len(group)), size)
    member = findings.members[np.arange(len(case)) - start[case] + findings.member_start[group][case]]
    pairs = prepared.scorer.between(np.minimum(project[case], member), np.maximum(project[case], member))
    score = totals(prepared.scorer.components(pairs, settings.weights), settings.weights, len(pairs))
    chosen = prepared.participants.has_theme[:, prepared.participants.chosen(settings.themes)]
    common = _all(chosen[member], start) & chosen[project]
    able = (pairs.distance <= settings.max_distance) & (chosen[member] & chosen[project][case]).any(axis=1)
    known = np.bincount(case, able, len(group))
    total = np.bincount(case, np.where(able, score, 0.0), len(group))
    inner = findings.scores[group] * size * (size - 1) / 2
    never = np.zeros(len(case), dtype=bool)
    apart = never if scope is None else scope.kept_apart(project[case], member)
    kept = never if scope is None else ~scope.open[member]
    return Joining(
        project=project,
        group=group,
        farthest=np.maximum.reduceat(pairs.distance, start) if len(case) else np.empty(0),
        has_common_theme=common.any(axis=1),
        lowest=np.minimum.reduceat(np.where(able, score, np.inf), start) if len(case) else np.empty(0),
        mean=total / known,
        size=size,
        value=(size - 1) * findings.scores[group],
        value_with=np.where(known == size, 2 * (inner + total) / (size + 1), np.nan),
        kept_apart=np.bincount(case, apart, len(group)) > 0,
        kept=np.bincount(case, kept, len(group)) > 0,
    )


def refusals(cases: Joining, settings: PoolingSettings) -> Refusals:
    """The rules in their order: a theme common to all, distance, score, number of members, then what was decided."""
    breaks = [
        ~cases.has_common_theme,
        cases.farthest > settings.max_distance,
        cases.lowest < settings.min_score,
        cases.size >= settings.max_members,
        cases.kept_apart,
        cases.kept,
    ]
    nothing = np.full(len(cases), np.nan)
    found = [nothing, cases.farthest, cases.lowest, cases.size.astype(np.float64), nothing, nothing]
    asked = [np.nan, settings.max_distance, settings.min_score, float(settings.max_members), np.nan, np.nan]
    codes = ["no_common_theme", "too_far", "score_below", "opportunity_full", "kept_apart", "kept_as_it_stands"]
    return Refusals(
        broken=np.sum(breaks, axis=0),
        rule=np.select(breaks, codes, worth(cases.value_with, cases.value)).astype(object),
        value=np.select(breaks, found, cases.value_with),
        limit=np.select(breaks, asked, cases.value),
    )


def worth(value: Floats, before: Floats) -> Objects:
    """(m,) whether a change that keeps every rule does not pay, or does, so that the search has missed it."""
    return np.where(value > before + GAIN, "not_found", "worth_less").astype(object)


def _all(flags: Booleans, start: Integers) -> Booleans:
    """Whether all rows from each start to the next are true, column by column."""
    if len(start) == 0:
        return flags[:0]
    held: Booleans = np.logical_and.reduceat(flags, start, axis=0)
    return held
