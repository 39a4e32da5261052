"""A large file is imported some rows at a time, and the outcome is the same."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from test_importing import CELLS, COLUMNS

from territoires_plugin.intake.importing import ImportOptions, import_batches, import_projects
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.progress import CallbackProgress, Silent
from territoires_plugin.model.taxonomy import load_taxonomy

POINTS = [name for name in COLUMNS if name != "geometry"]


def options(**others):
    chosen = {"geometries": None, "mapping": None, "taxonomy": load_taxonomy(), "call": None, "language": "fr"}
    return ImportOptions(**{**chosen, **others})


def in_batches(source, size, progress=None, **others):
    return list(import_batches(source, options(**others), size, progress or Silent()))


def joined(batches, name):
    return pd.concat([getattr(batch, name) for batch in batches], ignore_index=True)


def assert_same(batches, whole):
    for name in ("projects", "rejected", "notes"):
        frame, wanted = joined(batches, name), getattr(whole, name)
        wanted = wanted.sort_values("row", kind="stable", na_position="first") if name != "projects" else wanted
        assert_frame_equal(pd.DataFrame(frame), pd.DataFrame(wanted.reset_index(drop=True)), check_dtype=False)
    assert sum(batch.row_count for batch in batches) == whole.row_count
    assert {batch.unused_columns for batch in batches} == {whole.unused_columns}


@given(
    rows=st.lists(st.lists(CELLS, min_size=1, max_size=len(POINTS) + 2), max_size=12),
    size=st.integers(1, 13),
)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_batches_of_any_size_give_what_the_whole_gives(rows, size):
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "p.csv"
        with source.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, quoting=csv.QUOTE_ALL).writerows([POINTS, *rows])
        assert_same(in_batches(source, size), import_projects(source))


def test_an_identifier_is_taken_once_in_the_whole_file(write):
    source = write(["project_id", "commune_code"], [["a", "25056"], ["b", "25056"], ["a", "25056"]])
    batches = in_batches(source, 1, language="en")
    assert joined(batches, "projects")["project_id"].tolist() == ["a", "b"]
    assert joined(batches, "rejected")["row"].tolist() == [4]
    assert "row 2" in joined(batches, "rejected").loc[0, "message"]


@pytest.mark.parametrize("ending", ["gpkg", "geojson", "xlsx"])
def test_points_of_a_layer_come_in_batches_too(tmp_path, ending):
    pytest.importorskip("osgeo.ogr", reason="GDAL is not installed")
    from test_ogr_source import FIELDS, ROWS, write_ogr

    rows = [(number, *ROWS[0][1:]) for number in range(7)]
    source = write_ogr(tmp_path / f"p.{ending}", {"Dossiers": (FIELDS, rows)})
    assert_same(in_batches(source, 3), import_projects(source))


def test_shapes_are_read_at_once_so_that_one_layer_can_hold_them(write):
    polygon = "POLYGON ((6 47, 6.01 47, 6.01 47.01, 6 47))"
    source = write(["project_id", "geometry"], [["a", polygon], ["b", "POINT (6 47)"]])
    (batch,) = in_batches(source, 1)
    assert set(batch.projects.geom_type) == {"Point"}


def test_progress_grows_evenly_to_a_hundred(write, monkeypatch):
    monkeypatch.setattr("territoires_plugin.intake.text_file.PIECE", 100)
    told: list[float] = []
    source = write(["project_id", "commune_code"], [[str(number), "25056"] for number in range(1_000)])
    batches = import_batches(source, options(), 100, CallbackProgress(told.append, lambda: False))
    shares = [told[-1] for _ in batches]
    assert told == sorted(told) and told[-1] == 100
    assert len(shares) == 11 and all(abs(share - 10 * number) < 5 for number, share in enumerate(shares[:10], 1))


def test_an_error_late_in_the_file_comes_with_its_row(tmp_path):
    source = tmp_path / "p.csv"
    source.write_text('project_id,commune_code,title\n1,25056,a\n2,25056,b\n3,25056,"c\n', encoding="utf-8")
    given_out = []
    with pytest.raises(TerritoiresError, match="row 4"):
        given_out.extend(import_batches(source, options(), 1, Silent()))
