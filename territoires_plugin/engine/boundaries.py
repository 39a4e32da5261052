"""The territories as the engine reads them, whatever table they come in."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd

from ..model.codes import code_text
from ..model.errors import TerritoiresError


def usable_territories(territories: gpd.GeoDataFrame | None) -> gpd.GeoDataFrame | None:
    """EPCI codes as text, population as a number, rows without code or polygon left out; None for no territories.

    Raises:
        TerritoiresError: ``territories_columns`` without ``epci_code``, ``crs_missing``.
    """
    if territories is None:
        return None
    if "epci_code" not in territories.columns:
        raise TerritoiresError("territories_columns", known=", ".join(map(str, territories.columns)))
    if territories.crs is None:
        raise TerritoiresError("crs_missing")
    table = territories.assign(epci_code=[code_text(code) for code in territories["epci_code"]])
    if "population" in table.columns:
        table["population"] = pd.to_numeric(table["population"], errors="coerce")
    missing = table["epci_code"].isna() | table.geometry.isna() | table.geometry.is_empty
    return table[~missing].drop_duplicates("epci_code")
