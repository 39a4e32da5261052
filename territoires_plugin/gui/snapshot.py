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
from .layer_filter import without_condition

if TYPE_CHECKING:
    import geopandas as gpd


@dataclass(frozen=True)
class LayerSnapshot:
    """The features of a layer as they are now: unsaved edits and the user's own filter included, the ticks' filter not.

    Which themes are shown must not change what is known of the projects: scores depend on all of them.
    """

    source: QgsVectorLayerFeatureSource
    fields: QgsFields
    crs: QgsCoordinateReferenceSystem

    @classmethod
    def of(cls, layer: QgsVectorLayer) -> LayerSnapshot:
        with without_condition(layer):
            return cls(QgsVectorLayerFeatureSource(layer), QgsFields(layer.fields()), layer.crs())

    def frame(self, progress: Progress) -> gpd.GeoDataFrame:
        """All features; for another thread than the main one."""
        from ..layers.frames import read_features

        request = QgsFeatureRequest().setInvalidGeometryCheck(QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck)
        return read_features(self.source.getFeatures(request), self.fields, self.crs, progress).frame()
