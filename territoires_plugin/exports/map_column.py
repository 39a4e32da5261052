"""The column beside a map: legend, its note and the list of opportunities, one below the other."""

from __future__ import annotations

from qgis.core import QgsLayout

from ..model.messages import Language, message
from ..model.taxonomy import Taxonomy
from .map_content import MapContent
from .map_legend import fill_legend, legend_height
from .map_list import fill_list, list_title
from .map_page import fill_label, line_height, place, remove

GAP = 4.0  # millimetres between two items
HEADING = 8.0  # from the top of the list's heading to the list


def fill_column(layout: QgsLayout, content: MapContent, taxonomy: Taxonomy, language: Language) -> None:
    """Each item as high as its content; what has none, or is not in the template, is left out."""
    top = _fill_legend(layout, content, taxonomy, language)
    if content.needs_note:
        top += _fill_note(layout, top, language)
    else:
        remove(layout, "legend_note")
    _fill_opportunities(layout, content, top + GAP, language)


def _fill_legend(layout: QgsLayout, content: MapContent, taxonomy: Taxonomy, language: Language) -> float:
    """Where the next item may begin."""
    legend = layout.itemById("legend")
    if legend is None:
        return float(layout.itemById("map").pagePos().y())
    fill_legend(legend, content, taxonomy, language)
    height = legend_height(legend)
    place(legend, legend.pagePos().y(), height)
    return float(legend.pagePos().y() + height + GAP / 2)


def _fill_note(layout: QgsLayout, top: float, language: Language) -> float:
    """How much room it takes."""
    label = layout.itemById("legend_note")
    if label is None:
        return 0.0
    lines = fill_label(layout, "legend_note", message("legend_several", language), most_lines=4)
    height = lines * line_height(label) + 1
    place(label, top, height)
    return height


def _fill_opportunities(layout: QgsLayout, content: MapContent, top: float, language: Language) -> None:
    """The list takes what is left above the scale bar."""
    shown = fill_list(layout, content.listed, top + HEADING, _bottom(layout), language)
    heading = layout.itemById("opportunities_title")
    if heading is None or not shown:
        remove(layout, "opportunities_title")
        return
    place(heading, top, HEADING)
    fill_label(layout, "opportunities_title", list_title(shown, len(content.listed), language), most_lines=1)


def _bottom(layout: QgsLayout) -> float:
    scale_bar, page_map = layout.itemById("scale_bar"), layout.itemById("map")
    if scale_bar is not None:
        return float(scale_bar.pagePos().y() - GAP)
    return float(page_map.pagePos().y() + page_map.rect().height())
