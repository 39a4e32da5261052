"""Groups by the methods a data scientist would try first, each with several settings.

Each gives (setting, groups) for every setting tried: radius or diameter as a share of the reach, or resolution.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from scipy.cluster.hierarchy import fcluster, linkage

from territoires_plugin.engine import PoolingSettings

Group = npt.NDArray[np.object_]
Ways = Iterator[tuple[float, list[Group]]]
SHARES_OF_REACH = (0.1, 0.2, 0.35, 0.5, 0.75, 1.0)
RESOLUTIONS = (5.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0)  # points of score


class Rules:
    """The hard rules of an opportunity, looked up by id."""

    def __init__(self, projects: gpd.GeoDataFrame, pairs: pd.DataFrame, settings: PoolingSettings) -> None:
        good = pairs[pairs["score"] >= settings.min_score]
        self._good = set(zip(good["from_id"], good["to_id"]))
        self._themes = {name: set(text.split(";")) for name, text in zip(projects["project_id"], projects["themes"])}
        self._epci = dict(zip(projects["project_id"], projects["epci_code"]))
        self._most = settings.max_members

    def kept_by(self, group: Iterable[str]) -> bool:
        members = sorted(group)
        return (
            2 <= len(members) <= self._most
            and len({self._epci[name] for name in members}) > 1
            and bool(set.intersection(*(self._themes[name] for name in members)))
            and all(pair in self._good for pair in combinations(members, 2))
        )


def dbscan(projects: gpd.GeoDataFrame, reach: float) -> Ways:
    """scikit-learn's DBSCAN in each theme: one list of groups for each radius."""
    from sklearn.cluster import DBSCAN

    for share in SHARES_OF_REACH:
        yield (
            share,
            [
                group
                for ids, points in _by_theme(projects)
                for group in _groups(ids, DBSCAN(eps=share * reach, min_samples=2).fit_predict(points))
            ],
        )


def complete_linkage(projects: gpd.GeoDataFrame, reach: float) -> Ways:
    """scipy's complete linkage in each theme, cut at several diameters."""
    trees = [(ids, linkage(points, "complete")) for ids, points in _by_theme(projects) if len(ids) > 1]
    for share in SHARES_OF_REACH:
        cuts = ((ids, fcluster(tree, share * reach, criterion="distance")) for ids, tree in trees)
        yield share, [group for ids, labels in cuts for group in _groups(ids, labels)]


def leiden(projects: gpd.GeoDataFrame, pairs: pd.DataFrame, min_score: float) -> Ways:
    """Leiden (Traag et al. 2019), constant Potts model, on the good pairs of different EPCI weighted by score."""
    import igraph
    import leidenalg

    good = pairs[(pairs["score"] >= min_score) & ~pairs["same_epci"]]
    ids = projects["project_id"].to_numpy()
    position = pd.Index(ids)
    ends = np.column_stack([position.get_indexer(good["from_id"]), position.get_indexer(good["to_id"])])
    graph = igraph.Graph(n=len(ids), edges=ends.tolist())
    for resolution in RESOLUTIONS:
        partition = leidenalg.find_partition(
            graph,
            leidenalg.CPMVertexPartition,
            weights=good["score"].tolist(),
            resolution_parameter=resolution,
            n_iterations=-1,
            seed=0,
        )
        yield resolution, _groups(ids, np.array(partition.membership))


def _by_theme(projects: gpd.GeoDataFrame) -> list[tuple[Group, npt.NDArray[np.float64]]]:
    own = projects["themes"].str.split(";")
    points = shapely.get_coordinates(projects.geometry.to_numpy())
    ids = projects["project_id"].to_numpy()
    which = [own.map(lambda mine, code=code: code in mine).to_numpy() for code in sorted(set(own.explode()))]
    return [(ids[mask], points[mask]) for mask in which]


def _groups(ids: Group, labels: npt.NDArray[np.int64]) -> list[Group]:
    """Two projects or more with one label; -1 is noise."""
    grouped = pd.Series(ids).groupby(labels)
    return [members.to_numpy() for label, members in grouped if label >= 0 and len(members) > 1]
