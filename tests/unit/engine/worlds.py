"""Small made-up worlds: a row of square EPCI, 10 km wide, and projects in them."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely

EPCI_WIDTH = 10_000
WEST, SOUTH = 850_000, 6_650_000  # in Lambert-93, about Dijon


def make_territories(columns: int = 6, rows: int = 3) -> gpd.GeoDataFrame:
    cells = [(column, row) for row in range(rows) for column in range(columns)]
    boxes = [
        shapely.box(
            WEST + column * EPCI_WIDTH,
            SOUTH + row * EPCI_WIDTH,
            WEST + (column + 1) * EPCI_WIDTH,
            SOUTH + (row + 1) * EPCI_WIDTH,
        )
        for column, row in cells
    ]
    codes = [f"2000000{number:02d}" for number in range(len(cells))]
    return gpd.GeoDataFrame(
        {
            "epci_code": codes,
            "name": [f"CC n° {number}" for number in range(len(cells))],
            "population": [10_000 + number for number in range(len(cells))],
        },
        geometry=boxes,
        crs=2154,
    )


def make_projects(records: list[tuple[str, float, float, str, str | None]]) -> gpd.GeoDataFrame:
    """(id, km east, km north, themes, EPCI code; derived from the squares where None)."""
    ids, east, north, themes, epci = zip(*records)
    x, y = WEST + 1000 * np.array(east), SOUTH + 1000 * np.array(north)
    squares = (np.array(north) // 10 * 6 + np.array(east) // 10).astype(int)
    codes = [given or f"2000000{square:02d}" for given, square in zip(epci, squares)]
    return gpd.GeoDataFrame(
        {"project_id": ids, "themes": themes, "epci_code": codes}, geometry=shapely.points(x, y), crs=2154
    )


def random_projects(seed: int, count: int) -> gpd.GeoDataFrame:
    random = np.random.default_rng(seed)
    themes = np.array(["mobilite", "energie", "gouvernance", "attractivite"])
    return make_projects(
        [
            (
                f"P{number:03d}",
                float(random.uniform(0, 59.9)),
                float(random.uniform(0, 29.9)),
                ";".join(sorted(random.choice(themes, size=random.integers(1, 4), replace=False))),
                None,
            )
            for number in range(count)
        ]
    )


def random_call(seed: int, count: int) -> gpd.GeoDataFrame:
    """Random projects with titles and stages, in two calls, some of which take no part."""
    random = np.random.default_rng(seed)
    projects = random_projects(seed, count)
    words = ["éclairage", "école", "vélo", "capteur", "eau", "chaleur", "guichet", "données"]
    projects["title"] = [" ".join(random.choice(words, size=random.integers(0, 4))) for _ in range(count)]
    projects["stage"] = random.choice(np.array(["idea", "study", "operation", "done", None], dtype=object), count)
    projects["status"] = random.choice(np.array(["accepted", "rejected", "dropped", None], dtype=object), count)
    projects["call"] = random.choice(["TID", "TID", "TID", "DETR"], count)
    projects["location_precision"] = random.choice(["exact"] * 9 + ["departement"], count)
    projects.loc[random.random(count) < 0.05, "themes"] = None
    projects.loc[random.random(count) < 0.05, "epci_code"] = None
    projects.loc[random.random(count) < 0.05, "geometry"] = None
    return projects
