"""The rows of a GeoDataFrame put into a table of OGR's, in small bites that leave other threads their turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
import shapely

from ..model.progress import Progress
from ..model.tables import Columns, Kind

_BITE = 500  # rows between two looks at cancel
_DTYPES = {"real": float}
_KINDS: dict[Kind, Callable[[Any], Any]] = {"text": str, "integer": int, "real": float, "boolean": int}


def geometry_kind(frame: gpd.GeoDataFrame) -> int:
    """OGR's type for all geometries of a frame of one kind: multi where one is, points where there is none."""
    from osgeo import ogr

    types = {"Point": ogr.wkbPoint, "LineString": ogr.wkbLineString, "Polygon": ogr.wkbPolygon}
    names = set(frame.geometry.geom_type.dropna())
    if not names:
        return int(ogr.wkbPoint)
    single = types[sorted(names)[0].replace("Multi", "")]
    return int(single if names <= set(types) else ogr.GT_GetCollection(single))


def reference_of(frame: gpd.GeoDataFrame) -> Any:
    """OGR's form of the frame's CRS, None where it has none."""
    from osgeo import osr

    if frame.crs is None:
        return None
    crs = pyproj.CRS.from_user_input(frame.crs)
    reference = osr.SpatialReference()
    code = crs.to_epsg()
    if code is None:
        reference.ImportFromWkt(crs.to_wkt())
    else:
        reference.ImportFromEPSG(code)
    return reference


def fill(
    layer: Any,
    frame: gpd.GeoDataFrame,
    columns: Columns,
    progress: Progress,
    verify: Callable[[], None],
    places: Sequence[int | None] | None = None,
    *,
    is_new: bool = False,
) -> None:
    """Append the rows, or put those that have a place into the row of that key; ``verify`` raises when OGR complained.

    Fields of the layer beyond ``columns`` stay as they are.

    Args:
        is_new: the table is empty, and a place is the key that its row is to have.

    Raises:
        Cancelled: some rows are in, and must be rolled back.
    """
    from osgeo import ogr

    new = ogr.Feature(layer.GetLayerDefn())
    values = [_values(frame[name], kind) for name, kind in columns.items()]
    positions = [layer.GetLayerDefn().GetFieldIndex(name) for name in columns]
    geometries = frame.geometry.to_numpy()
    has_geometry = layer.GetGeomType() != ogr.wkbNone  # else OGR refuses even none, and raises where the host has it so
    for start in range(0, len(frame), _BITE):
        progress.report(100 * start / len(frame))
        verify()
        for row, wkb in enumerate(shapely.to_wkb(geometries[start : start + _BITE], output_dimension=2), start):
            place = places[row] if places is not None else None
            feature = new if place is None or is_new else layer.GetFeature(place)
            setters = [_setter(feature, kind) for kind in columns.values()]
            for position, put, column in zip(positions, setters, values):
                if column[row] is None:
                    feature.SetFieldNull(position)
                else:
                    put(position, column[row])
            if has_geometry:
                feature.SetGeometryDirectly(_geometry(wkb, layer.GetGeomType()))
            if place is None or is_new:
                feature.SetFID(-1 if place is None else place)
                layer.CreateFeature(feature)
            else:
                layer.SetFeature(feature)
    verify()


def read(layer: Any, columns: Columns, size: int) -> Iterator[tuple[gpd.GeoDataFrame, list[int]]]:
    """The rows of a table, ``size`` at a time: the columns, then ``geometry``, and the key of each row."""
    positions = {name: layer.GetLayerDefn().GetFieldIndex(name) for name in columns}
    layer.ResetReading()
    features = iter(layer)
    while rows := list(islice(features, size)):
        table = pd.DataFrame(
            {
                name: pd.Series([_value(row, positions[name]) for row in rows], dtype=_DTYPES.get(kind, object))
                for name, kind in columns.items()
            }
        )
        wkb = [bytes(row.GetGeometryRef().ExportToWkb()) if row.GetGeometryRef() else None for row in rows]
        geometry = shapely.from_wkb(np.array(wkb, dtype=object), on_invalid="ignore")
        yield (
            gpd.GeoDataFrame(table, geometry=geometry, crs=crs_of_layer(layer)),
            [int(row.GetFID()) for row in rows],
        )


def crs_of_layer(layer: Any) -> pyproj.CRS | None:
    reference = layer.GetSpatialRef()
    return None if reference is None else pyproj.CRS.from_user_input(reference.ExportToWkt(["FORMAT=WKT2_2019"]))


def holds(layer: Any, frame: gpd.GeoDataFrame) -> bool:
    """Whether a table can take the frame's geometries as they are."""
    from osgeo import ogr

    kind, crs = geometry_kind(frame), crs_of_layer(layer)
    alike = layer.GetGeomType() in (kind, ogr.GT_GetCollection(kind))
    return alike and crs is not None and frame.crs is not None and frame.crs.equals(crs, ignore_axis_order=True)


def any_kind() -> int:
    from osgeo import ogr

    return int(ogr.wkbUnknown)


def columns_of(layer: Any) -> Columns:
    """All columns of a table but its key and geometry; what is neither number nor yes or no is text."""
    from osgeo import ogr

    kinds: dict[int, Kind] = {ogr.OFTInteger: "integer", ogr.OFTInteger64: "integer", ogr.OFTReal: "real"}
    definition = layer.GetLayerDefn()
    fields = [definition.GetFieldDefn(position) for position in range(definition.GetFieldCount())]
    return {
        own.GetName(): "boolean" if own.GetSubType() == ogr.OFSTBoolean else kinds.get(own.GetType(), "text")
        for own in fields
    }


def _value(row: Any, position: int) -> Any:
    return row.GetField(position) if position >= 0 and row.IsFieldSetAndNotNull(position) else None


def _setter(feature: Any, kind: Kind) -> Callable[[int, Any], None]:
    return feature.SetFieldInteger64 if kind in ("integer", "boolean") else feature.SetField


def _values(column: pd.Series, kind: Kind) -> list[Any]:
    plain = _KINDS[kind]
    return [None if missing else plain(value) for value, missing in zip(column.tolist(), column.isna().tolist())]


def _geometry(wkb: bytes | None, kind: int) -> Any:
    from osgeo import ogr

    if wkb is None:
        return None
    geometry = ogr.CreateGeometryFromWkb(wkb)
    return geometry if kind in (geometry.GetGeometryType(), ogr.wkbUnknown) else ogr.ForceTo(geometry, kind)
