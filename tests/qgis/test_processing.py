"""The algorithms as scripts and models call them, on real layers and files."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorLayer,
)

REPOSITORY = Path(__file__).resolve().parents[2]
SAMPLE = REPOSITORY / "resources" / "sample" / "projets_demo.csv"
sys.path.insert(0, str(REPOSITORY / "tests"))
from rules import broken_rules  # noqa: E402


@pytest.fixture(scope="module")
def projects(run):
    return run("importprojects", SOURCE=str(SAMPLE), PROJECTS="memory:", REJECTED="memory:")["PROJECTS"]


def layer_of(points, crs="EPSG:2154"):
    """(id, x, y, themes, EPCI) as a point layer that no importer has seen."""
    layer = QgsVectorLayer(
        f"Point?crs={crs}&field=project_id:string&field=themes:string&field=epci_code:string", "mine", "memory"
    )
    features = []
    for name, x, y, themes, epci in points:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name, themes, epci])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def test_the_provider_offers_its_algorithms_with_help_in_place(run):
    algorithms = {
        a.id(): a for a in QgsApplication.processingRegistry().algorithms() if a.id().startswith("territoires:")
    }
    assert set(algorithms) == {
        "territoires:importprojects",
        "territoires:importdemarche",
        "territoires:suggestthemes",
        "territoires:loadterritories",
        "territoires:suggestpooling",
        "territoires:exportmap",
    }
    assert all(len(algorithm.shortHelpString()) > 100 and algorithm.displayName() for algorithm in algorithms.values())


def test_the_sample_call_is_imported_whole_in_lambert_93(projects):
    assert projects.featureCount() == 129
    assert projects.crs().authid() == "EPSG:2154"
    assert all(feature["epci_code"] and feature.hasGeometry() for feature in projects.getFeatures())


def test_the_result_may_be_asked_for_in_another_crs(run):
    result = run("importprojects", SOURCE=str(SAMPLE), PROJECTS="memory:", CRS="EPSG:4326")["PROJECTS"]
    assert result.crs().authid() == "EPSG:4326"
    assert 2 < result.extent().center().x() < 8


def test_the_geocoder_may_be_asked_for_where_no_row_has_an_address(run, projects):
    result = run("importprojects", SOURCE=str(SAMPLE), PROJECTS="memory:", GEOCODE=True)["PROJECTS"]
    placed = [[feature["project_id"], feature["epci_code"]] for feature in result.getFeatures()]
    assert placed == [[feature["project_id"], feature["epci_code"]] for feature in projects.getFeatures()]


def test_columns_that_were_not_used_are_told_by_name_alone(run, tmp_path):
    source = tmp_path / "export.csv"
    rows = "project_id;commune_code;Intitulé;E-mail\n1;25056;Navette;someone@example.org\n"
    source.write_text(rows, encoding="utf-8")
    feedback = QgsProcessingFeedback(False)
    run("importprojects", feedback=feedback, SOURCE=str(source), PROJECTS="memory:")
    assert "Columns not used: Intitulé, E-mail. A mapping file" in feedback.textLog()
    assert "someone@example.org" not in feedback.textLog()
    quiet = QgsProcessingFeedback(False)
    run("importprojects", feedback=quiet, SOURCE=str(SAMPLE), PROJECTS="memory:")
    assert "Columns not used" not in quiet.textLog()


def test_every_rule_holds_on_the_sample_call(run, projects):
    pooled = run("suggestpooling", PROJECTS=projects, OPPORTUNITIES="memory:", LINKS="memory:", MEMBERS="memory:")
    rules = {"max_distance": 30_000, "max_members": 5, "min_score": 40}
    assert broken_rules(projects, pooled["OPPORTUNITIES"], pooled["LINKS"], **rules) == []
    assert pooled["COUNT"] > 15
    members = {feature["project_id"]: feature["opportunity_id"] for feature in pooled["MEMBERS"].getFeatures()}
    expected = {
        name: row["opportunity_id"]
        for row in pooled["OPPORTUNITIES"].getFeatures()
        for name in row["project_ids"].split(";")
    }
    assert members == expected


def test_a_choice_of_themes_is_kept_by_every_opportunity(run, projects):
    pooled = run("suggestpooling", PROJECTS=projects, THEMES="mobilite", OPPORTUNITIES="memory:", LINKS="memory:")
    themes = [feature["themes"].split(";") for feature in pooled["OPPORTUNITIES"].getFeatures()]
    assert themes and all("mobilite" in shared for shared in themes)


def test_a_layer_in_degrees_is_measured_in_metres(run):
    # One degree of longitude is 75 km here: read as metres or degrees, both would pool.
    near = layer_of([("a", 5.0, 47.3, "energie", "1"), ("b", 5.1, 47.3, "energie", "2")], "EPSG:4326")
    far = layer_of([("a", 5.0, 47.3, "energie", "1"), ("b", 6.0, 47.3, "energie", "2")], "EPSG:4326")
    counts = [run("suggestpooling", PROJECTS=layer, OPPORTUNITIES="memory:")["COUNT"] for layer in (near, far)]
    assert counts == [1, 0]


def test_a_layer_of_ones_own_without_epci_gets_them_from_the_boundaries(run):
    layer = layer_of([("Dijon", 855_000, 6_692_000, "energie", None), ("Beaune", 841_500, 6_660_500, "energie", None)])
    layer.dataProvider().deleteAttributes([2])
    layer.updateFields()
    pooled = run("suggestpooling", PROJECTS=layer, MAX_DISTANCE=40_000, MIN_SCORE=0, OPPORTUNITIES="memory:")
    row = next(pooled["OPPORTUNITIES"].getFeatures())
    assert "Dijon" in row["epci_names"] and "Beaune" in row["epci_names"]


@pytest.mark.parametrize(
    ("choice", "count"), [({"REGIONS": "27"}, 116), ({}, 1255), ({"EPCI": "242100410;200006682"}, 2)], ids=str
)
def test_territories_are_loaded_by_choice(run, choice, count):
    assert run("loadterritories", TERRITORIES="memory:", **choice)["TERRITORIES"].featureCount() == count


@pytest.mark.parametrize(
    ("names", "file"),
    [(("CODE_SIREN", "NOM", "NATURE"), "epci.shp"), (("code_siren", "nom_officiel", "nature"), "epci.gpkg")],
    ids=["version 3", "version 4"],
)
def test_admin_express_is_recognised(run, tmp_path, names, file):
    from qgis.core import QgsProject, QgsVectorFileWriter

    layer = QgsVectorLayer("Polygon?crs=EPSG:2154&" + "&".join(f"field={name}:string" for name in names), "e", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["242100410", "Dijon Métropole", "Métropole"])
    feature.setGeometry(
        QgsGeometry.fromWkt("POLYGON((850000 6690000, 860000 6690000, 860000 6700000, 850000 6690000))")
    )
    layer.dataProvider().addFeatures([feature])
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG" if file.endswith("gpkg") else "ESRI Shapefile"
    QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, str(tmp_path / file), QgsProject.instance().transformContext(), options
    )
    loaded = run("loadterritories", SOURCE=str(tmp_path / file), TERRITORIES="memory:")["TERRITORIES"]
    row = next(loaded.getFeatures())
    assert (row["epci_code"], row["name"], row["kind"], row["departements"]) == (
        "242100410",
        "Dijon Métropole",
        "METRO",
        "21",
    )
    assert row["population"] > 200_000 and row["commune_count"] == 23


@pytest.mark.parametrize(
    ("algorithm", "parameters", "named"),
    [
        ("importprojects", {"SOURCE": "nowhere.csv", "PROJECTS": "memory:"}, "nowhere.csv"),
        ("loadterritories", {"REGIONS": "99", "TERRITORIES": "memory:"}, "99"),
        ("suggestpooling", {"WEIGHTS": "proximity=x", "OPPORTUNITIES": "memory:"}, "proximity=x"),
        ("suggestpooling", {"THEMES": "nonsense", "OPPORTUNITIES": "memory:"}, "nonsense"),
        ("suggestpooling", {"MAX_DISTANCE": -5, "OPPORTUNITIES": "memory:"}, "MAX_DISTANCE"),
        ("suggestpooling", {"OPPORTUNITIES": "/nowhere/at/all.gpkg"}, "/nowhere/at/all.gpkg"),
    ],
    ids=["no such file", "no such region", "weights", "theme", "distance", "output"],
)
def test_a_fault_is_told_in_one_sentence_that_names_it(run, projects, algorithm, parameters, named):
    if algorithm == "suggestpooling":
        parameters = {"PROJECTS": projects, **parameters}
    with pytest.raises(QgsProcessingException) as refusal:
        run(algorithm, **parameters)
    assert named in str(refusal.value)
    assert "Traceback" not in str(refusal.value)


def test_a_layer_without_the_field_themes_is_refused_with_a_remedy(run):
    layer = QgsVectorLayer("Point?crs=EPSG:2154&field=project_id:string&field=epci_code:string", "mine", "memory")
    with pytest.raises(QgsProcessingException, match=r"themes.*importprojects"):
        run("suggestpooling", PROJECTS=layer, OPPORTUNITIES="memory:")


class Cancelling(QgsProcessingFeedback):
    """Cancels itself at a given progress and remembers when."""

    def __init__(self, at):
        super().__init__(False)
        self.at, self.when = at, None
        self.progressChanged.connect(self.look)

    def look(self, percent):
        if percent >= self.at and self.when is None:
            self.when = time.monotonic()
            self.cancel()


@pytest.mark.parametrize("at", [1, 30, 60])
def test_a_cancelled_run_stops_at_once_and_leaves_no_file(run, projects, tmp_path, at):
    feedback = Cancelling(at)
    path = tmp_path / "pools.gpkg"
    run("suggestpooling", feedback=feedback, PROJECTS=projects, OPPORTUNITIES=str(path))
    assert feedback.when is not None and time.monotonic() - feedback.when < 1
    assert list(tmp_path.iterdir()) == []


def test_a_run_on_many_projects_hears_a_cancel_from_another_thread_within_a_second(run, tmp_path):
    import numpy as np

    random = np.random.default_rng(1)
    layer = layer_of(
        [
            (f"P{number}", x, y, "energie", f"{int(x // 10_000)}{int(y // 10_000)}")
            for number, (x, y) in enumerate(random.uniform([800_000, 6_600_000], [900_000, 6_700_000], (3_000, 2)))
        ]
    )
    feedback = QgsProcessingFeedback(False)
    asked: list[float] = []
    timer = threading.Timer(2.0, lambda: (asked.append(time.monotonic()), feedback.cancel()))
    timer.start()
    run("suggestpooling", feedback=feedback, PROJECTS=layer, OPPORTUNITIES=str(tmp_path / "pools.gpkg"))
    stopped = time.monotonic()
    timer.cancel()
    assert asked and stopped - asked[0] < 1
    assert list(tmp_path.iterdir()) == []
