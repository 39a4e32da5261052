"""The page of a map: the template ``a3_landscape.qpt`` filled with what the map shows.

The template's labels read layout variables such as ``@territoires_title``: a value is never evaluated again, so a
text that holds ``[% … %]`` is printed as it stands. An item that an office has taken out of its template is left out.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from qgis.core import (
    QgsExpressionContextUtils,
    QgsFontUtils,
    QgsLayout,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutMeasurement,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsRectangle,
    QgsUnitTypes,
)
from qgis.PyQt.QtXml import QDomDocument

from ..model.errors import TerritoiresError
from ..model.messages import Language, message
from ..model.paths import resource_path
from .map_texts import MapTexts, number_in_words
from .page_fonts import label_format, part_letters, set_label_format
from .text_fitting import fit_lines, text_width

MILLIMETRES = QgsUnitTypes.LayoutUnit.LayoutMillimeters
FONT, FALLBACK_FONT = "Open Sans", "DejaVu Sans"
# Font sizes in points, the largest that needs one line; with the last, two lines fit in the box.
TITLE_SIZES = (24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0)
SUBTITLE_SIZES = (12.5, 11.5, 10.5, 9.5, 8.0)
POINT = 25.4 / 72
LINE_SPACING = 1.37  # of Open Sans
SCALE_BAR_ROOM = 50.0  # millimetres; QGIS makes the item as wide as its bar


def load_page(project: QgsProject) -> QgsPrintLayout:
    """
    Raises:
        TerritoiresError: ``file_unreadable``.
    """
    path = resource_path("layouts", "a3_landscape.qpt")
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise TerritoiresError("file_unreadable", file=path, value=error.strerror) from error
    if not QgsFontUtils.fontFamilyOnSystem(FONT):
        text = text.replace(FONT, FALLBACK_FONT)
    document = QDomDocument()
    document.setContent(text)
    layout = QgsPrintLayout(project)
    _, loaded = layout.loadFromTemplate(document, QgsReadWriteContext())
    if not loaded:
        raise TerritoiresError("file_unreadable", file=path, value="qpt")
    part_letters(layout)
    return layout


def fill_texts(layout: QgsLayout, texts: MapTexts) -> None:
    """The labels around the map, each cut to its box."""
    _fill_shrinking(layout, "title", texts.title, TITLE_SIZES)
    _fill_shrinking(layout, "subtitle", texts.subtitle, SUBTITLE_SIZES)
    fill_label(layout, "sources", texts.sources, most_lines=3)
    fill_label(layout, "date", texts.date, most_lines=1)
    fill_label(layout, "notice", texts.notice, most_lines=1)


def fill_label(layout: QgsLayout, name: str, text: str, *, most_lines: int) -> int:
    """Put a text into the label ``name``; how many lines it takes."""
    label = layout.itemById(name)
    if label is None:
        return 0
    lines = fit_lines(text, text_width(layout, label_format(label)), label.rect().width(), most_lines)
    set_variable(layout, name, "\n".join(lines))
    return len(lines)


def fill_map(layout: QgsLayout, extent: QgsRectangle, language: Language) -> None:
    """Fit the extent into the map's frame at a round scale, with its scale bar."""
    page_map = layout.itemById("map")
    scale = round_scale(
        max(extent.width() / page_map.rect().width(), extent.height() / page_map.rect().height()) * 1000
    )
    width, height = (side / 1000 * scale for side in (page_map.rect().width(), page_map.rect().height()))
    page_map.setExtent(QgsRectangle.fromCenterAndSize(extent.center(), width, height))
    _keep_labels_whole(page_map)
    scale_bar = layout.itemById("scale_bar")
    if scale_bar is not None:
        _fill_scale_bar(scale_bar, scale)
    fill_label(layout, "scale", message("map_scale", language, scale=number_in_words(scale, language)), most_lines=1)


def round_scale(scale: float) -> int:
    """The next scale up that reads well: 1,075,000 or 87,500."""
    step = 10 ** math.floor(math.log10(scale)) / 40
    return int(math.ceil(scale / step) * step)


def line_height(label: QgsLayoutItemLabel) -> float:
    """In millimetres, with the space between lines."""
    return float(label_format(label).size() * POINT * LINE_SPACING)


def set_variable(layout: QgsLayout, name: str, text: str) -> None:
    QgsExpressionContextUtils.setLayoutVariable(layout, f"territoires_{name}", text)


def place(item: QgsLayoutItem, top: float, height: float) -> None:
    """Move an item up or down its column, in millimetres."""
    item.attemptMove(QgsLayoutPoint(item.pagePos().x(), top, MILLIMETRES))
    item.attemptResize(QgsLayoutSize(item.rect().width(), height, MILLIMETRES))


def remove(layout: QgsLayout, name: str) -> None:
    item = layout.itemById(name)
    if item is not None:
        layout.removeLayoutItem(item)


def _fill_shrinking(layout: QgsLayout, name: str, text: str, sizes: Sequence[float]) -> None:
    """As large as one line allows; a very long text takes two small lines."""
    label = layout.itemById(name)
    for size in sizes if label is not None else ():
        _set_font_size(label, size)
        if len(fit_lines(text, text_width(layout, label_format(label)), label.rect().width(), 2)) < 2:
            break
    fill_label(layout, name, text, most_lines=2)


def _set_font_size(label: QgsLayoutItemLabel, size: float) -> None:
    text_format = label_format(label)
    text_format.setSize(size)
    set_label_format(label, text_format)


def _keep_labels_whole(page_map: QgsLayoutItemMap) -> None:
    """No name cut by the map's frame."""
    page_map.setMapFlags(page_map.mapFlags() & ~QgsLayoutItemMap.MapItemFlag.ShowPartialLabels)
    page_map.setLabelMargin(QgsLayoutMeasurement(1.0, MILLIMETRES))


def _fill_scale_bar(scale_bar: QgsLayoutItemScaleBar, scale: int) -> None:
    """Two segments of 1, 2 or 5 × 10ⁿ km, as long as the page allows."""
    room = SCALE_BAR_ROOM / 2 * scale / 1e6  # kilometres for each segment
    power = 10 ** math.floor(math.log10(room))
    scale_bar.setUnitsPerSegment(max(step * power for step in (1, 2, 5) if step * power <= room))
    scale_bar.update()
