"""The published grants of 2019 of a region: does the map follow a slider?

The file is not part of the project: without it the section is skipped.
"""

from __future__ import annotations

import time

from territoires_plugin.engine import PoolingSettings, suggest
from territoires_plugin.intake.importing import import_projects
from territoires_plugin.territories.reference import load_epci

from .process import ROOT, Figure, Loaded, Work, measure
from .report import Limit, Row

GRANTS = ROOT.parent / "shared" / "data" / "real" / "dotations_2019_bfc.csv"
MAPPING = ROOT / "tests" / "real" / "mappings" / "dotations_2019.toml"
MOVED = {"proximity": 4.0}


def live() -> tuple[list[Row], dict[str, Figure]]:
    """2,198 real projects of 2019: the first call in a fresh process, and again after one weight moved."""
    if not GRANTS.is_file():
        return [Row("real projects of 2019", f"skipped: {GRANTS} is not there")], {}
    distances = (30_000.0, 15_000.0)
    figures = measure(*(Work("live:slider", {"distance": distance}) for distance in distances))
    rows = [row for distance, figure in zip(distances, figures) for row in _rows(distance, figure)]
    return rows, {f"{distance:.0f}": figure for distance, figure in zip(distances, figures)}


def slider(distance: float) -> Loaded:
    """Two calls of ``suggest`` in one process, as the dock makes them."""
    projects = import_projects(GRANTS, mapping=MAPPING).projects
    territories = load_epci()
    seconds: list[float] = []

    def work() -> list[float]:
        for weights in ({}, MOVED):
            start = time.perf_counter()
            suggest(projects, territories, PoolingSettings(max_distance=distance, weights=weights))
            seconds.append(time.perf_counter() - start)
        return seconds

    return Loaded(work, describe=lambda both: {"projects": len(projects), "first": both[0], "again": both[1]})


def _rows(distance: float, figure: Figure) -> list[Row]:
    where = f"at {distance / 1000:.0f} km"
    first, again = figure.median("first"), figure.median("again")
    if first is None or again is None:
        return [Row(f"suggest {where}", figure.failure or "", holds=False)]
    wanted = Limit(at_most=0.2)
    return [
        Row(f"first suggest {where}", f"{first:.2f} s", peak=f"{figure.peak_mb:,.0f}"),
        Row(
            f"again, one weight moved, {where}",
            f"{again:.2f} s",
            f"{again / first:.2f} × the first",
            str(wanted),
            holds=wanted.holds(again / first),
        ),
    ]
