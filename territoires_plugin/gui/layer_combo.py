"""A choice among the layers of a project, and what a layer lacks to be one of projects."""

from __future__ import annotations

from qgis.core import QgsMapLayer, QgsMapLayerProxyModel, QgsProject, QgsVectorLayer
from qgis.gui import QgsMapLayerComboBox

NARROWEST = 120  # pixels: long names of layers must not widen the dock
NEEDED = ("project_id", "themes")  # the fields that make a layer one of projects


def layer_combo(project: QgsProject, kinds: QgsMapLayerProxyModel.Filter, accessible_name: str) -> QgsMapLayerComboBox:
    """Follows the project by itself."""
    box = QgsMapLayerComboBox()
    if hasattr(box, "setProject"):  # from QGIS 3.24
        box.setProject(project)
    box.setFilters(kinds)
    box.setAccessibleName(accessible_name)
    box.setMinimumWidth(NARROWEST)
    return box


def missing_fields(layer: QgsVectorLayer) -> list[str]:
    """The fields of projects that the layer has not."""
    return [name for name in NEEDED if layer.fields().indexFromName(name) < 0]


def holds_projects(layer: QgsMapLayer) -> bool:
    return isinstance(layer, QgsVectorLayer) and layer.isSpatial() and not missing_fields(layer)
