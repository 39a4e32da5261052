"""The calls that the sections measure on, and the distances and squares that make calls of any size alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
from scipy.spatial import cKDTree

from .france import make_call, metropolitan_epci, square_epci, square_numbers
from .process import Loaded

SAMPLE = 50_000
STEPS = 24  # of a bisection: more than enough for a metre
PAIRS_LOOKED_AT = 2_000_000


@dataclass(frozen=True)
class Calibrated:
    """What makes a call of a given size like the others.

    Args:
        distance: metres within which a project has the wanted number of others in the mean.
        cell_m: width of the square EPCI across whose borders the wanted share of the kept pairs lies.
        neighbours: the mean number of others within ``distance``, counted over all projects.
        across: the share of the pairs sharing a theme whose ends are in two squares.
    """

    distance: float
    cell_m: float
    neighbours: float
    across: float


def load(count: int, cell_m: float | None) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """Projects and territories: square EPCI where a width is given, else the real ones."""
    projects = make_call(count, epci_cell_m=cell_m)
    return projects, metropolitan_epci() if cell_m is None else square_epci(projects, cell_m)


def calibration(count: int, neighbours: float, across: float) -> Loaded:
    """The work of finding distance and squares, told as further figures."""
    projects = make_call(count)
    return Loaded(lambda: calibrated(projects, neighbours, across), describe=vars)


def calibrated(projects: gpd.GeoDataFrame, neighbours: float, across: float) -> Calibrated:
    points = shapely.get_coordinates(projects.geometry.to_numpy())
    tree = cKDTree(points)
    random = np.random.default_rng(0)
    sample = points[random.choice(len(points), min(SAMPLE, len(points)), replace=False)]

    def others(distance: float) -> float:
        return float(tree.query_ball_point(sample, distance, return_length=True).mean()) - 1

    start = 1_250 * np.sqrt(1_000_000 / len(points))
    distance = _bisected(others, neighbours, start / 2, start * 2)
    pairs = tree.query_pairs(distance, output_type="ndarray")
    counted = 2 * len(pairs) / len(points)
    bits = theme_bits(projects["themes"].to_numpy())
    pairs = pairs[random.choice(len(pairs), min(PAIRS_LOOKED_AT, len(pairs)), replace=False)]
    kept = pairs[(bits[pairs[:, 0]] & bits[pairs[:, 1]]) != 0]

    def across_borders(cell_m: float) -> float:
        square = square_numbers(points, cell_m)
        return float((square[kept[:, 0]] != square[kept[:, 1]]).mean())

    cell_m = _bisected(across_borders, across, 50 * distance, distance)
    return Calibrated(float(distance), float(cell_m), counted, across_borders(cell_m))


def theme_bits(texts: npt.NDArray[np.object_]) -> npt.NDArray[np.int64]:
    """(n,) themes as bits, from texts joined by ``;``."""
    distinct, number = np.unique(texts.astype(str), return_inverse=True)
    codes = sorted({code for text in distinct for code in text.split(";")})
    bits = [sum(1 << codes.index(code) for code in text.split(";")) for text in distinct]
    return np.array(bits, dtype=np.int64)[number]


def _bisected(measured: Callable[[float], float], wanted: float, low: float, high: float) -> float:
    """Where a measure that rises from ``low`` to ``high`` meets what is wanted."""
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if measured(middle) < wanted else (low, middle)
    return (low + high) / 2
