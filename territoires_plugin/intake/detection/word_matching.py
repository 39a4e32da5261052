"""Words of a source matched to codes: exactly, by the words of the field, or by what they share with a term's name."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from difflib import SequenceMatcher

from ...model.taxonomy import AXES, Taxonomy
from ..vocabulary import common_words, folded
from .field_words import field_words
from .label_words import label_words

EXACT = 1.0
OF_THE_FIELD = 0.95
SURE_WORD = 0.75  # confidence from which a word's code is used
LONGEST_WORD = 120  # characters, beyond which a text is no word, whatever it speaks of
_ALIKE = 0.88  # of two texts, from which one is a misspelling of the other
_ROOT = 5  # letters that two words of one family share: énergie, énergétique
_NUMBERING = re.compile(r"^(?:(?:axe|theme|objectif|priorite)\s*)?[0-9]+(?:[.)][0-9]*)?\s*[-–—:.)]?\s*|^[a-z][.)]\s+")


@dataclass(frozen=True)
class WordMatch:
    """The codes that a word stands for, none where it is undecided, and how surely (0 to 1).

    ``candidates`` are the codes that come nearest to an undecided word.
    """

    codes: tuple[str, ...]
    confidence: float
    candidates: tuple[tuple[str, float], ...] = ()

    @property
    def is_decided(self) -> bool:
        """Whether the word is decided, possibly as standing for no code at all."""
        return self.confidence >= SURE_WORD and not self.candidates

    @property
    def is_known(self) -> bool:
        """Whether it is read without a mapping."""
        return self.confidence == EXACT


class WordMatcher:
    """The words of one code target."""

    def __init__(self, taxonomy: Taxonomy, target: str) -> None:
        self._common = common_words(taxonomy, target)
        self._field = field_words(target)
        terms = taxonomy.axis(target) if target in AXES else ()
        self._names = {term.code: [_roots(name) for name in (term.name_fr, term.name_en)] for term in terms}
        self._by_initial: dict[str, list[tuple[str, str]]] = {}
        for known, code in {**self._field, **self._common}.items():
            self._by_initial.setdefault(known[0], []).append((known, code))
        self._cache: dict[str, WordMatch] = {}

    def match(self, word: str) -> WordMatch:
        """The code of a word, possibly numbered (``2 - Énergie``)."""
        if word not in self._cache:
            self._cache[word] = self._match(word)
        return self._cache[word]

    def _match(self, word: str) -> WordMatch:
        plain = folded(word)
        if plain in self._common:
            return WordMatch((self._common[plain],), EXACT)
        if len(plain) > LONGEST_WORD:
            return WordMatch((), 0.0)
        bare = _NUMBERING.sub("", plain) or plain
        for text in (plain, bare):
            code = self._common.get(text) or self._field.get(text)
            if code:
                return WordMatch((code,), OF_THE_FIELD)
        scores = self._by_spelling(bare)
        for code, score in self._by_roots(bare).items():
            scores[code] = max(score, scores.get(code, 0.0))
        return _decided(scores)

    def _by_spelling(self, word: str) -> dict[str, float]:
        scores: dict[str, float] = {}
        if len(word) >= _ROOT:
            for known, code in self._by_initial.get(word[0], ()):
                ratio = SequenceMatcher(None, word, known).ratio() if abs(len(known) - len(word)) <= 4 else 0.0
                if ratio >= _ALIKE and not _is_negated(word, known):
                    scores[code] = max(0.95 * ratio, scores.get(code, 0.0))
        return scores

    def _by_roots(self, word: str) -> dict[str, float]:
        """By the share of a term's words that the word holds, or of the word's own that the term holds.

        A text of more than twice a term's words speaks of other things as well.
        """
        roots = _roots(word)
        scores: dict[str, float] = {}
        for code, names in self._names.items():
            for name in names:
                shared = len(roots & name)
                if shared and len(roots) <= 2 * len(name):
                    share = max(shared / len(name), 0.9 * shared / len(roots))
                    scores[code] = max(0.9 * share, scores.get(code, 0.0))
        return scores


def _decided(scores: dict[str, float]) -> WordMatch:
    """The best code where it is sure and no other comes near it."""
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked:
        return WordMatch((), 0.0)
    code, score = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    if score >= SURE_WORD and score - second >= 0.1:
        return WordMatch((code,), score)
    return WordMatch((), score, tuple(ranked[:3]))  # two near each other are undecided, however sure each is


def _roots(text: str) -> frozenset[str]:
    words: Collection[str] = label_words(text)
    return frozenset(word[:_ROOT] for word in words if len(word) > 3)


def _is_negated(word: str, known: str) -> bool:
    """``non retenu`` is no misspelling of ``retenu``, ``défavorable`` none of ``favorable``."""
    return word.endswith(known) or known.endswith(word)
