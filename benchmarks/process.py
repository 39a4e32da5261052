"""Each figure's work in a process of its own, so that its time and its peak memory are its own.

A work is a function ``module:name`` of this package that is called with its parameters, loads its input and returns
what is to be done with it as ``Loaded``. Peak memory is read from Linux's ``/proc``.
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Loaded:
    """A work whose input is in memory.

    Args:
        work: what is timed.
        warm_up: called before, not timed, its memory counted: a compiler that works on first use.
        describe: further figures of what ``work`` returned, neither timed nor in the peak; what JSON can hold.
    """

    work: Callable[[], Any]
    warm_up: Callable[[], object] | None = None
    describe: Callable[[Any], dict[str, Any]] | None = None


@dataclass(frozen=True)
class Work:
    """What to run.

    Args:
        name: ``module:function`` within ``benchmarks``.
        parameters: what JSON can hold.
        rounds: at most, each in a fresh process.
        enough: no further round once the rounds so far took that many seconds together.
        timeout: seconds for one round, loading included; after that the work counts as failed.
    """

    name: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    rounds: int = 3
    enough: float = 120
    timeout: float = 900


@dataclass(frozen=True)
class Figure:
    """Medians over the rounds of one work, or why there are none.

    Args:
        seconds: of the work alone, without loading.
        peak_mb: highest resident memory during the work minus what the loaded input held before it.
        further: what ``Loaded.describe`` told, round by round.
        every_second: the seconds of each round.
        failure: why there are no figures.
    """

    seconds: float | None
    peak_mb: float | None
    further: tuple[dict[str, Any], ...] = ()
    every_second: tuple[float, ...] = ()
    failure: str | None = None

    def median(self, name: str) -> float | None:
        """The median of a further figure."""
        values = [one[name] for one in self.further if name in one]
        return statistics.median(values) if values else None


def measure(*works: Work) -> list[Figure]:
    """The figures of some works, their rounds in turns so that a busy minute of the machine meets them all."""
    rounds: list[list[dict[str, Any]]] = [[] for _ in works]
    failures: list[str | None] = [None for _ in works]
    for turn in range(max(work.rounds for work in works)):
        for number, work in enumerate(works):
            spent = sum(one["seconds"] for one in rounds[number])
            if turn >= work.rounds or failures[number] or spent > work.enough:
                continue
            print(f"  round {turn + 1} of {work.name} {_told(work)}", file=sys.stderr, flush=True)
            one = _run(work)
            failures[number] = one.get("failure")
            if not failures[number]:
                rounds[number].append(one)
    return [_figure(*both) for both in zip(rounds, failures)]


def _told(work: Work) -> str:
    return ", ".join(f"{name}={value}" for name, value in work.parameters.items())


def _figure(rounds: Sequence[dict[str, Any]], failure: str | None) -> Figure:
    if failure:
        return Figure(None, None, failure=failure)
    seconds = [one["seconds"] for one in rounds]
    return Figure(
        seconds=statistics.median(seconds),
        peak_mb=statistics.median(one["peak_mb"] for one in rounds),
        further=tuple(one["further"] for one in rounds),
        every_second=tuple(seconds),
    )


def _run(work: Work) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "answer.json"
        command = [sys.executable, "-m", "benchmarks.process", work.name, json.dumps(work.parameters), str(answer)]
        try:
            done = subprocess.run(
                command,
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                timeout=work.timeout,
                stderr=subprocess.PIPE,
                text=True,
            )
        except subprocess.TimeoutExpired:
            return {"failure": f"not within {work.timeout:.0f} s"}
        if done.returncode != 0:
            return {"failure": (done.stderr.strip().splitlines() or [f"ended with {done.returncode}"])[-1][:200]}
        return json.loads(answer.read_text())


def _timed(loaded: Loaded) -> dict[str, Any]:
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)  # what loading freed is no reserve for the work
    held = _resident_mb("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")  # VmHWM starts anew: loading may have held more
    if loaded.warm_up:
        loaded.warm_up()
    start = time.perf_counter()
    result = loaded.work()
    seconds = time.perf_counter() - start
    peak = _resident_mb("VmHWM") - held
    return {"seconds": seconds, "peak_mb": peak, "further": loaded.describe(result) if loaded.describe else {}}


def _resident_mb(name: str) -> float:
    """Resident memory of this process in MB: ``VmRSS`` now, ``VmHWM`` at its highest."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError(f"no {name} in /proc/self/status")


def main() -> None:
    name, parameters, answer = sys.argv[1:]
    module, function = name.split(":")
    load = getattr(importlib.import_module(f"benchmarks.{module}"), function)
    Path(answer).write_text(json.dumps(_timed(load(**json.loads(parameters)))))


if __name__ == "__main__":
    main()
