"""Tells the stories; for a background thread. The engine is imported when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...model.errors import TerritoiresError
from ...model.messages import Language, message
from ...model.progress import Progress, Silent, Stage
from ...model.settings import PoolingSettings
from ...model.taxonomy import Taxonomy
from .known_projects import KnownProjects, known_number
from .near_telling import near_misses_of, place_of
from .story import Bar, Experience, Form, Lead, Member, OpportunityStory, Pair, Partner, ProjectStory, ThemeChoice

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

    from ...engine import Explanation, Suggestions


def opportunity_story(
    suggestions: Suggestions,
    opportunity_id: str,
    taxonomy: Taxonomy,
    language: Language,
    *,
    misses: pd.DataFrame | None = None,
    progress: Progress | None = None,
) -> OpportunityStory:
    """Tell one of the opportunities that ``suggest`` found.

    Args:
        misses: the table of ``near_misses(suggestions, language=language)`` where at hand; worked out when absent.

    Raises:
        TerritoiresError: ``opportunity_unknown``.
        Cancelled: when ``progress`` says so.
    """
    from ...engine import explain, near_misses
    from ...engine.results import territory_values

    progress = progress or Silent()
    explanation = explain(suggestions, opportunity_id, language=language)
    progress.report(20)
    if misses is None:
        misses = near_misses(suggestions, language=language, progress=Stage(progress, 20, 90))
    names = territory_values(suggestions.findings, "name")
    known = KnownProjects(suggestions.projects, taxonomy, language, names)
    row = suggestions.opportunities.set_index("opportunity_id").loc[opportunity_id]
    return OpportunityStory(
        opportunity_id=opportunity_id,
        title=str(row["title"]),
        rationale=str(row["rationale"]),
        broken=_broken(suggestions, explanation, language),
        score=explanation.score,
        value=explanation.value,
        bars=_bars(explanation),
        weakest_pair=_weakest_pair(explanation, known, language),
        pairs=_pairs(explanation, known),
        members=_members(explanation, known),
        leads=tuple(Lead(lead.name, " · ".join(lead.reasons)) for lead in explanation.lead_candidates),
        leads_notice=message("lead_notice", language),
        forms=tuple(Form(form.name, form.source, form.meets, form.condition) for form in explanation.forms),
        forms_notice=message("forms_notice", language),
        near_misses=near_misses_of(explanation, misses, known, language),
    )


def project_story(
    projects: gpd.GeoDataFrame,
    territories: gpd.GeoDataFrame | None,
    suggestions: Suggestions | None,
    project_id: str,
    settings: PoolingSettings,
    taxonomy: Taxonomy,
    language: Language,
) -> ProjectStory:
    """Tell one project: where it stands in the suggestions (None before there are any), its partners, who did the like.

    Raises:
        TerritoiresError: ``project_unknown``; what ``suggest`` raises.
    """
    known = KnownProjects(projects, taxonomy, language, _territory_names(territories))
    place = place_of(project_id, suggestions, known, language)
    partners, no_partners = _partners(projects, territories, project_id, settings, known, language)
    return ProjectStory(
        project=known.facts(project_id),
        place=place.sentence,
        opportunity_id=place.opportunity_id,
        nearest_id=place.project_id,
        partners=partners,
        no_partners=no_partners,
        experience=_experience(projects, territories, project_id, known),
        themes=tuple(ThemeChoice(term.code, term.name(language)) for term in taxonomy.themes),
    )


def _broken(suggestions: Suggestions, explanation: Explanation, language: Language) -> tuple[str, ...]:
    from ...engine import assess

    members = [member.project_id for member in explanation.members]
    return tuple(rule.message for rule in assess(suggestions, members, language=language).broken)


def _bars(explanation: Explanation) -> tuple[Bar, ...]:
    import numpy as np

    from ...engine.wording import tenths_of

    bars = explanation.bars
    (tenths,) = tenths_of(np.array([[bar.points for bar in bars]]), np.array([explanation.score]))
    return tuple(
        Bar(bar.component, bar.name, bar.points, told, bar.most) for bar, told in zip(bars, (tenths / 10).tolist())
    )


def _weakest_pair(explanation: Explanation, known: KnownProjects, language: Language) -> str:
    from ...engine.phrasing import number_text

    pair = explanation.weakest_pair
    return message(
        "weakest_pair",
        language,
        first=known.short_title(pair.from_id),
        second=known.short_title(pair.to_id),
        distance=number_text(pair.distance_m / 1000, 1, language),
        score=number_text(pair.score, 1, language),
    )


def _pairs(explanation: Explanation, known: KnownProjects) -> tuple[Pair, ...]:
    return tuple(
        Pair(
            known.short_title(pair.from_id),
            known.short_title(pair.to_id),
            pair.distance_m,
            pair.score,
            ", ".join(pair.shared_terms),
        )
        for pair in explanation.pairs
    )


def _members(explanation: Explanation, known: KnownProjects) -> tuple[Member, ...]:
    return tuple(
        Member(known.facts(member.project_id), member.mean_score, member.difference, member.message)
        for member in explanation.members
    )


def _partners(
    projects: gpd.GeoDataFrame,
    territories: gpd.GeoDataFrame | None,
    project_id: str,
    settings: PoolingSettings,
    known: KnownProjects,
    language: Language,
) -> tuple[tuple[Partner, ...], str]:
    """The partners, or why a project that takes no part can have none."""
    from ...engine import partners

    try:
        table = partners(projects, territories, project_id, settings, language=language)
    except TerritoiresError as error:
        if error.code == "project_unknown" or not error.code.startswith("project_"):
            raise
        return (), error.text(language)
    return tuple(_partner(row, known) for row in table.to_dict("records")), ""


def _partner(row: dict[str, Any], known: KnownProjects) -> Partner:
    rank = known_number(row["rank"])
    return Partner(
        rank=None if rank is None else int(rank),
        project_id=row["project_id"],
        title=known.short_title(row["project_id"]),
        epci_name=known.epci_name(row["epci_code"]),
        distance_m=float(row["distance_m"]),
        score=float(row["score"]),
        verdict=row["verdict"],
        message=row["message"],
    )


def _experience(
    projects: gpd.GeoDataFrame, territories: gpd.GeoDataFrame | None, project_id: str, known: KnownProjects
) -> tuple[Experience, ...]:
    from ...engine import experience

    return tuple(
        Experience(
            project_id=row["project_id"],
            title=known.short_title(row["project_id"]),
            call=known.text(row["call"]),
            stage=known.stage(row["stage"]),
            epci_name=known.epci_name(row["epci_code"]),
            distance_m=known_number(row["distance_m"]),
            likeness=float(row["likeness"]),
        )
        for row in experience(projects, territories, project_id).to_dict("records")
    )


def _territory_names(territories: gpd.GeoDataFrame | None) -> dict[str, str]:
    if territories is None or "name" not in territories.columns:
        return {}
    named = territories[territories["name"].notna()]
    return dict(zip(named["epci_code"].astype(str), named["name"].astype(str)))
