"""What may leave the office: nothing that names or reaches a person, and only projects that were accepted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..model.codes import split_codes

MASK = "•••"
PUBLISHED_STATUS = "accepted"

_OPEN, _CLOSE = r"\s*[(\[{<]\s*", r"\s*[)\]}>]\s*"
_SPELLED = r"\s+(?:dot|point)\s+"
_TOP = r"(?:fr|com|org|net|eu|info|gouv|asso|re|gp|mq|gf|yt|nc|pf|bzh|be|ch|lu|uk)\b"
_CHARS = r"\w.!#$%&'*+/=?^`|~-"
_LOCAL = rf"(?<![{_CHARS}])(?:mailto:)?[{_CHARS}]+(?:{_SPELLED}[{_CHARS}]+){{0,3}}"
_AT = rf"(?:\s?[@＠﹫]\s?|{_OPEN}(?:at|arobase|chez|@){_CLOSE}|\s+arobase\s+)"
# A dot in letters, or before a blank, is one of an address only where a known ending follows: "un point fort" stays.
_LETTERS = rf"{_SPELLED}(?=(?:[\w-]+{_SPELLED}){{0,3}}{_TOP})"
_DOT = rf"(?:\.|\s\.\s?|\.\s(?={_TOP})|{_OPEN}(?:dot|point|\.){_CLOSE}|{_LETTERS})"
_EMAIL = re.compile(
    rf"{_LOCAL}(?:{_AT}[\w-]+(?:{_DOT}[\w-]+)+"
    rf"|\s+at\s+[\w-]+(?:{_LETTERS}[\w-]+)+"
    rf"|(?:[@＠﹫]|{_OPEN}(?:at|arobase|@){_CLOSE})[^\W\d][\w-]+)",  # without a dot: jean.dupont@mairie
    re.IGNORECASE,
)
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
