"""Our condition beside the user's own filter, on the providers that offices use."""

from __future__ import annotations

import pytest
from qgis.core import QgsProject, QgsVectorFileWriter, QgsVectorLayer
from window import projects_layer

from territoires_plugin.gui.layer_filter import (
    is_filtered,
    one_of,
    own_filter,
    put_condition,
    take_condition_away,
    ticked_codes,
)
from territoires_plugin.gui.theme_counts import values_with

THEMES = ["eau", "eau;sol", "eau-potable", "sol", None, "l'eau", "a\\b", "100%_x", '"q"', "x;eau;z"]
DRIVERS = {"gpkg": "GPKG", "geojson": "GeoJSON", "shp": "ESRI Shapefile", "fgb": "FlatGeobuf", "sqlite": "SpatiaLite"}


@pytest.fixture(params=["memory", "delimitedtext", *DRIVERS])
def layer(request, qgis_new_project, tmp_path):
    """The same projects in one provider or format after another."""
    source = projects_layer([(700_000 + row, 6_600_000, themes, "A") for row, themes in enumerate(THEMES)])
    if request.param == "memory":
        yield source
        return
    ending = "csv" if request.param == "delimitedtext" else request.param
    path = tmp_path / f"projects.{ending}"
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = DRIVERS.get(ending, "CSV")
    context = QgsProject.instance().transformContext()
    QgsVectorFileWriter.writeAsVectorFormatV3(source, str(path), context, options)
    if ending == "csv":
        yield QgsVectorLayer(f"{path.as_uri()}?type=csv&geomType=none&detectTypes=no", "text", "delimitedtext")
    else:
        yield QgsVectorLayer(str(path), "file", "ogr")


def shown(layer):
    """A shapefile cuts names at ten characters; the values are those of ``themes`` everywhere."""
    return sorted(feature["themes"] for feature in layer.getFeatures())


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        pytest.param(["eau"], ["eau", "eau;sol", "x;eau;z"], id="a code that is the beginning of another"),
        pytest.param(["sol", "l'eau"], ["eau;sol", "l'eau", "sol"], id="a code with an apostrophe"),
        pytest.param(["a\\b"], ["a\\b"], id="a code with a backslash"),
        pytest.param(["100%_x"], ["100%_x"], id="a code with the wildcards of SQL"),
        pytest.param(['"q"'], ['"q"'], id="a code with quotes"),
        pytest.param([], [], id="no code at all"),
    ],
)
def test_a_project_shows_when_it_has_a_ticked_theme(layer, codes, expected):
    values = values_with([value for value in THEMES if value], codes)
    assert put_condition(layer, one_of(layer, "themes", values), codes)
    assert shown(layer) == expected
    assert ticked_codes(layer) == tuple(codes)
    assert take_condition_away(layer)
    assert layer.subsetString() == "" and len(list(layer.getFeatures())) == len(THEMES)


def test_the_users_filter_comes_back_whatever_we_did(layer):
    own = "\"themes\" = 'sol' OR \"themes\" = 'eau'"
    layer.setSubsetString(own)
    for values in (["sol"], ["eau", "sol"], []):
        put_condition(layer, one_of(layer, "themes", values), values)
        assert own_filter(layer) == own
        assert shown(layer) == sorted(values)
    take_condition_away(layer)
    assert layer.subsetString() == own
    assert not is_filtered(layer)


def test_a_whole_statement_is_left_alone(qgis_new_project, monkeypatch):
    layer = projects_layer([(0, 0, "eau", "A")])
    monkeypatch.setattr(type(layer), "subsetString", lambda _layer: " select * from projects")
    assert not put_condition(layer, one_of(layer, "themes", ["eau"]), ["eau"])


def test_a_saved_project_opens_with_its_filter_understood(qgis_new_project, tmp_path):
    source = projects_layer([(0, 0, "eau", "A"), (1, 1, "sol", "B")])
    path, project = str(tmp_path / "projects.gpkg"), QgsProject.instance()
    options = QgsVectorFileWriter.SaveVectorOptions()
    QgsVectorFileWriter.writeAsVectorFormatV3(source, path, project.transformContext(), options)
    layer = QgsVectorLayer(path, "Applications", "ogr")
    project.addMapLayer(layer)
    layer.setSubsetString("fid > 0")
    put_condition(layer, one_of(layer, "themes", ["eau"]), ["eau"])
    project.write(str(tmp_path / "work.qgz"))
    project.clear()
    project.read(str(tmp_path / "work.qgz"))
    opened = project.mapLayersByName("Applications")[0]
    assert opened.featureCount() == 1
    assert ticked_codes(opened) == ("eau",)
    assert own_filter(opened) == "fid > 0"
    project.clear()
