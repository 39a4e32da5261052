"""Awkward layers in, awkward destinations out: nothing crashes, is lost or stays half-written."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "projets_demo.csv"
TWO_PROJECTS = [("a", "POINT(855000 6692000)"), ("b", "POINT(865000 6692000)")]


def layer_of(rows, kind="Point", crs="EPSG:2154", extra=""):
    """(id, WKT) as a layer of projects about energy, each in an EPCI of its own."""
    fields = f"field=project_id:string&field=themes:string&field=epci_code:string{extra}"
    layer = QgsVectorLayer(f"{kind}?crs={crs}&{fields}", "mine", "memory")
    for name, wkt in rows:
        feature = QgsFeature(layer.fields())
        feature["project_id"], feature["themes"], feature["epci_code"] = name, "energie", f"epci of {name}"
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        layer.dataProvider().addFeature(feature)
    return layer


def tables(path):
    with closing(sqlite3.connect(path)) as database:
        return {name for (name,) in database.execute("select table_name from gpkg_contents")}


def save(layer, path, table):
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = "GPKG", table
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsProject.instance().transformContext(), options)


def test_a_self_crossing_polygon_is_pooled_and_does_not_crash(run):
    bow = "POLYGON((850000 6690000, 855000 6695000, 855000 6690000, 850000 6695000, 850000 6690000))"
    layer = layer_of(
        [("a", bow), ("b", "POLYGON((860000 6690000, 861000 6690000, 861000 6691000, 860000 6690000))")], "Polygon"
    )
    for _ in range(2):
        assert run("suggestpooling", PROJECTS=layer, OPPORTUNITIES="memory:")["COUNT"] == 1


def test_boundaries_that_cross_themselves_are_mended(run):
    layer = QgsVectorLayer("Polygon?crs=EPSG:2154&field=epci_code:string&field=population:string", "e", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["epci of a", "12 000"])
    bow = "POLYGON((850000 6690000, 860000 6700000, 860000 6690000, 850000 6700000, 850000 6690000))"
    feature.setGeometry(QgsGeometry.fromWkt(bow))
    layer.dataProvider().addFeature(feature)
    for _ in range(2):
        pooled = run("suggestpooling", PROJECTS=layer_of(TWO_PROJECTS), EPCI=layer, OPPORTUNITIES="memory:")
    assert pooled["COUNT"] == 1


def test_the_users_own_tables_survive_a_run_that_fails(run, tmp_path):
    office = tmp_path / "office.gpkg"
    save(layer_of(TWO_PROJECTS), office, "decisions")
    with pytest.raises(QgsProcessingException):
        run(
            "suggestpooling",
            PROJECTS=layer_of(TWO_PROJECTS),
            OPPORTUNITIES=f"ogr:dbname='{office}' table=\"opportunities\" (geom)",
            LINKS="/nowhere/links.gpkg",
        )
    assert tables(office) == {"decisions"}


def test_no_output_stays_when_another_cannot_be_written(run, tmp_path):
    with pytest.raises(QgsProcessingException, match="LINKS"):
        run(
            "suggestpooling",
            PROJECTS=layer_of(TWO_PROJECTS),
            OPPORTUNITIES=str(tmp_path / "pools.shp"),
            LINKS="/nowhere/links.gpkg",
        )
    assert list(tmp_path.iterdir()) == []


def test_two_outputs_do_not_go_to_one_file(run, tmp_path):
    path = str(tmp_path / "same.gpkg")
    with pytest.raises(QgsProcessingException, match="LINKS"):
        run("suggestpooling", PROJECTS=layer_of(TWO_PROJECTS), OPPORTUNITIES=path, LINKS=path)
    assert list(tmp_path.iterdir()) == []


def test_two_tables_of_one_geopackage_are_two_outputs(run, tmp_path):
    path = tmp_path / "both.gpkg"
    run(
        "suggestpooling",
        PROJECTS=layer_of(TWO_PROJECTS),
        OPPORTUNITIES=f"ogr:dbname='{path}' table=\"opportunities\" (geom)",
        LINKS=f"ogr:dbname='{path}' table=\"links\" (geom)",
    )
    assert tables(path) == {"opportunities", "links"}


@pytest.mark.parametrize("name", ["fid", "FID", "OPPORTUNITY_ID", "geom", "geometry", "Geometry"])
@pytest.mark.parametrize("ending", ["gpkg", "shp", "geojson"])
def test_fields_of_the_user_never_stand_in_the_way_of_the_members(run, tmp_path, name, ending):
    layer = layer_of(TWO_PROJECTS, extra=f"&field={name}:string")
    members = tmp_path / f"members.{ending}"
    run("suggestpooling", PROJECTS=layer, OPPORTUNITIES="memory:", MEMBERS=str(members))
    written = QgsVectorLayer(str(members), "members", "ogr")
    assert [feature["project_id"] for feature in written.getFeatures()] == ["a", "b"]
    assert all(feature.hasGeometry() for feature in written.getFeatures())


@pytest.mark.parametrize("ending", ["gpkg", "shp", "geojson", "csv", "fgb", "kml"])
def test_opportunities_are_written_in_every_usual_format(run, tmp_path, ending):
    path = tmp_path / f"pools.{ending}"
    run("suggestpooling", PROJECTS=layer_of(TWO_PROJECTS), OPPORTUNITIES=str(path))
    assert QgsVectorLayer(str(path), "pools", "ogr").featureCount() == 1


def test_a_crs_of_the_users_own_making_is_understood(run):
    crs = QgsCoordinateReferenceSystem.fromProj(
        "+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=800000 +y_0=6600000 +ellps=GRS80 +units=m"
    )
    layer = layer_of([(name, wkt.replace("8", "9", 1)) for name, wkt in TWO_PROJECTS])
    layer.setCrs(crs)
    assert run("suggestpooling", PROJECTS=layer, OPPORTUNITIES="memory:")["COUNT"] == 1


def test_projects_without_an_epci_get_the_one_around_them_unless_placed_at_their_departement(run):
    layer = layer_of(
        [("a", "POINT(855000 6692000)"), ("b", "POINT(841500 6660500)")], extra="&field=location_precision:string"
    )
    provider = layer.dataProvider()
    provider.changeAttributeValues({feature.id(): {2: None} for feature in layer.getFeatures()})
    options = {"PROJECTS": layer, "MAX_DISTANCE": 40_000, "MIN_SCORE": 0, "OPPORTUNITIES": "memory:"}
    assert run("suggestpooling", **options)["COUNT"] == 1
    provider.changeAttributeValues({feature.id(): {3: "departement"} for feature in layer.getFeatures()})
    assert run("suggestpooling", **options)["COUNT"] == 0


def test_runs_in_the_background_one_after_the_other_end_well(run, qtbot):
    """As the toolbox does; pyproj 3.7 crashes in the second run on one of Qt's threads."""
    algorithm = QgsApplication.processingRegistry().algorithmById("territoires:importprojects")
    ends: list[tuple[bool, int]] = []
    for number in range(4):
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
        task = QgsProcessingAlgRunnerTask(
            algorithm, {"SOURCE": str(SAMPLE), "PROJECTS": "memory:", "REJECTED": "memory:"}, context, feedback
        )
        task.executed.connect(lambda well, results: ends.append((well, results["IMPORTED"])))
        QgsApplication.taskManager().addTask(task)
        qtbot.waitUntil(lambda number=number: len(ends) == number + 1, timeout=60_000)
    assert ends == [(True, 129)] * 4
