"""The words of a place's name in one form: “Châtillon s/ Seine” and “CHATILLON SUR SEINE” alike."""

from __future__ import annotations

import re
from functools import lru_cache

from ..model.folding import folded

Words = tuple[str, ...]

ARTICLES = frozenset({"le", "la", "les", "l"})
SMALL_WORDS = ARTICLES | {"de", "du", "des", "d", "et", "en", "a", "au", "aux", "entre"}
_EXPANSIONS: dict[str, Words] = {
    "st": ("saint",),
    "ste": ("sainte",),
    "sts": ("saints",),
    "stes": ("saintes",),
    "lez": ("les",),
    "nd": ("notre", "dame"),
    "gd": ("grand",),
    "gde": ("grande",),
    "comcom": ("cc",),
    "dpt": ("departement",),
    "dept": ("departement",),
}
_DISTRICT = re.compile(r"(paris|lyon|marseille) 0?([1-9]|1[0-9]|20) ?(er|e|eme|ieme)?( arrondissement)?")
_SLASHES = ((re.compile(r"\bs/s\b|\bs/ ?s/"), " sous "), (re.compile(r"\bs/|/s\b"), " sur "))
_JOINED = re.compile(r"(?<=[a-z])/(?=[a-z])")  # “Chalon/Saône”
_WORD = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=65_536)
def words_of(text: str) -> Words:
    """The words, folded, abbreviations written out; “Lyon 3e” is Lyon. Empty where there is no letter and no digit."""
    plain = folded(text).replace("&", " et ")
    for pattern, meant in _SLASHES:
        plain = pattern.sub(meant, plain)
    plain = _JOINED.sub(" sur ", plain)
    found = [word for token in _WORD.findall(plain) for word in _EXPANSIONS.get(token, (token,))]
    for position in range(1, len(found) - 1):
        if found[position] == "s":  # “Chalon s Saône”
            found[position] = "sur"
    district = _DISTRICT.fullmatch(" ".join(found))
    return (district[1],) if district else tuple(found)


def without_article(words: Words) -> Words:
    """“Les Rousses” and “Rousses” alike."""
    return words[1:] if len(words) > 1 and words[0] in ARTICLES else words


def is_careless(text: str) -> bool:
    """Whether a text is in capitals or small letters throughout, where articles are often left out."""
    letters = [letter for letter in text if letter.isalpha()]
    return all(letter.isupper() for letter in letters) or all(letter.islower() for letter in letters)
