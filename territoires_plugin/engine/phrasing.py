"""Lists and numbers inside the sentences, in the user's language."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ..model.messages import Language, message

_SAME = 1e-9  # less is rounding, which nobody needs to see


def listed(names: Sequence[str], language: Language) -> str:
    """“A”, “A and B”, “A, B and C”."""
    if len(names) < 2:
        return "".join(names)
    return message("and", language, first=", ".join(names[:-1]), last=names[-1])


def number_text(value: float, decimals: int, language: Language) -> str:
    """With its thousands apart: 45,210.5 in English, 45 210,5 in French; ∞ where two places have no distance."""
    if math.isinf(value):
        return "∞"
    text = f"{value:,.{decimals}f}"
    return text.replace(",", "\u00a0").replace(".", ",") if language == "fr" else text


def told_apart(value: float, limit: float, decimals: int, language: Language) -> tuple[str, str]:
    """A number and the limit it is held against, with as many decimals as it takes to see that they differ."""
    while abs(value - limit) > _SAME and round(value, decimals) == round(limit, decimals):
        decimals += 1
    whole = limit == round(limit)
    return number_text(value, decimals, language), number_text(limit, 0 if whole else decimals, language)
