"""What may leave the office: nothing that names or reaches a person, and only projects that were accepted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..intake.personal.contacts import masked
from ..model.codes import split_codes
from ..model.messages import Language

PUBLISHED_STATUS = "accepted"


def public_text(text: str, language: Language) -> str:
    """Any text on its way out of the office: every export of the public profile sends its texts through here."""
    return masked(text, language)


def accepted_ids(statuses: Iterable[tuple[str, object]]) -> frozenset[str]:
    """The ids of accepted projects; an id that also stands for another project that is not accepted is left out."""
    known: dict[str, bool] = {}
    for project_id, status in statuses:
        known[project_id] = known.get(project_id, True) and status == PUBLISHED_STATUS
    return frozenset(project_id for project_id, accepted in known.items() if accepted)


def is_public_opportunity(opportunity: Mapping[str, object], accepted: frozenset[str]) -> bool:
    """Whether all its projects, and at least one, are accepted: one that is not must not show through the group."""
    members = split_codes(opportunity["project_ids"])
    return bool(members) and accepted.issuperset(members)
