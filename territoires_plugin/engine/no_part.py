"""Why a project takes no part in pooling: what ``take_part`` asks for and the project lacks."""

from __future__ import annotations

from typing import Literal

import geopandas as gpd
import numpy as np

from ..model.codes import split_codes
from ..model.errors import TerritoiresError
from .participants import Objects, Participants, column

NoPart = Literal["no_place", "at_departement", "no_theme", "no_epci"]


def why_no_part(projects: gpd.GeoDataFrame) -> Objects:
    """(n,) for projects that take no part, the first thing each of them lacks; see ``NoPart``."""
    placed = ~(projects.geometry.isna() | projects.geometry.is_empty).to_numpy()
    vague = column(projects, "location_precision") == "departement"
    themed = np.array([bool(split_codes(value)) for value in column(projects, "themes")], dtype=bool)
    reasons: Objects = np.select(
        [~placed, vague, ~themed], ["no_place", "at_departement", "no_theme"], "no_epci"
    ).astype(object)
    return reasons


def position_of(project_id: str, participants: Participants, projects: gpd.GeoDataFrame) -> int:
    """Where a project stands among the participants.

    Raises:
        TerritoiresError: ``project_unknown``; the code of what it lacks where it takes no part, such as
            ``project_no_theme``.
    """
    found = int(participants.positions([project_id])[0])
    if found >= 0:
        return found
    raise TerritoiresError(f"project_{why_no_part(row_of(project_id, projects))[0]}", value=project_id)


def row_of(project_id: str, projects: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The table of one project.

    Raises:
        TerritoiresError: ``project_unknown``.
    """
    own = projects[(projects["project_id"].astype(str) == project_id).to_numpy()]
    if own.empty:
        raise TerritoiresError("project_unknown", value=project_id)
    return own
