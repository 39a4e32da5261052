"""The ranked partners of one project: every other that could stand in an opportunity with it, whoever else it suits."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd

from ..model.messages import Language, message
from ..model.progress import Silent
from ..model.settings import PoolingSettings
from ..model.tables import COMPONENTS, PARTNERS
from .no_part import position_of
from .office_tables import office_tables
from .pairs import Pairs
from .participants import Booleans, Floats, Integers, Objects
from .phrasing import told_apart
from .prepared import Prepared
from .recent import prepared_for
from .running import Here
from .scorer import contributions, totals
from .shared import joined_terms, shared_codes

# Points below the minimum score up to which a pair is to be examined: halving or raising by half any one weight moves
# nine pairs out of ten by at most that; docs/explanation.md has the figures.
TO_EXAMINE = 10.0


def partners(
    projects: gpd.GeoDataFrame,
    territories: gpd.GeoDataFrame | None,
    project_id: str,
    settings: PoolingSettings | None = None,
    *,
    limit: int = 20,
    cooperation: pd.DataFrame | None = None,
    travel_times: pd.DataFrame | None = None,
    language: Language = "fr",
) -> pd.DataFrame:
    """The projects of the same call within the maximum distance that share a theme (one of those chosen) with one.

    Those of other EPCI come first, the best score first, equal ones by id; then those of its own EPCI, unranked: they
    can stand in an opportunity with it only beside a third project. The lists of several projects overlap.

    Args:
        limit: at most so many of other EPCI, and so many of its own.

    Returns:
        Columns of ``model.tables.PARTNERS``: ``rank`` from 1, NA within one EPCI; ``verdict`` one of ``retained`` (a
        score of at least ``settings.min_score``), ``to_examine`` (at most ``TO_EXAMINE`` points below), ``below``,
        ``same_epci``;
        ``score_<component>`` sum to ``score``, NaN where unknown; ``shared_themes`` codes joined; ``shared_terms``
        words joined by a comma, the most telling first; None where there are none.

    Raises:
        TerritoiresError: ``project_unknown``; ``project_no_place``, ``project_at_departement``, ``project_no_theme``,
            ``project_no_epci`` where it takes no part; what ``suggest`` raises.
    """
    settings = settings or PoolingSettings()
    office = office_tables(cooperation, travel_times)
    prepared = prepared_for(projects, territories, settings.max_distance, office, Here(), Silent())
    pairs = _in_reach(prepared, position_of(project_id, prepared.participants, projects), settings)
    components = prepared.scorer.components(pairs)
    score = totals(components, settings.weights, len(pairs))
    same_epci = prepared.epci[pairs.first] == prepared.epci[pairs.second]
    listed = _best(score, same_epci, pairs.second, limit)
    points = contributions(components, settings.weights, len(pairs))
    verdict = _verdicts(score, same_epci, settings.min_score)[listed]
    ranked = np.where(same_epci[listed], np.nan, np.arange(1, len(listed) + 1))
    pairs, score = pairs.keep(listed), score[listed]
    participants = prepared.participants
    themes = participants.chosen(settings.themes)
    codes = np.array(participants.theme_codes, dtype=object)[themes]
    told = {
        "rank": pd.array(ranked, dtype="Int64"),
        "project_id": participants.ids[pairs.second],
        "epci_code": participants.epci[pairs.second],
        "distance_m": pairs.distance,
        "same_epci": same_epci[listed],
        "verdict": verdict,
        "score": score,
        **{part.column: points[part.name][listed] for part in COMPONENTS},
        "shared_themes": shared_codes(participants.has_theme[:, themes], codes, pairs.first, pairs.second),
        "shared_terms": joined_terms(prepared.scorer.measures.get("text"), pairs.first, pairs.second),
        "message": _messages(verdict, score, settings.min_score, language),
    }
    return pd.DataFrame(told, columns=list(PARTNERS))


def _in_reach(prepared: Prepared, own: int, settings: PoolingSettings) -> Pairs:
    """The pairs of one project that keep the rules on call, theme and distance."""
    participants = prepared.participants
    others = np.flatnonzero(participants.call == participants.call[own])
    others = others[others != own]
    pairs = prepared.scorer.between(np.full(len(others), own), others)
    chosen = participants.has_theme[:, participants.chosen(settings.themes)]
    shared = (chosen[others] & chosen[own]).any(axis=1)
    return pairs.keep((pairs.distance <= settings.max_distance) & shared)


def _best(score: Floats, same_epci: Booleans, partner: Integers, limit: int) -> Integers:
    """Rows of the best ``limit`` of other EPCI, then of the best ``limit`` of the own."""
    order = np.lexsort((partner, -score, same_epci))
    across = int((~same_epci).sum())
    return np.concatenate([order[:across][:limit], order[across:][:limit]])


def _verdicts(score: Floats, same_epci: Booleans, min_score: float) -> Objects:
    reached = [same_epci, score >= min_score, score >= min_score - TO_EXAMINE]
    return np.select(reached, ["same_epci", "retained", "to_examine"], "below").astype(object)


def _messages(verdicts: Objects, scores: Floats, min_score: float, language: Language) -> list[str]:
    messages = []
    for verdict, score in zip(verdicts, scores):
        value, limit = told_apart(score, min_score, 0, language)
        messages.append(message(f"partner_{verdict}", language, value=value, limit=limit))
    return messages
