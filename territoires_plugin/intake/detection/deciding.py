"""Which choices are sure, and what a person must decide."""

from __future__ import annotations

from collections.abc import Sequence

from .assignment import other_meanings, rivals
from .profiles import Profile
from .result import PLACE, Candidate, Choice, Undecided
from .scores import Scores

SURE = 0.65  # confidence from which a required choice is sure
LED_TO_PLACES = 0.5  # share of SIRET of communes and EPCI from which applicants tell the place
SHOWN = 3  # candidates
FAINT = 0.2  # confidence below which a column is no candidate worth a look
# Two near-equal columns for one of these stop the import; for any other target both are left out with a note.
BLOCKING = (
    "project_id", "commune_code", "epci_code", "place_code", "longitude", "latitude", "geometry", "themes", "status",
)  # fmt: skip
_CODES = ("commune_code", "epci_code", "place_code", "place_name", "geometry")


def leave_out_rivals(
    scores: Scores, assigned: dict[str, int], profiles: Sequence[Profile]
) -> tuple[dict[str, int], list[Undecided]]:
    """The targets whose choice is clear, and those for which two columns, or two meanings of one, come too near."""
    clear = dict(assigned)
    undecided: list[Undecided] = []
    for target in assigned:
        near = [] if target == "project_id" else rivals(scores, assigned, target)
        near = [place for place in near if profiles[place].name != profiles[assigned[target]].name]
        if near:
            columns = [assigned[target], *near]
            found = candidates(scores, target, profiles, columns)
            undecided.append(Undecided(target, "undecided_rivals", found, target in BLOCKING))
            del clear[target]
        elif others := other_meanings(scores, assigned, target):
            found = candidates(scores, target, profiles, [assigned[target]])
            undecided.append(Undecided(f"{target} / {others[0]}", "undecided_meaning", found, is_blocking=False))
            del clear[target]
    return clear, undecided


def missing(
    choices: dict[str, Choice],
    taken: dict[str, int],
    scores: Scores,
    profiles: Sequence[Profile],
    undecided: Sequence[Undecided],
    has_place: bool,
) -> list[Undecided]:
    """What is needed and not sure: the identifier, a place.

    Args:
        has_place: whether the source brings geometries.
    """
    found: list[Undecided] = []
    told = {one.field for one in undecided}
    identifier = choices.get("project_id")
    if "project_id" not in told and (identifier is None or identifier.confidence < SURE):
        found.append(Undecided("project_id", "undecided_identifier", candidates(scores, "project_id", profiles)))
    if not has_place and not any(_is_sure_place(target, choices, taken, profiles) for target in choices):
        near = [one for target in (*_CODES, "longitude", "latitude") for one in candidates(scores, target, profiles)]
        near.sort(key=lambda one: -one.confidence)
        found.append(Undecided(PLACE, "undecided_place", tuple(near[:SHOWN])))
    return found


def candidates(
    scores: Scores, target: str, profiles: Sequence[Profile], columns: Sequence[int] | None = None
) -> tuple[Candidate, ...]:
    """The columns that come nearest to a target, the best first."""
    of_target = scores.get(target, {})
    wanted = of_target if columns is None else {place: of_target[place] for place in columns if place in of_target}
    ranked = sorted(wanted, key=lambda place: (-wanted[place].confidence, place))
    return tuple(
        Candidate(profiles[place].name, wanted[place].confidence)
        for place in ranked
        if wanted[place].confidence >= FAINT
    )[:SHOWN]


def _is_sure_place(target: str, choices: dict[str, Choice], taken: dict[str, int], profiles: Sequence[Profile]) -> bool:
    if target in ("longitude", "latitude"):
        return all(axis in choices and choices[axis].confidence >= SURE for axis in ("longitude", "latitude"))
    if target == "applicant_siret":
        return profiles[taken[target]].authorities >= LED_TO_PLACES
    is_blank = target in taken and not profiles[taken[target]].filled and profiles[taken[target]].row_count > 0
    return target in _CODES and choices[target].confidence >= SURE and not is_blank
