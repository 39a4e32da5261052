"""What the styles draw and say, evaluated by QGIS itself."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsGeometry,
    QgsLayerTree,
    QgsLayerTreeLayer,
    QgsLayerTreeModel,
    QgsProject,
    QgsRenderContext,
    QgsSymbolLayer,
    QgsVectorLayer,
)

from territoires_plugin.layers.compat import field
from territoires_plugin.layers.styles import style_epci, style_links, style_opportunities, style_projects
from territoires_plugin.model.taxonomy import Taxonomy, Term, load_taxonomy

SQUARE = "Polygon ((0 0, 0 9, 9 9, 9 0, 0 0))"


def project_layer(rows, geometry="Point"):
    """(project_id, themes, WKT) as a layer."""
    layer = QgsVectorLayer(
        f"{geometry}?crs=EPSG:2154&field=project_id:string&field=themes:string", "projects", "memory"
    )
    features = []
    for name, themes, wkt in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name, themes])
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def empty_layer(geometry, fields):
    query = "&".join(f"field={name}:string" for name in fields)
    return QgsVectorLayer(f"{geometry}?crs=EPSG:2154&{query}", "layer", "memory")


def legend_labels(layer):
    """The entries that the layer panel shows under the layer."""
    root = QgsLayerTree()
    node = root.addLayer(layer)
    assert isinstance(node, QgsLayerTreeLayer)
    model = QgsLayerTreeModel(root)
    project = QgsProject()
    return [entry.evaluateLabel(QgsExpressionContext()) for entry in model.layerLegendNodes(node)], project


def labels_of_rules_met(layer):
    """project_id -> the labels of the rules under which QGIS draws it."""
    context = QgsRenderContext()
    context.setExpressionContext(QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer)))
    renderer = layer.renderer().clone()
    renderer.startRender(context, layer.fields())
    met = {}
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        keys = renderer.legendKeysForFeature(feature, context)
        labels = {rule.ruleKey(): rule.label() for rule in renderer.rootRule().descendants()}
        met[feature["project_id"]] = {labels[key] for key in keys if key in labels}  # the root is a rule too
    renderer.stopRender(context)
    return met


def offsets(layer):
    """(project_id, rule label) -> the marker's offset in millimetres."""
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    found = {}
    for rule in layer.renderer().rootRule().children():
        properties = rule.symbol().symbolLayer(0).dataDefinedProperties()
        expression = QgsExpression(properties.property(QgsSymbolLayer.Property.PropertyOffset).expressionString())
        for feature in layer.getFeatures():
            context.setFeature(feature)
            value = expression.evaluate(context)
            assert not expression.hasEvalError(), expression.evalErrorString()
            found[feature["project_id"], rule.label()] = tuple(float(part) for part in value.split(","))
    return found


@pytest.mark.parametrize(
    ("language", "names"),
    [
        (
            "fr",
            [
                "Mobilité et logistique",
                "Énergie et environnement",
                "Gouvernance et citoyenneté",
                "Attractivité et développement économique",
                "Autre thème ou thème non renseigné",
            ],
        ),
        (
            "en",
            [
                "Mobility and logistics",
                "Energy and environment",
                "Governance and citizenship",
                "Attractiveness and economic development",
                "Other theme, or none given",
            ],
        ),
    ],
)
def test_the_legend_names_every_theme_in_the_readers_language(qgis_app, language, names):
    layer = project_layer([("A", "energie", "Point (0 0)")])
    style_projects(layer, load_taxonomy(), language)
    assert legend_labels(layer)[0] == names


@pytest.mark.parametrize(
    ("style", "geometry", "french", "english"),
    [
        (style_epci, "MultiPolygon", "EPCI", "EPCI"),
        (
            style_opportunities,
            "Polygon",
            "Opportunité de mutualisation, avec son rang",
            "Pooling opportunity, with its rank",
        ),
        (style_links, "LineString", "Deux projets d'une même opportunité", "Two projects of one opportunity"),
    ],
)
def test_the_other_layers_have_a_legend_entry_in_both_languages(qgis_app, style, geometry, french, english):
    layer = empty_layer(geometry, ["name", "rank"])
    style(layer, "fr")
    assert legend_labels(layer)[0] == [french]
    style(layer, "en")
    assert legend_labels(layer)[0] == [english]


def test_each_theme_has_a_colour_and_a_shape_of_its_own(qgis_app):
    layer = project_layer([("A", "energie", "Point (0 0)")])
    style_projects(layer, load_taxonomy(), "fr")
    symbols = [rule.symbol().symbolLayer(0) for rule in layer.renderer().rootRule().children()[:-1]]
    for one, other in combinations(symbols, 2):
        assert one.color().name() != other.color().name()
        assert one.shape() != other.shape()


def test_a_code_is_matched_whole_and_never_as_a_part_or_a_pattern(qgis_app):
    codes = ["eau", "eau-potable", "e_u", "01", "1", "énergie"]
    terms = tuple(Term(code, code, code, "#0072B2", "circle") for code in codes)
    layer = project_layer([(code, code, f"Point ({i} 0)") for i, code in enumerate(codes)])
    style_projects(layer, Taxonomy("other", terms, (), ()), "fr")
    assert labels_of_rules_met(layer) == {code: {code} for code in codes}


def test_a_project_falls_under_all_its_themes_and_an_unknown_one_under_the_last_rule(qgis_app):
    layer = project_layer(
        [
            ("two", "energie;mobilite", "Point (0 0)"),
            ("half", "autre;energie", "Point (1 0)"),
            ("other", "autre", "Point (2 0)"),
            ("none", None, "Point (3 0)"),
        ]
    )
    style_projects(layer, load_taxonomy(), "fr")
    rest = "Autre thème ou thème non renseigné"
    assert labels_of_rules_met(layer) == {
        "two": {"Énergie et environnement", "Mobilité et logistique"},
        "half": {"Énergie et environnement"},
        "other": {rest},
        "none": {rest},
    }


def test_the_markers_of_a_project_stand_side_by_side_around_its_place(qgis_app):
    layer = project_layer(
        [("three", "attractivite;energie;mobilite", "Point (0 0)"), ("one", "autre;energie", "Point (9 0)")]
    )
    style_projects(layer, load_taxonomy(), "fr")
    found = offsets(layer)
    names = ("Attractivité et développement économique", "Énergie et environnement", "Mobilité et logistique")
    left, middle, right = (found["three", name] for name in names)
    assert middle == (0.0, 0.0)
    assert left[0] == -right[0] < -2.5
    assert found["one", "Énergie et environnement"] == (0.0, 0.0)


def test_projects_on_one_spot_are_spread_and_the_others_stay(qgis_app):
    rows = [(f"P{i:02}", "energie", "Point (5 5)") for i in range(20)] + [("alone", "energie", "Point (9 9)")]
    layer = project_layer(rows)
    style_projects(layer, load_taxonomy(), "fr")
    found = {name: offset for (name, label), offset in offsets(layer).items() if label == "Énergie et environnement"}
    assert found["alone"] == found["P00"] == (0.0, 0.0)
    spots = [found[f"P{i:02}"] for i in range(20)]
    nearest = min(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5 for one, other in combinations(spots, 2))
    assert nearest > 2.5


def test_polygon_projects_are_filled_once_and_carry_their_markers(qgis_app):
    square = "Polygon ((0 0, 0 9, 9 9, 9 0, 0 0))"
    layer = project_layer([("A", "energie;mobilite", square)], "Polygon")
    style_projects(layer, load_taxonomy(), "fr")
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(next(layer.getFeatures()))
    filled = {}
    for rule in layer.renderer().rootRule().children()[:2]:
        properties = rule.symbol().symbolLayer(0).dataDefinedProperties()
        enabled = properties.property(QgsSymbolLayer.Property.PropertyLayerEnabled)
        filled[rule.label()] = bool(QgsExpression(enabled.expressionString()).evaluate(context))
        assert rule.symbol().symbolLayer(1).subSymbol().symbolLayer(0).shape() is not None
    assert filled == {"Énergie et environnement": True, "Mobilité et logistique": False}


def test_a_theme_name_with_an_expression_stands_literally_in_the_legend(qgis_app):
    hostile = "<b>Eau</b> [% 1 + 1 %]"
    layer = project_layer([("A", "eau", "Point (0 0)")])
    style_projects(layer, Taxonomy("t", (Term("eau", hostile, hostile, "#0072B2", "circle"),), (), ()), "fr")
    assert legend_labels(layer)[0][0] == hostile


@pytest.mark.parametrize(("geometry", "place"), [("Point", "Point (0 0)"), ("Polygon", SQUARE)])
def test_a_suggested_theme_has_a_ring_of_its_own_and_a_legend_entry(qgis_app, geometry, place):
    layer = project_layer([(name, "energie", place) for name in ("given", "guess")] + [("none", None, place)], geometry)
    layer.dataProvider().addAttributes([field("theme_origin", "text")])
    layer.updateFields()
    origins = {1: "given", 2: "suggested", 3: "suggested"}
    layer.dataProvider().changeAttributeValues({number: {2: origin} for number, origin in origins.items()})
    style_projects(layer, load_taxonomy(), "fr")
    ring = "Thème suggéré, à confirmer"
    assert legend_labels(layer)[0][-1] == ring
    assert labels_of_rules_met(layer) == {
        "given": {"Énergie et environnement"},
        "guess": {"Énergie et environnement", ring},
        "none": {"Autre thème ou thème non renseigné"},
    }


def test_without_suggested_themes_the_legend_does_not_speak_of_them(qgis_app):
    layer = project_layer([("A", "energie", "Point (0 0)")])
    style_projects(layer, load_taxonomy(), "fr")
    assert not any("suggéré" in label for label in legend_labels(layer)[0])


def test_names_of_epci_have_a_halo_and_give_way_to_ranks(qgis_app):
    epci, opportunities = empty_layer("MultiPolygon", ["name"]), empty_layer("Polygon", ["rank"])
    style_epci(epci, "fr")
    style_opportunities(opportunities, "fr")
    names, ranks = epci.labeling().settings(), opportunities.labeling().settings()
    assert epci.labelsEnabled() and opportunities.labelsEnabled()
    assert names.fieldName == "name" and names.format().buffer().enabled()
    assert '"rank"' in ranks.fieldName and ranks.format().font().bold()
    assert names.priority < ranks.priority
    assert opportunities.renderer().rootRule().children()[0].symbol().color().alpha() < 128


def test_styles_hold_no_path_of_the_machine_that_made_them(qgis_app):
    resources = Path(__file__).resolve().parents[2] / "resources"
    files = [*(resources / "styles").glob("*.qml"), *(resources / "layouts").glob("*.qpt")]
    assert len(files) >= 4
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"[A-Za-z]:\\|(?<![\w<:/.])/(?!/|>)[a-z]+/", text), file.name
