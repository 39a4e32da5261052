"""Hostile names on their whole way into a GeoPackage, and imports that break off: nothing is lost or half-written."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from osgeo import ogr
from qgis.core import QgsProcessingException, QgsVectorLayer

from territoires_plugin.intake.importing import import_projects
from territoires_plugin.layers.office_call import store_call
from territoires_plugin.layers.office_file import OfficeFile
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.progress import Silent

NAMES = [
    "'; DROP TABLE projects; --",
    '"; DROP TABLE "projects"; --',
    "Robert'); DELETE FROM gpkg_contents;--",
    "=1+1",
    "%s {0} {field} $1 ?",
    "a\\'b",
    "🚲\u202e abc",
]


@pytest.fixture
def source(tmp_path):
    """A row for each hostile name, which is its identifier, its title and its call."""
    quoted = ['"' + name.replace('"', '""') + '"' for name in NAMES]
    path = tmp_path / f"{NAMES[0]}.csv"
    rows = "".join(f"{name};{name};{name};25056\n" for name in quoted)
    path.write_text("project_id;title;call;commune_code\n" + rows, encoding="utf-8")
    return path


def stored(path, table="projects"):
    layer = QgsVectorLayer(f"{path}|layername={table}", table, "ogr")
    assert layer.isValid()
    return {feature["project_id"]: (feature["title"], feature["call"]) for feature in layer.getFeatures()}


EXPECTED = {name.replace(";", "_"): (name, name) for name in NAMES}


def test_names_like_sql_are_stored_in_the_office_file_as_they_are(qgis_app, tmp_path, source):
    office = OfficeFile(tmp_path / "bureau.gpkg")
    for _ in range(2):  # the second import compares with what is stored
        changes = store_call(office, [import_projects(source).projects], Silent())
    assert len(changes.unchanged) == len(NAMES)
    assert stored(office.path) == EXPECTED
    with closing(sqlite3.connect(office.path)) as database:
        assert database.execute("pragma integrity_check").fetchone() == ("ok",)


def test_names_like_sql_pass_through_processing_as_they_are(run, tmp_path, source):
    path = tmp_path / "out.gpkg"
    outputs = run("importprojects", SOURCE=str(source), PROJECTS=f"ogr:dbname='{path}' table=\"projects\" (geom)")
    assert outputs["IMPORTED"] == len(NAMES)
    assert stored(path) == EXPECTED


@pytest.fixture
def damaged(tmp_path):
    """A GeoPackage of 30,000 projects, more than a batch, with damage behind the first batch."""
    path = tmp_path / "damaged.gpkg"
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer("projects", None, ogr.wkbNone)
    for name in ("project_id", "commune_code", "title"):
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
    layer.StartTransaction()
    for number in range(30_000):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["project_id"], feature["commune_code"], feature["title"] = str(number), "25056", "t" * 60
        layer.CreateFeature(feature)
    layer.CommitTransaction()
    del layer, dataset
    content = bytearray(path.read_bytes())
    place = len(content) * 9 // 10 // 4096 * 4096
    content[place : place + 3 * 4096] = bytes([0xA5]) * 3 * 4096
    path.write_bytes(content)
    return path


def test_a_layer_that_breaks_off_behind_the_first_batch_leaves_no_output(run, tmp_path, damaged, exceptions):
    path = tmp_path / "out.gpkg"
    with pytest.raises(QgsProcessingException, match=r"damaged\.gpkg"):
        run("importprojects", SOURCE=str(damaged), PROJECTS=str(path))
    assert not path.exists()


def test_a_layer_that_breaks_off_leaves_the_office_file_as_it_was(qgis_app, tmp_path, source, damaged, exceptions):
    from territoires_plugin.intake.importing import BATCH, ImportOptions, import_batches
    from territoires_plugin.model.taxonomy import load_taxonomy

    office = OfficeFile(tmp_path / "bureau.gpkg")
    store_call(office, [import_projects(source).projects], Silent())
    options = ImportOptions(None, None, load_taxonomy(), None, "fr")
    batches = (batch.projects for batch in import_batches(damaged, options, BATCH, Silent()))
    with pytest.raises(TerritoiresError) as caught:
        store_call(office, batches, Silent())
    assert (caught.value.code, caught.value.parameters["row"] > BATCH) == ("layer_cut", True)
    assert stored(office.path) == EXPECTED
