"""A digest of a table, the same as long as no cell of it changes."""

from __future__ import annotations

import hashlib

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely


def table_digest(table: pd.DataFrame) -> str:
    """Hexadecimal digits that depend on the columns, their kinds and values, the order of rows and the CRS."""
    digest = hashlib.sha256(repr(list(table.columns)).encode())
    if isinstance(table, gpd.GeoDataFrame):
        digest.update(repr([table.active_geometry_name, str(table.crs)]).encode())
    for position in range(table.shape[1]):
        digest.update(_column_bytes(table.iloc[:, position]))
    return digest.hexdigest()


def _column_bytes(column: pd.Series) -> bytes:
    if isinstance(column, gpd.GeoSeries):
        shapes = shapely.to_wkb(np.asarray(column.array, dtype=object))
        return b"|".join(shape or b"" for shape in shapes)
    values = column.to_numpy()
    kind = str(column.dtype).encode()
    if values.dtype == object:
        # The kind of a value counts too: None, "None" and NaN are read differently.
        return kind + repr(values.tolist()).encode("utf-8", "surrogatepass")
    hashes: bytes = pd.util.hash_array(values).tobytes()
    return kind + hashes
