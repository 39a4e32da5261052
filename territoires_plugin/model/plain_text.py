"""Texts as they are searched: without case, accents and ligatures."""

from __future__ import annotations

import unicodedata

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae"})


def plain(text: str) -> str:
    """The text that a search compares."""
    apart = unicodedata.normalize("NFKD", text.translate(LIGATURES))
    return "".join(mark for mark in apart if not unicodedata.combining(mark)).casefold()
