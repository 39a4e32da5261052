"""Keywords of a taxonomy in the texts of projects: whole words or phrases, whatever their accents and endings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from ...engine.measures.corpus import Corpus
from ...engine.measures.words import stem, surface_words
from ...engine.participants import Floats
from ...model.taxonomy import Term

Stems = tuple[str, ...]


@dataclass(frozen=True)
class Matches:
    """The keywords found in d texts.

    Args:
        count: (d, c) how many telling words of a text are, alone or in a phrase, keywords of each code; the same one
            counts once.
        words: for a text and a code, the keywords as the text writes them, a phrase as the taxonomy does.
    """

    count: Floats
    words: dict[tuple[int, int], list[str]]


@dataclass(frozen=True)
class Keyword:
    """A phrase of one or several stems, and the positions of the codes that it speaks for."""

    phrase: str
    stems: Stems
    codes: list[int] = field(default_factory=list)


class KeywordIndex:
    """The keywords of an axis, by their first stem. A keyword of stop words alone is found nowhere."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.code_count = len(terms)
        known: dict[Stems, Keyword] = {}
        for code, term in enumerate(terms):
            for phrase in term.keywords:
                stems = tuple(filter(None, map(stem, surface_words(phrase))))
                keyword = known.setdefault(stems, Keyword(phrase, stems))
                if code not in keyword.codes:
                    keyword.codes.append(code)
        self._by_first: defaultdict[str, list[Keyword]] = defaultdict(list)
        for stems, keyword in known.items():
            if stems:
                self._by_first[stems[0]].append(keyword)
        for keywords in self._by_first.values():
            keywords.sort(key=lambda keyword: -len(keyword.stems))

    def find(self, corpus: Corpus) -> Matches:
        """The keywords in each text of a corpus; stop words within a phrase may differ."""
        count = np.zeros((corpus.text_count, self.code_count))
        words: dict[tuple[int, int], list[str]] = {}
        stems = [str(stem(word)) for word in corpus.words]
        starts_one = np.array([found in self._by_first for found in stems], dtype=np.bool_)
        seen: set[tuple[int, Stems]] = set()
        told_until = [0] * self.code_count  # a keyword within another one says nothing more for the same code
        for position in np.flatnonzero(starts_one[corpus.word] if len(stems) else []).tolist():
            row = int(corpus.row[position])
            for keyword in self._by_first[stems[corpus.word[position]]]:
                if (row, keyword.stems) in seen or not _stands_at(keyword.stems, corpus, stems, position):
                    continue
                seen.add((row, keyword.stems))
                alone = len(keyword.stems) == 1
                shown = str(corpus.words[corpus.word[position]]) if alone else keyword.phrase
                for code in keyword.codes:
                    if position >= told_until[code]:
                        told_until[code] = position + len(keyword.stems)
                        count[row, code] += len(keyword.stems)
                        words.setdefault((row, code), []).append(shown)
        return Matches(count, words)


def _stands_at(phrase: Stems, corpus: Corpus, stems: Sequence[str], position: int) -> bool:
    end = position + len(phrase)
    if end > len(corpus.word) or corpus.row[end - 1] != corpus.row[position]:
        return False
    return all(stems[word] == wanted for word, wanted in zip(corpus.word[position:end], phrase))
