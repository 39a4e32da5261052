"""GeoDataFrame <-> QGIS features and layers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
import shapely
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsGeometry,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..model.progress import Progress
from ..model.tables import Columns
from ..territories.projection import points_on
from .compat import field

_CHECK_EVERY = 500
_AT_ONCE = 10_000  # geometries read while nothing else of Python runs
_GEOMETRY_NAMES = ("geometry", "geom")  # the column of a GeoDataFrame, and of a GeoPackage


@dataclass(frozen=True)
class FeatureTable:
    """Features as plain Python values, out of QGIS's reach; ``crs`` is an EPSG code, or WKT, or empty."""

    names: list[str]
    rows: list[list[Any]]
    wkb: list[bytes | None]
    crs: str

    def frame(self) -> gpd.GeoDataFrame:
        """The names as columns, then ``geometry``."""
        columns = {
            name: pd.Series([row[place] for row in self.rows], dtype=object) for place, name in enumerate(self.names)
        }
        # Not copied into one block: with 100,000 rows that holds Python's lock for a tenth of a second.
        table = pd.DataFrame(columns, columns=self.names, copy=False)
        geometry = np.full(len(self.wkb), None, dtype=object)
        for start in range(0, len(geometry), _AT_ONCE):
            piece = slice(start, start + _AT_ONCE)
            geometry[piece] = shapely.from_wkb(np.array(self.wkb[piece], dtype=object), on_invalid="ignore")
        return gpd.GeoDataFrame(table, geometry=geometry, crs=self.crs or None, copy=False)


def read_features(
    features: Iterable[QgsFeature], fields: QgsFields, crs: QgsCoordinateReferenceSystem, progress: Progress
) -> FeatureTable:
    """The attributes (NULL is None) and geometries of features; curves are segmented."""
    rows: list[list[Any]] = []
    wkb: list[bytes | None] = []
    for number, feature in enumerate(features):
        if number % _CHECK_EVERY == 0:
            progress.check()
        rows.append([None if value == NULL else value for value in feature.attributes()])
        wkb.append(_wkb(feature))
    return FeatureTable([column_name(own.name()) for own in fields], rows, wkb, crs_text(crs))


def column_name(field_name: str) -> str:
    """The name of a field; with a “_” behind it where a table needs the name for its geometry."""
    return f"{field_name}_" if field_name.casefold() in _GEOMETRY_NAMES else field_name


def crs_text(crs: QgsCoordinateReferenceSystem) -> str:
    """What pyproj makes the same CRS of; empty where there is none."""
    if not crs.isValid():
        return ""
    return (
        crs.authid()
        if crs.authid().startswith("EPSG:")
        else crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED)
    )


def to_qgis_crs(crs: Any) -> QgsCoordinateReferenceSystem:
    """The same CRS for QGIS."""
    known = pyproj.CRS.from_user_input(crs)
    code = known.to_epsg()
    if code is not None:
        return QgsCoordinateReferenceSystem(f"EPSG:{code}")
    return QgsCoordinateReferenceSystem.fromWkt(known.to_wkt())


def fields_of(columns: Columns) -> QgsFields:
    fields = QgsFields()
    for name, kind in columns.items():
        fields.append(field(name, kind))
    return fields


def wkb_type(frame: gpd.GeoDataFrame, default: QgsWkbTypes.Type) -> QgsWkbTypes.Type:
    """The one type that holds all geometries of a frame (multi where one is), ``default`` where there is none."""
    names = set(frame.geometry.geom_type.dropna())
    if not names:
        return default
    types = [QgsWkbTypes.parseType(name) for name in sorted(names)]
    multi = [QgsWkbTypes.multiType(kind) for kind in types]
    if len(names) == 1:
        return types[0]
    return multi[0] if len(set(multi)) == 1 else QgsWkbTypes.Type.Unknown


def of_one_kind(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The frame where one QGIS layer can hold it; points on its geometries where polygons stand beside points."""
    if wkb_type(frame, QgsWkbTypes.Type.Point) != QgsWkbTypes.Type.Unknown:
        return frame
    return frame.set_geometry(points_on(frame.geometry.to_numpy()), crs=frame.crs)


def features_of(frame: pd.DataFrame, fields: QgsFields, kind: QgsWkbTypes.Type) -> Iterator[QgsFeature]:
    """The rows as features with these fields, by name; geometries made multi where ``kind`` is."""
    columns = [frame[column.name()].tolist() for column in fields]
    with_geometry = kind != QgsWkbTypes.Type.NoGeometry
    geometries = shapely.to_wkb(frame.geometry.to_numpy()) if with_geometry else [None] * len(frame)
    for position, wkb in enumerate(geometries):
        feature = QgsFeature(fields)
        feature.setAttributes([_plain(column[position]) for column in columns])
        if wkb is not None:
            geometry = QgsGeometry()
            geometry.fromWkb(wkb)
            if QgsWkbTypes.isMultiType(kind):
                geometry.convertToMultiType()
            feature.setGeometry(geometry)
        yield feature


def to_layer(frame: pd.DataFrame, name: str, columns: Columns) -> QgsVectorLayer:
    """A memory layer of a table; without geometry where the frame has none."""
    fields = fields_of(columns)
    if isinstance(frame, gpd.GeoDataFrame):
        kind = wkb_type(frame, QgsWkbTypes.Type.Point)
        layer = QgsVectorLayer(QgsWkbTypes.displayString(kind), name, "memory")
        layer.setCrs(to_qgis_crs(frame.crs))
    else:
        kind = QgsWkbTypes.Type.NoGeometry
        layer = QgsVectorLayer("None", name, "memory")
    layer.dataProvider().addAttributes(fields.toList())
    layer.updateFields()
    layer.dataProvider().addFeatures(list(features_of(frame, fields, kind)), QgsFeatureSink.Flag.FastInsert)
    layer.updateExtents()
    return layer


def _wkb(feature: QgsFeature) -> bytes | None:
    if not feature.hasGeometry():
        return None
    geometry = feature.geometry()
    if QgsWkbTypes.isCurvedType(geometry.wkbType()):
        geometry = QgsGeometry(geometry.constGet().segmentize())
    return bytes(geometry.asWkb())


def _plain(value: Any) -> Any:
    """A Python value for a field; None for what is missing."""
    if value is None or value is pd.NA or (isinstance(value, float) and np.isnan(value)):
        return None
    return value.item() if isinstance(value, np.generic) else value
