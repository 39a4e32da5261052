"""What a task may know of a layer: taken on the main thread at once, read in another one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsFields,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

from ..model.progress import Progress
from ..model.taxonomy import Taxonomy, load_taxonomy
from .layer_filter import without_condition

if TYPE_CHECKING:
    import geopandas as gpd

TAXONOMY = "territoires/taxonomy"  # custom property of a layer


@dataclass(frozen=True)
class LayerSnapshot:
    """The features of a layer as they are now: unsaved edits and the user's own filter included, the desk's filter not.

    Which projects are shown must not change what is known of them: scores depend on all.

    Args:
        taxonomy_path: the taxonomy file that the layer was imported with; empty for the one of the plugin.
    """

    source: QgsVectorLayerFeatureSource
    fields: QgsFields
    crs: QgsCoordinateReferenceSystem
    taxonomy_path: str

    @classmethod
    def of(cls, layer: QgsVectorLayer) -> LayerSnapshot:
        with without_condition(layer):
            source, fields = QgsVectorLayerFeatureSource(layer), QgsFields(layer.fields())
        return cls(source, fields, layer.crs(), str(layer.customProperty(TAXONOMY) or ""))

    def taxonomy(self) -> Taxonomy:
        """For another thread than the main one.

        Raises:
            TerritoiresError: as ``load_taxonomy``.
        """
        return load_taxonomy(self.taxonomy_path or None)

    def frame(self, progress: Progress) -> gpd.GeoDataFrame:
        """All features; for another thread than the main one."""
        from ..layers.frames import read_features

        request = QgsFeatureRequest().setInvalidGeometryCheck(QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck)
        return read_features(self.source.getFeatures(request), self.fields, self.crs, progress).frame()
