"""What each EPCI has under way by theme, and where a theme is missing although all around have it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from ..model.codes import SEPARATOR, code_text, split_codes
from ..model.errors import TerritoiresError
from ..territories.adjacency import touching
from .boundaries import usable_territories
from .participants import Floats, Integers, Objects, column, with_epci

LEAST_NEIGHBOURS = 2  # an EPCI with one neighbour, on a coast or at the edge of what is loaded, proves no gap


@dataclass(frozen=True)
class Coverage:
    """The stock of projects by EPCI and theme.

    Args:
        table: every EPCI of the territories with every theme of the projects, sorted by both: ``epci_code``, ``name``,
            ``theme``, ``project_count``, ``budget`` (euros, the sum of what is known), ``population``,
            ``projects_per_10000`` (for 10,000 inhabitants), ``budget_per_inhabitant``. NaN where unknown; where there
            is no project the budget is 0.
        gaps: the EPCI without a project on a theme while every EPCI that touches it has one: ``epci_code``, ``name``,
            ``theme``, ``neighbours`` (their codes, joined). Only EPCI that touch ``LEAST_NEIGHBOURS`` at least.
        left_out: how many projects are counted nowhere: no theme, no EPCI, or one that the territories do not hold.
            A project of several themes counts once for each.
    """

    table: pd.DataFrame
    gaps: pd.DataFrame
    left_out: int


def coverage(projects: pd.DataFrame, territories: gpd.GeoDataFrame) -> Coverage:
    """Count projects, budgets and gaps by EPCI and theme; projects of all calls together.

    Args:
        projects: columns ``themes``, ``epci_code`` (derived from the geometry where missing) and, if known, ``budget``.
        territories: columns ``epci_code``, polygons and, where known, ``name`` and ``population``; any CRS.

    Raises:
        TerritoiresError: ``column_missing``, ``crs_missing``, ``territories_columns``, ``geometry_unusable``.
    """
    known = usable_territories(territories)
    if known is None:
        raise TerritoiresError("territories_columns", known="")
    known = known.sort_values("epci_code").reset_index(drop=True)
    row, theme, codes = _themes_of(column(projects, "themes", required=True))
    place = pd.Index(known["epci_code"]).get_indexer(pd.Index(_epci_of(projects, known), dtype=object))
    held = place[row] >= 0
    row, theme = row[held], theme[held]
    cell = place[row] * len(codes) + theme
    size = (len(known), len(codes))
    count = np.bincount(cell, minlength=size[0] * size[1])
    budget = _budgets(projects, row, cell, count)
    return Coverage(
        table=_table(known, codes, count, budget),
        gaps=_gaps(known, codes, count.reshape(size) > 0),
        left_out=len(projects) - len(np.unique(row)),
    )


def _themes_of(themes: Objects) -> tuple[Integers, Integers, list[str]]:
    """Each project with each of its themes, as rows and numbers of themes, and the codes of these, sorted."""
    number, distinct = pd.factorize(themes, use_na_sentinel=False)
    own = [split_codes(value) for value in distinct]
    codes = sorted({code for several in own for code in several})
    rank = {code: place for place, code in enumerate(codes)}
    flat = np.array([rank[code] for several in own for code in several], dtype=np.int64)
    sizes = np.array([len(several) for several in own], dtype=np.int64)
    start = np.cumsum(sizes) - sizes
    row = np.repeat(np.arange(len(themes)), sizes[number])
    within = np.arange(len(row)) - np.repeat(np.cumsum(sizes[number]) - sizes[number], sizes[number])
    return row, flat[start[number[row]] + within], codes


def _epci_of(projects: pd.DataFrame, territories: gpd.GeoDataFrame) -> Objects:
    """(n,) EPCI codes, None where there is none."""
    if isinstance(projects, gpd.GeoDataFrame) and projects.active_geometry_name is not None:
        projects = with_epci(projects, territories)
    return _each_distinct(column(projects, "epci_code", required=True), code_text)


def _each_distinct(values: Objects, read: Callable[[object], str | None]) -> Objects:
    number, distinct = pd.factorize(values, use_na_sentinel=False)
    answers: Objects = np.array([read(value) for value in distinct], dtype=object)[number]
    return answers


def _budgets(projects: pd.DataFrame, row: Integers, cell: Integers, count: Integers) -> Floats:
    """By cell, the sum of the budgets that are known; NaN where there are projects and none tells its budget."""
    if "budget" not in projects.columns:
        return np.full(len(count), np.nan)
    each = pd.to_numeric(projects["budget"], errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)[row]
    told = np.isfinite(each)
    each, cell = each[told], cell[told]
    order = np.lexsort((each, cell))  # a sum of floats depends on its order, and must not on that of the rows
    total = np.bincount(cell[order], weights=each[order], minlength=len(count))
    silent = (count > 0) & (np.bincount(cell, minlength=len(count)) == 0)
    return np.where(silent, np.nan, total)


def _table(territories: gpd.GeoDataFrame, codes: list[str], count: Integers, budget: Floats) -> pd.DataFrame:
    epci = np.repeat(np.arange(len(territories)), len(codes))
    population = _population(territories)[epci]
    inhabited = np.where(population > 0, population, np.nan)
    return pd.DataFrame(
        {
            "epci_code": territories["epci_code"].to_numpy(dtype=object)[epci],
            "name": _names(territories)[epci],
            "theme": np.tile(np.array(codes, dtype=object), len(territories)),
            "project_count": count,
            "budget": budget,
            "population": population,
            "projects_per_10000": 10_000 * count / inhabited,
            "budget_per_inhabitant": budget / inhabited,
        }
    )


def _gaps(territories: gpd.GeoDataFrame, codes: list[str], has_project: npt.NDArray[np.bool_]) -> pd.DataFrame:
    beside = _adjacency(territories)
    neighbours = beside.sum(axis=1)
    all_around = (beside @ has_project.astype(np.int64)) == neighbours[:, None]
    missing = ~has_project & all_around & (neighbours >= LEAST_NEIGHBOURS)[:, None]
    epci, theme = np.nonzero(missing)
    own = territories["epci_code"].to_numpy(dtype=object)
    around = np.split(own[beside.indices], beside.indptr[1:-1])
    joined = [SEPARATOR.join(around[one]) for one in epci]
    return pd.DataFrame(
        {
            "epci_code": own[epci],
            "name": _names(territories)[epci],
            "theme": np.array(codes, dtype=object)[theme],
            "neighbours": np.array(joined, dtype=object),
        }
    )


def _adjacency(territories: gpd.GeoDataFrame) -> sparse.csr_array:
    """(e, e) 1 where two EPCI touch, columns ascending in each row."""
    place = {code: number for number, code in enumerate(territories["epci_code"])}
    pairs = np.array([(place[one], place[other]) for one, other in touching(territories)], dtype=np.int64).reshape(
        -1, 2
    )
    ends, others = np.concatenate([pairs, pairs[:, ::-1]]).T
    shape = (len(territories), len(territories))
    beside = sparse.csr_array((np.ones(len(ends), dtype=np.int64), (ends, others)), shape=shape)
    beside.sort_indices()
    return beside


def _population(territories: gpd.GeoDataFrame) -> Floats:
    if "population" not in territories.columns:
        return np.full(len(territories), np.nan)
    inhabitants: Floats = territories["population"].to_numpy(dtype=np.float64, na_value=np.nan)
    return inhabitants


def _names(territories: gpd.GeoDataFrame) -> Objects:
    """(e,) names; the code where there is none."""
    codes = territories["epci_code"].to_numpy(dtype=object)
    names = column(territories, "name")
    named: Objects = np.where(pd.isna(names), codes, names)
    return named
