"""Travel times between communes: not a component, but a distance that replaces the straight line in ``proximity``.

Convention: 60 km/h, so that a maximum distance of 30 km stands for 30 minutes. Where the time is known, proximity is
1 - minutes / (max_distance / METRES_PER_MINUTE), not below 0; elsewhere the straight line stays. Which pairs are in
reach is decided by the straight line alone: a matrix has holes, and a rule must not depend on them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ...model.codes import code_text
from ...model.errors import TerritoiresError
from ..participants import Floats, Integers, Objects

COLUMNS = ("from_commune", "to_commune", "minutes")
METRES_PER_MINUTE = 1_000.0  # 60 km/h


@dataclass(frozen=True)
class TravelMatrix:
    """Times between c communes, both ways as one.

    Args:
        communes: the c INSEE codes, sorted.
        keys: (k,) sorted, lower position × c + higher position of two communes.
        times: (k,) minutes.
    """

    communes: tuple[str, ...]
    keys: Integers
    times: Floats


@dataclass(frozen=True)
class TravelTimes:
    """Of n projects: (n,) ``commune``, a position in the matrix's communes, or one of its own from c up."""

    commune: Integers
    matrix: TravelMatrix

    def minutes(self, first: Integers, second: Integers) -> Floats:
        """(m,) minutes between two projects, NaN where the matrix has none; 0 within a commune unless it says more."""
        low = np.minimum(self.commune[first], self.commune[second])
        high = np.maximum(self.commune[first], self.commune[second])
        count = len(self.matrix.communes)
        minutes = np.where(low == high, 0.0, np.nan)
        listed = np.flatnonzero((high < count) & (len(self.matrix.keys) > 0))
        key = low[listed] * count + high[listed]
        place = np.minimum(np.searchsorted(self.matrix.keys, key), len(self.matrix.keys) - 1)
        found = self.matrix.keys[place] == key
        minutes[listed[found]] = self.matrix.times[place[found]]
        return minutes

    def take(self, positions: Integers) -> TravelTimes:
        return TravelTimes(self.commune[positions], self.matrix)


def read_travel_times(table: pd.DataFrame) -> TravelMatrix:
    """The matrix of a table with ``from_commune``, ``to_commune`` (INSEE codes) and ``minutes`` (0 or more).

    Two communes are as far apart as the mean of both directions, or as the one that is given; so are rows that repeat a
    direction. A row without minutes tells nothing. A code read as a number gets its leading 0 back.

    Raises:
        TerritoiresError: ``travel_columns``; ``travel_value`` for a row without commune or with a time that is none.
    """
    if not set(COLUMNS) <= set(table.columns):
        raise TerritoiresError("travel_columns", known=", ".join(map(str, table.columns)))
    minutes = _minutes(table["minutes"])
    start, start_codes = _communes(table, "from_commune")
    end, end_codes = _communes(table, "to_commune")
    communes = sorted({*start_codes, *end_codes})
    position = {code: number for number, code in enumerate(communes)}
    start = np.array([position[code] for code in start_codes], dtype=np.int64)[start]
    end = np.array([position[code] for code in end_codes], dtype=np.int64)[end]
    given = ~np.isnan(minutes)
    one_way, times = _means(start[given] * len(communes) + end[given], minutes[given])
    start, end = one_way // max(len(communes), 1), one_way % max(len(communes), 1)
    keys, times = _means(np.minimum(start, end) * len(communes) + np.maximum(start, end), times)
    return TravelMatrix(tuple(communes), keys, times)


def travel_times(commune_codes: Objects, matrix: TravelMatrix) -> TravelTimes | None:
    """The times between projects, from the commune of each, (n,) INSEE codes or NULL.

    None when fewer than two projects lie in the matrix's communes.
    """
    position = {code: number for number, code in enumerate(matrix.communes)}
    listed = len(position)
    commune = np.empty(len(commune_codes), dtype=np.int64)
    for row, value in enumerate(commune_codes):
        code = code_text(value)
        # A project without commune shares it with no other.
        commune[row] = len(commune_codes) + listed + row if code is None else position.setdefault(code, len(position))
    return TravelTimes(commune, matrix) if (commune < listed).sum() >= 2 else None


def _means(keys: Integers, values: Floats) -> tuple[Integers, Floats]:
    """The distinct keys, sorted, and the mean of the values of each; the order of the rows changes no bit."""
    order = np.lexsort((values, keys))
    distinct, group = np.unique(keys[order], return_inverse=True)
    return distinct, np.bincount(group, values[order], len(distinct)) / np.bincount(group, minlength=len(distinct))


def _communes(table: pd.DataFrame, field: str) -> tuple[Integers, list[str]]:
    """(r,) the number of each row's commune, and the codes by number."""
    number, distinct = pd.factorize(table[field].to_numpy(dtype=object), use_na_sentinel=False)
    codes = [code_text(value) for value in distinct]
    for place, code in enumerate(codes):
        if code is None:
            raise TerritoiresError("travel_value", row=int(np.argmax(number == place)) + 1, field=field, value="NULL")
    return number.astype(np.int64), [str(code).zfill(5) for code in codes]


def _minutes(column: pd.Series) -> Floats:
    """(r,) minutes, NaN where the cell is empty; a decimal comma is read."""
    missing = column.isna().to_numpy() | (column.astype(str).str.strip() == "").to_numpy()
    numbers = column if pd.api.types.is_numeric_dtype(column) else column.astype(str).str.replace(",", ".", regex=False)
    minutes: Floats = pd.to_numeric(numbers, errors="coerce").to_numpy(dtype=np.float64)
    wrong = ~missing & ~(np.isfinite(minutes) & (minutes >= 0))
    if wrong.any():
        row = int(np.argmax(wrong))
        raise TerritoiresError("travel_value", row=row + 1, field="minutes", value=column.iloc[row])
    return np.where(missing, np.nan, minutes)
