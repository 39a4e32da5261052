"""What a formula leaves in its cell where it gives no value: no text of the project."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ENGLISH = (
    "#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!",
    "#CONNECT!", "#GETTING_DATA",
)  # fmt: skip
_FRENCH = ("#VALEUR!", "#NOM?", "#NOMBRE!", "#NUL!", "#PROPAGATION!", "#CHAMP!", "#N/D")
_ERRORS = frozenset((*_ENGLISH, *_FRENCH))
_BEGINNINGS = "#Eom"
_LIBRE_OFFICE = re.compile(r"Err:[0-9]{3}|(?:of|oooc|msoxl):=.*", re.DOTALL)


def error_positions(cells: Sequence[str | None]) -> list[int]:
    """Where the cells of a column hold the error of a formula, or a formula that nobody worked out."""
    return [place for place, text in enumerate(cells) if text and text[0] in _BEGINNINGS and is_error(text)]


def is_error(text: str) -> bool:
    return text in _ERRORS or _LIBRE_OFFICE.fullmatch(text) is not None
