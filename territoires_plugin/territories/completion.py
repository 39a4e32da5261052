"""What a layer of EPCI does not say of them: from the embedded reference by code, else from the communes inside."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd

from ..model.codes import join_codes
from .gazetteer import Commune
from .locate import epci_at
from .names import vintage
from .notes import Note, named
from .reference import load_gazetteer, reference_table
from .source_columns import is_siren

_INSIDE = 1.0  # metres; a point beside the layer is in none of its EPCI
_FROM_REFERENCE = ("name", "kind", "population", "commune_count", "departements")
_FROM_COMMUNES = ("population", "commune_count", "departements")


def completed(table: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, list[Note]]:
    """The epci table with gaps filled in, and which EPCI the reference does not know or nobody can name."""
    reference = reference_table().set_index("epci_code")
    table = table.copy()
    for column in _FROM_REFERENCE:
        _fill(table, column, table["epci_code"].map(reference[column]))
    new = [code for code in table["epci_code"] if is_siren(code) and code not in reference.index]
    notes = []
    if new:
        inside = _figures(table, new)
        for column in _FROM_COMMUNES:
            _fill(table, column, table["epci_code"].map(inside[column]))
        names = table.set_index("epci_code")["name"]
        told = tuple(named(code, names[code]) for code in new)
        notes.append(Note("boundaries_new_codes", {"reference": vintage()}, told, is_warning=True))
    nameless = tuple(table["epci_code"][table["name"].isna()])
    return table, notes + ([Note("boundaries_nameless", names=nameless, is_warning=True)] if nameless else [])


def gone_codes(table: gpd.GeoDataFrame) -> Note | None:
    """The EPCI of the reference whose own point lies in another EPCI here: merged, split or renumbered since."""
    gone = [one for one in load_gazetteer().epci if one.code not in set(table["epci_code"])]
    places = np.array([(one.longitude, one.latitude) for one in gone], dtype=float).reshape(-1, 2)
    around = epci_at(places[:, 0], places[:, 1], table, _INSIDE)
    names = dict(zip(table["epci_code"], table["name"]))
    told = tuple(
        f"{named(one.code, one.name)} → {named(code, names[code])}"
        for one, code in zip(gone, around)
        if code is not None
    )
    return Note("boundaries_gone_codes", {"reference": vintage()}, told, is_warning=True) if told else None


def _fill(table: gpd.GeoDataFrame, column: str, known: pd.Series) -> None:
    own = table[column].astype(object)
    filled = own.where(own.notna(), known.astype(object))
    table[column] = filled.where(filled.notna(), None)


def _figures(table: gpd.GeoDataFrame, codes: list[str]) -> pd.DataFrame:
    """Population, number and départements of the communes whose point lies in each of some EPCI, by EPCI code."""
    placed = [commune for commune in load_gazetteer().communes if commune.longitude is not None]
    longitude = np.array([commune.longitude for commune in placed], dtype=float)
    latitude = np.array([commune.latitude for commune in placed], dtype=float)
    members: dict[str, list[Commune]] = {code: [] for code in codes}
    for commune, code in zip(placed, epci_at(longitude, latitude, table, _INSIDE)):
        if code in members:
            members[code].append(commune)
    rows = {
        code: {
            "population": sum(commune.population or 0 for commune in own) or None,
            "commune_count": len(own) or None,
            "departements": join_codes(commune.departement for commune in own),
        }
        for code, own in members.items()
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=list(_FROM_COMMUNES), dtype=object)
