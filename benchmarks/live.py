"""The published grants of 2019 of a region: does the map follow a slider?

The file is not part of the project: without it the section is skipped.
"""

from __future__ import annotations

import time

from territoires_plugin.engine import PoolingSettings, Suggestions, suggest
from territoires_plugin.engine.pooled import pooled_anew
from territoires_plugin.engine.portfolio import Portfolio
from territoires_plugin.engine.running import Here
from territoires_plugin.intake.importing import import_projects
from territoires_plugin.model.progress import Silent
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

    def work() -> list[tuple[float, Suggestions]]:
        return [timed(weights) for weights in ({}, MOVED)]

    def timed(weights: dict[str, float]) -> tuple[float, Suggestions]:
        start = time.perf_counter()
        found = suggest(projects, territories, PoolingSettings(max_distance=distance, weights=weights))
        return time.perf_counter() - start, found

    return Loaded(work, describe=lambda calls: {"projects": len(projects), **_described(*calls)})


def _described(first: tuple[float, Suggestions], again: tuple[float, Suggestions]) -> dict[str, float]:
    """Seconds of both calls, and what the second one found beside a search begun anew under the same weights."""
    before, after = first[1].evidence.portfolio, again[1].evidence.portfolio
    prepared, settings, scope = again[1].findings.prepared, again[1].settings, again[1].held.scope
    anew = pooled_anew(prepared, settings, scope, Here(), Silent()).portfolio
    return {
        "first": first[0],
        "again": again[0],
        "value": float(after.values.sum() / anew.values.sum()),
        "kept": _kept(before, after),
        "kept_anew": _kept(before, anew),
    }


def _kept(before: Portfolio, after: Portfolio) -> float:
    """The share of the groups before that came out with the same members."""
    found = set(map(tuple, after.groups.tolist()))
    return sum(tuple(group) in found for group in before.groups.tolist()) / len(before.groups)


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
        Row("value found again, beside a search begun anew", f"{_median(figure, 'value'):.4f}"),
        Row(
            "opportunities that stay with the same members",
            f"{_median(figure, 'kept'):.0%}, begun anew {_median(figure, 'kept_anew'):.0%}",
        ),
    ]


def _median(figure: Figure, name: str) -> float:
    told = figure.median(name)
    assert told is not None
    return told
