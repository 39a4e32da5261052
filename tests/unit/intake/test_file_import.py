"""Files and a CRS in, tables out."""

from __future__ import annotations

import pytest

from territoires_plugin.intake.file_import import import_files
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.progress import CallbackProgress, Cancelled, Silent

NO_FILES = {"geometries": None, "mapping": None, "taxonomy": None}
HEADER = ["project_id", "commune_code", "themes"]
ROWS = [["a", "25056", "energie"], ["b", "25056", "neige"], ["", "25056", ""]]


def test_projects_come_in_the_crs_asked_for_and_rows_add_up(write):
    (done,) = import_files(
        write(HEADER, ROWS), **NO_FILES, call="TID", crs="EPSG:2154", language="en", progress=Silent()
    )
    assert done.projects.crs.to_epsg() == 2154
    assert 600_000 < done.projects.geometry.iloc[0].x < 1_200_000
    assert set(done.projects["call"]) == {"TID"}
    assert (len(done.projects), len(done.rejected), done.row_count) == (2, 1, 3)
    assert done.notes["code"].tolist() == ["code_unknown"]


def test_a_taxonomy_of_ones_own_is_used_and_given_back(write, tmp_path):
    taxonomy = tmp_path / "montagne.toml"
    taxonomy.write_text('[[themes]]\ncode = "neige"\nname = "Neige"\n', encoding="utf-8")
    files = {**NO_FILES, "taxonomy": taxonomy}
    (done,) = import_files(write(HEADER, ROWS), **files, call=None, crs="EPSG:4326", language="en", progress=Silent())
    assert [term.code for term in done.taxonomy.themes] == ["neige"]
    assert done.projects["themes"].tolist() == [None, "neige"]


def test_a_crs_that_is_none_is_told_before_anything_is_read(write):
    with pytest.raises(TerritoiresError, match="no coordinate reference system"):
        list(import_files(write(HEADER, ROWS), **NO_FILES, call=None, crs="EPSG:1", language="en", progress=Silent()))


def test_progress_ends_at_a_hundred_and_cancel_is_heard_until_then(write):
    told: list[float] = []
    source = write(HEADER, ROWS)
    progress = CallbackProgress(told.append, lambda: False)
    list(import_files(source, **NO_FILES, call=None, crs="EPSG:2154", language="en", progress=progress))
    assert told == sorted(told) and told[-1] == 100
    late = CallbackProgress(told.append, lambda: told[-1] >= 90)
    told.append(0)
    with pytest.raises(Cancelled):
        list(import_files(source, **NO_FILES, call=None, crs="EPSG:2154", language="en", progress=late))
