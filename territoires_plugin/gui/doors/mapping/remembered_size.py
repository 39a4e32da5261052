"""How large the user has made the mapping dialog."""

from __future__ import annotations

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QSize

from ...remembered import GROUP, remember

FIRST = QSize(1000, 660)  # pixels: fits a screen of 1366 × 768 with the bars of a desktop


def remembered_size() -> QSize:
    """The last one; the first one in place of what cannot be."""
    size = QgsSettings().value(f"{GROUP}/mapping_size", FIRST)
    return size if isinstance(size, QSize) and size.isValid() else FIRST


def remember_size(size: QSize) -> None:
    remember("mapping_size", size)
