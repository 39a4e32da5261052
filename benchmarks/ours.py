"""The engine's own works, through its public calls alone."""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import dataclass, field
from typing import Any

import geopandas as gpd
import numpy as np

from territoires_plugin.engine import PoolingSettings, Suggestions, suggest
from territoires_plugin.engine.acceleration import SWITCH, compiled_loops

from .inputs import load
from .process import Loaded

WARM_UP = 3_000  # projects


@dataclass
class Listener:
    """Progress that keeps the longest silence, during which a cancel would not have been heard."""

    start: float = field(default_factory=time.perf_counter)
    heard: float = 0.0
    longest_silence: float = 0.0
    told: list[tuple[float, float]] = field(default_factory=list)

    def check(self) -> None:
        now = time.perf_counter() - self.start
        self.longest_silence = max(self.longest_silence, now - self.heard)
        self.heard = now

    def report(self, percent: float) -> None:
        self.check()
        self.told.append((self.heard, percent))

    def off_by(self) -> float:
        """The most that the told percentage was away from the share of the time gone by, in points of 100."""
        gone, percent = np.array(self.told).T
        return float(np.abs(percent - 100 * gone / gone[-1]).max())


def pooling(count: int, distance: float, cell_m: float | None = None, numba: bool = True) -> Loaded:
    """The whole ``suggest`` on a call like France's, with numba or without."""
    os.environ[SWITCH] = str(int(numba))
    if numba and compiled_loops() is None:
        raise RuntimeError("numba is not there: scripts/setup.sh installs it")
    projects, territories = load(count, cell_m)
    # A small call about as dense, so that the warm-up takes the same ways through the engine.
    small, around = load(WARM_UP, cell_m)
    wide = PoolingSettings(max_distance=distance * min(4.0, (count / WARM_UP) ** 0.5))

    def work() -> tuple[Suggestions, Listener]:
        listener = Listener()
        found = suggest(projects, territories, PoolingSettings(max_distance=distance), progress=listener)
        return found, listener

    return Loaded(work, warm_up=lambda: suggest(small, around, wide), describe=_described)


def _described(result: tuple[Suggestions, Listener]) -> dict[str, Any]:
    suggestions, listener = result
    found = suggestions.opportunities
    return {
        "opportunities": len(found),
        "members": len(suggestions.members),
        "value": float(((found["project_count"] - 1) * found["score"]).sum()),
        "longest_silence": listener.longest_silence,
        "progress_off_by": listener.off_by(),
        "digest": digest(suggestions),
    }


def digest(suggestions: Suggestions) -> str:
    """The same for the same bytes in all three tables."""
    told = hashlib.sha256()
    for table in (suggestions.opportunities, suggestions.links, suggestions.members):
        told.update(_text(table).encode())
    return told.hexdigest()[:16]


def _text(table: gpd.GeoDataFrame) -> str:
    return str(table.drop(columns="geometry").to_csv()) + "".join(table.geometry.to_wkb(hex=True))
