"""For each project that is in no opportunity, the candidate that it came nearest to and the rule that excluded it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from ..model.messages import Language, message
from ..model.progress import Progress, Silent
from ..model.tables import NEAR_MISSES
from .misses import NOBODY, Misses, misses_of
from .no_part import row_of, why_no_part
from .participants import Objects
from .phrasing import told_apart
from .suggestion import Suggestions

_DECIMALS = {"too_far": 1, "score_below": 0, "worth_less": 1, "not_found": 1, "opportunity_full": 0}
# Another sentence for an opportunity.
_OF_BOTH_KINDS = ("too_far", "score_below", "worth_less", "not_found", "kept_apart")


def near_misses(
    suggestions: Suggestions,
    *,
    project_ids: Iterable[str] | None = None,
    language: Language = "fr",
    progress: Progress | None = None,
) -> pd.DataFrame:
    """One row for each project that is in no opportunity, by id; ``docs/explanation.md`` has the order of the rules.

    Args:
        project_ids: only these; those of them that are in an opportunity have no row. All when absent.

    Returns:
        Columns of ``model.tables.NEAR_MISSES``: ``candidate_kind`` is ``project`` or ``opportunity``, and with
        ``candidate_id`` None where there is no candidate; ``value`` and ``limit`` are metres, points or members, NaN
        where none is told.

    Raises:
        TerritoiresError: ``project_unknown``.
        Cancelled: when ``progress`` says so.
    """
    asked = None if project_ids is None else {str(one) for one in project_ids}
    for one in sorted(asked or ()):
        row_of(one, suggestions.projects)
    table = pd.concat(
        [_without_part(suggestions, asked), _with_part(suggestions, asked, progress or Silent())], ignore_index=True
    )
    table["message"] = [
        _told(rule, kind == "opportunity", value, limit, language)
        for rule, kind, value, limit in zip(table["rule"], table["candidate_kind"], table["value"], table["limit"])
    ]
    return table.sort_values("project_id", ignore_index=True)[list(NEAR_MISSES)]


def _without_part(suggestions: Suggestions, asked: set[str] | None) -> pd.DataFrame:
    """Of the projects that take no part, what each of them lacks."""
    ids = suggestions.projects["project_id"].astype(str)
    out = ~ids.isin(suggestions.findings.prepared.participants.ids) & _is_asked(ids, asked)
    rows = suggestions.projects[out.to_numpy()]
    return _table(ids[out].to_numpy(dtype=object), why_no_part(rows))


def _with_part(suggestions: Suggestions, asked: set[str] | None, progress: Progress) -> pd.DataFrame:
    findings = suggestions.findings
    ids = findings.prepared.participants.ids
    own = np.ones(len(ids), dtype=bool)
    own[findings.members] = False
    own &= _is_asked(pd.Series(ids, dtype=object), asked).to_numpy(dtype=bool)
    misses = misses_of(findings, suggestions.settings, suggestions.held.scope, np.flatnonzero(own), progress)
    table = _table(ids[misses.project], misses.rule)
    table["candidate_id"] = _candidates(suggestions, misses)
    table["candidate_kind"] = np.where(misses.is_group, "opportunity", "project").astype(object)
    table.loc[misses.candidate == NOBODY, "candidate_kind"] = None
    table["value"], table["limit"] = misses.value, misses.limit
    return table


def _candidates(suggestions: Suggestions, misses: Misses) -> Objects:
    candidates: Objects = np.full(len(misses.project), None, dtype=object)
    single = ~misses.is_group & (misses.candidate != NOBODY)
    candidates[single] = suggestions.findings.prepared.participants.ids[misses.candidate[single]]
    groups = suggestions.opportunities["opportunity_id"].to_numpy(dtype=object)
    candidates[misses.is_group] = groups[misses.candidate[misses.is_group]]
    return candidates


def _table(ids: Objects, rules: Objects) -> pd.DataFrame:
    nobody = np.full(len(ids), None, dtype=object)
    nothing = np.full(len(ids), np.nan)
    columns = {"project_id": ids, "candidate_kind": nobody, "candidate_id": nobody, "rule": rules}
    return pd.DataFrame({**columns, "value": nothing, "limit": nothing})


def _is_asked(ids: pd.Series, asked: set[str] | None) -> pd.Series:
    return pd.Series(True, index=ids.index) if asked is None else ids.isin(asked)


def _told(rule: str, of_opportunity: bool, value: float, limit: float, language: Language) -> str:
    code = f"miss_{rule}_opportunity" if of_opportunity and rule in _OF_BOTH_KINDS else f"miss_{rule}"
    if rule not in _DECIMALS:
        return message(code, language)
    scale = 1000 if rule == "too_far" else 1
    found, asked = told_apart(value / scale, limit / scale, _DECIMALS[rule], language)
    return message(code, language, value=found, limit=asked)
