"""Where the office's GeoPackage of a project is."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pytest
from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
from shapely.geometry import Point

from territoires_plugin.layers.office_file import OfficeFile
from territoires_plugin.layers.office_place import office_path, remember
from territoires_plugin.model.progress import Silent


@pytest.fixture
def project(qgis_app):
    project = QgsProject()
    yield project
    project.clear()


def saved(project: QgsProject, path: Path) -> QgsProject:
    path.parent.mkdir(parents=True, exist_ok=True)
    assert project.write(str(path))
    return project


def stored_layer(path: Path) -> QgsVectorLayer:
    frame = gpd.GeoDataFrame({"project_id": ["a"]}, geometry=[Point(900_000, 6_700_000)], crs=2154)
    OfficeFile(path).write_table("projects", frame, {"project_id": "text"}, Silent())
    return QgsVectorLayer(f"{path}|layername=projects|subset=\"project_id\" = 'a'", "Projects", "ogr")


def memory_layer() -> QgsVectorLayer:
    return QgsVectorLayer("Point?field=project_id:string", "Projects", "memory")


def test_decisions_go_into_the_geopackage_that_holds_the_projects(project, tmp_path):
    layer = stored_layer(tmp_path / "mine.gpkg")
    assert office_path(project, layer) == tmp_path / "mine.gpkg"
    assert not project.isDirty()


def test_a_geopackage_that_cannot_be_written_to_is_not_the_office_file(project, open_folder, as_nobody):
    layer = stored_layer(open_folder / "mine.gpkg")
    (open_folder / "mine.gpkg").chmod(0o444)
    saved(project, open_folder / "call.qgz")
    with as_nobody():
        assert office_path(project, layer) == open_folder / "call_territoires.gpkg"


@pytest.mark.parametrize("layer", [memory_layer, lambda: None], ids=["projects in memory", "no projects"])
def test_beside_a_saved_project_and_found_again_when_it_is_reopened(project, tmp_path, layer):
    saved(project, tmp_path / "call.qgz")
    assert office_path(project, layer()) == tmp_path / "call_territoires.gpkg"
    assert project.isDirty(), "QGIS would not ask to save"
    saved(project, tmp_path / "call.qgz")
    reopened = QgsProject()
    assert reopened.read(str(tmp_path / "call.qgz"))
    assert office_path(reopened, None) == tmp_path / "call_territoires.gpkg"
    assert not reopened.isDirty()


def test_a_folder_moved_as_a_whole_keeps_its_decisions(project, tmp_path):
    saved(project, tmp_path / "old" / "call.qgz")
    office_path(project, None)
    saved(project, tmp_path / "old" / "call.qgz")
    (tmp_path / "old").rename(tmp_path / "new")
    reopened = QgsProject()
    assert reopened.read(str(tmp_path / "new" / "call.qgz"))
    assert office_path(reopened, None) == tmp_path / "new" / "call_territoires.gpkg"


def test_a_project_saved_elsewhere_still_finds_its_decisions(project, tmp_path):
    saved(project, tmp_path / "call.qgz")
    path = office_path(project, None)
    project.writeProject.connect(lambda document: remember(project, path))
    saved(project, tmp_path / "deeper" / "copy.qgz")
    reopened = QgsProject()
    assert reopened.read(str(tmp_path / "deeper" / "copy.qgz"))
    assert office_path(reopened, None) == path


def test_before_the_project_is_saved_in_the_profile_and_there_it_stays(project, tmp_path):
    path = office_path(project, memory_layer())
    assert path.parent == Path(QgsApplication.qgisSettingsDirPath()) / "territoires"
    assert project.isDirty()
    saved(project, tmp_path / "call.qgz")
    assert office_path(project, memory_layer()) == path


def test_a_project_in_a_database_keeps_its_decisions_in_the_profile(project, tmp_path):
    stored_layer(tmp_path / "mine.gpkg")
    assert project.write(f"geopackage:{tmp_path / 'mine.gpkg'}?projectName=call")
    assert office_path(project, None).parent == Path(QgsApplication.qgisSettingsDirPath()) / "territoires"
