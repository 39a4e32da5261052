"""Who has already done what a project is about to start: the « retour d'expérience »."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd

from ..model.codes import code_text, split_codes
from ..model.errors import TerritoiresError
from ..model.settings import DEFAULT_WEIGHTS
from ..model.tables import EXPERIENCE
from .boundaries import usable_territories
from .measures.text import text_measure
from .measures.theme import theme_measure
from .participants import Booleans, Floats, Integers, Objects, check_table, column, metric_parts_of, with_epci
from .places import places_of
from .scorer import totals
from .shared import joined_terms, shared_codes

UNDER_WAY = ("operation", "done")
GIVEN_UP = ("rejected", "dropped")
RINGS = (30_000.0, 60_000.0, 120_000.0, 300_000.0, np.inf)  # metres; the first and fourth are Aides-territoires'
ENOUGH = 5  # projects at which the circle is widened no more
LIKE = 40.0  # points of likeness from which a project is like another: the default minimum score of a pair


def experience(
    projects: gpd.GeoDataFrame,
    territories: gpd.GeoDataFrame | None,
    project_id: str,
    *,
    limit: int = 20,
) -> pd.DataFrame:
    """Projects in operation or done, not rejected nor dropped, that are like one project, near ones first.

    They are looked for within 30 km, then 60, 120, 300 and everywhere, until five are found. Experience is shared
    without pooling: those of the same EPCI and of other calls count as well.

    Args:
        projects: as for ``suggest``; ``stage`` says which are under way, so without it nothing is found.
        territories: tell the EPCI of projects whose ``epci_code`` is missing; may be None.
        limit: at most so many rows.

    Returns:
        Columns of ``model.tables.EXPERIENCE``, by ring, then the most alike first, then by distance and id:
        ``distance_m`` NaN where either place is not known; ``ring_m`` the smallest circle that holds it, infinite for
        everywhere; ``likeness`` 0 to 100, the mean of the components ``theme`` and ``text`` at their default weights.

    Raises:
        TerritoiresError: ``project_unknown``, ``geometry_unusable``, ``territories_columns``; what ``check_table``
            raises.
    """
    check_table(projects)
    rows = _rows(projects, project_id)
    table = projects.iloc[rows].reset_index(drop=True)
    known = _Known(table, _themes(table))
    likeness, distance = known.likeness(), _distances(table, rows)
    ring = np.array(RINGS)[np.searchsorted(RINGS, np.where(np.isnan(distance), np.inf, distance))]
    found = _near_and_alike(likeness, distance, ring)[:limit]
    return known.told(found, likeness, distance, ring, usable_territories(territories))


def _rows(projects: gpd.GeoDataFrame, project_id: str) -> list[int]:
    """Where the project stands in the table, then those under way, by id."""
    ids = projects["project_id"].astype(str).to_numpy(dtype=object)
    own = np.flatnonzero(ids == project_id)
    if len(own) == 0:
        raise TerritoiresError("project_unknown", value=project_id)
    under_way = np.isin(column(projects, "stage"), UNDER_WAY) & ~np.isin(column(projects, "status"), GIVEN_UP)
    others = sorted(np.flatnonzero(under_way & (ids != project_id)).tolist(), key=ids.__getitem__)
    return [int(own[0]), *others]


def _distances(table: gpd.GeoDataFrame, rows: list[int]) -> Floats:
    """(n,) metres from the first project; infinite to another zone, NaN where either place is not known."""
    placed = ~(table.geometry.isna() | table.geometry.is_empty).to_numpy()
    at = np.flatnonzero(placed & (column(table, "location_precision") != "departement"))
    distance = np.full(len(table), np.nan)
    if len(at) and at[0] == 0:
        places = places_of(metric_parts_of(table.geometry.iloc[at], [rows[row] for row in at]), len(at))
        distance[at] = places.distance(np.zeros(len(at), dtype=np.int64), np.arange(len(at)))
    return distance


def _near_and_alike(likeness: Floats, distance: Floats, ring: Floats) -> Integers:
    """Rows of what is found in the smallest circle that holds enough, in the order in which they are told."""
    alike = likeness >= LIKE
    alike[0] = False  # the project itself
    held = [int((alike & (ring <= radius)).sum()) for radius in RINGS]
    widest = next((radius for radius, count in zip(RINGS, held) if count >= ENOUGH), np.inf)
    rows = np.flatnonzero(alike & (ring <= widest))
    order: Integers = rows[np.lexsort((rows, distance[rows], -likeness[rows], ring[rows]))]
    return order


def _themes(table: gpd.GeoDataFrame) -> tuple[Booleans, Objects]:
    """(n, t) which themes each project has, and the codes of these."""
    own = [frozenset(split_codes(value)) for value in column(table, "themes")]
    codes = sorted(frozenset().union(*own))
    has_theme = np.array([[code in themes for code in codes] for themes in own], dtype=bool)
    return has_theme.reshape(len(own), len(codes)), np.array(codes, dtype=object)


class _Known:
    """What is known of the project, which is the first, and of n - 1 that are under way."""

    def __init__(self, table: gpd.GeoDataFrame, themes: tuple[Booleans, Objects]) -> None:
        self._table = table
        self._has_theme, self._codes = themes
        everyone = np.ones(len(table), dtype=bool)
        self._text = text_measure(column(table, "title"), column(table, "description"), everyone)
        self._first = np.zeros(len(table), dtype=np.int64)
        self._others = np.arange(len(table))

    def likeness(self) -> Floats:
        """(n,) points of 100; 0 where nothing is known."""
        components = {"theme": self._theme_values()}
        if self._text is not None:
            components["text"] = self._text.values(self._first, self._others)
        return totals(components, DEFAULT_WEIGHTS, len(self._table))

    def told(
        self,
        rows: Integers,
        likeness: Floats,
        distance: Floats,
        ring: Floats,
        territories: gpd.GeoDataFrame | None,
    ) -> pd.DataFrame:
        shown = self._table.iloc[[0, *rows]]
        epci = [code_text(code) for code in column(_located(shown, territories), "epci_code")]
        told = {
            "project_id": shown["project_id"].astype(str).to_numpy(dtype=object)[1:],
            "call": column(shown, "call")[1:],
            "stage": column(shown, "stage")[1:],
            "epci_code": np.array(epci[1:], dtype=object),
            "same_epci": np.array([code is not None and code == epci[0] for code in epci[1:]], dtype=bool),
            "distance_m": distance[rows],
            "ring_m": ring[rows],
            "likeness": likeness[rows],
            "shared_themes": shared_codes(self._has_theme, self._codes, self._first[rows], rows),
            "shared_terms": joined_terms(self._text, self._first[rows], rows),
        }
        return pd.DataFrame(told, columns=list(EXPERIENCE))

    def _theme_values(self) -> Floats:
        """(n,) the component ``theme`` with the first project, NaN where either has none."""
        values = np.full(len(self._table), np.nan)
        themed = self._has_theme.any(axis=1)
        known = np.flatnonzero(themed & themed[0])
        everyone = np.ones(len(self._table), dtype=bool)
        values[known] = theme_measure(self._has_theme, everyone).values(self._first[known], known)
        return values


def _located(projects: gpd.GeoDataFrame, territories: gpd.GeoDataFrame | None) -> gpd.GeoDataFrame:
    return projects if territories is None else with_epci(projects, territories)
