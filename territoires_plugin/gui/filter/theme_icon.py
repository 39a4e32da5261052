"""The symbol that the projects of a theme have on the map."""

from __future__ import annotations

from qgis.core import QgsSymbolLayerUtils
from qgis.PyQt.QtGui import QIcon

from ...layers.theme_symbols import LARGEST, marker_symbol, plain_symbol
from ...model.taxonomy import Taxonomy
from .facet_list import ICON


def theme_icon(taxonomy: Taxonomy, code: str) -> QIcon:
    term = next((term for term in taxonomy.themes if term.code == code), None)
    if term is None:
        symbol = plain_symbol(LARGEST, {}, polygon=False)
    else:
        symbol = marker_symbol(term.marker, term.color, LARGEST, "'0,0'")
    return QIcon(QgsSymbolLayerUtils.symbolPreviewPixmap(symbol, ICON))
