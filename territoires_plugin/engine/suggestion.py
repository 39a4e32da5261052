"""The whole engine behind one call."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from ..model.messages import Language
from ..model.progress import Progress, Silent, Stage
from ..model.settings import PoolingSettings
from ..model.tables import PAIRS
from ..model.taxonomy import Taxonomy, load_taxonomy
from .graph import pooling_graph
from .growth import grown_groups
from .participants import Booleans, Participants, take_part
from .portfolio import best_portfolio
from .results import Findings, links_table, members_table, opportunities_table
from .scored import ScoredPairs, scored_pairs
from .scores import neighbourhood


@dataclass(frozen=True)
class Suggestions:
    """What ``suggest`` found; geometries are in the CRS of the projects.

    Args:
        opportunities: one row a pool, columns of ``model.tables.OPPORTUNITIES``, Polygon.
        links: one row a pair of members, columns of ``model.tables.LINKS``, LineString.
        members: the projects that are in an opportunity, their own columns and ``opportunity_id``.
        left_out: how many projects took no part for want of a place, an EPCI or a theme.
    """

    opportunities: gpd.GeoDataFrame
    links: gpd.GeoDataFrame
    members: gpd.GeoDataFrame
    left_out: int


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
        TerritoiresError: what ``take_part`` raises; ``theme_unknown`` for a chosen theme that no project has.
        Cancelled: when ``progress`` says so.
    """
    settings = settings or PoolingSettings()
    progress = progress or Silent()
    participants = take_part(projects, territories)
    neighbours = neighbourhood(participants.epci, territories)
    scored = scored_pairs(participants, neighbours, settings, Stage(progress, 0, 40))
    kept = scored.keep(scored.scores.total >= settings.min_score)
    graph = pooling_graph(participants, kept.pairs, kept.scores, participants.mask_of(settings.themes))
    candidates = grown_groups(graph, settings.max_members, Stage(progress, 40, 70))
    groups = best_portfolio(graph, candidates, settings.max_members, Stage(progress, 70, 95))
    findings = Findings(participants, kept, groups, neighbours, territories)
    suggestions = Suggestions(
        opportunities=opportunities_table(findings, taxonomy or load_taxonomy(), language),
        links=links_table(findings),
        members=members_table(findings),
        left_out=len(projects) - len(participants),
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
    participants = take_part(projects, territories)
    neighbours = neighbourhood(participants.epci, territories)
    scored = scored_pairs(participants, neighbours, settings, progress or Silent())
    return _pairs_table(participants, scored)


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
