"""Which EPCI the user chose, out of the embedded reference or a layer of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import geopandas as gpd

from ..model.errors import TerritoiresError
from .admin_express import admin_express_table
from .reference import load_epci, load_gazetteer


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


def epci_around(codes: Iterable[str]) -> gpd.GeoDataFrame:
    """All EPCI of the embedded reference in the regions of some EPCI; none for none.

    An EPCI on a border counts for the region in which most of its communes lie, lest a whole region next door comes in.

    Args:
        codes: those that the reference does not hold are passed over.
    """
    wanted = set(codes)
    communes: dict[str, Counter[str]] = {}
    for commune in load_gazetteer().communes:
        if commune.epci_code in wanted:
            communes.setdefault(commune.epci_code, Counter())[commune.region] += 1
    regions = sorted({counted.most_common(1)[0][0] for counted in communes.values()})
    return load_epci(regions=regions) if regions else load_epci().iloc[:0]
