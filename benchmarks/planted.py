"""Pools hidden in noise: who finds them again?

A pool is three to five projects of one theme within a few kilometres, each in another EPCI. Noise are projects anywhere
with themes of their own. What is measured is the F1 of the pairs of projects put together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

import geopandas as gpd
import numpy as np
import shapely

from territoires_plugin.engine import PoolingSettings, score_pairs, suggest

from . import groupings
from .instances import SIDE_OF_EPCI, epci_code
from .process import Figure, Loaded, Work, measure
from .report import Row

POOLS = 150
SIDE_M = 250_000.0
SPREAD_M = 7_000.0  # a pool lies around the meeting point of four EPCI, at most this far from it
REACH = 15_000.0
THEMES = tuple(f"T{number}" for number in range(6))
MIN_SCORE = 40.0
MIN_SCORES = (0.0, 20.0, 40.0, 50.0, 60.0, 70.0)
NOISE = (0.5, 1.0, 2.0)  # projects of noise for each project of a pool

Pairs = set[tuple[str, str]]


def planted() -> tuple[list[Row], dict[str, Figure]]:
    """Pairwise F1 at three levels of noise, at the planner's settings and at the best of several for each method."""
    figures = measure(*(Work("planted:found_again", {"noise": noise, "seed": 0}, rounds=1) for noise in NOISE))
    rows = [row for noise, figure in zip(NOISE, figures) for row in _rows(noise, figure)]
    return rows, {f"{noise:g}": figure for noise, figure in zip(NOISE, figures)}


def _rows(noise: float, figure: Figure) -> list[Row]:
    heading = f"{noise:g} of noise for each planted project"
    if figure.failure:
        return [Row(heading, figure.failure, holds=False)]
    return [Row(heading)] + [
        Row(
            f"  {name}",
            f"F1 {told['same']:.3f}",
            f"{told['best']:.3f} at best ({told['setting']:g}), {told['valid']:.0%} of groups keep the rules",
        )
        for name, told in figure.further[0].items()
    ]


def found_again(noise: float, seed: int) -> Loaded:
    """The work of grouping one planted call in every way; by the name of the way what ``_judged`` tells."""
    projects, truth = planted_call(noise, seed)
    territories = _territories()
    settings = PoolingSettings(max_distance=REACH, min_score=MIN_SCORE)

    def ours() -> groupings.Ways:
        for min_score in MIN_SCORES:
            found = suggest(projects, territories, replace(settings, min_score=min_score)).opportunities
            yield min_score, [np.array(ids.split(";"), dtype=object) for ids in found["project_ids"]]

    def work() -> dict[str, dict[str, float]]:
        pairs = score_pairs(projects, territories, settings)
        rules = groupings.Rules(projects, pairs, settings)
        ways = {
            "suggest (least score)": (MIN_SCORE, ours()),
            "Leiden on the pairs (resolution)": (MIN_SCORE, groupings.leiden(projects, pairs, MIN_SCORE)),
            "complete linkage by theme (of 15 km)": (1.0, groupings.complete_linkage(projects, REACH)),
            "DBSCAN by theme (of 15 km)": (1.0, groupings.dbscan(projects, REACH)),
        }
        return {name: _judged(same, tried, truth, rules) for name, (same, tried) in ways.items()}

    return Loaded(work, describe=lambda told: told)


def _judged(same: float, ways: groupings.Ways, truth: Pairs, rules: groupings.Rules) -> dict[str, float]:
    """F1 at the planner's setting, F1 and setting at its best for this truth, share of its groups that keep the rules.

    The best one is chosen by looking at the truth, as nobody can who uses the method.
    """
    tried = dict(ways)
    scores = {setting: f1(together(groups), truth) for setting, groups in tried.items()}
    best = max(scores, key=scores.__getitem__)
    valid = [rules.kept_by(group) for group in tried[best]]
    return {"same": scores[same], "best": scores[best], "setting": best, "valid": float(np.mean(valid))}


def planted_call(noise: float, seed: int) -> tuple[gpd.GeoDataFrame, Pairs]:
    """The projects, and the pairs that belong together.

    Args:
        noise: projects of noise for each project of a pool.
    """
    random = np.random.default_rng((seed, round(100 * noise)))
    cells = int(SIDE_M / SIDE_OF_EPCI)
    corners = random.choice((cells - 1) ** 2, POOLS, replace=False)
    points, themes, pool = [], [], []
    for number, corner in enumerate(corners):
        meeting = SIDE_OF_EPCI * (1 + np.array(divmod(int(corner), cells - 1)))
        theme = str(random.choice(THEMES))
        # Four EPCI meet there: a fifth member comes from one that has a member already.
        quarters = np.array([[-1, -1], [-1, 1], [1, -1], [1, 1]])[random.permutation(4)]
        for member in range(random.integers(3, 6)):
            away = random.uniform(300, SPREAD_M / np.sqrt(2), 2)
            points.append(meeting + quarters[member % 4] * away)
            themes.append(_with_others(random, theme))
            pool.append(number)
    strangers = round(noise * len(points))
    points += list(random.uniform(0, SIDE_M, (strangers, 2)))
    themes += [_with_others(random, str(random.choice(THEMES))) for _ in range(strangers)]
    ids = np.array([f"P{number:05d}" for number in random.permutation(len(points))])
    column, row = np.floor(np.array(points) / SIDE_OF_EPCI).astype(int).T
    projects = gpd.GeoDataFrame(
        {"project_id": ids, "themes": themes, "epci_code": [epci_code(*cell) for cell in zip(column, row)]},
        geometry=shapely.points(np.array(points)),
        crs=2154,
    )
    members = np.array(pool)
    return projects, together(ids[: len(pool)][members == number] for number in range(POOLS))


def together(groups: Iterable[Iterable[str]]) -> Pairs:
    """Every pair of ids that are in one group, the lower first."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def f1(found: Pairs, truth: Pairs) -> float:
    """Harmonic mean of the share of the found pairs that are true and the share of the true ones that are found."""
    return 2 * len(found & truth) / (len(found) + len(truth))


def _with_others(random: np.random.Generator, theme: str) -> str:
    """The theme, and in a third of the cases another one beside it."""
    others = [str(random.choice(THEMES))] if random.random() < 1 / 3 else []
    return ";".join(sorted({theme, *others}))


def _territories() -> gpd.GeoDataFrame:
    cells = [(column, row) for row in range(int(SIDE_M / SIDE_OF_EPCI)) for column in range(int(SIDE_M / SIDE_OF_EPCI))]
    corner = SIDE_OF_EPCI * np.array(cells)
    return gpd.GeoDataFrame(
        {"epci_code": [epci_code(*cell) for cell in cells], "name": [f"CC {cell}" for cell in cells]},
        geometry=shapely.box(*corner.T, *(corner + SIDE_OF_EPCI).T),
        crs=2154,
    )
