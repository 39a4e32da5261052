"""What the exports of one source have in common: their name without what differs from day to day."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

LONGEST_NAME = 80  # characters
_DEMARCHES = re.compile(r"dossiers[_-](?P<kind>.+?)[_-][0-9]{4}-[0-9]{2}-[0-9]{2}.*", re.IGNORECASE)
_DAY = r"(?:19|20)[0-9]{2}[-_.]?(?:0[1-9]|1[0-2])[-_.]?(?:0[1-9]|[12][0-9]|3[01])"
_DAY_FIRST = r"(?:0[1-9]|[12][0-9]|3[01])[-_.](?:0[1-9]|1[0-2])[-_.](?:19|20)[0-9]{2}"
_TIME = r"(?:[-_ T]+[0-9]{1,2}[-_h.:]?[0-9]{2}(?:[-_.:]?[0-9]{2})?)?"
_DATE = re.compile(rf"(?<![0-9])(?:{_DAY}|{_DAY_FIRST}){_TIME}(?![0-9])")
_COUNTER = re.compile(
    r"(?:\s*\([0-9]+\)|[-_ ]+(?:copie|copy|v(?:ersion)?[-_ ]?[0-9]+(?:\.[0-9]+)*|final|def))+$", re.IGNORECASE
)


def source_kind(source: Path) -> str:
    """A source's name without the dates, times and counters by which one export differs from the next.

    ``dossiers_<path>_YYYY-MM-DD_HH-MM.csv`` of Démarches gives ``<path>``. A year alone stays: another year's call
    asks other questions.
    """
    name = unicodedata.normalize("NFC", source.stem)
    demarches = _DEMARCHES.fullmatch(name)
    if demarches:
        name = demarches["kind"]
    before = ""
    while before != name:
        before, name = name, _COUNTER.sub("", _DATE.sub(" ", name)).strip(" -_.")
    kept = re.sub(r"[^\w.-]+", "_", name).strip("_.-").casefold()
    return re.sub(r"_{2,}", "_", kept)[:LONGEST_NAME] or "source"
