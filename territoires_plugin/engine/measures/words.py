"""Words of French texts: cut out, folded, and reduced to stems.

The stemmer is a light one, as described by Savoy (2006, "Light stemming approaches for the French, Portuguese, German
and Hungarian languages", SAC '06): it takes off number and gender, here also the endings of verbs and of the nouns made
from them, because titles say *rénovation* or *rénover* for the same need. It works on words without accents.
"""

from __future__ import annotations

import re
import unicodedata

SHORTEST_STEM = 3
# Nouns made from verbs, and adjectives with a feminine of their own; the longest first.
ENDINGS = (
    ("issement", ""),
    ("ateur", ""),
    ("ation", ""),
    ("atric", ""),
    ("ement", ""),
    ("iv", "if"),
    ("er", ""),
    ("ir", ""),
)
_STOP_TEXT = """
    au aucun aujourd autre autres aux avec avoir car ce ceci cela celle celles celui certain certaine certaines
    certains ces cet cette ceux chaque chez comme comment dans de depuis des deux divers diverses donc dont du
    elle elles en encore entre est et etait etant ete etre eux fait faire hui il ils jusqu jusque la laquelle le
    lequel les lesquelles lesquels leur leurs lors lorsqu lorsque lui mais meme memes mes moins mon ne ni nos
    notre nous on ont ou par parce pas pendant peu peut plus plusieurs pour pourquoi puis puisqu puisque qu
    quand que quel quelle quelles quels qui quoi quoiqu sa sans se selon sera seront ses si sien soit son sont
    sous suite sur ta te tel telle telles tels tes ton toujours tous tout toute toutes tres trois un une vers
    via voir vos votre vous
"""
STOP_WORDS = frozenset(_STOP_TEXT.split())
_WORD = re.compile(r"[^\W\d_]+")


def surface_words(text: str) -> list[str]:
    """The words of a text as written, in lower case: runs of letters, so that *l'* and *2ᵉ* leave a single one."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).lower())


def fold(word: str) -> str:
    """A lower-case word without accents, ligatures spelt out."""
    decomposed = unicodedata.normalize("NFKD", word.replace("œ", "oe").replace("æ", "ae"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def stem(word: str) -> str | None:
    """The stem of a word; None for one that tells nothing: a stop word, a single letter such as an elided article."""
    folded = fold(word)
    if len(folded) < 2 or folded in STOP_WORDS:
        return None
    return _without_ending(_without_gender(_without_number(folded)))


def _without_number(word: str) -> str:
    if len(word) <= SHORTEST_STEM:
        return word
    if word.endswith("eaux"):
        return word[:-1]
    if word.endswith("aux") and len(word) > 4:
        return word[:-2] + "l"
    return word[:-1] if word[-1] in "sx" else word


def _without_gender(word: str) -> str:
    while len(word) > SHORTEST_STEM and word[-1] == "e":
        word = word[:-1]
    if len(word) > SHORTEST_STEM and word[-1] == word[-2]:
        word = word[:-1]
    return word


def _without_ending(word: str) -> str:
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: len(word) - len(ending)] + instead
    return word
