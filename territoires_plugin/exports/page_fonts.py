"""The fonts of a page: QGIS 3.22 and later versions keep them in different places."""

from __future__ import annotations

from qgis.core import QgsLayout, QgsLayoutItemLabel, QgsLayoutItemLegend, QgsLegendStyle, QgsTextFormat
from qgis.PyQt.QtGui import QFont

# Qt joins no letters (fi, ffl) where there is space between them: joined, a PDF holds one odd character that nobody
# finds when searching for "fictif". The space itself is too small to be seen.
LETTER_SPACING = 0.05
LEGEND_STYLES = (QgsLegendStyle.Style.Title, QgsLegendStyle.Style.Subgroup, QgsLegendStyle.Style.SymbolLabel)


def part_letters(layout: QgsLayout) -> None:
    """Keep the letters of all labels and of the legend apart; tables have it from the template."""
    for item in layout.items():
        if isinstance(item, QgsLayoutItemLabel):
            set_label_format(item, _parted(label_format(item)))
        elif isinstance(item, QgsLayoutItemLegend):
            for style in LEGEND_STYLES:
                _set_legend_format(item, style, _parted(legend_format(item, style)))


def label_format(label: QgsLayoutItemLabel) -> QgsTextFormat:
    if hasattr(label, "textFormat"):
        return QgsTextFormat(label.textFormat())
    text_format = QgsTextFormat.fromQFont(label.font())
    text_format.setColor(label.fontColor())
    return text_format


def set_label_format(label: QgsLayoutItemLabel, text_format: QgsTextFormat) -> None:
    if hasattr(label, "setTextFormat"):
        label.setTextFormat(text_format)
    else:
        label.setFont(_font(text_format))


def copy_label(layout: QgsLayout, model: QgsLayoutItemLabel, name: str) -> QgsLayoutItemLabel:
    """A label on the same place with the same looks and no text."""
    label = QgsLayoutItemLabel(layout)
    label.setId(name)
    set_label_format(label, label_format(model))
    if not hasattr(label, "setTextFormat"):
        label.setFontColor(model.fontColor())
    label.setMarginX(model.marginX())
    label.setMarginY(model.marginY())
    label.setHAlign(model.hAlign())
    label.setVAlign(model.vAlign())
    layout.addLayoutItem(label)
    label.attemptSetSceneRect(model.sceneBoundingRect())
    return label


def legend_format(legend: QgsLayoutItemLegend, style: QgsLegendStyle.Style) -> QgsTextFormat:
    legend_style = legend.style(style)
    if hasattr(legend_style, "textFormat"):
        return QgsTextFormat(legend_style.textFormat())
    return QgsTextFormat.fromQFont(legend_style.font())


def _set_legend_format(legend: QgsLayoutItemLegend, style: QgsLegendStyle.Style, text_format: QgsTextFormat) -> None:
    changed = QgsLegendStyle(legend.style(style))
    if hasattr(changed, "setTextFormat"):
        changed.setTextFormat(text_format)
    else:
        changed.setFont(_font(text_format))
    legend.setStyle(style, changed)


def _parted(text_format: QgsTextFormat) -> QgsTextFormat:
    font = text_format.font()
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, LETTER_SPACING)
    text_format.setFont(font)
    return text_format


def _font(text_format: QgsTextFormat) -> QFont:
    font = text_format.font()
    font.setPointSizeF(text_format.size())
    return font
