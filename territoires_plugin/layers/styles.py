"""How projects, EPCI, opportunities and links look on a map, with their legend in French or English.

The last three come from ``resources/styles/*.qml``, which an office can edit in QGIS; projects follow the taxonomy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.core import (
    Qgis,
    QgsFeatureRequest,
    QgsMapLayer,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRuleBasedRenderer,
    QgsSymbol,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)

from ..model.errors import TerritoiresError
from ..model.messages import Language, message
from ..model.paths import resource_path
from ..model.taxonomy import Taxonomy
from .theme_expressions import escape_label, holds_theme, is_suggested, marker_offset
from .theme_symbols import fill_symbol, marker_size, marker_symbol, plain_symbol, suggested_symbol

ELSE = "ELSE"
MOST_SPREAD = 5_000  # projects up to which those on one spot are spread: among more nobody could tell them apart
FEW_RANKS = 40  # opportunities that leave room for every rank in full size
MOST_RANKS = 300  # ranks on a map of a whole region: to place 11,000 of them takes minutes, and nobody can read them
ALL_RANKS_FROM = 250_000  # the scale from which on every rank is shown, however many there are


def style_projects(
    layer: QgsVectorLayer, taxonomy: Taxonomy, language: Language, *, suggested: bool | None = None
) -> None:
    """One legend entry, colour and marker for each theme; a project with several themes shows its markers side by side.

    Projects on exactly the same spot are spread in a small spiral around it. Points or polygons (with a marker inside).
    A dashed ring marks themes that were only suggested.

    Args:
        suggested: whether there are any; None to look through the layer.
    """
    size = marker_size(layer.featureCount())
    codes = [term.code for term in taxonomy.themes]
    stack = _stack_positions(layer)
    root = QgsRuleBasedRenderer.Rule(None)
    for term in taxonomy.themes:
        marker = marker_symbol(term.marker, term.color, size, marker_offset(term.code, codes, size, stack))
        symbol = fill_symbol(marker, term.color, term.code, codes) if _is_polygon(layer) else marker
        root.appendChild(_rule(symbol, holds_theme(term.code), escape_label(term.name(language))))
    other = plain_symbol(size, stack, polygon=_is_polygon(layer))
    root.appendChild(_rule(other, ELSE, message("legend_no_theme", language)))
    if _has_suggested(layer) if suggested is None else suggested:
        root.appendChild(_ring(layer, codes, size, stack, language))
    layer.setRenderer(QgsRuleBasedRenderer(root))
    if layer.featureCount() <= MOST_SPREAD:  # among more there is no spot without a project
        _keep_labels_away(layer)
    layer.triggerRepaint()


def mark_suggested(layer: QgsVectorLayer, taxonomy: Taxonomy, language: Language, *, suggested: bool) -> None:
    """Give the style of ``style_projects`` its ring, or take it away; nothing where the themes have other rules."""
    codes = [term.code for term in taxonomy.themes]
    if not isinstance(layer.renderer(), QgsRuleBasedRenderer):
        return
    renderer = layer.renderer().clone()
    rules = {rule.filterExpression(): rule for rule in renderer.rootRule().children()}
    ring = rules.get(is_suggested(codes))
    if not {holds_theme(code) for code in codes} <= rules.keys() or suggested == (ring is not None):
        return
    if ring is None:
        size, stack = marker_size(layer.featureCount()), _stack_positions(layer)
        renderer.rootRule().appendChild(_ring(layer, codes, size, stack, language))
    else:
        renderer.rootRule().removeChild(ring)
    layer.setRenderer(renderer)
    layer.triggerRepaint()


def style_epci(layer: QgsVectorLayer, language: Language) -> None:
    """Quiet grey outlines; names in small letters with a halo, left out where they would overlap."""
    _load_style(layer, "epci")
    _name_legend_entry(layer, message("legend_epci", language))


def style_opportunities(layer: QgsVectorLayer, language: Language) -> None:
    """Soft translucent hulls, each with its rank in a badge, smaller where there are many."""
    _load_style(layer, "opportunities")
    _make_room(layer)
    _name_legend_entry(layer, message("legend_opportunity", language))


def style_links(layer: QgsVectorLayer, language: Language) -> None:
    """Thin lines between the members of an opportunity."""
    _load_style(layer, "links")
    _name_legend_entry(layer, message("legend_link", language))


def _rule(symbol: QgsSymbol, expression: str, label: str) -> QgsRuleBasedRenderer.Rule:
    rule = QgsRuleBasedRenderer.Rule(symbol)
    rule.setFilterExpression(expression)
    rule.setLabel(label)
    return rule


def _ring(
    layer: QgsVectorLayer, codes: Sequence[str], size: float, stack: Mapping[str, int], language: Language
) -> QgsRuleBasedRenderer.Rule:
    symbol = suggested_symbol(size, stack, codes, polygon=_is_polygon(layer))
    return _rule(symbol, is_suggested(codes), message("legend_suggested", language))


def _load_style(layer: QgsVectorLayer, name: str) -> None:
    path = resource_path("styles", f"{name}.qml")
    categories = QgsMapLayer.StyleCategory.Symbology | QgsMapLayer.StyleCategory.Labeling
    reason, loaded = layer.loadNamedStyle(str(path), categories)
    if not loaded:
        raise TerritoiresError("file_unreadable", file=path, value=reason)


def _name_legend_entry(layer: QgsVectorLayer, label: str) -> None:
    """A single symbol has no label of its own in a legend: the same symbol as the only rule of a renderer has one."""
    renderer = QgsRuleBasedRenderer.convertFromRenderer(layer.renderer())
    if renderer is not None and len(renderer.rootRule().children()) == 1:
        renderer.rootRule().children()[0].setLabel(label)
        layer.setRenderer(renderer)
    layer.triggerRepaint()


def _make_room(layer: QgsVectorLayer) -> None:
    """Among many opportunities, smaller ranks, and the last ones left out rather than on top of the first."""
    count = layer.featureCount()
    if layer.labeling() is None or count <= FEW_RANKS:
        return
    settings = QgsPalLayerSettings(layer.labeling().settings())
    text_format = settings.format()
    text_format.setSize(text_format.size() * (FEW_RANKS / min(count, MOST_RANKS)) ** 0.3)
    settings.setFormat(text_format)
    if count > MOST_RANKS:
        shown = QgsProperty.fromExpression(f'"rank" <= {MOST_RANKS} OR @map_scale < {ALL_RANKS_FROM}')
        properties = settings.dataDefinedProperties()
        properties.setProperty(QgsPalLayerSettings.Property.Show, shown)
        settings.setDataDefinedProperties(properties)
    if hasattr(settings, "placementSettings"):  # from QGIS 3.26 on
        placement = settings.placementSettings()
        placement.setOverlapHandling(Qgis.LabelOverlapHandling.PreventOverlap)
        settings.setPlacementSettings(placement)
    else:
        settings.displayAll = False
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))


def _keep_labels_away(layer: QgsVectorLayer) -> None:
    """Projects carry no label, and the names of EPCI and the ranks step aside for them."""
    settings = QgsPalLayerSettings()
    settings.drawLabels = False
    settings.fieldName = "project_id"
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def _has_suggested(layer: QgsVectorLayer) -> bool:
    if layer.fields().indexFromName("theme_origin") < 0:
        return False
    request = QgsFeatureRequest().setFilterExpression("\"theme_origin\" = 'suggested'").setLimit(1)
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry).setSubsetOfAttributes([])
    return next(iter(layer.getFeatures(request)), None) is not None


def _is_polygon(layer: QgsVectorLayer) -> bool:
    return bool(layer.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry)


def _stack_positions(layer: QgsVectorLayer) -> dict[str, int]:
    """For each project that lies exactly on another one, how many lie under it; in the order of their ids."""
    if layer.fields().indexFromName("project_id") < 0 or layer.featureCount() > MOST_SPREAD:
        return {}
    spots: dict[tuple[float, float], list[str]] = {}
    request = QgsFeatureRequest().setSubsetOfAttributes(["project_id"], layer.fields())
    for feature in layer.getFeatures(request):
        if feature.hasGeometry():
            centre = feature.geometry().centroid().asPoint()
            spots.setdefault((round(centre.x(), 6), round(centre.y(), 6)), []).append(str(feature["project_id"]))
    return {name: position for names in spots.values() for position, name in enumerate(sorted(names)) if position}
