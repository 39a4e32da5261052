"""The whole engine behind one call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import geopandas as gpd
import numpy as np
import pandas as pd

from ..model.constraints import Constraints
from ..model.errors import TerritoiresError
from ..model.messages import Language
from ..model.progress import Progress, Silent, Stage
from ..model.settings import PoolingSettings
from ..model.tables import PAIRS
from ..model.taxonomy import Taxonomy, load_taxonomy
from .cluster import Client, OnCluster
from .constrained import Constrained, Unmet, constrained
from .findings import Findings
from .forms import bodies_by_epci
from .office_tables import office_tables
from .participants import Booleans
from .pooled import Firmness, how_firm, pooled, with_kept
from .prepared import Prepared
from .quality import Evidence, Quality
from .recent import prepared_for
from .results import identifiers, links_table, members_table, opportunities_table
from .running import Here
from .scorer import contributions, totals


@dataclass(frozen=True)
class Suggestions:
    """What ``suggest`` found; geometries are in the CRS of the projects.

    Args:
        opportunities: one row a pool, columns of ``model.tables.OPPORTUNITIES``, Polygon.
        links: one row a pair of members, columns of ``model.tables.LINKS``, LineString.
        members: the projects that are in an opportunity, their own columns and ``opportunity_id``.
        left_out: how many projects took no part for want of a place, an EPCI or a theme.
        unknown_epci: codes of the EPCI of projects that the territories do not hold: their contiguity is unknown.
        cut_short: how many projects lie in parts of the call for which the effort did not pay an exact solve.
        firmness: how ``robustness`` was told: by new ``runs``, or by the ``rivals`` that came closest.
        settings: the choices behind it.
        constraints: what people had decided.
        held: what that came to: the groups that were kept, those that could not be, and what was left to the search.
        findings: the groups as arrays, from which they are explained.
        evidence: what tells how good they are.
        projects: the table handed in, those included that took no part.
        bodies: by EPCI code, the bodies that the office has listed.
    """

    opportunities: gpd.GeoDataFrame
    links: gpd.GeoDataFrame
    members: gpd.GeoDataFrame
    left_out: int
    unknown_epci: tuple[str, ...]
    cut_short: int
    firmness: Firmness
    settings: PoolingSettings
    constraints: Constraints
    held: Constrained
    findings: Findings
    evidence: Evidence
    projects: gpd.GeoDataFrame
    bodies: Mapping[str, frozenset[str]]

    @property
    def unmet(self) -> tuple[Unmet, ...]:
        """The groups that were to be kept and did not come out as they were."""
        return self.held.unmet

    @cached_property
    def quality(self) -> Quality:
        """The share of the best possible that was reached, and how that is established; worked out when first asked.

        Kept opportunities are not counted: nobody chose among them.
        """
        return self.evidence.quality()


def suggest(
    projects: gpd.GeoDataFrame,
    territories: gpd.GeoDataFrame | None,
    settings: PoolingSettings | None = None,
    *,
    taxonomy: Taxonomy | None = None,
    language: Language = "fr",
    progress: Progress | None = None,
    cooperation: pd.DataFrame | None = None,
    travel_times: pd.DataFrame | None = None,
    client: Client | None = None,
    constraints: Constraints | None = None,
) -> Suggestions:
    """Suggest disjoint pools of projects that maximise the sum of (members - 1) x mean pair score.

    Kept pools come out as they stand, whatever the settings, and are ranked among the others; their ``robustness`` is
    NULL.

    Args:
        projects: columns ``project_id``, ``themes`` and ``epci_code`` (derived from ``territories`` where the column is
            absent), others of the projects table where known; any CRS.
        territories: columns ``epci_code`` and, where known, ``name`` and ``population``; polygons in any CRS.
        settings: the user's choices; the defaults when absent.
        taxonomy: names of the themes in titles and rationales; the one of the plugin when absent.
        language: of titles and rationales.
        progress: told from 0 to 100; its ``check`` may raise ``Cancelled``.
        cooperation: columns ``epci_code``, ``body``: the syndicats, PETR, SCoT that EPCI share.
        travel_times: columns ``from_commune``, ``to_commune``, ``minutes``: replace straight lines in proximity.
        client: a ``distributed.Client`` whose workers share the work, for the same answer; see ``engine.cluster``.
        constraints: what people have decided: pools that are kept, pools that are rejected, projects that may be
            suggested.

    Raises:
        TerritoiresError: what ``take_part`` raises; ``theme_unknown`` for a chosen theme that neither a project
            nor the taxonomy has; ``territories_columns``; ``cooperation_columns``, ``travel_columns``,
            ``travel_value``.
        Cancelled: when ``progress`` says so.
    """
    settings, taxonomy, progress = settings or PoolingSettings(), taxonomy or load_taxonomy(), progress or Silent()
    constraints = constraints or Constraints()
    office = office_tables(cooperation, travel_times)
    runner = Here() if client is None else OnCluster(client)
    prepared = prepared_for(projects, territories, settings.max_distance, office, runner, Stage(progress, 0, 16))
    _refuse_unknown_themes(prepared, settings, taxonomy)
    held = constrained(prepared, constraints)
    evidence = pooled(prepared, settings, held.scope, runner, Stage(progress, 16, 70))
    portfolio = evidence.portfolio
    findings, order = with_kept(prepared, settings, portfolio, held.kept)
    progress.check()
    own_ids = identifiers(findings)
    progress.check()
    chosen = Findings(prepared, settings.weights, portfolio.groups)
    firm, firmness = how_firm(chosen, evidence, settings, held.scope, runner, Stage(progress, 70, 77))
    firm = np.append(firm, np.full(len(held.kept), np.nan))[order]
    bodies = bodies_by_epci(cooperation)
    told = Stage(progress, 77, 96)
    opportunities = opportunities_table(findings, own_ids, firm, bodies, taxonomy, language, told)
    suggestions = Suggestions(
        opportunities=opportunities,
        links=links_table(findings, own_ids, progress),
        members=members_table(findings, own_ids, progress),
        left_out=len(projects) - len(prepared.participants),
        unknown_epci=tuple(sorted(set(prepared.participants.epci) - prepared.neighbours.known)),
        cut_short=portfolio.plan.cut_short,
        firmness=firmness,
        settings=settings,
        constraints=constraints,
        held=held,
        findings=findings,
        evidence=evidence,
        projects=projects,
        bodies=bodies,
    )
    progress.report(100)
    return suggestions


def score_pairs(
    projects: gpd.GeoDataFrame,
    territories: gpd.GeoDataFrame | None,
    settings: PoolingSettings | None = None,
    *,
    progress: Progress | None = None,
    cooperation: pd.DataFrame | None = None,
    travel_times: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Every pair within the maximum distance that shares a theme (one of those chosen, where a choice was made).

    Pairs of two calls are left out: calls are never mixed unasked. ``settings.min_score`` does not apply here.

    Returns:
        Columns of ``model.tables.PAIRS``, ``from_id < to_id`` by code point, sorted by both; metres and points of 100.

    Raises:
        TerritoiresError, Cancelled: as ``suggest``.
    """
    settings, progress = settings or PoolingSettings(), progress or Silent()
    office = office_tables(cooperation, travel_times)
    prepared = prepared_for(projects, territories, settings.max_distance, office, Here(), Stage(progress, 0, 40))
    _refuse_unknown_themes(prepared, settings, load_taxonomy())
    return _pairs_table(prepared, settings, Stage(progress, 40, 100))


def _refuse_unknown_themes(prepared: Prepared, settings: PoolingSettings, taxonomy: Taxonomy) -> None:
    known = {*prepared.participants.theme_codes, *(term.code for term in taxonomy.themes)}
    for code in settings.themes:
        if code not in known:
            raise TerritoiresError("theme_unknown", value=code, known=", ".join(sorted(known)))


def _pairs_table(prepared: Prepared, settings: PoolingSettings, progress: Progress) -> pd.DataFrame:
    scored = prepared.all_pairs(progress)
    participants, pairs, count = prepared.participants, scored.pairs, len(scored.pairs)
    points = contributions(scored.components, settings.weights, count)
    same_epci: Booleans = prepared.epci[pairs.first] == prepared.epci[pairs.second]
    columns = {
        "from_id": participants.ids[pairs.first],
        "to_id": participants.ids[pairs.second],
        "distance_m": pairs.distance,
        "same_epci": same_epci,
        "score": totals(scored.components, settings.weights, count),
        **{f"score_{name}": values for name, values in points.items()},
    }
    table = pd.DataFrame(columns, columns=list(PAIRS))
    return table[prepared.shared_themes(pairs, settings.themes)].reset_index(drop=True)
