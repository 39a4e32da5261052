"""Commune layers of ADMIN EXPRESS (versions 3 and 4) and geo.api.gouv.fr, put together to EPCI."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ..model.codes import code_text, join_codes
from ..model.errors import TerritoiresError
from ..model.progress import Progress
from ..model.tables import EPCI
from .notes import Note
from .polygons import mended, together
from .reference import load_gazetteer
from .source_columns import COMMUNE_COLUMNS, cells, column_names, is_siren, many_codes, whole_numbers


@dataclass(frozen=True)
class CommuneLayer:
    """Communes that are in an EPCI, one row each, sorted by code.

    Args:
        table: ``commune_code``, ``epci_code``, ``population``, ``departement``, ``vintage``, ``geometry``.
        notes: what was put right.
        without: how many communes are in no EPCI.
    """

    table: gpd.GeoDataFrame
    notes: tuple[Note, ...]
    without: int

    def figures(self) -> pd.DataFrame:
        """``population``, ``commune_count``, ``departements`` and ``vintage`` by EPCI; a sum needs every commune's."""
        groups = self.table.groupby("epci_code", sort=True)
        return pd.DataFrame(
            {
                "population": groups["population"].agg(_total),
                "commune_count": groups.size().astype(object),
                "departements": groups["departement"].agg(lambda own: join_codes(code for code in own if code)),
                "vintage": groups["vintage"].agg(lambda own: next((year for year in own if year), None)),
            },
            dtype=object,
        )

    def dissolved(self, progress: Progress) -> gpd.GeoDataFrame:
        """The epci table that these communes make; names and kinds are not known.

        Raises:
            TerritoiresError: ``territory_geometry`` where no commune of an EPCI has a polygon.
            Cancelled: when ``progress`` says so.
        """
        shapes: dict[str, Any] = {}
        for code, group in self.table.groupby("epci_code", sort=True):
            progress.check()
            shapes[str(code)] = together(group.geometry)
            if shapes[str(code)] is None:
                raise TerritoiresError("territory_geometry", row=int(group["row"].iloc[0]))
        table = self.figures().reindex(list(shapes)).assign(name=None, kind=None)
        table = table.rename_axis("epci_code").reset_index().astype(object)
        return gpd.GeoDataFrame(table[list(EPCI)], geometry=list(shapes.values()), crs=self.table.crs)


def read_communes(layer: gpd.GeoDataFrame, progress: Progress) -> CommuneLayer:
    """The communes of a layer that names their EPCI; a commune in several rows is one.

    Of several SIREN joined by ``/`` (a commune of Grand Paris bears its métropole and its établissement public
    territorial) the EPCI is the one that the embedded reference knows, else the first.

    Raises:
        TerritoiresError: ``territory_code_missing`` for a row without the code of its commune.
        Cancelled: when ``progress`` says so.
    """
    columns = column_names(layer, COMMUNE_COLUMNS)
    known = {one.code for one in load_gazetteer().epci}
    codes = [code_text(value) for value in cells(layer, columns["commune_code"])]
    if None in codes:
        raise TerritoiresError("territory_code_missing", row=codes.index(None) + 1)
    sirens = [many_codes(value) for value in cells(layer, columns["epci_code"])]
    geometry, broken = mended(np.asarray(layer.geometry.array, dtype=object), progress)
    table = pd.DataFrame({"row": np.arange(1, len(codes) + 1), "commune_code": codes})
    table["epci_code"] = np.array([_epci_of(own, known) for own in sirens], dtype=object)
    table["population"] = whole_numbers(cells(layer, columns.get("population")))
    told = [code_text(value) for value in cells(layer, columns.get("departement"))]
    table["departement"] = [own or _departement_of(str(code)) for own, code in zip(told, codes)]
    table["vintage"] = np.array([code_text(value) for value in cells(layer, columns.get("vintage"))], dtype=object)
    whole = _one_row_each(gpd.GeoDataFrame(table, geometry=geometry, crs=layer.crs))
    inside = whole[whole["epci_code"].notna()].reset_index(drop=True)
    several = sum(len(own) > 1 for own in sirens)
    counts = (("boundaries_several_siren", several), ("boundaries_mended", broken))
    notes = tuple(Note(code, {"count": count}) for code, count in counts if count)
    return CommuneLayer(inside, notes, len(whole) - len(inside))


def _epci_of(sirens: tuple[str, ...], known: set[str]) -> str | None:
    candidates = [code for code in sirens if is_siren(code)] or list(sirens)
    return next((code for code in candidates if code in known), candidates[0] if candidates else None)


def _departement_of(commune_code: str) -> str:
    """971 of 97105, 2A of 2A004, 21 of 21231."""
    return commune_code[:3] if commune_code.startswith(("97", "98")) else commune_code[:2]


def _total(population: pd.Series) -> int | None:
    return None if population.isna().any() else int(population.sum())


def _one_row_each(table: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    several = table["commune_code"].duplicated(keep=False)
    if several.any():
        shapes = {code: together(group.geometry) for code, group in table[several].groupby("commune_code")}
        table = table.drop_duplicates("commune_code").reset_index(drop=True)
        own = [shapes.get(code, shape) for code, shape in zip(table["commune_code"], table.geometry)]
        table = table.set_geometry(gpd.GeoSeries(own, index=table.index, crs=table.crs))
    return table.sort_values("commune_code").reset_index(drop=True)
