"""What a call that comes in leaves alone: projects of before, edits, tables of somebody else."""

from __future__ import annotations

import shutil
from pathlib import Path

import geopandas as gpd
import pytest
from hands import PATIENCE, click, idle, layers_named, ready, suggest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from window import epci_layer, projects_layer, some_projects

from territoires_plugin.gui.doors.import_choices import ImportChoices
from territoires_plugin.layers.office_file import OfficeFile
from territoires_plugin.model.paths import resource_path
from territoires_plugin.model.progress import Silent

SAMPLE = resource_path("sample", "projets_demo.csv")


@pytest.fixture
def own_file(tmp_path):
    """A GeoPackage of the user's own: ``own_file(candidatures=layer, …)`` gives its path."""
    path = tmp_path / "own.gpkg"

    def written(**tables):
        for name, layer in tables.items():
            options = QgsVectorFileWriter.SaveVectorOptions()
            options.layerName = name
            if path.exists():
                options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
            QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsCoordinateTransformContext(), options)
        return path

    return written


def table(path, name):
    return QgsVectorLayer(f"{path}|layername={name}", name, "ogr")


def values(layer, field):
    return {feature[field] for feature in layer.getFeatures()}


def import_sample(qtbot, dock, path):
    crs = QgsCoordinateReferenceSystem("EPSG:2154")
    dock.loading.run_import(ImportChoices(SAMPLE, None, None, None, "Call", crs, path))
    idle(qtbot, dock)


def test_an_import_that_fails_leaves_the_projects_of_before(qtbot, window, dock, own_file):
    path = own_file(epci=QgsVectorLayer("Polygon?crs=EPSG:2154&field=code:string", "Other", "memory"))
    before = gpd.GeoDataFrame({"project_id": ["P01"]}, geometry=gpd.points_from_xy([900_000], [6_700_000]), crs=2154)
    OfficeFile(path).write_table("projects", before, {"project_id": "text"}, Silent())
    import_sample(qtbot, dock, path)
    assert "epci" in window.told()[0]
    assert "P01" in values(table(path, "projects"), "project_id")


def test_edits_that_are_not_saved_keep_an_import_out(qtbot, window, dock):
    dock.load_sample()
    ready(qtbot, dock)
    layer = dock.pages.layers.projects()
    first = next(layer.getFeatures()).id()
    layer.startEditing()
    layer.changeAttributeValue(first, layer.fields().indexFromName("title"), "Not saved yet")
    import_sample(qtbot, dock, dock.call.office().path)
    assert layer.name() in window.told()[0] and "edited" in window.told()[0]
    assert dock.pages.layers.projects() is layer and layer.getFeature(first)["title"] == "Not saved yet"
    layer.rollBack()


def test_boundaries_of_the_users_own_are_not_replaced(qtbot, window, dock, own_file):
    known = projects_layer([(854_000, 6_689_000, "mobilite", "242100410")])  # boundaries are around known EPCI only
    path = own_file(candidatures=known, epci=epci_layer())
    layer = table(path, "candidatures")
    QgsProject.instance().addMapLayer(layer)
    dock.pages.doors.layer_wanted.emit(layer)
    ready(qtbot, dock)
    assert "epci" in window.told()[0]
    assert values(table(path, "epci"), "name") == {"CC A", "CC B", "CC C", "CC D"}


def test_projects_of_the_users_own_are_not_replaced(qtbot, window, dock, own_file):
    path = own_file(projects=projects_layer(some_projects()))
    import_sample(qtbot, dock, path)
    assert "projects" in window.told()[0]
    assert "P01" in values(table(path, "projects"), "project_id")


def test_a_file_without_a_usable_row_changes_nothing_and_shows_why(qtbot, window, dock, tmp_path):
    dock.load_sample()
    ready(qtbot, dock)
    source = tmp_path / "bad.csv"
    source.write_text("project_id,title\nA1,Nowhere\nA2,Nowhere either\n", encoding="utf-8")
    crs = QgsCoordinateReferenceSystem("EPSG:2154")
    dock.loading.run_import(ImportChoices(source, None, None, None, "Bad", crs, dock.call.office().path))
    idle(qtbot, dock)
    assert "all 2 rows are rejected" in window.told()[0]
    assert dock.pages.layers.projects().featureCount() == 129
    assert dock.loading.report.isVisible()


def test_the_sample_is_no_place_to_save_real_applications_to(qtbot, dock):
    dock.load_sample()
    ready(qtbot, dock)
    dock.loading.import_applications()
    assert dock.loading.dialog.geopackage.filePath() != str(dock.call.office().path)
    dock.loading.dialog.reject()


def test_the_results_of_before_go_with_their_projects(qtbot, dock, tmp_path):
    dock.load_sample()
    ready(qtbot, dock)
    suggest(qtbot, dock)
    assert layers_named("Opportunities")
    crs = QgsCoordinateReferenceSystem("EPSG:2154")
    dock.loading.run_import(ImportChoices(SAMPLE, None, None, None, "Mine", crs, tmp_path / "mine.gpkg"))
    qtbot.waitUntil(lambda: bool(layers_named("Projects (Mine)")) and dock.is_idle(), timeout=PATIENCE)
    assert layers_named("Opportunities") == []


def test_an_import_that_fails_gives_the_choices_back(qtbot, window, dock, tmp_path):
    source, broken = tmp_path / "columns.csv", tmp_path / "mine.gpkg"
    source.write_text("project_id;commune_code\nA;25056\n", encoding="utf-8")
    broken.write_text("no database", encoding="utf-8")
    dock.loading.import_applications()
    dialog = dock.loading.dialog
    dialog.choose_file(str(source))
    dialog.geopackage.setFilePath(str(broken))
    click(qtbot, dialog.import_button)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: dock.is_idle() and dialog.isVisible(), timeout=PATIENCE)
    assert "mine.gpkg" in dialog.notice.text()
    assert dialog.source.filePath() == str(source)
    dialog.reject()
    assert dock.loading.dialog is None


def test_columns_that_were_not_used_are_named(qtbot, window, dock, tmp_path):
    source = tmp_path / "columns.csv"
    source.write_text("project_id;commune_code;Intitulé;Montant\nA;25056;Vélos;12\n", encoding="utf-8")
    crs = QgsCoordinateReferenceSystem("EPSG:2154")
    dock.loading.run_import(ImportChoices(source, None, None, None, "Mine", crs, tmp_path / "mine.gpkg"))
    qtbot.waitUntil(lambda: bool(layers_named("Projects (Mine)")) and dock.is_idle(), timeout=PATIENCE)
    assert any("Intitulé, Montant" in told for told in window.told())


def test_a_first_import_needs_no_other_choice_than_the_file(qtbot, dock):
    folder = Path(QgsApplication.qgisSettingsDirPath()) / "territoires"
    shutil.rmtree(folder, ignore_errors=True)
    dock.loading.import_applications()
    dialog = dock.loading.dialog
    dialog.choose_file(str(SAMPLE))
    click(qtbot, dialog.import_button)
    qtbot.waitUntil(lambda: bool(layers_named("Projects (projets_demo)")) and dock.is_idle(), timeout=PATIENCE)
    assert dock.pages.layers.projects().featureCount() == 129
    assert dock.call.office().path.parent == folder


def test_the_next_export_tells_what_it_changed_and_keeps_what_was_corrected_by_hand(qtbot, window, dock, tmp_path):
    path, source = tmp_path / "office.gpkg", tmp_path / "export.csv"

    def import_rows(*rows):
        source.write_text("\n".join(("project_id;title;themes;commune_code", *rows)), encoding="utf-8")
        crs = QgsCoordinateReferenceSystem("EPSG:2154")
        dock.loading.run_import(ImportChoices(source, None, None, None, "Call", crs, path))
        ready(qtbot, dock)

    import_rows("1;Navette;mobilite;25056", "2;Chaufferie;energie;39300", "3;Vélo;mobilite;21231")
    layer = dock.pages.layers.projects()
    (first,) = (feature.id() for feature in layer.getFeatures() if feature["project_id"] == "1")
    layer.startEditing()
    layer.changeAttributeValue(first, layer.fields().indexFromName("themes"), "gouvernance")
    assert layer.commitChanges()
    ready(qtbot, dock)
    import_rows("1;Navette bis;mobilite;25056", "2;Chaufferie;energie;39300", "4;Tiers-lieu;attractivite;25056")
    shown = {feature["project_id"]: feature["themes"] for feature in dock.pages.layers.projects().getFeatures()}
    assert shown == {"1": "gouvernance", "2": "energie", "4": "attractivite"}
    assert "1 new, 1 changed, 1 unchanged, 1 gone; corrections by hand kept: 1." in window.told()[0]
    report = [line.message for line in dock.loading.report.model.rows()]
    assert any("moved to the table “gone”" in line for line in report)
    assert any("“themes” was corrected by hand" in line for line in report)
