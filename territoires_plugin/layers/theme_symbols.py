"""The symbols of projects: markers of a theme's shape and colour with a thin white outline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.core import (
    QgsCentroidFillSymbolLayer,
    QgsFillSymbol,
    QgsMarkerSymbol,
    QgsProperty,
    QgsSymbol,
    QgsSymbolLayer,
)

from .theme_expressions import around_markers, is_first_theme, stack_offset

GREY = "#6B7280"
INK = "#1F2937"
LARGEST, SMALLEST = 3.4, 1.5  # millimetres
FEW = 150  # projects that still leave room for the largest markers
# A triangle of the same width looks smaller than a square: what each shape needs to look as large as the others.
OPTICAL_SIZE = {"square": 0.88, "triangle": 1.12, "diamond": 1.12, "star": 1.3, "cross_fill": 1.08}


def marker_size(count: int) -> float:
    """Width of a marker in millimetres: large for a handful of projects, small for thousands."""
    return max(SMALLEST, LARGEST * min(1.0, (FEW / max(count, 1)) ** 0.3))


def marker_symbol(shape: str, color: str, size: float, offset: str) -> QgsMarkerSymbol:
    """A marker with a thin white outline, moved by the expression ``offset``."""
    symbol = QgsMarkerSymbol.createSimple(
        {
            "name": shape,
            "color": color,
            "size": f"{size * OPTICAL_SIZE.get(shape, 1.0):.2f}",
            "outline_color": "white",
            "outline_width": f"{max(0.12, size * 0.07):.2f}",
            "joinstyle": "round",
        }
    )
    symbol.symbolLayer(0).setDataDefinedProperty(
        QgsSymbolLayer.Property.PropertyOffset, QgsProperty.fromExpression(offset)
    )
    return symbol


def fill_symbol(marker: QgsMarkerSymbol, color: str, code: str, known: Sequence[str]) -> QgsFillSymbol:
    """An outlined fill with the marker inside; only the first theme of a project fills, lest the colours mix."""
    symbol = _polygon_with(marker, color)
    symbol.symbolLayer(0).setDataDefinedProperty(
        QgsSymbolLayer.Property.PropertyLayerEnabled,
        QgsProperty.fromExpression(f"coalesce({is_first_theme(code, known)}, true)"),
    )
    return symbol


def plain_symbol(size: float, stack: Mapping[str, int], *, polygon: bool) -> QgsSymbol:
    """The small grey circle of a project without any theme of the taxonomy."""
    marker = marker_symbol("circle", GREY, size * 0.8, stack_offset(size, stack))
    return _polygon_with(marker, GREY) if polygon else marker


def suggested_symbol(size: float, stack: Mapping[str, int], known: Sequence[str], *, polygon: bool) -> QgsSymbol:
    """The dashed ring around the markers of a project whose themes were only suggested."""
    ring = QgsMarkerSymbol.createSimple(
        {
            "name": "circle",
            "color": "0,0,0,0",
            "size": f"{size * 1.8:.2f}",
            "outline_color": INK,
            "outline_width": f"{max(0.18, size * 0.09):.2f}",
            "outline_style": "dash",
        }
    )
    for name, expression in (
        (QgsSymbolLayer.Property.PropertyOffset, stack_offset(size, stack)),
        (QgsSymbolLayer.Property.PropertySize, around_markers(known, size)),
    ):
        ring.symbolLayer(0).setDataDefinedProperty(name, QgsProperty.fromExpression(expression))
    if not polygon:
        return ring
    unseen = QgsFillSymbol.createSimple({"style": "no", "outline_style": "no"})
    unseen.appendSymbolLayer(_in_centre(ring))
    return unseen


def _polygon_with(marker: QgsMarkerSymbol, color: str) -> QgsFillSymbol:
    symbol = QgsFillSymbol.createSimple(
        {"color": f"{_rgb(color)},56", "outline_color": color, "outline_width": "0.3", "joinstyle": "round"}
    )
    symbol.appendSymbolLayer(_in_centre(marker))
    return symbol


def _in_centre(marker: QgsMarkerSymbol) -> QgsCentroidFillSymbolLayer:
    centre = QgsCentroidFillSymbolLayer()
    centre.setPointOnSurface(True)
    centre.setPointOnAllParts(False)
    centre.setSubSymbol(marker)
    return centre


def _rgb(color: str) -> str:
    return ",".join(str(int(color[start : start + 2], 16)) for start in (1, 3, 5))
