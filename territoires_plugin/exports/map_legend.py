"""The legend of a map: the entries in use, counted, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import (
    QgsLayerTree,
    QgsLayoutItemLegend,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsVectorLayer,
)

from ..layers.theme_expressions import escape_label
from ..model.messages import Language, message
from ..model.taxonomy import Taxonomy
from .map_content import MapContent
from .map_texts import number_in_words
from .page_fonts import legend_format
from .text_fitting import fit_lines, text_width

LINE_BREAK = "\n"
MOST_LINES = 3
GAP = 2.0  # millimetres between a symbol and its label, and the frame's edge


@dataclass(frozen=True)
class Entry:
    """A rule of a layer as the legend shows it: left out when it is not used."""

    label: str
    used: bool = True


def fill_legend(legend: QgsLayoutItemLegend, content: MapContent, taxonomy: Taxonomy, language: Language) -> None:
    """Projects by theme and opportunities with their number, then EPCI: none that the map does not show."""
    legend.setAutoUpdateModel(False)
    legend.setTitle(message("legend_title", language))
    legend.setWrapString(LINE_BREAK)
    root = legend.model().rootGroup()
    root.removeAllChildren()
    _keep_used_rules(legend, content.projects, _theme_entries(content, taxonomy, language))
    _add_layer(root, content.projects, message("legend_projects", language))
    if content.opportunities is not None:
        count = content.opportunities.featureCount()
        entry = _counted(message("legend_opportunity", language), count, language)
        _keep_used_rules(legend, content.opportunities, [entry])
        _add_layer(root, content.opportunities, "")
    if content.epci.featureCount():
        _keep_used_rules(legend, content.epci, [Entry(message("legend_epci", language))])
        _add_layer(root, content.epci, "")


def legend_height(legend: QgsLayoutItemLegend) -> float:
    """The height in millimetres that all entries need."""
    return float(QgsLegendRenderer(legend.model(), legend.legendSettings()).minimumSize().height())


def _theme_entries(content: MapContent, taxonomy: Taxonomy, language: Language) -> list[Entry]:
    """In the order of the rules of ``style_projects``, of which the last is there where themes were suggested."""
    names = [
        *((term.code, term.name(language)) for term in taxonomy.themes),
        ("", message("legend_no_theme", language)),
    ]
    entries = [_counted(name, content.theme_counts[code], language) for code, name in names]
    return [*entries, _counted(message("legend_suggested", language), content.suggested_count, language)]


def _counted(label: str, count: int, language: Language) -> Entry:
    return Entry(f"{label} ({number_in_words(count, language)})", used=count > 0)


def _keep_used_rules(legend: QgsLayoutItemLegend, layer: QgsVectorLayer, entries: Sequence[Entry]) -> None:
    renderer = layer.renderer().clone()
    root = renderer.rootRule()
    for rule, entry in zip(list(root.children()), entries):
        if entry.used:
            rule.setLabel(_wrapped(legend, entry.label))
        else:
            root.removeChild(rule)
    layer.setRenderer(renderer)


def _wrapped(legend: QgsLayoutItemLegend, label: str) -> str:
    style = QgsLegendStyle.Style.SymbolLabel
    room = legend.rect().width() - legend.symbolWidth() - GAP - legend.style(style).margin(QgsLegendStyle.Side.Left)
    lines = fit_lines(label, text_width(legend.layout(), legend_format(legend, style)), room, MOST_LINES)
    return escape_label(LINE_BREAK.join(lines))


def _add_layer(root: QgsLayerTree, layer: QgsVectorLayer, title: str) -> None:
    """Under its title, or as entries of the list above where it has none."""
    node = root.addLayer(layer)
    node.setCustomProperty("cached_name", title)
    node.setCustomProperty("legend/title-label", title)
    style = QgsLegendStyle.Style.Subgroup if title else QgsLegendStyle.Style.Hidden
    QgsLegendRenderer.setNodeLegendStyle(node, style)
