"""The private layers of a map: copies of what the profile and the themes let through, in the map's CRS."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import numpy as np
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsFeatureRequest,
    QgsPointXY,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..layers.compat import field
from ..model.errors import TerritoiresError
from ..model.progress import Progress
from ..model.tables import EPCI, OPPORTUNITIES, PROJECTS, Columns
from ..territories.projection import LAMBERT_93, METRIC_ZONES
from .map_texts import Clean

PROJECT_FIELDS = ("project_id", "call", "themes", "status", "source", "theme_origin")
OPPORTUNITY_FIELDS = ("rank", "themes", "project_count", "epci_count", "project_ids", "epci_names", "title")
EPCI_FIELDS = ("name", "vintage")
PRINTED_FIELDS = frozenset({"call", "source", "name", "vintage", "title", "epci_names"})
NEEDED_FIELDS = {"projects": ("project_id", "themes"), "opportunities": ("rank", "themes", "project_ids"), "epci": ()}
_EAST, _NORTH = 180.0, 90.0  # degrees
WGS84 = QgsCoordinateReferenceSystem("EPSG:4326")
_PLACED = (QgsWkbTypes.GeometryType.PointGeometry, QgsWkbTypes.GeometryType.PolygonGeometry)
_CHECK_EVERY = 500

Row = dict[str, object]
Keep = Callable[[Mapping[str, object]], bool]


@dataclass(frozen=True)
class Kind:
    """One of the three layers of a map: its name in messages, the fields that are copied, the table they come from."""

    name: str
    fields: tuple[str, ...]
    columns: Columns


KIND_PROJECTS = Kind("projects", PROJECT_FIELDS, PROJECTS)
KIND_OPPORTUNITIES = Kind("opportunities", OPPORTUNITY_FIELDS, OPPORTUNITIES)
KIND_EPCI = Kind("epci", EPCI_FIELDS, EPCI)


def check_layer(layer: QgsVectorLayer, kind: Kind, needed: tuple[str, ...] = ()) -> None:
    """
    Raises:
        TerritoiresError: ``map_layer_invalid``, ``map_geometry``, ``map_no_crs``, ``map_field_missing``.
    """
    if not layer.isValid():
        raise TerritoiresError("map_layer_invalid", layer=layer.name() or kind.name)
    if kind is KIND_PROJECTS and layer.geometryType() not in _PLACED:
        raise TerritoiresError("map_geometry", layer=layer.name() or kind.name)
    if not layer.crs().isValid():
        raise TerritoiresError("map_no_crs", layer=layer.name() or kind.name)
    names = layer.fields().names()
    for name in (*NEEDED_FIELDS[kind.name], *needed):
        if name not in names:
            raise TerritoiresError("map_field_missing", layer=layer.name(), field=name, known=", ".join(names))


def read_rows(layer: QgsVectorLayer, fields: tuple[str, ...]) -> list[Row]:
    """The attributes of all features, without their geometries; a field that the layer lacks is None."""
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    return [_row(feature, fields, layer.fields().names()) for feature in layer.getFeatures(request)]


def zones_of(layer: QgsVectorLayer, fields: tuple[str, ...], keep: Keep) -> dict[int, int]:
    """The EPSG code of the zone of France of each feature that ``keep`` lets through and that has a place on Earth."""
    transform = QgsCoordinateTransform(layer.crs(), WGS84, QgsCoordinateTransformContext())
    names = layer.fields().names()
    zones = {}
    for feature in layer.getFeatures():
        box = feature.geometry().boundingBox()
        if not feature.hasGeometry() or feature.geometry().isEmpty() or not keep(_row(feature, fields, names)):
            continue
        zone = _zone(box.center(), transform)
        if zone is not None:
            zones[feature.id()] = zone
    return zones


def _zone(point: QgsPointXY, transform: QgsCoordinateTransform) -> int | None:
    """As in ``projection``: metropolitan France stands for all that no overseas zone holds."""
    try:
        place = transform.transform(point)
    except QgsCsException:
        return None
    if not (abs(place.x()) <= _EAST and abs(place.y()) <= _NORTH):
        return None
    longitude, latitude = np.array([place.x()]), np.array([place.y()])
    return next((zone.epsg for zone in METRIC_ZONES if zone.holds(longitude, latitude).all()), LAMBERT_93)


def copy_layer(
    layer: QgsVectorLayer,
    kind: Kind,
    crs: QgsCoordinateReferenceSystem,
    *,
    keep: Keep,
    clean: Clean,
    progress: Progress,
    area: QgsRectangle | None = None,
    ids: Collection[int] | None = None,
    hidden: Collection[str] = (),
) -> QgsVectorLayer:
    """A memory layer in ``crs`` of the features that touch ``area`` and that ``keep`` lets through, texts cleaned.

    With ``ids``, of these features alone. Printed fields that are ``hidden`` come empty.

    Features without a geometry, or whose geometry has no place in ``crs``, are left out.
    """
    copied = _empty_copy(layer, kind, crs)
    blank = dict.fromkeys(PRINTED_FIELDS.intersection(kind.fields, hidden))
    features = []
    for number, feature in enumerate(layer.getFeatures(_request(crs, area))):
        if number % _CHECK_EVERY == 0:
            progress.check()
        row = _row(feature, kind.fields, layer.fields().names())
        wanted = (ids is None or feature.id() in ids) and keep(row)
        if wanted and feature.hasGeometry() and not feature.geometry().isEmpty():
            features.append(_feature(feature, {**row, **blank}, copied, clean))
    copied.dataProvider().addFeatures(features)
    copied.updateExtents()
    return copied


def transformed(
    box: QgsRectangle, source: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem
) -> QgsRectangle:
    """A box in another CRS; null where it has no place there."""
    try:
        return QgsCoordinateTransform(source, target, QgsCoordinateTransformContext()).transformBoundingBox(box)
    except QgsCsException:
        return QgsRectangle()


def _request(crs: QgsCoordinateReferenceSystem, area: QgsRectangle | None) -> QgsFeatureRequest:
    request = QgsFeatureRequest().setDestinationCrs(crs, QgsCoordinateTransformContext())
    request.setInvalidGeometryCheck(QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck)
    request.setTransformErrorCallback(_leave_out)
    return request if area is None else request.setFilterRect(area)


def _leave_out(feature: QgsFeature) -> None:
    """A feature that has no place in the CRS of the request; here by name, for QGIS 3.22 keeps no hold on a lambda."""


def _empty_copy(layer: QgsVectorLayer, kind: Kind, crs: QgsCoordinateReferenceSystem) -> QgsVectorLayer:
    geometry = QgsWkbTypes.displayString(QgsWkbTypes.multiType(QgsWkbTypes.flatType(layer.wkbType())))
    copied = QgsVectorLayer(geometry, kind.name, "memory")
    copied.setCrs(crs)
    copied.dataProvider().addAttributes([field(name, kind.columns[name]) for name in kind.fields])
    copied.updateFields()
    return copied


def _feature(feature: QgsFeature, row: Row, copied: QgsVectorLayer, clean: Clean) -> QgsFeature:
    geometry = feature.geometry()
    geometry.convertToMultiType()
    fresh = QgsFeature(copied.fields())
    fresh.setGeometry(geometry)
    fresh.setAttributes([clean(_as_text(value)) if name in PRINTED_FIELDS else value for name, value in row.items()])
    return fresh


def _as_text(value: object) -> object:
    """A vintage may be a number in the user's layer."""
    return str(value) if isinstance(value, int) else value


def _row(feature: QgsFeature, fields: tuple[str, ...], names: list[str]) -> Row:
    row: Row = {}
    for name in fields:
        value = feature[name] if name in names else None
        row[name] = None if value == NULL else value
    return row
