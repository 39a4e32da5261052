"""What a filter reads of a table of projects: ids, codes, départements, budgets, texts."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from .codes import code_text, split_codes
from .errors import TerritoiresError
from .progress import Progress

Columns = Mapping[str, Sequence[Any]]
Codes = tuple[str, ...]
Value = TypeVar("Value")

TEXT_COLUMNS = ("title", "description", "applicant")
_CHECK_EVERY = 2000
_COMMUNE = re.compile(r"[0-9]{5}|2[AB][0-9]{3}")


def checked(values: Sequence[Value], progress: Progress) -> Iterator[Value]:
    """The values one by one, with a look at cancel now and then."""
    for start in range(0, len(values), _CHECK_EVERY):
        progress.check()
        yield from values[start : start + _CHECK_EVERY]


def read_ids(columns: Columns, progress: Progress) -> Codes:
    """The ids as they stand in the table.

    Raises:
        TerritoiresError: ``column_missing``, ``project_id_missing``, ``project_id_repeated``.
    """
    if "project_id" not in columns:
        raise TerritoiresError("column_missing", field="project_id", known=", ".join(columns))
    first_row: dict[str, int] = {}
    for row, value in enumerate(checked(columns["project_id"], progress), start=1):
        if code_text(value) is None:
            raise TerritoiresError("project_id_missing", row=row)
        other = first_row.setdefault(str(value), row)
        if other != row:
            raise TerritoiresError("project_id_repeated", row=row, value=value, other=other)
    return tuple(first_row)


def read_codes(values: Sequence[Any], split: Callable[[Any], Codes], progress: Progress) -> list[Codes]:
    """The codes of each row; each distinct value is split once."""
    known: dict[Any, Codes] = {}
    codes = []
    for value in checked(values, progress):
        found = known.get(value)
        if found is None:
            found = known[value] = split(value)
        codes.append(found)
    return codes


def joined_codes(value: object) -> Codes:
    """The codes of a field that joins several."""
    return split_codes(code_text(value))


def single_code(value: object) -> Codes:
    """The code of a field that holds one, or none."""
    code = code_text(value)
    return () if code is None else (code,)


def departements_of(place: tuple[object, object], of_epci: Mapping[str, Sequence[str]]) -> Codes:
    """The département of a (commune, EPCI): the commune's, else all those of the EPCI."""
    commune, epci = (code_text(code) for code in place)
    commune = (commune or "").upper()
    if len(commune) == 4 and commune.isdigit():  # a table of numbers took its zero away
        commune = "0" + commune
    if _COMMUNE.fullmatch(commune):
        return (commune[:3] if commune.startswith(("97", "98")) else commune[:2],)
    return tuple(of_epci.get(epci or "", ()))


def read_budgets(values: Sequence[Any], progress: Progress) -> list[float]:
    """Euros; NaN where there is none."""
    return [_budget(value) for value in checked(values, progress)]


def read_texts(columns: Sequence[Sequence[Any]], progress: Progress) -> Iterator[str]:
    """Title, description and applicant of each row, in a line each."""
    for row in checked(list(zip(*columns)), progress):
        yield "\n".join(text for text in row if isinstance(text, str))


def _budget(value: Any) -> float:
    try:
        budget = float(value)
    except (TypeError, ValueError):
        return math.nan
    return budget if math.isfinite(budget) else math.nan
