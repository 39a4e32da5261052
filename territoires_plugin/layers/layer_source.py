"""A layer of QGIS as a source of the intake, from whatever provider it comes: a file, PostGIS, a WFS."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsFields,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)
from qgis.PyQt.QtCore import QByteArray, QDate, QDateTime, Qt, QTime

from ..intake.table_source import TableSource
from ..model.codes import SEPARATOR
from ..model.progress import Progress
from .frames import crs_text, read_features


@dataclass(frozen=True)
class LayerFeatures:
    """What a thread may know of a layer; taken on the thread that the layer belongs to."""

    name: str
    features: QgsVectorLayerFeatureSource
    fields: QgsFields
    crs: QgsCoordinateReferenceSystem

    @classmethod
    def of(cls, layer: QgsVectorLayer) -> LayerFeatures:
        return cls(layer.name(), QgsVectorLayerFeatureSource(layer), QgsFields(layer.fields()), layer.crs())

    def table(self, progress: Progress) -> TableSource:
        """All features, their curves segmented; for the thread that works.

        Raises:
            Cancelled: by ``progress``.
        """
        table = read_features(self.features.getFeatures(), self.fields, self.crs, progress)
        columns = tuple(field.name() for field in self.fields)
        cells = tuple([_text(row[place]) for row in table.rows] for place in range(len(columns)))
        numeric = frozenset(field.name() for field in self.fields if field.isNumeric())
        return TableSource(self.name, columns, cells, table.wkb, crs_text(self.crs), numeric)


def _text(value: Any) -> str | None:
    """A value as a spreadsheet would hold it."""
    if value is None or value == NULL:
        return None
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, (QDate, QTime, QDateTime)):
        return value.toString(Qt.DateFormat.ISODate)
    if isinstance(value, (list, tuple)):
        return SEPARATOR.join(filter(None, map(_text, value)))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return bytes(value).decode("utf-8", errors="replace") if isinstance(value, QByteArray) else str(value)
