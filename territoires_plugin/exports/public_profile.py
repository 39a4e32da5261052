"""What may leave the office: nothing that names or reaches a person, and only projects that were accepted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..model.codes import split_codes

MASK = "•••"
PUBLISHED_STATUS = "accepted"

_AT = r"(?:[@＠﹫]|\s*[(\[{<]\s*(?:at|arobase|chez|@)\s*[)\]}>]\s*)"
_EMAIL = re.compile(rf"(?:mailto:)?[\w.!#$%&'*+/=?^`|~-]+\s?{_AT}\s?[\w-]+(?:\s?\.\s?[\w-]+)+", re.IGNORECASE)
_BETWEEN = r"[\s.\-–—‑_/·,()]*"
# French numbers with 0 or +33, and any other international number: digits in a row, or parted by blanks, dots, dashes.
_TELEPHONE = re.compile(
    rf"(?<![\w])(?:(?:\+|00){_BETWEEN}33{_BETWEEN}0?|0){_BETWEEN}[1-9](?:{_BETWEEN}\d){{8}}(?!\d)"
    rf"|\+\d(?:{_BETWEEN}\d){{7,14}}(?!\d)"
)


def mask_contacts(text: str) -> str:
    """The text with its e-mail addresses and telephone numbers blanked out."""
    return _TELEPHONE.sub(MASK, _EMAIL.sub(MASK, text))


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
