"""The texts of projects as counts of words: what similarity, explanation and word vectors are computed from."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from ..participants import Booleans, Floats, Integers, Objects
from .words import stem, surface_words

_AT_ONCE = 10_000  # texts, of millions of words, whose arrays are made while nothing else of Python runs


class _Numbering(dict[str, int]):
    """Numbers what it is asked for, from 0, in the order of asking."""

    def __missing__(self, key: str) -> int:
        self[key] = len(self)
        return self[key]


@dataclass(frozen=True)
class Corpus:
    """n projects with d distinct texts, in which w words of s stems stand; stop words are left out.

    Args:
        text: (n,) the distinct text of each project.
        row, word: (k,) each word of each text: which text, which word.
        words: (w,) the words as written, in lower case, sorted.
        stem_of: (w,) the stem of each word, stems being numbered in their own sorted order.
        stem_count: s.
    """

    text: Integers
    row: Integers
    word: Integers
    words: Objects
    stem_of: Integers
    stem_count: int

    @property
    def text_count(self) -> int:
        return int(self.text.max()) + 1 if len(self.text) else 0

    def copies(self, counted: Booleans) -> Floats:
        """(d,) how many of the projects counted have each text."""
        return np.bincount(self.text[counted], minlength=self.text_count).astype(np.float64)

    def usual_words(self, counted: Booleans) -> Objects:
        """(s,) for each stem the word that the projects counted write most often, the first by code point of equals."""
        uses = np.bincount(self.word, self.copies(counted)[self.row], len(self.words))
        order = np.lexsort((np.arange(len(self.words)), -uses, self.stem_of))
        _, first = np.unique(self.stem_of[order], return_index=True)
        usual: Objects = self.words[order[first]]
        return usual


def read_corpus(titles: Iterable[object], descriptions: Iterable[object]) -> Corpus:
    """The corpus of n titles and n descriptions, NULL where missing."""
    texts = _Numbering()
    text = np.array([texts[_joined(*pair)] for pair in zip(titles, descriptions)], dtype=np.int64)
    numbers = _Numbering()
    written = list(texts)
    row, word = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for start in range(0, len(written), _AT_ONCE):
        positions, sizes = array("q"), array("q")  # as lists they would be slow to make and to convert
        for whole in written[start : start + _AT_ONCE]:
            own = surface_words(whole)
            positions.extend(map(numbers.__getitem__, own))
            sizes.append(len(own))
        row.append(np.repeat(np.arange(start, start + len(sizes)), np.array(sizes, dtype=np.int64)))
        word.append(np.array(positions, dtype=np.int64))
    return _without_stop_words(text, np.concatenate(row), np.concatenate(word), np.array(list(numbers), dtype=object))


def _without_stop_words(text: Integers, row: Integers, word: Integers, words: Objects) -> Corpus:
    """The corpus without the words that have no stem, words and stems numbered in sorted order."""
    stems = {written: found for written in words if (found := stem(written)) is not None}
    kept = sorted(stems)
    stem_number = {found: number for number, found in enumerate(sorted(set(stems.values())))}
    number = {written: position for position, written in enumerate(kept)}
    renumbered = np.array([number.get(written, -1) for written in words], dtype=np.int64)[word]
    telling = renumbered >= 0
    return Corpus(
        text=text,
        row=row[telling],
        word=renumbered[telling],
        words=np.array(kept, dtype=object),
        stem_of=np.array([stem_number[stems[written]] for written in kept], dtype=np.int64),
        stem_count=len(stem_number),
    )


def _joined(title: object, description: object) -> str:
    return "\n".join(part for part in (title, description) if isinstance(part, str))
