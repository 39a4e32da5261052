"""The rows of a GeoDataFrame put into a table of OGR's, in small bites that leave other threads their turn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import geopandas as gpd
import pandas as pd
import pyproj
import shapely

from ..model.progress import Progress
from ..model.tables import Columns, Kind

_BITE = 500  # rows between two looks at cancel
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


def fill(layer: Any, frame: gpd.GeoDataFrame, columns: Columns, progress: Progress, verify: Callable[[], None]) -> None:
    """Append the rows; ``verify`` raises when OGR has complained.

    Raises:
        Cancelled: some rows are in, and must be rolled back.
    """
    from osgeo import ogr

    feature = ogr.Feature(layer.GetLayerDefn())
    setters = [_setter(feature, kind) for kind in columns.values()]
    values = [_values(frame[name], kind) for name, kind in columns.items()]
    geometries = frame.geometry.to_numpy()
    for start in range(0, len(frame), _BITE):
        progress.report(100 * start / len(frame))
        verify()
        for row, wkb in enumerate(shapely.to_wkb(geometries[start : start + _BITE], output_dimension=2), start):
            feature.SetFID(-1)
            for position, (put, column) in enumerate(zip(setters, values)):
                if column[row] is None:
                    feature.SetFieldNull(position)
                else:
                    put(position, column[row])
            feature.SetGeometryDirectly(_geometry(wkb, layer.GetGeomType()))
            layer.CreateFeature(feature)
    verify()


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
    return geometry if geometry.GetGeometryType() == kind else ogr.ForceTo(geometry, kind)
