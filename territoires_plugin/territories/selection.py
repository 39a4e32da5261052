"""Which EPCI the user chose, out of the embedded reference or a layer of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import geopandas as gpd

from .choice import Choice
from .loading import BoundarySource, load_boundaries
from .reference import load_epci, load_gazetteer


def select_epci(
    layer: gpd.GeoDataFrame | None = None,
    *,
    regions: Iterable[str] = (),
    departements: Iterable[str] = (),
    codes: Iterable[str] = (),
) -> gpd.GeoDataFrame:
    """The epci table of a layer of EPCI or communes, or of the embedded reference without one, narrowed to a choice.

    Raises:
        TerritoiresError: as ``load_boundaries``.
    """
    choice = Choice(tuple(regions), tuple(departements), tuple(codes))
    return load_boundaries(None if layer is None else BoundarySource((layer,)), choice).table


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
