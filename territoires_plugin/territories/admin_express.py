"""EPCI layers of ADMIN EXPRESS (version 3: upper case names, 4: lower case) and our own, as the epci table."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..model.codes import code_text
from ..model.errors import TerritoiresError
from ..model.tables import EPCI
from .reference import load_epci

# Column of the epci table: its names in ADMIN EXPRESS, in lower case, after our own.
_NAMES = {
    "epci_code": ("epci_code", "code_siren", "code_epci"),
    "name": ("name", "nom_officiel", "nom", "nom_epci"),
    "kind": ("kind", "nature", "type_epci"),
}
_KINDS = (
    ("communauté de communes", "CC"),
    ("communauté d'agglomération", "CA"),
    ("communauté urbaine", "CU"),
    ("métropole", "METRO"),
)


def admin_express_table(layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """A layer of EPCI as the epci table, in its own CRS, sorted by code, one valid MultiPolygon an EPCI.

    Population, commune count and départements are those of the embedded reference where the layer has none.

    Raises:
        TerritoiresError: ``territories_columns`` where no column holds the SIREN, ``territory_code_missing`` for a row
            without one, ``territory_geometry`` for a row that is no polygon.
    """
    columns = {str(name).lower(): name for name in layer.columns}
    source = {
        target: next((columns[name] for name in names if name in columns), None) for target, names in _NAMES.items()
    }
    if source["epci_code"] is None:
        raise TerritoiresError("territories_columns", known=", ".join(map(str, layer.columns)))
    table = pd.DataFrame({"epci_code": _codes(layer[source["epci_code"]])})
    for target in ("name", "kind"):
        table[target] = layer[source[target]].to_numpy(dtype=object) if source[target] else None
    table["kind"] = [_kind(value) for value in table["kind"]]
    for target in ("population", "commune_count", "departements", "vintage"):
        table[target] = layer[columns[target]].to_numpy(dtype=object) if target in columns else None
    for target in ("population", "commune_count"):
        table[target] = pd.to_numeric(table[target], errors="coerce").astype(object)
    merged = _one_row_each(gpd.GeoDataFrame(table, geometry=_polygons(layer), crs=layer.crs))
    return _completed(merged)[[*EPCI, "geometry"]]


def _codes(values: pd.Series) -> list[str]:
    codes = [code_text(value) for value in values]
    if None in codes:
        raise TerritoiresError("territory_code_missing", row=codes.index(None) + 1)
    return [str(code) for code in codes]


def _kind(value: Any) -> str | None:
    """CC, CA, CU or METRO of ADMIN EXPRESS's words; None for other kinds of grouping."""
    if not isinstance(value, str):
        return None
    words = value.strip().lower().replace("\u2019", "'")
    known = {kind.lower(): kind for _, kind in _KINDS}
    return known.get(words) or next((kind for start, kind in _KINDS if words.startswith(start)), None)


def _polygons(layer: gpd.GeoDataFrame) -> np.ndarray[Any, Any]:
    geometry = shapely.make_valid(layer.geometry.to_numpy())
    usable = np.isin(shapely.get_type_id(geometry), (3, 6, 7)) & (shapely.area(geometry) > 0)
    if not usable.all():
        raise TerritoiresError("territory_geometry", row=int(np.flatnonzero(~usable)[0]) + 1)
    return np.array([_multi(shape) for shape in geometry], dtype=object)


def _multi(shape: Any) -> Any:
    """The polygons of a geometry; lines and points that mending left over go."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    return shapely.multipolygons(parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON])


def _one_row_each(table: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    if not table["epci_code"].duplicated().any():
        return table.sort_values("epci_code").reset_index(drop=True)
    merged = table.dissolve("epci_code", aggfunc="first").reset_index()
    merged.geometry = [_multi(shape) for shape in merged.geometry]
    return merged


def _completed(table: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    reference = load_epci().set_index("epci_code")
    for column in ("name", "kind", "population", "commune_count", "departements"):
        known = table["epci_code"].map(reference[column])
        table[column] = table[column].astype(object).where(table[column].notna(), known)
    return table
