"""Made-up calls of any size on the real towns of metropolitan France: what the benchmarks run on.

Towns are the communes of the embedded geography, drawn by population, and projects scatter around them. Nothing else is
taken from anybody's data.
"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from pyproj import Transformer

from territoires_plugin.territories.reference import load_epci, load_gazetteer

SCATTER_M = 2_500.0
SQUARES_A_ROW = 100_000
THEME_CODES = tuple(f"theme_{number:02d}" for number in range(12))
THEMES_EACH = (0.55, 0.30, 0.15)  # shares of the projects with one, two and three themes

Floats = npt.NDArray[np.float64]


def towns() -> tuple[Floats, Floats, npt.NDArray[np.object_]]:
    """(c, 2) coordinates in EPSG:2154, (c,) populations, (c,) EPCI codes of the communes of metropolitan France."""
    communes = [
        commune
        for commune in load_gazetteer().communes
        if commune.longitude is not None and commune.epci_code and len(commune.departement) == 2
    ]
    to_metres = Transformer.from_crs(4326, 2154, always_xy=True)
    east, north = to_metres.transform([one.longitude for one in communes], [one.latitude for one in communes])
    population = np.array([one.population or 1 for one in communes], dtype=float)
    return np.column_stack([east, north]), population, np.array([one.epci_code for one in communes], dtype=object)


def make_call(count: int, *, seed: int = 0, epci_cell_m: float | None = None) -> gpd.GeoDataFrame:
    """``count`` projects with one to three of twelve themes each.

    Args:
        epci_cell_m: width of square stand-ins for EPCI in metres; the town's own EPCI when absent.
    """
    random = np.random.default_rng((seed, count))
    anchors, population, codes = towns()
    # Small towns submit more for each inhabitant: the square root flattens the big cities.
    weight = np.sqrt(population)
    rows = random.choice(len(anchors), count, p=weight / weight.sum())
    points = anchors[rows] + random.normal(0, SCATTER_M, (count, 2))
    epci = codes[rows] if epci_cell_m is None else square_codes(square_numbers(points, epci_cell_m))
    table = pd.DataFrame(
        {
            "project_id": np.char.add("P", np.char.zfill(np.arange(count).astype(str), 8)).astype(object),
            "themes": _theme_texts(random, count),
            "epci_code": epci,
        }
    )
    return gpd.GeoDataFrame(table, geometry=shapely.points(points), crs=2154)


def metropolitan_epci() -> gpd.GeoDataFrame:
    """The EPCI of metropolitan France in EPSG:2154."""
    epci = load_epci().to_crs(2154)
    return epci[epci.geometry.bounds["minx"].between(0, 1_300_000)].reset_index(drop=True)


def square_epci(projects: gpd.GeoDataFrame, epci_cell_m: float) -> gpd.GeoDataFrame:
    """The squares that hold a project, as the territories of a call made with the same ``epci_cell_m``."""
    squares = np.unique(square_numbers(shapely.get_coordinates(projects.geometry.to_numpy()), epci_cell_m))
    row, column = np.divmod(squares, SQUARES_A_ROW)
    codes = square_codes(squares)
    west, south = column * epci_cell_m, row * epci_cell_m
    return gpd.GeoDataFrame(
        {"epci_code": codes, "name": codes, "population": 10_000},
        geometry=shapely.box(west, south, west + epci_cell_m, south + epci_cell_m),
        crs=2154,
    )


def square_numbers(points: Floats, epci_cell_m: float) -> npt.NDArray[np.int64]:
    """(n,) the number of the square around each point."""
    column, row = np.floor(points / epci_cell_m).astype(np.int64).T
    return row * SQUARES_A_ROW + column


def square_codes(numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.object_]:
    return np.char.add("E", numbers.astype(str)).astype(object)


def _theme_texts(random: np.random.Generator, count: int) -> npt.NDArray[np.object_]:
    """One to three distinct codes joined by ``;``, the first themes more often than the last."""
    popularity = 1 / np.arange(1, len(THEME_CODES) + 1) ** 0.5
    keys = random.random((count, len(THEME_CODES))) ** (1 / popularity)
    favourites = np.argsort(-keys, axis=1)[:, :3]
    sizes = random.choice([1, 2, 3], count, p=THEMES_EACH)
    codes = np.array(THEME_CODES, dtype=object)
    texts = np.empty(count, dtype=object)
    for size in (1, 2, 3):
        which = np.flatnonzero(sizes == size)
        chosen = np.sort(favourites[which, :size], axis=1)
        joined = codes[chosen[:, 0]]
        for position in range(1, size):
            joined = joined + ";" + codes[chosen[:, position]]
        texts[which] = joined
    return texts
