"""What a user would pick instead, on the same call: each a work for ``process``."""

from __future__ import annotations

import subprocess
from functools import partial
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
from scipy.spatial import cKDTree

from .france import make_call
from .inputs import theme_bits
from .process import Loaded

Floats = npt.NDArray[np.float64]


def sjoin(count: int, distance: float) -> Loaded:
    """geopandas' self-join: raw pairs, each twice, and each project with itself."""
    places = make_call(count)[["geometry"]]
    return Loaded(partial(gpd.sjoin, places, places, predicate="dwithin", distance=distance), describe=_counted)


def query_pairs(count: int, distance: float) -> Loaded:
    """scipy's k-d tree, built and asked: raw pairs, each once."""
    points = _points(make_call(count))
    return Loaded(lambda: cKDTree(points).query_pairs(distance, output_type="ndarray"), describe=_counted)


def dbscan(count: int, distance: float) -> Loaded:
    """scikit-learn's DBSCAN, theme by theme: labels, chained over any length and blind to the EPCI."""
    from sklearn.cluster import DBSCAN

    projects = make_call(count)
    points, bits = _points(projects), theme_bits(projects["themes"].to_numpy())
    themes = int(bits.max()).bit_length()

    def work() -> list[npt.NDArray[np.int64]]:
        return [
            DBSCAN(eps=distance, min_samples=2, n_jobs=-1).fit_predict(points[(bits >> theme) & 1 == 1])
            for theme in range(themes)
        ]

    return Loaded(work, describe=lambda labels: {"clusters": sum(int(one.max()) + 1 for one in labels)})


def postgis(count: int, distance: float, psql: list[str]) -> Loaded:
    """PostGIS: raw pairs, each once, into a table, with a spatial index that is there beforehand.

    Args:
        psql: the command that reaches the database.
    """
    points = _points(make_call(count))
    rows = "\n".join(f"{number}\t{east!r}\t{north!r}" for number, (east, north) in enumerate(points.tolist()))
    _asked(
        psql,
        "SET client_min_messages = warning; CREATE EXTENSION IF NOT EXISTS postgis;"
        " DROP TABLE IF EXISTS pairs, project, place;"
        " CREATE UNLOGGED TABLE place (id integer, east float8, north float8)",
    )
    _asked(psql, "COPY place FROM STDIN", rows + "\n")
    _asked(
        psql,
        "CREATE UNLOGGED TABLE project AS SELECT id, ST_SetSRID(ST_MakePoint(east, north), 2154) AS geom FROM place;"
        " CREATE INDEX ON project USING gist (geom)",
    )
    _asked(psql, "VACUUM ANALYZE project")
    join = (
        "CREATE UNLOGGED TABLE pairs AS SELECT a.id AS from_id, b.id AS to_id FROM project a JOIN project b"
        f" ON a.id < b.id AND ST_DWithin(a.geom, b.geom, {distance!r})"
    )
    return Loaded(
        lambda: _asked(psql, join), describe=lambda _: {"rows": int(_asked(psql, "SELECT count(*) FROM pairs"))}
    )


def _asked(psql: list[str], question: str, given: str | None = None) -> str:
    command = [*psql, "--quiet", "--no-align", "--tuples-only", "-v", "ON_ERROR_STOP=1", "-c", question]
    return subprocess.run(command, input=given, check=True, capture_output=True, text=True).stdout


def _points(projects: gpd.GeoDataFrame) -> Floats:
    return shapely.get_coordinates(projects.geometry.to_numpy())


def _counted(pairs: Any) -> dict[str, int]:
    return {"rows": len(pairs)}
