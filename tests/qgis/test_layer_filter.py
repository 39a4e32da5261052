"""Our condition beside the user's own filter, on the providers that offices use."""

from __future__ import annotations

import numpy as np
import pytest
from qgis.core import (
    Qgis,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication
from window import projects_layer

from territoires_plugin.gui.layer_conditions import condition_of, one_of
from territoires_plugin.gui.layer_filter import (
    filter_of,
    is_filtered,
    own_filter,
    put_condition,
    take_condition_away,
    without_condition,
)
from territoires_plugin.model.filter_table import FilterTable
from territoires_plugin.model.filters import Filter

THEMES = ["eau", "eau;sol", "eau-potable", "sol", None, "l'eau", "a\\b", "100%_x", '"q"', "x;eau;z"]
DRIVERS = {"gpkg": "GPKG", "geojson": "GeoJSON", "shp": "ESRI Shapefile", "fgb": "FlatGeobuf", "sqlite": "SpatiaLite"}


PROVIDERS = ["memory", "delimitedtext", *DRIVERS]
# What makes an id hard to write in one language or another; some differ by their case alone.
IDS = [
    "P1", "p1", "A_%!", "a_%!", "É1", "é1", "l'eau", "'", "''", "a\\b", "a\\", "\\'", "x\\'y\\", '"q"', "a;b", "100%_x",
    "|subset=x", "@v", "') OR (1=1", "<b>", "🚲", " P2", "P3 ", "[% 1 %]", "é" * 50, "-- x", "two\nlines",
    "1", "1.0", "01", "null", "ﬁ",
]  # fmt: skip


def stored(source, provider, folder):
    """A memory layer as it is in another provider or format."""
    if provider == "memory":
        return source
    ending = "csv" if provider == "delimitedtext" else provider
    path = folder / f"projects.{ending}"
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = DRIVERS.get(ending, "CSV")
    context = QgsProject.instance().transformContext()
    QgsVectorFileWriter.writeAsVectorFormatV3(source, str(path), context, options)
    if ending == "csv":
        return QgsVectorLayer(f"{path.as_uri()}?type=csv&geomType=none&detectTypes=no", "text", "delimitedtext")
    return QgsVectorLayer(str(path), "file", "ogr")


@pytest.fixture(params=PROVIDERS)
def provider(request):
    return request.param


@pytest.fixture
def layer(provider, qgis_new_project, tmp_path):
    """The same projects in one provider or format after another."""
    rows = [(700_000 + row, 6_600_000, themes, "A") for row, themes in enumerate(THEMES)]
    return stored(projects_layer(rows), provider, tmp_path)


def layer_of_ids(ids, kind="string"):
    layer = QgsVectorLayer(f"Point?crs=EPSG:2154&field=project_id:{kind}&field=themes:string", "Ids", "memory")
    features = []
    for number, project_id in enumerate(ids):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([project_id, "eau" if number % 2 else None])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(number, number)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def table_of(layer):
    columns = {name: [feature[name] for feature in layer.getFeatures()] for name in ("project_id", "themes")}
    return FilterTable.of(columns, {}, {})


def ids_shown(layer):
    return sorted(str(feature["project_id"]) for feature in layer.getFeatures())


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
    values = [value for value in THEMES if value and set(value.split(";")) & set(codes)]
    assert put_condition(layer, one_of(layer, "themes", values), Filter(themes=codes))
    assert shown(layer) == expected
    assert filter_of(layer) == Filter(themes=codes)
    assert take_condition_away(layer)
    assert layer.subsetString() == "" and len(list(layer.getFeatures())) == len(THEMES)


def test_the_users_filter_comes_back_whatever_we_did(layer):
    own = "\"themes\" = 'sol' OR \"themes\" = 'eau'"
    layer.setSubsetString(own)
    for values in (["sol"], ["eau", "sol"], []):
        put_condition(layer, one_of(layer, "themes", values), Filter(themes=values))
        assert own_filter(layer) == own
        assert shown(layer) == sorted(values)
    take_condition_away(layer)
    assert layer.subsetString() == own
    assert not is_filtered(layer)


def test_looking_behind_our_condition_for_a_moment_tells_nobody(layer):
    """Whoever reads the layer anew when it says that it changed would read it for ever."""
    put_condition(layer, one_of(layer, "themes", ["sol"]), Filter(themes=("sol",)))
    told = []
    layer.dataChanged.connect(lambda: told.append("data"))
    layer.subsetStringChanged.connect(lambda: told.append("filter"))
    with without_condition(layer):
        assert len(list(layer.getFeatures())) == len(THEMES)
    QCoreApplication.processEvents()
    assert shown(layer) == ["sol"] and told == []
    take_condition_away(layer)
    assert "filter" in told  # and afterwards it speaks again


def test_a_whole_statement_is_left_alone(qgis_new_project, monkeypatch):
    layer = projects_layer([(0, 0, "eau", "A")])
    monkeypatch.setattr(type(layer), "subsetString", lambda _layer: " select * from projects")
    assert not put_condition(layer, one_of(layer, "themes", ["eau"]), Filter(themes=("eau",)))


def test_a_saved_project_opens_with_its_filter_understood(qgis_new_project, tmp_path):
    source = projects_layer([(0, 0, "eau", "A"), (1, 1, "sol", "B")])
    path, project = str(tmp_path / "projects.gpkg"), QgsProject.instance()
    options = QgsVectorFileWriter.SaveVectorOptions()
    QgsVectorFileWriter.writeAsVectorFormatV3(source, path, project.transformContext(), options)
    layer = QgsVectorLayer(path, "Applications", "ogr")
    project.addMapLayer(layer)
    layer.setSubsetString("fid > 0")
    chosen = Filter(themes=("eau",), epci=("",), budget_to=0.5, text='l\'"eau" <b>\n\\ 🚲')
    put_condition(layer, condition_of(layer, table_of(layer), np.array([True, False])), chosen)
    project.write(str(tmp_path / "work.qgz"))
    project.clear()
    project.read(str(tmp_path / "work.qgz"))
    opened = project.mapLayersByName("Applications")[0]
    assert opened.featureCount() == 1
    assert filter_of(opened) == chosen
    assert own_filter(opened) == "fid > 0"
    project.clear()


def assert_shows(layer, table, mask):
    assert put_condition(layer, condition_of(layer, table, mask), Filter(text="x")), condition_of(layer, table, mask)
    assert ids_shown(layer) == sorted(name for name, kept in zip(table.project_ids, mask) if kept)
    assert layer.featureCount() == mask.sum()


def ids_for(provider):
    """Newer versions of QGIS see comments inside texts, and OGR's own SQL has no other way to write these."""
    if provider in ("memory", "delimitedtext", "gpkg", "sqlite") or Qgis.QGIS_VERSION_INT < 33000:
        return IDS
    return [own_id for own_id in IDS if own_id not in ("-- x", "two\nlines")]


def test_exactly_the_chosen_projects_show_whatever_their_ids_hold(provider, qgis_new_project, tmp_path):
    ids = ids_for(provider)
    layer = stored(layer_of_ids(ids), provider, tmp_path)
    table = table_of(layer)
    rows = np.arange(len(ids))
    assert len(table) == len(ids)
    for row in rows:
        assert_shows(layer, table, rows == row)
        assert_shows(layer, table, rows != row)
    for first in (0, 1):
        assert_shows(layer, table, rows % 2 == first)
    assert_shows(layer, table, rows >= 0)
    assert_shows(layer, table, rows < 0)


def test_a_long_list_of_awkward_ids_is_exact_too(provider, qgis_new_project, tmp_path):
    own_ids = ids_for(provider)
    ids = list(dict.fromkeys([*own_ids, *(f"{name}{number}" for name in own_ids for number in range(4))]))
    layer = stored(layer_of_ids(ids), provider, tmp_path)
    table = table_of(layer)
    random = np.random.default_rng(1)
    for part in (0.1, 0.4, 0.6, 0.9):
        assert_shows(layer, table, random.random(len(ids)) < part)


@pytest.mark.parametrize("kind", ["integer", "double"])
def test_ids_that_are_numbers_are_found(provider, kind, qgis_new_project, tmp_path):
    ids = [1, 7, 1_000_000, 123_456_789, *range(100, 200)]
    source = stored(layer_of_ids(ids, kind), provider, tmp_path)
    table = table_of(source)
    for part in (3, 2):
        assert_shows(source, table, np.arange(len(ids)) % part == 0)
        assert_shows(source, table, np.arange(len(ids)) % part != 0)


def test_a_mark_that_this_version_cannot_read_is_no_filter(qgis_new_project):
    layer = projects_layer([(0, 0, "eau", "A"), (1, 1, "sol", "B")])
    put_condition(layer, one_of(layer, "themes", ["eau"]), Filter(themes=("eau",)))
    layer.setCustomProperty("territoires/filter", '{"colours": ["red"]}')
    assert filter_of(layer) is None
    assert take_condition_away(layer) and layer.featureCount() == 2
