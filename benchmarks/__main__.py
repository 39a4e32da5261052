"""Runs sections and prints one table: ``python -m benchmarks [section ...]``; all of them without a name.

The raw figures of each section go to ``build/bench/<section>.json``.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict

from .desk import desk
from .growth import growth
from .intake import intake
from .live import live
from .planted import planted
from .process import ROOT, Figure
from .quality import quality
from .report import Row, printed
from .scale import dense, hundred_thousand, million
from .themes import themes

FOLDER = ROOT / "build" / "bench"
Section = Callable[[], "tuple[list[Row], dict[str, Figure]]"]
SECTIONS: dict[str, Section] = {
    "quality": quality,
    "planted": planted,
    "live": live,
    "desk": desk,
    "hundred_thousand": hundred_thousand,
    "million": million,
    "dense": dense,
    "growth": growth,
    "themes": themes,
    "intake": intake,
}


def main() -> None:
    sections = {name: (section.__doc__ or name).splitlines()[0] for name, section in SECTIONS.items()}
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="sections:\n" + "\n".join(f"  {name:17} {told}" for name, told in sections.items()),
    )
    parser.add_argument("section", nargs="*", help="all when none is named")
    chosen = parser.parse_args().section or list(SECTIONS)
    unknown = [name for name in chosen if name not in SECTIONS]
    if unknown:
        parser.error(f"no section {', '.join(unknown)}")
    told = []
    for name in chosen:
        print(f"bench: {name}: {sections[name]}", file=sys.stderr, flush=True)
        start = time.perf_counter()
        rows, figures = SECTIONS[name]()
        minutes = (time.perf_counter() - start) / 60
        told.append((f"{name}: {sections[name]} [{minutes:.1f} min]", rows))
        FOLDER.mkdir(parents=True, exist_ok=True)
        raw = {label: asdict(figure) for label, figure in figures.items()}
        (FOLDER / f"{name}.json").write_text(json.dumps(raw, indent=1), encoding="utf-8")
    print(printed(told))
    print("\nMedians of three rounds, each in a process of its own, in turns; read seconds as ratios within one run.")


if __name__ == "__main__":
    main()
