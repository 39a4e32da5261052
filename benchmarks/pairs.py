"""Scored pairs and whole suggestions beside ``geopandas.sjoin(predicate="dwithin")``, which gives raw pairs alone.

Run by ``make bench``. Medians of three rounds in one process; read them as ratios, not as seconds.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial

import geopandas as gpd
import numpy as np
import shapely

from territoires_plugin.engine import PoolingSettings, score_pairs, suggest
from territoires_plugin.territories.reference import load_epci

ROUNDS = 3
DISTANCE = 15_000
THEMES = np.array(["mobilite", "energie", "gouvernance", "attractivite"])


def make_projects(count: int, epci: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Projects on points inside EPCI of metropolitan France, drawn by population, one to three themes each."""
    random = np.random.default_rng(count)
    weight = epci["population"].to_numpy(dtype=float)
    rows = random.choice(len(epci), count, p=weight / weight.sum())
    anchors = shapely.get_coordinates(epci.geometry.representative_point().to_numpy())[rows]
    points = anchors + random.normal(0, 4_000, (count, 2))
    themes = [";".join(sorted(random.choice(THEMES, random.integers(1, 4), replace=False))) for _ in range(count)]
    return gpd.GeoDataFrame(
        {
            "project_id": [f"P{number:07d}" for number in range(count)],
            "themes": themes,
            "epci_code": epci["epci_code"].to_numpy()[rows],
        },
        geometry=shapely.points(points),
        crs=2154,
    )


def median_seconds(work: Callable[[], object]) -> float:
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def main() -> None:
    epci = load_epci().to_crs(2154)
    epci = epci[epci.geometry.bounds["minx"].between(0, 1_300_000)].reset_index(drop=True)
    settings = PoolingSettings(max_distance=DISTANCE)
    print(f"{'projects':>9} {'sjoin dwithin':>14} {'score_pairs':>12} {'suggest':>9}   (seconds; ratios to sjoin)")
    for count in (1_000, 3_000, 10_000):
        projects = make_projects(count, epci)
        peer = median_seconds(partial(gpd.sjoin, projects, projects, predicate="dwithin", distance=DISTANCE))
        pairs = median_seconds(partial(score_pairs, projects, epci, settings))
        whole = median_seconds(partial(suggest, projects, epci, settings))
        print(
            f"{count:>9,} {peer:>14.2f} {pairs:>12.2f} {whole:>9.2f}   "
            f"score_pairs {pairs / peer:.2f}, suggest {whole / peer:.2f}"
        )


if __name__ == "__main__":
    main()
