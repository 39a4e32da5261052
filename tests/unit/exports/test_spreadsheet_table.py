"""What applicants wrote stays text in a spreadsheet, and nothing of it is lost."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from territoires_plugin.exports.spreadsheet_table import guarded, tabbed_text, write_table
from territoires_plugin.model.errors import TerritoiresError

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)


@pytest.mark.parametrize("cell", ["=1+1", "+33 1 23", "-2", "@SUM(A1)", "\t=1+1", "\r\n=1+1", " =1+1"])
def test_what_a_spreadsheet_would_run_is_guarded(cell):
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize(("cell", "shown"), [(None, ""), (12, "12"), ("Énergie = 1", "Énergie = 1")])
def test_everything_else_stays_as_it_is(cell, shown):
    assert guarded(cell) == shown


@pytest.mark.parametrize(("language", "delimiter"), [("fr", ";"), ("en", ",")])
def test_a_spreadsheet_finds_accents_and_columns(tmp_path, language, delimiter):
    path = tmp_path / "rejets.csv"
    write_table(path, [["Ligne", "Raison"], [2, "Thème ; inconnu,\nencore"]], language)
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file, delimiter=delimiter)) == [["Ligne", "Raison"], ["2", "Thème ; inconnu,\nencore"]]


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2), max_size=5))
def test_no_cell_is_lost_and_none_is_a_formula(tmp_path_factory, rows):
    path: Path = tmp_path_factory.mktemp("table") / "t.csv"
    write_table(path, rows, "fr")
    with path.open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.reader(file, delimiter=";"))
    assert [[cell.removeprefix("'") for cell in row] for row in read] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for row in read for cell in row)


@given(st.lists(st.lists(TEXTS, min_size=3, max_size=3), min_size=1, max_size=5))
def test_the_clipboard_has_a_line_for_each_row(rows):
    lines = tabbed_text(rows).split("\n")
    assert [len(line.split("\t")) for line in lines] == [3] * len(rows)


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(TerritoiresError) as raised:
        write_table(tmp_path / "gone" / "t.csv", [["a"]], "en")
    assert raised.value.code == "file_unwritable"
    assert "No such file" in raised.value.text("en")
