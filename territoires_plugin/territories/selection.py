"""Which EPCI the user chose, out of the embedded reference or a layer of their own."""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd

from ..model.errors import TerritoiresError
from .admin_express import admin_express_table
from .reference import load_epci


def select_epci(
    layer: gpd.GeoDataFrame | None = None,
    *,
    regions: Sequence[str] = (),
    departements: Sequence[str] = (),
    codes: Sequence[str] = (),
) -> gpd.GeoDataFrame:
    """The epci table of a layer, or of the embedded reference where there is none, narrowed to a choice.

    An EPCI belongs to a region or département in which it has a commune, and stays whole.

    Raises:
        TerritoiresError: ``territory_unknown`` for a code that does not exist, and those of ``admin_express_table``.
    """
    if layer is None:
        return load_epci(regions=regions, departements=departements, codes=codes)
    table = admin_express_table(layer)
    if regions or departements:
        there = load_epci(regions=regions, departements=departements)["epci_code"]
        table = table[table["epci_code"].isin(there)]
    for code in codes:
        if code not in set(table["epci_code"]):
            raise TerritoiresError("territory_unknown", field="EPCI", value=code)
    return table[table["epci_code"].isin(codes)].reset_index(drop=True) if codes else table.reset_index(drop=True)
