"""The projects that take part in pooling, as arrays in the order of their ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from ..model.codes import SEPARATOR, split_codes
from ..model.errors import TerritoiresError
from ..territories.locate import epci_at
from ..territories.projection import MetricPart, metric_parts

Integers = npt.NDArray[np.int64]
Booleans = npt.NDArray[np.bool_]
Objects = npt.NDArray[Any]


@dataclass(frozen=True)
class Participants:
    """n projects sorted by id (code point order).

    Args:
        table: the rows of the projects table, index 0 to n - 1.
        ids: (n,) project ids.
        epci: (n,) EPCI codes, none missing.
        theme_codes: the t theme codes of all projects, those that take no part included, sorted.
        has_theme: (n, t) whether a project has a theme.
        call: (n,) number of the call; projects of different calls never pool.
        parts: the geometries by metric CRS, positions into 0 to n - 1.
    """

    table: gpd.GeoDataFrame
    ids: Objects
    epci: Objects
    theme_codes: tuple[str, ...]
    has_theme: Booleans
    call: Integers
    parts: tuple[MetricPart, ...]

    def __len__(self) -> int:
        return len(self.ids)

    def theme_masks(self) -> list[int]:
        """The themes of each project as bits, of any number of themes."""
        return [sum(1 << int(bit) for bit in np.flatnonzero(row)) for row in self.has_theme]

    def mask_of(self, codes: tuple[str, ...]) -> int:
        """The bits of some theme codes; all of them when none is given.

        Raises:
            TerritoiresError: ``theme_unknown`` for a code that no project has.
        """
        for code in codes:
            if code not in self.theme_codes:
                raise TerritoiresError("theme_unknown", value=code, known=", ".join(self.theme_codes))
        chosen = codes or self.theme_codes
        return sum(1 << self.theme_codes.index(code) for code in chosen)


def take_part(projects: gpd.GeoDataFrame, territories: gpd.GeoDataFrame | None) -> Participants:
    """The projects with a place, an EPCI and a theme; the others cannot pool.

    Raises:
        TerritoiresError: ``column_missing``, ``project_id_missing``, ``project_id_repeated``,
            ``project_id_separator``, ``crs_missing``, ``geometry_unusable``.
    """
    _check_ids(projects)
    themes = [split_codes(value) for value in _column(projects, "themes", required=True)]
    epci = _epci_codes(projects, territories)
    placed = ~(projects.geometry.isna() | projects.geometry.is_empty).to_numpy()
    able = placed & np.array([bool(own) for own in themes], dtype=bool) & pd.notna(epci)
    order = sorted(np.flatnonzero(able), key=lambda row: str(projects["project_id"].iloc[row]))
    table = projects.iloc[order].reset_index(drop=True)
    codes = tuple(sorted({code for own in themes for code in own}))
    column = {code: position for position, code in enumerate(codes)}
    has_theme = np.zeros((len(order), len(codes)), dtype=bool)
    for position, row in enumerate(order):
        has_theme[position, [column[code] for code in themes[row]]] = True
    calls = pd.factorize(_column(table, "call"), use_na_sentinel=True)[0].astype(np.int64)
    return Participants(
        table=table,
        ids=table["project_id"].astype(str).to_numpy(dtype=object),
        epci=epci[order],
        theme_codes=codes,
        has_theme=has_theme,
        call=calls,
        parts=_metric_parts(table.geometry, order),
    )


def _metric_parts(geometry: gpd.GeoSeries, order: list[int]) -> tuple[MetricPart, ...]:
    """The geometries by metric CRS; a fault names the row of the user's table, not of the sorted one."""
    if not order:
        return ()
    try:
        return tuple(metric_parts(geometry))
    except TerritoiresError as error:
        if error.code != "geometry_unusable":
            raise
        raise TerritoiresError(error.code, row=order[int(str(error.parameters["row"])) - 1] + 1) from error


def _check_ids(projects: gpd.GeoDataFrame) -> None:
    ids = _column(projects, "project_id", required=True)
    first_row: dict[str, int] = {}
    for row, value in enumerate(ids, start=1):
        if pd.isna(value) or not str(value).strip():
            raise TerritoiresError("project_id_missing", row=row)
        if SEPARATOR in str(value):
            raise TerritoiresError("project_id_separator", row=row, value=value)
        if str(value) in first_row:
            raise TerritoiresError("project_id_repeated", row=row, value=value, other=first_row[str(value)])
        first_row[str(value)] = row


def _column(table: gpd.GeoDataFrame, name: str, *, required: bool = False) -> Objects:
    if name in table.columns:
        column: Objects = table[name].to_numpy(dtype=object)
        return column
    if required:
        raise TerritoiresError("column_missing", field=name, known=", ".join(map(str, table.columns)))
    return np.full(len(table), None, dtype=object)


def _epci_codes(projects: gpd.GeoDataFrame, territories: gpd.GeoDataFrame | None) -> Objects:
    """The column ``epci_code``; where the table has none, the EPCI around each project."""
    if "epci_code" in projects.columns or territories is None:
        codes = _column(projects, "epci_code", required=True)
        known = [None if pd.isna(code) or not str(code).strip() else str(code) for code in codes]
        return np.array(known, dtype=object)
    points = projects.geometry.representative_point().to_crs(4326)
    return epci_at(points.x.to_numpy(), points.y.to_numpy(), territories)
