"""The projects that take part in pooling, as arrays in the order of their ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from ..model.codes import SEPARATOR, code_text, split_codes
from ..model.errors import TerritoiresError
from ..model.progress import Progress, Silent
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

    def positions(self, project_ids: Iterable[str]) -> Integers:
        """(m,) where some projects stand, -1 for those that take no part."""
        found: Integers = self._by_id.get_indexer(pd.Index(list(project_ids), dtype=object)).astype(np.int64)
        return found

    @cached_property
    def _by_id(self) -> pd.Index:
        return pd.Index(self.ids, dtype=object)

    def chosen(self, codes: tuple[str, ...]) -> Booleans:
        """(t,) which themes may be shared: those of some codes, all of them when none is given."""
        return np.isin(np.array(self.theme_codes, dtype=object), codes or self.theme_codes)


def take_part(
    projects: gpd.GeoDataFrame, territories: gpd.GeoDataFrame | None, progress: Progress | None = None
) -> Participants:
    """The projects with a place, an EPCI and a theme; the others cannot pool, nor can those placed at a département.

    Raises:
        TerritoiresError: ``column_missing``, ``project_id_missing``, ``project_id_repeated``,
            ``project_id_separator``, ``crs_missing``, ``geometry_unusable``.
    """
    progress = progress or Silent()
    check_table(projects)
    progress.check()
    theme_of, theme_sets = _distinct(column(projects, "themes", required=True), split_codes)
    epci = _epci_codes(projects, territories)
    placed = ~(projects.geometry.isna() | projects.geometry.is_empty).to_numpy()
    precise = column(projects, "location_precision") != "departement"
    themed = np.array([bool(own) for own in theme_sets], dtype=bool)[theme_of]
    progress.check()
    ids = projects["project_id"].astype(str).tolist()
    order = sorted(np.flatnonzero(placed & precise & themed & pd.notna(epci)).tolist(), key=ids.__getitem__)
    progress.check()
    table = projects.iloc[order]
    table.index = pd.RangeIndex(len(order))  # reset_index would copy all columns once more
    progress.check()
    codes = tuple(sorted({code for number in np.unique(theme_of) for code in theme_sets[number]}))
    call_of, calls = _distinct(column(table, "call"), code_text)
    has_theme = _theme_matrix(theme_sets, codes)[theme_of[order]]
    progress.check()
    parts = metric_parts_of(table.geometry, order)
    progress.check()
    return Participants(
        table=table,
        ids=np.array([ids[row] for row in order], dtype=object),
        epci=epci[order],
        theme_codes=codes,
        has_theme=has_theme,
        call=pd.factorize(np.array(calls, dtype=object))[0][call_of].astype(np.int64),
        parts=parts,
    )


def _distinct(values: Objects, read: Callable[[object], Any]) -> tuple[Integers, list[Any]]:
    """(n,) the number of each value among the distinct ones, and what each of these reads as."""
    number, distinct = pd.factorize(values, use_na_sentinel=False)
    return number.astype(np.int64), [read(value) for value in distinct]


def _theme_matrix(themes: list[tuple[str, ...]], codes: tuple[str, ...]) -> Booleans:
    column = {code: position for position, code in enumerate(codes)}
    has_theme = np.zeros((len(themes), len(codes)), dtype=bool)
    for row, own in enumerate(themes):
        has_theme[row, [column[code] for code in own if code in column]] = True
    return has_theme


def metric_parts_of(geometry: gpd.GeoSeries, order: list[int]) -> tuple[MetricPart, ...]:
    """The geometries by metric CRS; a fault names the row of the user's table, which ``order`` tells, from 0.

    Raises:
        TerritoiresError: ``crs_missing``, ``geometry_unusable``.
    """
    if not order:
        return ()
    try:
        return tuple(metric_parts(geometry))
    except TerritoiresError as error:
        if error.code != "geometry_unusable":
            raise
        raise TerritoiresError(error.code, row=order[int(str(error.parameters["row"])) - 1] + 1) from error


def check_table(projects: gpd.GeoDataFrame) -> None:
    """Refuse a table without geometry, CRS or sound ids.

    Raises:
        TerritoiresError: ``column_missing``, ``crs_missing``, ``project_id_missing``, ``project_id_repeated``,
            ``project_id_separator``.
    """
    if not isinstance(projects, gpd.GeoDataFrame) or projects.active_geometry_name is None:
        raise TerritoiresError("column_missing", field="geometry", known=", ".join(map(str, projects.columns)))
    if projects.crs is None:
        raise TerritoiresError("crs_missing")
    values = column(projects, "project_id", required=True)
    if not _ids_are_sound(values):
        _refuse_first_bad_id(values)


def _ids_are_sound(values: Objects) -> bool:
    """Whether all ids are there, without separator and distinct: a look at all of them at once."""
    if len(values) == 0:
        return True
    if pd.api.types.infer_dtype(values, skipna=False) != "string":
        return False
    ids = pd.Series(values, dtype=object)
    blank = ids.str.strip().isin(["", "<NA>", "NaT"])
    return not (blank.any() or ids.str.contains(SEPARATOR, regex=False).any() or ids.duplicated().any())


def _refuse_first_bad_id(values: Objects) -> None:
    first_row: dict[str, int] = {}
    for row, value in enumerate(values, start=1):
        if code_text(value) is None:
            raise TerritoiresError("project_id_missing", row=row)
        if SEPARATOR in str(value):
            raise TerritoiresError("project_id_separator", row=row, value=value)
        if str(value) in first_row:
            raise TerritoiresError("project_id_repeated", row=row, value=value, other=first_row[str(value)])
        first_row[str(value)] = row


def column(table: pd.DataFrame, name: str, *, required: bool = False) -> Objects:
    """(n,) the values of a column; None for all where there is none.

    Raises:
        TerritoiresError: ``column_missing`` for one that is required.
    """
    if name in table.columns:
        values: Objects = table[name].to_numpy(dtype=object)
        return values
    if required:
        raise TerritoiresError("column_missing", field=name, known=", ".join(map(str, table.columns)))
    return np.full(len(table), None, dtype=object)


def with_epci(projects: gpd.GeoDataFrame, territories: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The projects with the EPCI around them where ``epci_code`` is missing; not those placed at a département.

    Raises:
        TerritoiresError: ``crs_missing``.
    """
    codes = [code_text(code) for code in column(projects, "epci_code")]
    precision = column(projects, "location_precision")
    lacking = [row for row, code in enumerate(codes) if code is None and precision[row] != "departement"]
    for row, code in zip(lacking, epci_around(projects.geometry.iloc[lacking], territories)):
        codes[row] = code
    whole = projects.copy(deep=False)  # ``assign`` would copy every column, in one block, with Python's lock held
    whole["epci_code"] = np.array(codes, dtype=object)
    return whole


def _epci_codes(projects: gpd.GeoDataFrame, territories: gpd.GeoDataFrame | None) -> Objects:
    """The column ``epci_code``; where the table has none, the EPCI around each project."""
    if "epci_code" not in projects.columns and territories is not None:
        return epci_around(projects.geometry, territories)
    number, codes = _distinct(column(projects, "epci_code", required=True), code_text)
    return np.array(codes, dtype=object)[number]
