"""A whole sitting in real QGIS windows, with a real mouse and keyboard; screenshots in build/desktop/."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pytest
from desktop import Desk, Seat, colours, missing_programs

pytestmark = pytest.mark.skipif(bool(missing_programs()), reason=f"not installed: {', '.join(missing_programs())}")

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "projets_demo.csv"
COMMENT = "Même vallée, même calendrier"
ADDED = "Un projet de plus"
NARROW = 300  # pixels, as QGIS's own panels


@dataclass(frozen=True)
class Words:
    """What the window says in a language."""

    buttons: list[str]
    distance: str
    kept: str
    rejected: str


FRENCH = Words(
    ["&Suggérer des opportunités", "✓ &Garder", "? &Expertiser", "✗ Re&jeter"], "30,0 km", "✓ gardée", "✗ rejetée"
)
ENGLISH = Words(["&Suggest opportunities", "✓ &Keep", "? &Examine", "✗ Re&ject"], "30.0 km", "✓ kept", "✗ rejected")


@pytest.mark.parametrize(
    ("seat", "words"),
    [
        pytest.param(Seat("fr_FR", 1366, 768), FRENCH, id="in French on a small screen"),
        pytest.param(Seat("fr_FR", 1600, 1000), FRENCH, id="in French on a large screen"),
        pytest.param(Seat("en_US", 1366, 768), ENGLISH, id="in English on a small screen"),
    ],
)
def test_decisions_outlive_the_program_and_a_newer_import(tmp_path, seat, words):
    desk = Desk(tmp_path, seat)
    first = desk.sit("first")
    assert_well(first)
    held = first.report
    assert held["plugin_file"].startswith(str(tmp_path))
    assert held["early_imports"] == []
    assert held["texts"] == words.buttons
    assert held["distance"] == words.distance
    assert_found_and_shown(desk, held)
    kept, rejected = held["suggested"][:2]
    assert [row[0] for row in held["decided"]["decisions"]] == [words.rejected, words.kept]
    assert held["decided"]["decisions"][1][2] == COMMENT
    assert len(held["decided"]["journal"]) == 2
    assert held["workshop"] == ["2 / 7", "1 / 7", words.kept]

    second = desk.sit("second", newer=newer_export(tmp_path))
    assert_well(second)
    again = second.report
    assert again["decided"] == held["decided"]
    assert decided_of(again["pools"]) == {kept["id"]: words.kept}
    assert not again["offered_sample_file"]
    assert again["all_projects"] == again["unfiltered_projects"] == held["all_projects"] + 1
    assert ADDED in again["titles"]
    assert timeless(again["decided_after"]) == timeless(held["decided"])
    assert decided_of(again["pools_after"]) == {kept["id"]: words.kept}
    assert kept["projects"] in [pool["projects"] for pool in again["pools_after"]]
    assert not pairs_of([rejected]) & (pairs_of(again["pools"]) | pairs_of(again["pools_after"]))
    assert again["left_behind"] == []


@pytest.mark.parametrize(
    "seat",
    [
        pytest.param(Seat("fr_FR", 1366, 768, theme="Night Mapping"), id="in the dark"),
        pytest.param(Seat("fr_FR", 2732, 1536, scale=2), id="twice as large"),
    ],
)
def test_the_desk_is_whole_in_other_looks_of_qgis(tmp_path, seat):
    desk = Desk(tmp_path, seat)
    session = desk.sit("glance")
    assert_well(session)
    assert colours(desk.screenshot("33_pools"), *(seat.scale * length for length in session.report["dock"])) > 50


def assert_well(session):
    """Nothing went wrong, in the steps, in a slot, in the log, on the way out; no text is cut but in a narrow dock."""
    held = session.report
    assert "error" not in held, held["error"]
    assert held["exceptions"] == []
    assert held["log"] == []
    assert session.exit_code == 0, session.output
    assert "Traceback" not in session.output
    assert "unable to open database file" not in session.output
    assert [text for text in held["clipped"] if "narrow" not in text] == []


def assert_found_and_shown(desk, held):
    assert held["all_projects"] == 129
    assert held["zoomed"]
    assert len(held["themes"]) == 4
    assert held["ticked"] == ["mobilite"]
    assert held["themes"][0].endswith(f"({held['filtered_projects']})")
    assert [f"({count})" in text for count, text in zip(held["legend"], held["themes"])] == [True] * 4
    assert held["filtered_legend"][0] == held["filtered_projects"] == 34
    assert len(held["suggested"]) == 7
    assert held["row"] == 0
    assert held["highlighted"]
    assert len(held["why"]) > 80
    assert len(held["layers"]) == 4
    assert held["narrow"] <= NARROW
    assert colours(desk.screenshot("05_chosen"), *held["canvas"]) > 50
    assert colours(desk.screenshot("05_chosen"), *held["dock"]) > 50


def newer_export(folder):
    """The sample as an office would export it later: other titles for some, one application more, the same ids."""
    with SAMPLE.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows[::10]:
        row["title"] += " (version 2)"
    rows.append({**rows[0], "project_id": "DEMO-999", "title": ADDED})
    path = folder / "export.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return path


def decided_of(pools):
    return {pool["id"]: pool["decision"] for pool in pools if pool["decision"]}


def pairs_of(pools):
    return {pair for pool in pools for pair in combinations(pool["projects"], 2)}


def timeless(decided):
    """Without the titles, which the newer export changes."""
    return {name: [[*row[:1], *row[2:]] for row in rows] for name, rows in decided.items()}
