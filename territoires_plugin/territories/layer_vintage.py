"""The vintage of boundaries, from what their names and metadata say; no year is better than a wrong one."""

from __future__ import annotations

import re
from collections.abc import Iterable

_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")
_SAID = re.compile(r"(?:mill[ée]sime|vintage|[ée]dition|\bCOG\b)[^0-9]{0,20}(20[0-9]{2})(?![0-9])", re.IGNORECASE)
_ABOUT_BOUNDARIES = re.compile(
    r"admin[-_ ]?express|ade[-_]?cog|\bade[-_][0-9]|(?<![a-z])ade(?![a-z])|livraison|epci|intercommunalit|commune"
    r"|(?<![a-z])cog(?![a-z])|contours",
    re.IGNORECASE,
)


def vintage_of(hints: Iterable[str]) -> str | None:
    """The year of the first hint that gives just one.

    Args:
        hints: paths, names of layers, titles, abstracts; the surest first. A path is read from its end: the year of a
            file or folder counts where its name is about boundaries, so that ``/calls/2019/epci.shp`` tells nothing.
    """
    for hint in hints:
        said: set[str] = set(_SAID.findall(hint))
        if len(said) == 1:
            return said.pop()
        for part in reversed(re.split(r"[\\/|]", hint)):
            years: set[str] = set(_YEAR.findall(part)) if _ABOUT_BOUNDARIES.search(part) else set()
            if len(years) == 1:
                return years.pop()
    return None
