"""Large files: the import with its mapping, places and checks, beside what only reads the file."""

from __future__ import annotations

import random
from pathlib import Path

from .process import ROOT, Figure, Loaded, Work, measure
from .report import Limit, Row, time_row

FOLDER = ROOT / "build" / "bench"
ROWS = 1_000_000
SMALL = 100_000
THEMES = ("mobilite", "energie", "gouvernance", "attractivite")
HEADER = "project_id;title;description;applicant;commune_code;themes;stage;status;budget;start_date"
GROWTH = Limit(at_most=500)  # MB more for ten times the rows: their identifiers, and what differs from run to run


def intake() -> tuple[list[Row], dict[str, Figure]]:
    """A CSV of 1,000,000 projects, imported a batch at a time, beside geopandas.read_file on the same file."""
    small, ours, peer = measure(
        Work("intake:importing", {"count": SMALL}, rounds=2),
        Work("intake:importing", {"count": ROWS}, rounds=2, timeout=1_800),
        Work("intake:reading", {"count": ROWS}, rounds=2, timeout=1_800),
    )
    rows = [
        time_row(f"geopandas.read_file, {ROWS:,} rows{_rate(peer, ROWS)}", peer),
        time_row(f"import in batches, {SMALL:,} rows{_rate(small, SMALL)}", small),
        time_row(f"import in batches, {ROWS:,} rows{_rate(ours, ROWS)}", ours, beside=peer, name="read_file"),
    ]
    if small.peak_mb is not None and ours.peak_mb is not None:
        more = ours.peak_mb - small.peak_mb
        rows.append(
            Row("memory for ten times the rows", f"{more:+,.0f} MB", "", f"{GROWTH} MB", holds=GROWTH.holds(more))
        )
    return rows, {"small": small, "ours": ours, "read_file": peer}


def importing(count: int) -> Loaded:
    """The batches, each let go at once, as an algorithm does that writes them to a file."""
    from territoires_plugin.intake.importing import BATCH, ImportOptions, import_batches
    from territoires_plugin.model.progress import Silent
    from territoires_plugin.model.taxonomy import load_taxonomy

    source = written(count)
    options = ImportOptions(None, None, load_taxonomy(), None, "fr")

    def work() -> dict[str, int]:
        projects = rejected = 0
        for batch in import_batches(source, options, BATCH, Silent()):
            projects += len(batch.projects)
            rejected += len(batch.rejected)
        return {"projects": projects, "rejected": rejected}

    return Loaded(work, describe=dict)


def reading(count: int) -> Loaded:
    """What a user gets without the plugin: text columns, no place, no check."""
    import geopandas as gpd

    source = written(count)
    return Loaded(lambda: gpd.read_file(source), describe=lambda frame: {"rows": len(frame)})


def written(count: int) -> Path:
    """A made-up export of that many rows, the same on every machine; kept for the next round."""
    from territoires_plugin.territories.reference import load_gazetteer

    path = FOLDER / f"projects_{count}.csv"
    if path.is_file():
        return path
    chance = random.Random(count)
    codes = [commune.code for commune in load_gazetteer().communes if commune.epci_code]
    FOLDER.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    with draft.open("w", encoding="utf-8") as file:
        file.write(f"{HEADER}\n")
        file.writelines(f"{_row(number, chance, codes)}\n" for number in range(count))
    draft.rename(path)
    return path


def _row(number: int, chance: random.Random, codes: list[str]) -> str:
    return ";".join(
        (
            f"P{number:07d}",
            f"Rénovation du bâtiment {number}",
            f"Un projet décrit en une phrase, comme dans un formulaire, n° {chance.random():.6f}",
            f"Commune {number % 35_000}",
            chance.choice(codes),
            chance.choice(THEMES),
            "Étude",
            "Accepté",
            f"{chance.randrange(1_000, 900_000)},50",
            f"{chance.randrange(1, 28):02d}/03/2026",
        )
    )


def _rate(figure: Figure, count: int) -> str:
    return f" ({count / figure.seconds:,.0f} rows/s)" if figure.seconds else ""
