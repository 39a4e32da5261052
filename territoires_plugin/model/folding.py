"""Texts as they are searched: without case, accents and ligatures, whatever keyboard they were typed on."""

from __future__ import annotations

import re
import unicodedata

# Accents that NFKD sets apart; soft hyphens, joiners and variation selectors, which nobody sees.
_UNSEEN = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]+"
)
_LETTERS = (("œ", "oe"), ("æ", "ae"), ("ø", "o"), ("ł", "l"), ("đ", "d"), ("ı", "i"), ("\u2019", "'"))


def folded(text: str) -> str:
    """The same for “Énergie”, “ENERGIE” and “energie”, for “cœur” and “coeur”."""
    if text.isascii():
        return text.lower()
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKD", text).casefold())
    for letter, ascii_letters in _LETTERS:
        plain = plain.replace(letter, ascii_letters)
    return plain
