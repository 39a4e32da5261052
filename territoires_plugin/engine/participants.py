"""The projects that take part in pooling, as arrays in the order of their ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from ..model.codes import SEPARATOR, code_text, split_codes
from ..model.errors import TerritoiresError
from ..territories.locate import epci_around
from ..territories.projection import MetricPart, metric_parts

Floats = npt.NDArray[np.float64]
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

    def chosen(self, codes: tuple[str, ...]) -> Booleans:
        """(t,) which themes may be shared: those of some codes, all of them when none is given."""
        return np.isin(np.array(self.theme_codes, dtype=object), codes or self.theme_codes)


def take_part(projects: gpd.GeoDataFrame, territories: gpd.GeoDataFrame | None) -> Participants:
    """The projects with a place, an EPCI and a theme; the others cannot pool, nor can those placed at a département.

    Raises:
        TerritoiresError: ``column_missing``, ``project_id_missing``, ``project_id_repeated``,
            ``project_id_separator``, ``crs_missing``, ``geometry_unusable``.
    """
    _check_table(projects)
    themes = [split_codes(value) for value in _column(projects, "themes", required=True)]
    epci = _epci_codes(projects, territories)
    placed = ~(projects.geometry.isna() | projects.geometry.is_empty).to_numpy()
    precise = np.array([value != "departement" for value in _column(projects, "location_precision")], dtype=bool)
    able = placed & precise & np.array([bool(own) for own in themes], dtype=bool) & pd.notna(epci)
    order = sorted(np.flatnonzero(able).tolist(), key=lambda row: str(projects["project_id"].iloc[row]))
    table = projects.iloc[order].reset_index(drop=True)
    codes = tuple(sorted({code for own in themes for code in own}))
    return Participants(
        table=table,
        ids=table["project_id"].astype(str).to_numpy(dtype=object),
        epci=epci[order],
        theme_codes=codes,
        has_theme=_theme_matrix([themes[row] for row in order], codes),
        call=pd.factorize(np.array([code_text(call) for call in _column(table, "call")], dtype=object))[0],
        parts=_metric_parts(table.geometry, order),
    )


def _theme_matrix(themes: list[tuple[str, ...]], codes: tuple[str, ...]) -> Booleans:
    column = {code: position for position, code in enumerate(codes)}
    has_theme = np.zeros((len(themes), len(codes)), dtype=bool)
    for row, own in enumerate(themes):
        has_theme[row, [column[code] for code in own]] = True
    return has_theme


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


def _check_table(projects: gpd.GeoDataFrame) -> None:
    if not isinstance(projects, gpd.GeoDataFrame) or projects.active_geometry_name is None:
        raise TerritoiresError("column_missing", field="geometry", known=", ".join(map(str, projects.columns)))
    if projects.crs is None:
        raise TerritoiresError("crs_missing")
    first_row: dict[str, int] = {}
    for row, value in enumerate(_column(projects, "project_id", required=True), start=1):
        if code_text(value) is None:
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


def with_epci(projects: gpd.GeoDataFrame, territories: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The projects with the EPCI around them where ``epci_code`` is missing; not those placed at a département.

    Raises:
        TerritoiresError: ``crs_missing``.
    """
    codes = [code_text(code) for code in _column(projects, "epci_code")]
    precision = _column(projects, "location_precision")
    lacking = [row for row, code in enumerate(codes) if code is None and precision[row] != "departement"]
    for row, code in zip(lacking, epci_around(projects.geometry.iloc[lacking], territories)):
        codes[row] = code
    return projects.assign(epci_code=np.array(codes, dtype=object))


def _epci_codes(projects: gpd.GeoDataFrame, territories: gpd.GeoDataFrame | None) -> Objects:
    """The column ``epci_code``; where the table has none, the EPCI around each project."""
    if "epci_code" not in projects.columns and territories is not None:
        return epci_around(projects.geometry, territories)
    return np.array([code_text(code) for code in _column(projects, "epci_code", required=True)], dtype=object)
