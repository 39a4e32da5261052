"""The import of a layer that QGIS has open, from whatever provider."""

from __future__ import annotations

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate

from territoires_plugin.layers.compat import field

MANNERS = 'L\'été <b>=1+1</b> "🚲"; DROP TABLE projects; --'


@pytest.fixture
def layer(qgis_new_project):
    """As an office's database holds them: names of its own, dates as dates, a département as a number."""
    made = QgsVectorLayer("Point?crs=EPSG:2154&field=debut:date", "Candidatures de l'année", "memory")
    columns = {"num_dossier": "integer", "intitule": "text", "code_insee": "text", "montant_total": "real"}
    made.dataProvider().addAttributes([field(name, kind) for name, kind in columns.items()])
    made.updateFields()
    for number, code in enumerate(("25056", "39300", "21231"), 1):
        feature = QgsFeature(made.fields())
        feature.setAttributes([QDate(2026, 3, number), number, f"{MANNERS} {number}", code, number * 1000.5])
        made.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(made)
    return made


def imported(run, source, **parameters):
    feedback = QgsProcessingFeedback()
    outputs = run("importprojects", feedback, SOURCE=source, PROJECTS="memory:", REJECTED="memory:", **parameters)
    rows = {feature["project_id"]: feature for feature in outputs["PROJECTS"].getFeatures()}
    return rows, outputs, feedback


@pytest.fixture
def mapping(tmp_path):
    path = tmp_path / "base.toml"
    path.write_text(
        '[columns]\nproject_id = "num_dossier"\ntitle = "intitule"\ncommune_code = "code_insee"\n'
        'budget = "montant_total"\nstart_date = "debut"\n',
        encoding="utf-8",
    )
    return str(path)


@pytest.mark.parametrize("by", ["id", "name"])
def test_an_open_layer_is_imported_by_its_id_or_name(run, layer, mapping, by):
    rows, outputs, _ = imported(run, getattr(layer, by)(), MAPPING=mapping)
    assert (outputs["IMPORTED"], outputs["REJECTED_COUNT"]) == (3, 0)
    first = rows["1"]
    assert (first["title"], first["budget"], first["start_date"]) == (f"{MANNERS} 1", 1000.5, "2026-03-01")
    assert (first["commune_code"], first["source"]) == ("25056", "Candidatures de l'année")


def test_the_columns_of_a_layer_are_recognised_like_those_of_a_file(run, layer):
    rows, _, _ = imported(run, layer.name())
    assert {feature["commune_code"] for feature in rows.values()} == {"25056", "39300", "21231"}
    assert rows["2"]["title"] == f"{MANNERS} 2"


def test_the_geometry_of_a_layer_places_its_projects(run, layer, mapping):
    layer.startEditing()
    (first,) = (feature for feature in layer.getFeatures() if feature["num_dossier"] == 1)
    layer.changeGeometry(first.id(), QgsGeometry.fromWkt("Point (928000 6687000)"))
    assert layer.commitChanges()
    rows, _, _ = imported(run, layer.id(), MAPPING=mapping)
    assert (rows["1"]["location_precision"], rows["2"]["location_precision"]) == ("exact", "commune")


def test_a_table_of_a_provider_is_imported_by_its_source_text(run, tmp_path, mapping):
    path = tmp_path / "base.csv"
    path.write_text("num_dossier,intitule,code_insee,montant_total,debut\n7,Navette,25056,5,2026-03-01\n")
    rows, _, _ = imported(run, f"delimitedtext://file://{path}?delimiter=,", MAPPING=mapping)
    assert rows["7"]["title"] == "Navette"


def test_a_name_that_is_neither_file_nor_layer_is_told(run, qgis_new_project):
    with pytest.raises(QgsProcessingException, match="nowhere"):
        imported(run, "nowhere.csv")
