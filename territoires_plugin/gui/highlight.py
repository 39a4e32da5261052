"""The selected opportunity on the map: its hull and its members; the user's own selection is left alone."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsRectangle, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtGui import QColor

from .suggest_task import Opportunity

ROOM = 2.0  # the view is this much larger than the hull
STRONG, CLEAR, WHITE = QColor(214, 40, 57), QColor(0, 0, 0, 0), QColor(255, 255, 255)


class Highlight:
    """Two rubber bands on a canvas, made when first needed."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._bands: list[QgsRubberBand] = []

    def show(self, opportunity: Opportunity, crs: QgsCoordinateReferenceSystem) -> None:
        """Mark the opportunity and bring it into view."""
        self.clear()
        kinds = QgsWkbTypes.GeometryType
        hull = self._band(opportunity.hull, crs, kinds.PolygonGeometry)
        hull.setFillColor(CLEAR)
        hull.setWidth(3)
        members = self._band(opportunity.members, crs, kinds.PointGeometry)
        members.setIcon(QgsRubberBand.IconType.ICON_CIRCLE)
        members.setIconSize(16)
        members.setWidth(3)
        members.setSecondaryStrokeColor(WHITE)
        self._zoom(hull.asGeometry().boundingBox())

    def clear(self) -> None:
        for band in self._bands:
            self._canvas.scene().removeItem(band)
        self._bands = []

    def is_shown(self) -> bool:
        return bool(self._bands)

    def _band(
        self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem, kind: QgsWkbTypes.GeometryType
    ) -> QgsRubberBand:
        band = QgsRubberBand(self._canvas, kind)
        band.setToGeometry(geometry, crs)
        band.setStrokeColor(STRONG)
        self._bands.append(band)
        return band

    def _zoom(self, extent: QgsRectangle) -> None:
        extent.scale(ROOM)
        self._canvas.zoomToFeatureExtent(extent)
        self._canvas.refresh()
