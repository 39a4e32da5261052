"""The office's GeoPackage: tables replaced whole or not at all, decisions on disk at once, open layers shown anew."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from osgeo import gdal
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsProject,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QEventLoop

from territoires_plugin.layers.office_file import OfficeFile
from territoires_plugin.layers.office_layers import layers_showing, refresh
from territoires_plugin.model.decision_book import DecisionBook
from territoires_plugin.model.decisions import KEPT, REJECTED, Decision
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.progress import CallbackProgress, Cancelled, Silent
from territoires_plugin.model.tables import DECISIONS, JOURNAL, Columns

AT = "2026-03-01T09:00:00+01:00"
COLUMNS: Columns = {"project_id": "text", "title": "text", "budget": "real"}
MANNERS = [
    "=1+1",
    'l\'accueil "numérique"; <b>gras</b>',
    "🚲 Vélo 👩‍👩‍👧",
    "ligne\r\nsuivante\tet %s {0}",
    "é" * 10_000,
    " ",
    "",
]


def projects(count: int, title: str = "first") -> gpd.GeoDataFrame:
    place = np.arange(count)
    return gpd.GeoDataFrame(
        {"project_id": [f"p{i}" for i in place], "title": [title] * count, "budget": place * 1.5},
        geometry=shapely.points(900_000 + place % 500 * 10, 6_700_000 + place // 500 * 10),
        crs=2154,
    )


def as_areas(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return frame.set_geometry(frame.buffer(4, cap_style="square"))


def decision(*ids: str, state: str = KEPT, comment: str = "") -> Decision:
    return Decision("_".join(ids), ids, state, comment, "Zoé", AT)


def deciding(*ids: str, **more: str):
    return DecisionBook().deciding(decision(*ids, **more))


def in_another_thread(work) -> None:
    """Do the work as a task does; the main thread goes on with its events."""
    errors = []

    def attempt():
        try:
            work()
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=attempt)
    thread.start()
    loop = QEventLoop()
    while thread.is_alive():
        loop.processEvents()
        time.sleep(0.001)
    if errors:
        raise errors[0]


def shown(path: Path, table: str = "projects") -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{path}|layername={table}", table, "ogr")
    assert layer.isValid()
    return layer


def titles(layer: QgsVectorLayer) -> list[str]:
    return [feature["title"] for feature in layer.getFeatures()]


@pytest.fixture
def office(qgis_app, tmp_path):
    return OfficeFile(tmp_path / "deep" / "er" / "office.gpkg")


@pytest.fixture
def impatient():
    """Wait for other writers for a moment only."""
    gdal.SetConfigOption("SQLITE_BUSY_TIMEOUT", "200")
    yield
    gdal.SetConfigOption("SQLITE_BUSY_TIMEOUT", None)


# tables


def test_qgis_opens_what_was_written(office):
    office.write_table("projects", projects(3), COLUMNS, Silent())
    layer = shown(office.path)
    assert [field.name() for field in layer.fields()] == ["fid", "project_id", "title", "budget"]
    assert [feature["budget"] for feature in layer.getFeatures()] == [0, 1.5, 3]
    assert layer.crs().authid() == "EPSG:2154"
    whole = QgsVectorLayer(str(office.path), "all of it", "ogr")
    names = {line.split("!!::!!")[1] for line in whole.dataProvider().subLayers()}
    assert names == {"projects", "decisions", "journal"}


def test_decisions_and_journal_have_the_public_columns(office):
    office.record(deciding("a", "b"), "Zoé", AT)
    assert [field.name() for field in shown(office.path, "decisions").fields()] == ["fid", *DECISIONS]
    assert [field.name() for field in shown(office.path, "journal").fields()] == list(JOURNAL)


def test_missing_values_are_null_and_kinds_are_kept(office):
    frame = projects(3)
    columns: Columns = {**COLUMNS, "population": "integer", "contiguous": "boolean"}
    frame["title"] = [None, float("nan"), "x"]
    frame["population"] = [1.0, None, 3_000_000_000]
    frame["contiguous"] = [True, None, False]
    frame.loc[1, "geometry"] = None
    office.write_table("projects", frame, columns, Silent())
    with closing(sqlite3.connect(office.path)) as database:
        rows = database.execute("SELECT title, population, contiguous, geom IS NULL FROM projects").fetchall()
    assert rows == [(None, 1, 1, 0), (None, None, None, 1), ("x", 3_000_000_000, 0, 0)]
    assert shown(office.path).fields().field("contiguous").typeName() == "Boolean"


@pytest.mark.parametrize(
    ("geometries", "kind"),
    [
        (["POINT (1 1)", "MULTIPOINT (1 1, 2 2)"], "MultiPoint"),
        (["POLYGON ((0 0, 4 0, 4 4, 0 0))", "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)))"], "MultiPolygon"),
        (["LINESTRING (0 0, 1 1)"], "LineString"),
        (["POINT Z (1 1 5)"], "Point"),
        (["POINT (1 1)", "POLYGON ((0 0, 4 0, 4 4, 0 0))"], "Point"),
        ([], "Point"),
    ],
)
def test_one_kind_of_geometry_holds_all_rows(office, geometries, kind):
    frame = gpd.GeoDataFrame(
        {"project_id": [str(i) for i in range(len(geometries))]}, geometry=gpd.GeoSeries.from_wkt(geometries), crs=2154
    )
    office.write_table("projects", frame, {"project_id": "text"}, Silent())
    layer = shown(office.path)
    assert QgsWkbTypes.displayString(layer.wkbType()) == kind
    assert [feature.geometry().isEmpty() for feature in layer.getFeatures()] == [False] * len(geometries)


def test_a_field_called_as_the_key_is_kept(office):
    frame = projects(2).assign(fid=["x", "y"])
    office.write_table("projects", frame, {**COLUMNS, "fid": "text"}, Silent())
    assert [feature["fid"] for feature in shown(office.path).getFeatures()] == ["x", "y"]


@pytest.mark.parametrize("text", MANNERS, ids=range(len(MANNERS)))
def test_texts_come_back_as_they_were_typed(office, text):
    office.write_table("projects", projects(1, title=text), COLUMNS, Silent())
    office.record(deciding("b_", "l'a", comment=text), text, AT)
    office.record(deciding("b_", "l'a", state=REJECTED, comment=text), text, AT)
    assert titles(shown(office.path)) == [text]
    assert list(office.decisions()) == [decision("b_", "l'a", state=REJECTED, comment=text)]
    assert [(entry.author, entry.comment) for entry in office.journal()] == [(text, text)] * 2


# layers that are open


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_an_open_layer_reads_the_new_rows_and_keeps_its_style_filter_and_selection(office, journal):
    office.write_table("projects", projects(3), COLUMNS, Silent())
    layer = shown(office.path)
    with closing(sqlite3.connect(office.path)) as database:
        database.execute(f"PRAGMA journal_mode={journal}")
    layer.renderer().symbol().setSize(9)
    layer.setSubsetString("budget > 1")
    layer.selectByIds([2])
    assert len(titles(layer)) == 2
    in_another_thread(lambda: office.write_table("projects", projects(5, "second"), COLUMNS, Silent()))
    assert refresh(layer) is False
    assert titles(layer) == ["second"] * 4
    assert layer.featureCount() == 4
    assert layer.extent().xMaximum() == 900_040
    assert len(list(layer.getFeatures(QgsFeatureRequest(QgsRectangle(900_015, 0, 900_025, 9e6))))) == 1
    assert isinstance(layer.renderer(), QgsSingleSymbolRenderer)
    assert layer.renderer().symbol().size() == 9
    assert layer.selectedFeatureIds() == [2]


def test_an_open_layer_of_points_becomes_one_of_polygons_and_says_so(office):
    office.write_table("projects", projects(3), COLUMNS, Silent())
    layer = shown(office.path)
    QgsProject.instance().addMapLayer(layer)
    in_another_thread(lambda: office.write_table("projects", as_areas(projects(4)), {"project_id": "text"}, Silent()))
    assert refresh(layer) is True
    assert layer.isValid()
    assert layer.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry
    assert [field.name() for field in layer.fields()] == ["fid", "project_id"]
    assert [round(feature.geometry().area()) for feature in layer.getFeatures()] == [64] * 4
    QgsProject.instance().clear()


def test_all_layers_of_a_table_are_found_the_ones_of_others_are_not(office, tmp_path):
    office.write_table("projects", projects(3), COLUMNS, Silent())
    office.write_table("epci", as_areas(projects(3)), COLUMNS, Silent())
    project = QgsProject()
    filtered = QgsVectorLayer(f"{office.path}|layername=projects|subset=budget > 1", "of the user", "ogr")
    memory = QgsVectorLayer("Point?field=a:string", "projects", "memory")
    project.addMapLayers([shown(office.path), filtered, shown(office.path, "epci"), memory])
    roundabout = office.path.parent / ".." / office.path.parent.name / office.path.name
    found = layers_showing(project, roundabout, "projects")
    assert sorted(layer.name() for layer in found) == ["of the user", "projects"]
    assert layers_showing(project, tmp_path / "office.gpkg", "projects") == []
    found.clear()
    project.clear()


def test_a_layer_that_is_being_read_does_not_stop_the_writing(office):
    office.write_table("projects", projects(2000), COLUMNS, Silent())
    layer = shown(office.path)
    features = layer.getFeatures()
    next(features)
    in_another_thread(lambda: office.write_table("projects", projects(10, "second"), COLUMNS, Silent()))
    del features
    refresh(layer)
    assert titles(layer) == ["second"] * 10


def test_decisions_are_written_while_a_layer_of_the_file_is_edited(office):
    office.write_table("projects", projects(3), COLUMNS, Silent())
    layer = shown(office.path)
    layer.startEditing()
    layer.changeAttributeValue(1, layer.fields().indexOf("title"), "by hand")
    office.record(deciding("a", "b"), "Zoé", AT)
    assert layer.commitChanges()
    assert titles(layer) == ["by hand", "first", "first"]
    assert len(office.decisions()) == 1


def test_a_style_saved_in_the_file_survives_a_new_table(office):
    office.write_table("projects", projects(3), COLUMNS, Silent())
    layer = shown(office.path)
    layer.renderer().symbol().setSize(7)
    layer.saveStyleToDatabase("mine", "", True, "")
    office.write_table("projects", projects(3, "second"), COLUMNS, Silent())
    assert shown(office.path).renderer().symbol().size() == 7


# whole or not at all


def test_a_cancelled_table_leaves_the_older_one_whole(office):
    office.write_table("projects", projects(1200), COLUMNS, Silent())
    seen = []
    progress = CallbackProgress(seen.append, lambda: len(seen) > 2)
    with pytest.raises(Cancelled):
        in_another_thread(lambda: office.write_table("projects", as_areas(projects(5000, "second")), COLUMNS, progress))
    layer = shown(office.path)
    assert titles(layer) == ["first"] * 1200
    assert layer.geometryType() == QgsWkbTypes.GeometryType.PointGeometry
    assert len(list(layer.getFeatures(QgsFeatureRequest(QgsRectangle(899_999, 0, 900_001, 9e6))))) == 3
    office.write_table("projects", projects(2, "third"), COLUMNS, Silent())
    assert titles(shown(office.path)) == ["third"] * 2


def test_progress_goes_up_to_the_end(office):
    seen = []
    office.write_table("projects", projects(1200), COLUMNS, CallbackProgress(seen.append, lambda: False))
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (0, 100)


KILLED = """
import os, signal, sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from test_office_file import COLUMNS, OfficeFile, as_areas, deciding, projects, AT
from territoires_plugin.model.progress import CallbackProgress
office = OfficeFile(Path(sys.argv[1]))
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
{work}
"""


def killed(path: Path, work: str) -> None:
    code = KILLED.format(tests=str(Path(__file__).parent), work=work)
    done = subprocess.run([sys.executable, "-c", code, str(path)], timeout=60, capture_output=True, text=True)
    assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_program_killed_while_it_writes_a_table_leaves_the_older_one_whole(office):
    office.write_table("projects", projects(1200), COLUMNS, Silent())
    killed(
        office.path,
        "office.write_table('projects', as_areas(projects(9000, 'second')), COLUMNS, "
        "CallbackProgress(lambda percent: die() if percent > 50 else None, lambda: False))",
    )
    assert titles(shown(office.path)) == ["first"] * 1200
    office.write_table("projects", projects(2, "third"), COLUMNS, Silent())
    assert titles(shown(office.path)) == ["third"] * 2


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_a_decision_is_there_after_the_program_was_killed(office, journal):
    office.record(deciding("a", "b"), "Zoé", AT)
    with closing(sqlite3.connect(office.path)) as database:
        database.execute(f"PRAGMA journal_mode={journal}")
        killed(office.path, "office.record(deciding('c', 'd', comment='last words'), 'Ana', AT); die()")
    assert [known.project_ids for known in office.decisions()] == [("a", "b"), ("c", "d")]
    assert [(entry.author, entry.comment) for entry in office.journal()] == [("Zoé", ""), ("Ana", "last words")]


# decisions


def test_every_change_undo_and_redo_is_on_disk_and_in_the_journal(office):
    book = DecisionBook()
    kept = book.deciding(decision("a", "b"))
    grown = book.applied(kept).replacing("a_b", decision("a", "b", "c"))
    withdrawn = book.applied(kept).applied(grown).withdrawing("a_b_c")
    for change in (kept, grown, withdrawn, withdrawn.inverse(), grown.inverse(), grown.inverse().inverse()):
        book = book.applied(change)
        office.record(change, "Zoé", AT)
        assert office.decisions() == book
    assert [
        (entry.entry, entry.action, "".join(entry.project_ids), entry.state_before, entry.state)
        for entry in office.journal()
    ] == [
        (1, "decided", "ab", None, KEPT),
        (2, "replaced", "abc", KEPT, KEPT),
        (3, "withdrawn", "abc", KEPT, None),
        (4, "undone", "abc", None, KEPT),
        (5, "undone", "ab", KEPT, KEPT),
        (6, "redone", "abc", KEPT, KEPT),
    ]


def test_a_file_that_is_not_there_holds_no_decisions_and_is_not_made_by_looking(office):
    assert (office.decisions(), office.journal(), office.changed_on_disk()) == (DecisionBook(), [], False)
    assert not office.path.exists()


def test_decisions_join_the_geopackage_of_a_user(qgis_app, tmp_path):
    office = OfficeFile(tmp_path / "mine.gpkg")
    layer = QgsVectorLayer("Point?crs=EPSG:2154&field=title:string", "my layer", "memory")
    layer.dataProvider().addFeatures([QgsFeature(layer.fields()), QgsFeature(layer.fields())])
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = "my layer"
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(office.path), QgsCoordinateTransformContext(), options)
    assert office.decisions() == DecisionBook()
    office.record(deciding("a", "b"), "Zoé", AT)
    assert len(office.decisions()) == 1
    assert shown(office.path, "my layer").featureCount() == 2


RECORDS = "[office.record(deciding('theirs', f'{os.getpid()}-{i}'), 'Ana', AT) for i in range(40)]"


def test_two_windows_that_decide_at_the_same_time_lose_nothing(office):
    code = KILLED.format(tests=str(Path(__file__).parent), work=RECORDS)
    other = [subprocess.Popen([sys.executable, "-c", code, str(office.path)], stderr=subprocess.PIPE) for _ in "ab"]
    for number in range(40):
        office.record(deciding("mine", str(number)), "Zoé", AT)
    for process in other:
        assert process.wait(timeout=60) == 0, process.stderr.read()
        process.stderr.close()
    assert len(office.decisions()) == 120
    assert [entry.entry for entry in office.journal()] == list(range(1, 121))


def test_a_decision_made_while_a_table_is_written_waits_and_is_not_lost(office):
    writing = threading.Event()
    progress = CallbackProgress(lambda percent: writing.set(), lambda: False)
    thread = threading.Thread(target=office.write_table, args=("projects", projects(20_000), COLUMNS, progress))
    thread.start()
    writing.wait()
    office.record(deciding("a", "b"), "Zoé", AT)
    thread.join()
    assert len(office.decisions()) == 1
    assert shown(office.path).featureCount() == 20_000


def test_what_another_window_decides_is_noticed_what_one_decides_oneself_is_not(office):
    office.record(deciding("a", "b"), "Zoé", AT)
    office.decisions()
    other = OfficeFile(office.path)
    assert not office.changed_on_disk()
    office.record(deciding("a", "c"), "Zoé", AT)
    assert not office.changed_on_disk()
    other.record(deciding("a", "d"), "Ana", AT)
    assert office.changed_on_disk()
    office.record(deciding("a", "e"), "Zoé", AT)
    assert office.changed_on_disk()
    assert len(office.decisions()) == 4
    assert not office.changed_on_disk()


# errors


def broken(code: str, work) -> None:
    with pytest.raises(TerritoiresError) as caught:
        work()
    assert caught.value.code == code
    for language in ("fr", "en"):
        assert "{" not in caught.value.text(language)
        assert ".gpkg" in caught.value.text(language)


def test_a_folder_that_cannot_be_written_to(exceptions, open_folder, as_nobody):
    (open_folder / "closed").mkdir(mode=0o555)
    (open_folder / "hidden").mkdir(mode=0o700)
    with as_nobody():
        for folder in ("closed", "hidden", "closed/deeper"):
            office = OfficeFile(open_folder / folder / "office.gpkg")
            broken("office_folder", lambda: office.record(deciding("a", "b"), "Zoé", AT))  # noqa: B023
    blocked = OfficeFile(open_folder / "file" / "office.gpkg")
    (open_folder / "file").write_text("not a folder", encoding="utf-8")
    broken("office_folder", lambda: blocked.record(deciding("a", "b"), "Zoé", AT))


def test_a_read_only_file(exceptions, open_folder, as_nobody):
    office = OfficeFile(open_folder / "office.gpkg")
    office.record(deciding("a", "b"), "Zoé", AT)
    office.path.chmod(0o444)
    with as_nobody():
        broken("office_read_only", lambda: office.record(deciding("a", "c"), "Zoé", AT))
        broken("office_read_only", lambda: office.write_table("projects", projects(2), COLUMNS, Silent()))
        assert len(office.decisions()) == 1
    office.path.chmod(0o000)
    with as_nobody():
        broken("file_unreadable", office.decisions)


@pytest.mark.parametrize("content", [b"Hello", b"", b"SQLite format 3\x00" + bytes(84)], ids=["text", "empty", "torn"])
def test_a_file_that_is_no_geopackage_is_left_as_it_is(exceptions, tmp_path, content):
    office = OfficeFile(tmp_path / "office.gpkg")
    office.path.write_bytes(content)
    broken("office_no_geopackage", lambda: office.record(deciding("a", "b"), "Zoé", AT))
    broken("office_no_geopackage", office.decisions)
    assert office.path.read_bytes() == content


def test_a_file_that_another_program_locks(exceptions, impatient, office):
    office.write_table("projects", projects(3), COLUMNS, Silent())
    for mode in ("IMMEDIATE", "EXCLUSIVE"):
        with closing(sqlite3.connect(office.path, isolation_level=None)) as other:
            other.execute(f"BEGIN {mode}")
            broken("office_locked", lambda: office.record(deciding("a", "b"), "Zoé", AT))
            broken("office_locked", lambda: office.write_table("projects", projects(9), COLUMNS, Silent()))
    assert office.decisions() == DecisionBook()
    assert titles(shown(office.path)) == ["first"] * 3


@pytest.mark.parametrize("table", ["decisions", "journal"])
def test_a_table_of_another_shape_is_left_as_it_is(office, table):
    office.record(deciding("a", "b"), "Zoé", AT)
    with closing(sqlite3.connect(office.path)) as database:
        database.execute(f"ALTER TABLE {table} RENAME COLUMN comment TO remark")
        database.commit()
    broken("office_table", lambda: office.record(deciding("a", "c"), "Zoé", AT))
    broken("office_table", office.decisions if table == "decisions" else office.journal)


def test_a_table_of_somebody_else_is_not_replaced(office):
    office.write_table("projects", projects(3), COLUMNS, Silent())
    with closing(sqlite3.connect(office.path)) as database:
        database.execute("UPDATE gpkg_contents SET description = '' WHERE table_name = 'projects'")
        database.commit()
    broken("office_foreign", lambda: office.write_table("projects", projects(9), COLUMNS, Silent()))
    assert shown(office.path).featureCount() == 3


def test_a_state_written_by_hand_that_nobody_knows_is_named(office):
    office.record(deciding("a", "b"), "Zoé", AT)
    with closing(sqlite3.connect(office.path)) as database:
        database.execute("UPDATE decisions SET state = 'perhaps'")
        database.commit()
    broken("office_value", office.decisions)
