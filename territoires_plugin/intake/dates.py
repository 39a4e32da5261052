"""Dates as people and spreadsheets write them."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

_TIME = r"(?:[T\s]+[0-9]{1,2}[:h][0-9]{2}.*)?"
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})[-/]([0-9]{{1,2}})[-/]([0-9]{{1,2}}){_TIME}")
_DAY_FIRST = re.compile(rf"([0-9]{{1,2}})([-/.])([0-9]{{1,2}})\2([0-9]{{4}}){_TIME}")


@lru_cache(maxsize=4096)
def read_date(text: str) -> str | None:
    """The ISO date of ``2026-03-25``, ``2026-03-25T10:00:00+01:00``, ``25/03/2026``, ``25-03-2026`` or ``25.03.2026``.

    None where it is none of these, or a day that the calendar does not hold.
    """
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = match.groups()
    elif match := _DAY_FIRST.fullmatch(text):
        day, _, month, year = match.groups()
    else:
        return None
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
