"""How well a column's label fits each target, by the synonyms of the field."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from .label_vetoes import CONTRARY, NEUTRAL, NEVER
from .label_words import label_words, stem
from .synonyms import SYNONYMS

NOTHING = ""  # the pseudo-target of labels that fill none
ALIKE = 0.86  # of two words, beyond which one is taken for a misspelling of the other
MEANT = 0.5  # score from which a label surely means a target
SHORTEST_FUZZY = 5  # letters
_NEUTRAL_WEIGHT = 0.12
_UNKNOWN_WEIGHT = 0.5
_FLOOR = 0.35  # of a phrase's strength, for a label that says much more than the phrase
_TURNED_AWAY = 0.3


@dataclass(frozen=True)
class LabelScore:
    """How surely (0 to 1) a label means a target, and by which phrase."""

    score: float
    phrase: str


@dataclass(frozen=True)
class _Phrase:
    target: str
    strength: float
    words: frozenset[str]
    text: str


def is_never_taken(label: str) -> bool:
    """Whether the label tells of a person or of an instructor's notes."""
    return bool(label_words(label) & _stems(NEVER))


def label_scores(label: str) -> dict[str, LabelScore]:
    """The score of every target that the label could mean; none for a label that is never taken."""
    words = label_words(label)
    return {} if not words or is_never_taken(label) else _scores(words)[0]


def says_otherwise(label: str, target: str) -> bool:
    """Whether the label speaks against the target, or means another or nothing: content must not decide."""
    words = label_words(label)
    if is_never_taken(label) or words & _stems(CONTRARY.get(target, "")):
        return True
    scores, nothing = _scores(words) if words else ({}, 0.0)
    own = scores[target].score if target in scores else 0.0
    others = [one.score for other, one in scores.items() if other != target]
    return max([nothing, *others]) >= max(MEANT, own)


@lru_cache(maxsize=4096)
def _scores(words: frozenset[str]) -> tuple[dict[str, LabelScore], float]:
    """The scores of the targets, and that of no target."""
    known = _known(words)
    best: dict[str, LabelScore] = {}
    for phrase in {phrase for word in known.values() for phrase in _by_word().get(word, ())}:
        score = _score(phrase, known)
        if score > best.get(phrase.target, LabelScore(0.0, "")).score:
            best[phrase.target] = LabelScore(score, phrase.text)
    nothing = best.pop(NOTHING, LabelScore(0.0, "")).score
    scores = {
        target: LabelScore(
            one.score * _against(target, words) * (_TURNED_AWAY if nothing > one.score else 1.0), one.phrase
        )
        for target, one in best.items()
    }
    return scores, nothing


def _against(target: str, words: frozenset[str]) -> float:
    return _TURNED_AWAY if words & _stems(CONTRARY.get(target, "")) else 1.0


def _score(phrase: _Phrase, known: dict[str, str]) -> float:
    """The phrase's strength, less for each word of the label beyond it; 0 where a word of the phrase is missing."""
    if not phrase.words <= set(known.values()):
        return 0.0
    if phrase.words <= _stems(NEUTRAL) and set(known.values()) != phrase.words:
        return 0.0
    weights = {word: _weight(match) for word, match in known.items()}
    shared = sum(weights[word] for word, match in known.items() if match in phrase.words)
    return phrase.strength * (_FLOOR + (1 - _FLOOR) * shared / sum(weights.values()))


def _known(words: frozenset[str]) -> dict[str, str]:
    """Each word of a label with the word of the synonyms that it is or is a misspelling of."""
    return {word: _closest(word) for word in words}


@lru_cache(maxsize=8192)
def _closest(word: str) -> str:
    if word in _by_word() or word in _stems(NEUTRAL) or len(word) < SHORTEST_FUZZY:
        return word
    near = [one for one in _by_word() if one[0] == word[0] and abs(len(one) - len(word)) <= 2 and len(one) > 3]
    ranked = [(SequenceMatcher(None, word, one).ratio(), one) for one in near]
    return max([pair for pair in ranked if pair[0] >= ALIKE], default=(0.0, word))[1]


@lru_cache(maxsize=8192)
def _weight(word: str) -> float:
    """What a word tells: little where many targets share it or it fits any project."""
    if word in _stems(NEUTRAL):
        return _NEUTRAL_WEIGHT
    targets = {phrase.target for phrase in _by_word().get(word, ())}
    return math.log((1 + len(SYNONYMS)) / len(targets)) / math.log(1 + len(SYNONYMS)) if targets else _UNKNOWN_WEIGHT


@lru_cache(maxsize=1)
def _by_word() -> dict[str, list[_Phrase]]:
    found: dict[str, list[_Phrase]] = defaultdict(list)
    for target, lines in SYNONYMS.items():
        for strength, phrases in lines:
            for text in phrases.split(";"):
                phrase = _Phrase(target, strength, label_words(text), text.strip())
                for word in phrase.words:
                    found[word].append(phrase)
    return dict(found)


@lru_cache(maxsize=64)
def _stems(words: str) -> frozenset[str]:
    return frozenset(map(stem, words.split()))
