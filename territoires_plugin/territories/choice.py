"""A choice of EPCI by codes: regions, départements, EPCI themselves."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np

from ..model.codes import join_codes, split_codes
from ..model.errors import TerritoiresError
from .reference import departements_of


@dataclass(frozen=True)
class Choice:
    """Codes of regions, départements and EPCI; an empty one chooses all."""

    regions: tuple[str, ...] = ()
    departements: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()

    @property
    def is_made(self) -> bool:
        return bool(self.regions or self.departements or self.codes)


def narrowed(table: gpd.GeoDataFrame, choice: Choice) -> gpd.GeoDataFrame:
    """The EPCI of a table that match every part of a choice.

    An EPCI belongs to a region or département in which it has a commune, and stays whole.

    Raises:
        TerritoiresError: ``territory_unknown`` for a region or département that does not exist,
            ``boundaries_code_missing`` for an EPCI that the table does not hold.
    """
    known = set(table["epci_code"])
    for code in choice.codes:
        if code not in known:
            vintage = join_codes(str(year) for year in table["vintage"].dropna())
            raise TerritoiresError("boundaries_code_missing", value=code, vintage=vintage or "?")
    kept = table["epci_code"].isin(choice.codes) if choice.codes else table["epci_code"].notna()
    own = [frozenset(split_codes(value)) for value in table["departements"]]
    for wanted in departements_of(choice.regions, choice.departements):
        kept &= np.array([not wanted.isdisjoint(departements) for departements in own], dtype=bool)
    return table[kept].reset_index(drop=True)
