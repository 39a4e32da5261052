"""Where a project stands that is in no pool: beside whom, what keeps it out, and what would have to change."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...model.messages import Language, message
from .known_projects import KnownProjects, known_number
from .story import NearMiss

if TYPE_CHECKING:
    import pandas as pd

    from ...engine import Explanation, Suggestions

OF_THEMES = ("no_shared_theme", "no_common_theme")


@dataclass(frozen=True)
class Place:
    """A sentence, and the opportunity or the project that it is about."""

    sentence: str
    opportunity_id: str | None = None
    project_id: str | None = None


def near_misses_of(
    explanation: Explanation, misses: pd.DataFrame, known: KnownProjects, language: Language
) -> tuple[NearMiss, ...]:
    """The projects that came nearest to this opportunity, or to one of its members."""
    members = {member.project_id for member in explanation.members}
    own = misses["candidate_id"].isin({explanation.opportunity_id, *members})
    return tuple(_near_miss(row, known, language) for row in misses[own].to_dict("records"))


def place_of(project_id: str, suggestions: Suggestions | None, known: KnownProjects, language: Language) -> Place:
    """Where one project stands among the suggestions; nothing is said before there are any."""
    from ...engine import near_misses

    if suggestions is None:
        return Place("")
    group = _group_of(project_id, suggestions)
    if group is not None:
        return Place(message("place_inside", language, **_named(group, suggestions)), group)
    (miss,) = near_misses(suggestions, project_ids=[project_id], language=language).to_dict("records")
    reason = _reason(miss, language)
    if not isinstance(miss["candidate_id"], str):
        return Place(message("place_nobody", language, reason=reason))
    if miss["candidate_kind"] == "opportunity":
        group = miss["candidate_id"]
        return Place(message("place_near_opportunity", language, reason=reason, **_named(group, suggestions)), group)
    group = _group_of(miss["candidate_id"], suggestions)
    title = known.short_title(miss["candidate_id"])
    sentence = message("place_near_project", language, title=title, reason=reason)
    return Place(sentence, group, None if group else miss["candidate_id"])


def _near_miss(miss: dict[str, Any], known: KnownProjects, language: Language) -> NearMiss:
    facts = known.facts(miss["project_id"])
    told = miss["message"]
    if miss["candidate_kind"] == "project":
        told = message("miss_with", language, title=known.short_title(miss["candidate_id"]), reason=told)
    title = known.short_title(miss["project_id"])
    return NearMiss(miss["project_id"], title, facts.epci_name, told, _change(miss, language))


def _reason(miss: dict[str, Any], language: Language) -> str:
    return " ".join(filter(None, (f"{miss['message']}.", _change(miss, language))))


def _change(miss: dict[str, Any], language: Language) -> str:
    """What would have to change, in figures that are enough and that a person would choose."""
    from ...engine.phrasing import number_text

    rule, value, limit = miss["rule"], known_number(miss["value"]), known_number(miss["limit"])
    if rule in OF_THEMES:
        return message("change_theme", language)
    if rule == "same_epci":
        return message("change_same_epci", language)
    if rule == "too_far" and value is not None:
        return message("change_too_far", language, number=number_text(math.ceil(value / 1000), 0, language))
    if rule == "score_below" and value is not None:
        return message("change_score_below", language, number=number_text(math.floor(value), 0, language))
    if rule == "opportunity_full" and limit is not None:
        return message("change_opportunity_full", language, number=number_text(limit + 1, 0, language))
    return ""


def _group_of(project_id: str, suggestions: Suggestions) -> str | None:
    members = suggestions.members
    found = members.loc[members["project_id"].astype(str) == project_id, "opportunity_id"]
    return None if found.empty else str(found.iloc[0])


def _named(opportunity_id: str, suggestions: Suggestions) -> dict[str, object]:
    row = suggestions.opportunities.set_index("opportunity_id").loc[opportunity_id]
    return {"rank": int(row["rank"]), "title": row["title"]}
