"""The numbers of features in QGIS's legend."""

from __future__ import annotations

from qgis.core import QgsProject, QgsVectorLayer

SHOWN = "showFeatureCount"  # QGIS's own name, of a node of the layer tree


def count_in_legend(project: QgsProject, layer: QgsVectorLayer) -> None:
    """Show how many features each entry has; to be called once the layer has its style."""
    project.layerTreeRoot().findLayer(layer.id()).setCustomProperty(SHOWN, True)


def count_again(project: QgsProject, layer: QgsVectorLayer) -> None:
    """After a filter: QGIS counts in the background, but once for each renderer (seen in 3.22)."""
    node = project.layerTreeRoot().findLayer(layer.id())
    if node is None or node.customProperty(SHOWN) in (None, 0, "0"):
        return
    layer.setRenderer(layer.renderer().clone())
    layer.countSymbolFeatures(False)
