"""Does the window stand still, how soon does the map follow, what does the plugin cost when QGIS starts?"""

from __future__ import annotations

import statistics
from typing import Any

from .process import Figure, Work, measure
from .report import Limit, Row

LARGE, SMALL = 100_000, 5_000  # projects
DISTANCE = 5_000.0  # metres; 36 others within it in the mean of 100,000
STILL = Limit(at_most=100)  # milliseconds
FOLLOWS = Limit(at_most=200)
START = Limit(at_most=2)  # per cent
STAGES = ("import", "filter", "all again", "pool", "filter with the list", "all again with the list", "choose")
HEAVY = ("geopandas", "pandas", "scipy", "shapely")
TOLD = 3  # stalls that are told with what was running


def desk() -> tuple[list[Row], dict[str, Figure]]:
    """The dock in a QGIS without a screen, with 100,000 and with 5,000 projects; QGIS started with and without it."""
    large, small, starts = measure(
        Work("desk_session:large", {"count": LARGE, "distance": DISTANCE}, enough=0),
        Work("desk_session:small", {"count": SMALL, "distance": 10_000.0}, enough=0),
        Work("start_up:starts", enough=0),
    )
    rows = [*_still(large), *_follows(small), *_started(starts)]
    return rows, {"large": large, "small": small, "starts": starts}


def _still(figure: Figure) -> list[Row]:
    """The longest stall of each part of the sitting, and what was running in the longest of all."""
    if figure.failure:
        return [Row("a sitting with 100,000 projects", figure.failure, holds=False)]
    (told,) = figure.further
    rest = told["longest"]["at rest"] * 1_000
    rows = [Row("longest stall at rest", f"{rest:.0f} ms")]
    for stage in STAGES:
        longest = told["longest"][stage] * 1_000
        rows.append(
            Row(
                f"longest stall, {stage}, {told['seconds'][stage][0]:.0f} s in all",
                f"{longest:.0f} ms",
                f"{longest / rest:.0f} × at rest",
                f"{STILL} ms",
                holds=STILL.holds(longest),
            )
        )
    worst = sorted(told["stalls"], key=lambda stall: -stall["seconds"])[:TOLD]
    return rows + [_told(stall) for stall in worst]


def _told(stall: dict[str, Any]) -> Row:
    """One stall: where others keep the machine busy, the program itself has worked for a part of it only."""
    milliseconds, worked = stall["seconds"] * 1_000, stall["worked"] * 1_000
    label = f"  of these, {milliseconds:.0f} ms in {stall['stage']}, {worked:.0f} ms of them at work"
    return Row(label, _running(stall))


def _running(stall: dict[str, Any]) -> str:
    """The innermost frame of whoever was at work."""
    if stall["collected"] > stall["seconds"] / 2:
        return "garbage collection"
    if not stall["held"] and stall["main"] and "desk_session" not in stall["main"][-1]:
        return stall["main"][-1]
    working = [stack for stack in stall["others"] if "threading" not in stack[-1]]
    return working[0][-1] if stall["held"] and working else "Qt and QGIS"


def _follows(figure: Figure) -> list[Row]:
    """Medians and worst of twenty."""
    if figure.failure:
        return [Row("a sitting with 5,000 projects", figure.failure, holds=False)]
    (told,) = figure.further
    labels = {
        "tick": "from a tick to map, counts, words",
        "tick with the list": "from a tick to map, counts, words, list, legend",
        "first list": "from a move of a setting to the first list",
        "full list": "from a move of a setting to the full list",
    }
    rows = []
    for name, label in labels.items():
        values = [1_000 * seconds for seconds in told["seconds"][name]]
        wanted = FOLLOWS if name.startswith("tick") else None
        rows.append(
            Row(
                label,
                f"{statistics.median(values):.0f} ms",
                f"worst of {len(values)}: {max(values):.0f} ms",
                f"{FOLLOWS} ms" if wanted else "",
                holds=wanted.holds(max(values)) if wanted else None,
            )
        )
    return rows


def _started(figure: Figure) -> list[Row]:
    """The median over pairs of starts."""
    if figure.failure:
        return [Row("QGIS's start with the plugin", figure.failure, holds=False)]
    pairs = figure.further[0]["pairs"]
    without = statistics.median(pair["without"]["seconds"] for pair in pairs)
    more = statistics.median(pair["with"]["seconds"] - pair["without"]["seconds"] for pair in pairs)
    share = 100 * more / without
    heavy = sorted({name for pair in pairs for name in pair["with"]["imports"]} & set(HEAVY))
    return [
        Row("QGIS's start without the plugin", f"{without:.2f} s"),
        Row(
            f"more with it, {len(pairs)} pairs",
            f"{more * 1_000:.0f} ms",
            f"{share:.1f} % of the start",
            f"{START} %",
            holds=START.holds(share),
        ),
        Row("heavy libraries imported by then", ", ".join(heavy) or "none", wanted="none", holds=not heavy),
    ]
