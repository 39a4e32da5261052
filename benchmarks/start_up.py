"""How much longer QGIS takes to start with the plugin: real windows under Xvfb, in pairs with and without it."""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from .process import ROOT, Loaded

PAIRS = 30
SCRIPT = Path(__file__).with_name("start_up_session.py")


def starts() -> Loaded:
    """The pairs, each in a chance order."""
    sys.path.append(str(ROOT / "tests" / "programs"))
    import desktop

    missing = desktop.missing_programs()
    if missing:
        raise RuntimeError(f"not installed: {', '.join(missing)}")
    folder = Path(tempfile.mkdtemp())
    seat = desktop.Seat("en_US", 1280, 800)
    profiles = {}
    for enabled in (True, False):
        profiles[enabled] = folder / str(enabled)
        desktop._make_profile(profiles[enabled], seat)
    settings = profiles[False] / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    settings.write_text(settings.read_text().replace("territoires_plugin=true", "territoires_plugin=false"))

    def pairs() -> list[dict[str, Any]]:
        found = []
        chance = random.Random(0)
        with desktop._screen(seat.width, seat.height) as display:
            environment = desktop.Desk(folder, seat)._environment(display)
            del environment["PYTHONDONTWRITEBYTECODE"]  # a user's QGIS compiles the plugin once, not in every start
            for number in range(PAIRS + 1):
                order = [True, False]
                chance.shuffle(order)
                pair = {enabled: _start(profiles[enabled], environment, folder) for enabled in order}
                if number:  # the first start of a profile makes its databases, and Python compiles the plugin
                    found.append({"with": pair[True], "without": pair[False]})
        return found

    return Loaded(pairs, describe=lambda found: {"pairs": found})


def _start(profile: Path, environment: dict[str, str], folder: Path) -> dict[str, Any]:
    """Seconds from the start of the program until its event loop is at rest, and seconds of the processor."""
    answer = folder / "answer.json"
    answer.unlink(missing_ok=True)
    options = ("--nologo", "--noversioncheck", "--profile", "default", "--profiles-path", str(profile))
    spent, start = _processor(), time.time()
    program = subprocess.run(
        ["qgis.bin", *options, "--code", str(SCRIPT)],
        env={**environment, "START_UP_ANSWER": str(answer)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=120,
    )
    told = json.loads(answer.read_text())
    if program.returncode:
        raise RuntimeError(f"QGIS ended with {program.returncode}")
    return {**told, "seconds": told["at"] - start, "processor": _processor() - spent, "load": os.getloadavg()[0]}


def _processor() -> float:
    """Seconds that the processor has worked for programs that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
