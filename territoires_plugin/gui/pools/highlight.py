"""Opportunities on the map: the chosen one, and the one pointed at; the user's own selection is left alone."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsRectangle, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from .opportunity import Opportunity

ROOM = 2.0  # the view is this much larger than the hull
STRONG, CLEAR, WHITE = QColor(214, 40, 57), QColor(0, 0, 0, 0), QColor(255, 255, 255)


class Highlight:
    """Rubber bands on a canvas, made when first needed."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._bands: list[QgsRubberBand] = []
        self._pointed: list[QgsRubberBand] = []

    def show(self, opportunity: Opportunity, crs: QgsCoordinateReferenceSystem, *, zoom: bool = True) -> None:
        """Mark the opportunity and bring it into view."""
        self.clear()
        self._bands = self._marked(opportunity, crs)
        if zoom:
            self._zoom(self._bands[0].asGeometry().boundingBox())

    def point_at(self, opportunity: Opportunity | None, crs: QgsCoordinateReferenceSystem | None) -> None:
        """Mark what is under the pointer with a dashed line, where the view is; nothing for None."""
        self._drop(self._pointed)
        self._pointed = []
        if opportunity is not None and crs is not None:
            self._pointed = self._marked(opportunity, crs)
            self._pointed[0].setLineStyle(Qt.PenStyle.DashLine)

    def clear(self) -> None:
        self._drop(self._bands + self._pointed)
        self._bands, self._pointed = [], []

    def is_shown(self) -> bool:
        return bool(self._bands)

    def is_pointing(self) -> bool:
        return bool(self._pointed)

    def _marked(self, opportunity: Opportunity, crs: QgsCoordinateReferenceSystem) -> list[QgsRubberBand]:
        kinds = QgsWkbTypes.GeometryType
        hull = self._band(opportunity.hull, crs, kinds.PolygonGeometry)
        hull.setFillColor(CLEAR)
        hull.setWidth(3)
        members = self._band(opportunity.members, crs, kinds.PointGeometry)
        members.setIcon(QgsRubberBand.IconType.ICON_CIRCLE)
        members.setIconSize(16)
        members.setWidth(3)
        members.setSecondaryStrokeColor(WHITE)
        return [hull, members]

    def _band(
        self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem, kind: QgsWkbTypes.GeometryType
    ) -> QgsRubberBand:
        band = QgsRubberBand(self._canvas, kind)
        band.setToGeometry(geometry, crs)
        band.setStrokeColor(STRONG)
        return band

    def _drop(self, bands: list[QgsRubberBand]) -> None:
        for band in bands:
            self._canvas.scene().removeItem(band)

    def _zoom(self, extent: QgsRectangle) -> None:
        extent.scale(ROOM)
        self._canvas.zoomToFeatureExtent(extent)
        self._canvas.refresh()
