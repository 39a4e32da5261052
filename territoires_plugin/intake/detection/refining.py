"""What the assignment does not see: texts that serve twice, coordinates that are mere centres, the CRS of x and y."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from .content import LAMBERT_93
from .profiles import Profile
from .result import Choice, Reason

LONGEST_TITLE = 120  # characters in the median: what is shorter can stand for a title
FEWEST_REPEATED = 10  # places with several rows
SECOND_USE = 0.6  # confidence of a column's second use
_PLACE_CODES = ("commune_code", "place_code", "epci_code")
Choices = dict[str, Choice]


def refine(
    choices: Choices,
    taken: dict[str, int],
    profiles: Sequence[Profile],
    cells: Sequence[Sequence[str | None]],
) -> tuple[Choices, tuple[str, ...]]:
    """The choices with second uses added, and the targets that no column may fill."""
    refined = dict(choices)
    _title_from_description(refined, taken, profiles)
    _applicant_from_place(refined)
    if _are_centres(taken, cells):
        refined.pop("longitude", None)
        refined.pop("latitude", None)
        return refined, ("longitude", "latitude")
    return refined, ()


def crs_of_columns(taken: dict[str, int], profiles: Sequence[Profile]) -> str | None:
    """The CRS of the x and y columns by the size of their numbers; None for degrees."""
    axes = [axis for axis in ("longitude", "latitude") if axis in taken]
    if len(axes) == 2 and all(profiles[taken[axis]].between(*LAMBERT_93[axis]) >= 0.8 for axis in axes):
        return "EPSG:2154"
    return None


def _title_from_description(choices: Choices, taken: dict[str, int], profiles: Sequence[Profile]) -> None:
    """A project needs a title more than a description."""
    chosen = choices.get("description")
    if chosen and "title" not in choices and 0 < profiles[taken["description"]].median_length <= LONGEST_TITLE:
        choices["title"] = _again("title", choices.pop("description"), "column_short_description")


def _applicant_from_place(choices: Choices) -> None:
    """Where communes and EPCI stand in one column, they are the local authorities that ask."""
    chosen = choices.get("place_name")
    if chosen and "applicant" not in choices and "place_code" in choices:
        choices["applicant"] = _again("applicant", chosen, "column_authorities")


def _again(target: str, chosen: Choice, reason: str) -> Choice:
    return Choice(target, chosen.column, min(SECOND_USE, chosen.confidence), (Reason(reason),))


def _are_centres(taken: dict[str, int], cells: Sequence[Sequence[str | None]]) -> bool:
    """Whether every code has the same coordinates in all its rows: then they tell no more than the code."""
    code = next((target for target in _PLACE_CODES if target in taken), None)
    if code is None or not {"longitude", "latitude"} <= set(taken):
        return False
    met: dict[str, list[tuple[str | None, str | None]]] = defaultdict(list)
    for place, x, y in zip(*(cells[taken[target]] for target in (code, "longitude", "latitude"))):
        if place:
            met[place].append((x, y))
    repeated = [points for points in met.values() if len(points) > 1]
    return len(repeated) >= FEWEST_REPEATED and all(len(set(points)) == 1 for points in repeated)
