"""The nearest candidate of each project that is in no opportunity, and the rule that stands between them, as arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..model.progress import Progress
from ..model.settings import PoolingSettings
from .findings import Findings
from .joining import Refusals, joining, refusals, worth
from .pairs import Pairs
from .participants import Booleans, Floats, Integers, Objects
from .scope import Scope
from .scorer import totals
from .surroundings import Surroundings

NEARLY = 1.5  # times the maximum distance: up to there a larger distance is the first thing to try
_WIDER = (3.0, 6.0)  # times the maximum distance: who finds a partner there need not be held against everyone
NOBODY = -1

# The first of these that holds for any pair of a project is told; among the pairs for which it does the best score,
# otherwise the least distance.
KEEPS_RULES, SCORE_BELOW, NEARLY_IN_REACH, SAME_EPCI, NO_SHARED_THEME, FAR, FAR_NO_THEME, FAR_SAME_EPCI = range(8)
RULE_OF = {
    SCORE_BELOW: "score_below",
    NEARLY_IN_REACH: "too_far",
    SAME_EPCI: "same_epci",
    NO_SHARED_THEME: "no_shared_theme",
    FAR: "too_far",
    FAR_NO_THEME: "no_shared_theme",
    FAR_SAME_EPCI: "same_epci",
}


@dataclass(frozen=True)
class Misses:
    """m projects, each with its candidate and the rule that was broken.

    Args:
        project: (m,) positions of participants.
        candidate: (m,) the position of another one, or the number of a group; NOBODY where there is none.
        is_group: (m,) which of the two.
        rule: (m,) codes.
        value, limit: (m,) what was found and what the rule asks; metres, points or members; NaN where neither is told.
    """

    project: Integers
    candidate: Integers
    is_group: Booleans
    rule: Objects
    value: Floats
    limit: Floats

    def keep(self, which: Integers) -> Misses:
        return Misses(*(getattr(self, name)[which] for name in self.__dataclass_fields__))


def misses_of(
    findings: Findings, settings: PoolingSettings, scope: Scope | None, own: Integers, progress: Progress
) -> Misses:
    """One miss for each of some participants that are in no group, by position."""
    finder = _Finder(findings, settings, scope)
    asked = np.ones(len(own), dtype=bool) if scope is None else scope.open[own]
    outside, own = _alone(own[~asked], "not_among"), own[asked]
    able = finder.chosen[own].any(axis=1)
    unchosen = _alone(own[~able], "no_chosen_theme")
    near = finder.near(own[able], progress)
    left = np.setdiff1d(own[able], near.project)
    far = finder.far(left, progress)
    nobody = _alone(np.setdiff1d(left, far.project), "no_other")
    found = _together([outside, unchosen, near, far, nobody])
    return found.keep(np.argsort(found.project))


class _Finder:
    """Looks at the pairs of projects that are in no group."""

    def __init__(self, findings: Findings, settings: PoolingSettings, scope: Scope | None) -> None:
        self._findings, self._settings, self._scope = findings, settings, scope
        self._prepared = findings.prepared
        participants = self._prepared.participants
        self.chosen = participants.has_theme[:, participants.chosen(settings.themes)]
        self._around = Surroundings(participants, self._prepared.places)
        self._group_of = np.full(len(participants), NOBODY, dtype=np.int64)
        self._group_of[findings.members] = np.repeat(np.arange(len(findings)), findings.sizes)

    def near(self, own: Integers, progress: Progress) -> Misses:
        """The misses among pairs up to nearly the maximum distance."""
        found = []
        for pairs in self._around.within(own, NEARLY * self._settings.max_distance):
            progress.check()
            across, shared = self._kinds(pairs)
            inside = pairs.distance <= self._settings.max_distance
            level = np.select(
                [inside & across & shared, across & shared, inside & shared, inside & across],
                [SCORE_BELOW, NEARLY_IN_REACH, SAME_EPCI, NO_SHARED_THEME],
                NOBODY,
            )
            told = level != NOBODY
            found.append(self._best(pairs.keep(told), level[told]))
        return _together(found)

    def far(self, own: Integers, progress: Progress) -> Misses:
        """The misses among all pairs, for projects that have none nearer."""
        found = []
        for times in _WIDER:
            for pairs in self._around.within(own, times * self._settings.max_distance):
                progress.check()
                across, shared = self._kinds(pairs)
                pairs = pairs.keep(across & shared)
                found.append(self._best(pairs, np.full(len(pairs), FAR)))
            own = np.setdiff1d(own, _together(found).project)
        for pairs in self._around.everyone(own):
            progress.check()
            across, shared = self._kinds(pairs)
            level = np.select([across & shared, across], [FAR, FAR_NO_THEME], FAR_SAME_EPCI)
            found.append(self._best(pairs, level))
        return _together(found)

    def _kinds(self, pairs: Pairs) -> tuple[Booleans, Booleans]:
        """(m,) whether the two are of different EPCI, and whether they share a theme that may be shared."""
        epci = self._prepared.epci
        return epci[pairs.first] != epci[pairs.second], (self.chosen[pairs.first] & self.chosen[pairs.second]).any(1)

    def _best(self, pairs: Pairs, level: Integers) -> Misses:
        """The best pair of each project, and what became of those that keep every rule."""
        score = np.full(len(pairs), np.nan)
        scored = level == SCORE_BELOW
        score[scored] = self._scores(pairs.keep(scored))
        level = np.where(scored & (score >= self._settings.min_score), KEEPS_RULES, level)
        allowed = level == KEEPS_RULES
        partners = self._best_partner(pairs.first[allowed], pairs.second[allowed], score[allowed])
        others = ~np.isin(pairs.first, partners.project)
        pairs, level, score = pairs.keep(others), level[others], score[others]
        key = np.where(level == SCORE_BELOW, -score, pairs.distance)
        first = _first_of_each(pairs.first, level, key, pairs.second)
        level, pairs, score = level[first], pairs.keep(first), score[first]
        by_distance = np.isin(level, [NEARLY_IN_REACH, FAR])
        below = level == SCORE_BELOW
        broken = Misses(
            project=pairs.first,
            candidate=pairs.second,
            is_group=np.zeros(len(first), dtype=bool),
            rule=np.array([RULE_OF[one] for one in level.tolist()], dtype=object),
            value=np.select([by_distance, below], [pairs.distance, score], np.nan),
            limit=np.select([by_distance, below], [self._settings.max_distance, self._settings.min_score], np.nan),
        )
        return _together([partners, broken])

    def _best_partner(self, project: Integers, partner: Integers, score: Floats) -> Misses:
        """Of projects with partners that keep every rule: those that are free, or the opportunities they are in."""
        group = self._group_of[partner]
        free = group == NOBODY
        combined = np.unique(np.column_stack([project[~free], group[~free]]), axis=0)
        cases = joining(self._findings, self._settings, self._scope, combined[:, 0], combined[:, 1])
        refused = refusals(cases, self._settings)
        paired = self._pairing(project[free], partner[free], score[free])
        alone = Misses(
            project=project[free],
            candidate=partner[free],
            is_group=np.zeros(free.sum(), dtype=bool),
            rule=paired.rule,
            value=paired.value,
            limit=paired.limit,
        )
        joined = Misses(
            cases.project, cases.group, np.ones(len(cases), dtype=bool), refused.rule, refused.value, refused.limit
        )
        both = _together([alone, joined])
        broken = np.concatenate([paired.broken, refused.broken])
        missed = both.rule == "not_found"
        mean = np.concatenate([score[free], cases.mean])
        return both.keep(_first_of_each(both.project, broken, ~missed, -mean, both.is_group, both.candidate))

    def _pairing(self, project: Integers, partner: Integers, score: Floats) -> Refusals:
        """Why a project does not pool with a free partner, although the two keep every rule."""
        nothing, never = np.zeros(len(project)), np.zeros(len(project), dtype=bool)
        apart = never if self._scope is None else self._scope.kept_apart(project, partner)
        outside = never if self._scope is None else ~self._scope.open[partner]
        decided = apart | outside
        rule = np.select([apart, outside], ["kept_apart", "candidate_not_among"], worth(score, nothing))
        return Refusals(
            broken=decided.astype(np.int64),
            rule=rule.astype(object),
            value=np.where(decided, np.nan, score),
            limit=np.where(decided, np.nan, nothing),
        )

    def _scores(self, pairs: Pairs) -> Floats:
        components = self._prepared.scorer.components(pairs, self._settings.weights)
        return totals(components, self._settings.weights, len(pairs))


def _first_of_each(project: Integers, *keys: Floats | Integers | Booleans) -> Integers:
    """Rows of the first of each project by some keys, the most important first."""
    order = np.lexsort((*keys[::-1], project))
    first = np.ones(len(order), dtype=bool)
    first[1:] = project[order][1:] != project[order][:-1]
    rows: Integers = order[first]
    return rows


def _alone(project: Integers, rule: str) -> Misses:
    """Projects that have no candidate."""
    nothing = np.full(len(project), np.nan)
    return Misses(
        project=project,
        candidate=np.full(len(project), NOBODY, dtype=np.int64),
        is_group=np.zeros(len(project), dtype=bool),
        rule=np.full(len(project), rule, dtype=object),
        value=nothing,
        limit=nothing,
    )


def _together(parts: list[Misses]) -> Misses:
    parts = [*parts, _alone(np.empty(0, dtype=np.int64), "")]
    return Misses(*(np.concatenate([getattr(part, name) for part in parts]) for name in Misses.__dataclass_fields__))
