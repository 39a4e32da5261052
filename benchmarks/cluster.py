"""One process beside a ``dask.distributed`` cluster on the same machine: ``python -m benchmarks.cluster [projects]``.

Every process has one thread and does without numba. Both ways take turns; ``distributed`` comes with
``pip install territoires[dask]``.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from territoires_plugin.engine import PoolingSettings, Suggestions, running, suggest
from territoires_plugin.engine.acceleration import SWITCH
from territoires_plugin.engine.cluster import local_client
from territoires_plugin.engine.fingerprint import table_digest
from territoires_plugin.territories.reference import load_epci

from .france import make_call

PROJECTS = 1_000_000
MAX_DISTANCE = 1_250.0  # about 20 neighbours each at a million
WORKERS = 2
ROUNDS = 3
ONE = "one process"
PHASES = {
    "prepare": 16,
    "lists": 32.2,
    "tiles": 60.55,
    "seams": 70,
    "robustness": 77,
    "tables": 100,
}  # up to which per cent each goes


@dataclass
class Clock:
    """Progress that notes when each phase has ended."""

    start: float = field(default_factory=time.perf_counter)
    ended: dict[str, float] = field(default_factory=dict)

    def check(self) -> None:
        return None

    def report(self, percent: float) -> None:
        now = time.perf_counter() - self.start
        for phase, end in PHASES.items():
            if percent >= end - 1e-6:
                self.ended.setdefault(phase, now)

    @property
    def seconds(self) -> dict[str, float]:
        ended = pd.Series(self.ended)[list(PHASES)]
        return {**ended.diff().fillna(ended).to_dict(), "whole": float(ended.iloc[-1])}


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PROJECTS
    projects, territories = make_call(count), load_epci()
    settings = PoolingSettings(max_distance=MAX_DISTANCE)
    running.THREADS = 1
    os.environ[SWITCH] = "0"  # for the workers too
    rounds: dict[str, list[dict[str, float]]] = {ONE: [], f"{WORKERS} workers": []}
    answers = set()
    for _ in range(ROUNDS):
        for way, told in rounds.items():
            with local_client(WORKERS) if way != ONE else nullcontext() as client:  # no idle workers beside one process
                if client is not None:
                    client.run(_one_thread)
                clock = Clock()
                suggestions = suggest(projects, territories, settings, progress=clock, client=client)
            answers.add(_digest(suggestions))
            told.append(clock.seconds)
            print(f"{way:12}", *(f"{name} {value:.1f}" for name, value in told[-1].items()), flush=True)
    _print(rounds)
    print("same answer, bit for bit" if len(answers) == 1 else "THE ANSWERS DIFFER")


def _one_thread() -> None:
    running.THREADS = 1


def _digest(suggestions: Suggestions) -> tuple[str, ...]:
    tables = suggestions.opportunities, suggestions.links, suggestions.members
    return tuple(table_digest(table) for table in tables)


def _print(rounds: dict[str, list[dict[str, float]]]) -> None:
    table: Any = pd.DataFrame(
        {way: {name: statistics.median(one[name] for one in told) for name in told[0]} for way, told in rounds.items()}
    )
    one, other = table.columns
    table["ratio"] = table[other] / table[one]
    ratios = [theirs["whole"] / ours["whole"] for ours, theirs in zip(*rounds.values())]
    print(table.round(2).to_string())
    print(f"ratio of the whole, median of {len(ratios)} rounds: {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
