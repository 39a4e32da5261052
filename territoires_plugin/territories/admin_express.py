"""EPCI layers of ADMIN EXPRESS (version 3: upper case names, 4: lower case), geo.api.gouv.fr and our own."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ..model.codes import code_text, join_codes
from ..model.errors import TerritoiresError
from ..model.progress import Progress
from ..model.tables import EPCI
from .notes import Note, named
from .polygons import mended, together
from .source_columns import EPCI_COLUMNS, NOTHING, cells, column_names, many_codes, whole_numbers

_KINDS = (
    ("communauté de communes", "CC"),
    ("communauté d'agglomération", "CA"),
    ("communauté urbaine", "CU"),
    ("métropole", "METRO"),
    ("met69", "METRO"),
)
_INNER_BODY = ("etablissement public territorial", "établissement public territorial", "ept")
_OTHER_LEVELS = {"code_insee", "insee_com", "insee_dep", "insee_reg"}  # in version 4 these have a code_siren, too


def epci_of_layer(layer: gpd.GeoDataFrame, progress: Progress) -> tuple[gpd.GeoDataFrame, list[Note]]:
    """A layer of EPCI as the epci table, None for what it does not say; in its own CRS, sorted by code, one row each.

    Rows without EPCI (``NR``) are left out, and so are the établissements publics territoriaux: they lie in the
    Métropole du Grand Paris, which is the EPCI.

    Raises:
        TerritoiresError: ``territories_columns`` where no column holds the SIREN, ``territory_code_missing`` for a row
            without one, ``territory_geometry`` for an EPCI without a polygon.
        Cancelled: when ``progress`` says so.
    """
    columns = column_names(layer, EPCI_COLUMNS)
    if "epci_code" not in columns or _OTHER_LEVELS & {str(name).casefold() for name in layer.columns}:
        raise TerritoiresError("territories_columns", known=", ".join(map(str, layer.columns)))
    kinds = [_words(value) for value in cells(layer, columns.get("kind"))]
    codes = [code_text(value) for value in cells(layer, columns["epci_code"])]
    if None in codes:
        raise TerritoiresError("territory_code_missing", row=codes.index(None) + 1)
    nothing = np.array([code in NOTHING for code in codes], dtype=bool)
    inner = np.array([kind in _INNER_BODY for kind in kinds], dtype=bool) & ~nothing
    kept = np.flatnonzero(~(nothing | inner))
    geometry, broken = mended(np.asarray(layer.geometry.array, dtype=object)[kept], progress)
    table = pd.DataFrame({"row": kept + 1, "epci_code": np.array(codes, dtype=object)[kept]})
    table["name"] = [code_text(value) for value in cells(layer, columns.get("name"))[kept]]
    table["kind"] = [_kind(kinds[row]) for row in kept]
    for target in ("population", "commune_count"):
        table[target] = whole_numbers(cells(layer, columns.get(target))[kept])
    table["departements"] = [join_codes(many_codes(value)) for value in cells(layer, columns.get("departements"))[kept]]
    table["vintage"] = [code_text(value) for value in cells(layer, columns.get("vintage"))[kept]]
    whole, repeated = _one_row_each(gpd.GeoDataFrame(table.astype(object), geometry=geometry, crs=layer.crs))
    counts = (
        ("boundaries_without_epci", int(nothing.sum())),
        ("boundaries_inner_bodies", int(inner.sum())),
        ("boundaries_mended", broken),
    )
    notes = [Note(code, {"count": count}) for code, count in counts if count]
    return whole, notes + ([Note("boundaries_repeated", names=repeated, is_warning=True)] if repeated else [])


def _words(value: Any) -> str:
    return value.strip().lower().replace("\u2019", "'") if isinstance(value, str) else ""


def _kind(words: str) -> str | None:
    """CC, CA, CU or METRO of ADMIN EXPRESS's words; None for other kinds of grouping."""
    known = {kind.lower(): kind for _, kind in _KINDS}
    return known.get(words) or next((kind for start, kind in _KINDS if words.startswith(start)), None)


def _one_row_each(table: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, tuple[str, ...]]:
    """One row a code, with the first value that is there in each column; and which codes stood in several rows."""
    missing = table.geometry.isna().to_numpy()
    lost = ~table["epci_code"].isin(set(table["epci_code"][~missing])).to_numpy()
    if lost.any():
        raise TerritoiresError("territory_geometry", row=table["row"].to_numpy()[lost][0])
    several = table["epci_code"].duplicated(keep=False)
    groups = table[several].groupby("epci_code", sort=True)
    rows = []
    for _, group in groups:
        row = {name: next((value for value in group[name] if pd.notna(value)), None) for name in EPCI}
        rows.append({**row, "geometry": together(group.geometry)})
    whole = pd.concat([table[~several], gpd.GeoDataFrame(rows, crs=table.crs)] if rows else [table[~several]])
    whole = whole[[*EPCI, "geometry"]].sort_values("epci_code").reset_index(drop=True)
    return whole, tuple(named(row["epci_code"], row["name"]) for row in rows)
