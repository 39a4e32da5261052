"""Random calls small or sparse enough that all their valid groups can be listed."""

from __future__ import annotations

import math
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely

from territoires_plugin.engine import PoolingSettings

SIDE_OF_EPCI = 10_000.0
REACH = 15_000.0


@dataclass(frozen=True)
class Instance:
    """One random call; the same fields give the same call.

    Args:
        count: projects.
        neighbours: mean number of other projects within 15 km, whatever their themes.
        themes: number of theme codes to draw from; a project has one to three of them.
        max_members: of a group.
        seed: of the draw.
    """

    count: int
    neighbours: float
    themes: int
    max_members: int
    seed: int

    @property
    def settings(self) -> PoolingSettings:
        return PoolingSettings(max_distance=REACH, max_members=self.max_members)

    def projects(self) -> gpd.GeoDataFrame:
        """Half of the projects around a few towns, half anywhere, in a square as large as the density asks for."""
        random = np.random.default_rng((self.seed, self.count, self.max_members))
        side = self._side()
        points = random.uniform(0, side, (self.count, 2))
        towns = random.uniform(0, side, (max(2, self.count // 15), 2))
        near_town = random.random(self.count) < 0.5
        scattered = towns[random.integers(len(towns), size=self.count)] + random.normal(0, 4_000, (self.count, 2))
        points[near_town] = np.clip(scattered[near_town], 0, side - 1)
        column, row = np.floor(points / SIDE_OF_EPCI).astype(int).T
        codes = [f"T{number:02d}" for number in range(self.themes)]
        return gpd.GeoDataFrame(
            {
                "project_id": [f"P{number:05d}" for number in range(self.count)],
                "themes": [
                    ";".join(sorted(random.choice(codes, random.integers(1, 4), replace=False)))
                    for _ in range(self.count)
                ],
                "epci_code": [epci_code(*cell) for cell in zip(column, row)],
            },
            geometry=shapely.points(points),
            crs=2154,
        )

    def territories(self) -> gpd.GeoDataFrame:
        """Square EPCI of 10 km that cover the square."""
        cells = range(math.ceil(self._side() / SIDE_OF_EPCI))
        at = [(column, row) for row in cells for column in cells]
        return gpd.GeoDataFrame(
            {"epci_code": [epci_code(*cell) for cell in at], "name": [f"CC {cell}" for cell in at]},
            geometry=[
                shapely.box(*(SIDE_OF_EPCI * np.array([column, row, column + 1, row + 1]))) for column, row in at
            ],
            crs=2154,
        )

    def _side(self) -> float:
        return math.sqrt(self.count * math.pi * REACH**2 / self.neighbours)


def epci_code(column: int, row: int) -> str:
    return f"E{row:04d}{column:04d}"


def small_instances(seeds: range) -> list[Instance]:
    """60 to 250 projects, several densities, many or few themes, three to six members: one of each for each seed."""
    return [
        Instance(count=count, neighbours=neighbours, themes=themes, max_members=members, seed=seed)
        for seed in seeds
        for count, neighbours, themes, members in (
            (60, 30, 4, 5),
            (60, 60, 4, 6),
            (80, 40, 4, 5),
            (100, 12, 4, 4),
            (100, 80, 12, 6),
            (150, 25, 8, 6),
            (150, 60, 12, 3),
            (200, 8, 4, 5),
            (200, 20, 4, 5),
            (250, 12, 6, 6),
            (250, 45, 12, 4),
            (250, 20, 4, 3),
        )
    ]


def sparse_instances() -> list[Instance]:
    """5,000 projects, sparse enough that all groups can be listed and the linear relaxation be solved over them."""
    return [
        Instance(count=5_000, neighbours=neighbours, themes=themes, max_members=members, seed=0)
        for neighbours, themes, members in ((10, 4, 5), (16, 6, 5), (12, 6, 6), (20, 8, 4))
    ]
