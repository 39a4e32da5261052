"""The whole engine behind one call."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from ..model.errors import TerritoiresError
from ..model.messages import Language
from ..model.progress import Progress, Silent, Stage
from ..model.settings import PoolingSettings
from ..model.tables import PAIRS
from ..model.taxonomy import Taxonomy, load_taxonomy
from .boundaries import usable_territories
from .graph import pooling_graph
from .participants import Booleans, Participants, take_part
from .portfolio import best_portfolio
from .results import Findings, links_table, members_table, opportunities_table
from .scored import ScoredPairs, scored_pairs
from .scores import Neighbourhood, neighbourhood


@dataclass(frozen=True)
class Suggestions:
    """What ``suggest`` found; geometries are in the CRS of the projects.

    Args:
        opportunities: one row a pool, columns of ``model.tables.OPPORTUNITIES``, Polygon.
        links: one row a pair of members, columns of ``model.tables.LINKS``, LineString.
        members: the projects that are in an opportunity, their own columns and ``opportunity_id``.
        left_out: how many projects took no part for want of a place, an EPCI or a theme.
        unknown_epci: codes of the EPCI of projects that the territories do not hold: their contiguity is unknown.
    """

    opportunities: gpd.GeoDataFrame
    links: gpd.GeoDataFrame
    members: gpd.GeoDataFrame
    left_out: int
    unknown_epci: tuple[str, ...]


def suggest(
    projects: gpd.GeoDataFrame,
    territories: gpd.GeoDataFrame | None,
    settings: PoolingSettings | None = None,
    *,
    taxonomy: Taxonomy | None = None,
    language: Language = "fr",
    progress: Progress | None = None,
) -> Suggestions:
    """Suggest disjoint pools of projects that maximise the sum of (members - 1) x mean pair score.

    Args:
        projects: columns ``project_id``, ``themes`` and ``epci_code`` (derived from ``territories`` where the column is
            absent), others of the projects table where known; any CRS.
        territories: columns ``epci_code`` and, where known, ``name`` and ``population``; polygons in any CRS.
        settings: the user's choices; the defaults when absent.
        taxonomy: names of the themes in titles and rationales; the one of the plugin when absent.
        language: of titles and rationales.
        progress: told from 0 to 100; its ``check`` may raise ``Cancelled``.

    Raises:
        TerritoiresError: what ``take_part`` raises; ``theme_unknown`` for a chosen theme that neither a project
            nor the taxonomy has; ``territories_columns``.
        Cancelled: when ``progress`` says so.
    """
    settings, taxonomy, progress = settings or PoolingSettings(), taxonomy or load_taxonomy(), progress or Silent()
    participants, neighbours, boundaries = _prepared(projects, territories, settings, taxonomy)
    scored = scored_pairs(participants, neighbours, settings, Stage(progress, 0, 40))
    kept = scored.keep(scored.scores.total >= settings.min_score)
    graph = pooling_graph(participants, kept, participants.chosen(settings.themes), progress)
    groups = best_portfolio(graph, settings.max_members, Stage(progress, 40, 95))
    findings = Findings(participants, kept, groups, neighbours, boundaries)
    suggestions = Suggestions(
        opportunities=opportunities_table(findings, taxonomy, language, progress),
        links=links_table(findings, progress),
        members=members_table(findings),
        left_out=len(projects) - len(participants),
        unknown_epci=tuple(sorted(set(participants.epci) - neighbours.known)),
    )
    progress.report(100)
    return suggestions


def score_pairs(
    projects: gpd.GeoDataFrame,
    territories: gpd.GeoDataFrame | None,
    settings: PoolingSettings | None = None,
    *,
    progress: Progress | None = None,
) -> pd.DataFrame:
    """Every pair within the maximum distance that shares a theme (one of those chosen, where a choice was made).

    Pairs of two calls are left out: calls are never mixed unasked. ``settings.min_score`` does not apply here.

    Returns:
        Columns of ``model.tables.PAIRS``, ``from_id < to_id`` by code point, sorted by both; metres and points of 100.

    Raises:
        TerritoiresError, Cancelled: as ``suggest``.
    """
    settings = settings or PoolingSettings()
    participants, neighbours, _ = _prepared(projects, territories, settings, load_taxonomy())
    scored = scored_pairs(participants, neighbours, settings, progress or Silent())
    return _pairs_table(participants, scored)


def _prepared(
    projects: gpd.GeoDataFrame, territories: gpd.GeoDataFrame | None, settings: PoolingSettings, taxonomy: Taxonomy
) -> tuple[Participants, Neighbourhood, gpd.GeoDataFrame | None]:
    boundaries = usable_territories(territories)
    participants = take_part(projects, boundaries)
    known = {*participants.theme_codes, *(term.code for term in taxonomy.themes)}
    for code in settings.themes:
        if code not in known:
            raise TerritoiresError("theme_unknown", value=code, known=", ".join(sorted(known)))
    return participants, neighbourhood(participants.epci, boundaries), boundaries


def _pairs_table(participants: Participants, scored: ScoredPairs) -> pd.DataFrame:
    pairs = scored.pairs
    same_epci: Booleans = participants.epci[pairs.first] == participants.epci[pairs.second]
    columns = {
        "from_id": participants.ids[pairs.first],
        "to_id": participants.ids[pairs.second],
        "distance_m": pairs.distance,
        "same_epci": same_epci.astype(bool),
        "score": scored.scores.total,
        **{f"score_{name}": points for name, points in scored.scores.contributions.items()},
    }
    return pd.DataFrame(columns, columns=list(PAIRS))
