"""The layers of QGIS that show a table of the office's GeoPackage. On the main thread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.core import QgsDataProvider, QgsProject, QgsProviderRegistry, QgsVectorLayer

from .journal_mode import journal_as_it_is


def layers_showing(project: QgsProject, path: Path, table: str) -> list[QgsVectorLayer]:
    """All layers of the table, the user's own, too: look whether one ``isEditable`` before the table is written."""
    return [layer for layer in project.mapLayers().values() if shows(layer, path, table)]


def edited_layer(project: QgsProject, path: Path, tables: Sequence[str]) -> QgsVectorLayer | None:
    """One that a user is editing, whose table must not be rewritten meanwhile."""
    layers = (layer for table in tables for layer in layers_showing(project, path, table))
    return next((layer for layer in layers if layer.isEditable()), None)


def refresh(layer: QgsVectorLayer) -> bool:
    """Show what the table of a layer holds now; its style, selection and filter stay.

    Returns:
        Whether the kind of geometry is another one: then QGIS has given the layer a plain style, and a new one is due.
    """
    before = layer.geometryType()
    options = QgsDataProvider.ProviderOptions()
    options.transformContext = layer.transformContext()
    with journal_as_it_is():
        layer.setDataSource(layer.source(), layer.name(), layer.providerType(), options)
    layer.triggerRepaint()
    return layer.geometryType() != before


def shows(layer: object, path: Path, table: str) -> bool:
    """Whether a layer is one of a table of a GeoPackage."""
    if not isinstance(layer, QgsVectorLayer) or layer.providerType() != "ogr":
        return False
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    same_file = bool(parts.get("path")) and Path(parts["path"]).resolve() == path.resolve()
    return same_file and parts.get("layerName") in (table, "", None)
