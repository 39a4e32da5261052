"""Why a code is suggested: the words of the text that decided, and the tagged projects that it was likened to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from ...engine.measures.words import stem
from ...engine.participants import Booleans, Floats, Integers
from .axis_model import AxisModel, Judged
from .compared import Compared
from .tagged import TaggedTexts

MOST_WORDS = 6
MOST_NEIGHBOURS = 3
TELLING = 0.1  # least part of a likeness that a word must make up to be named
PAIRS = 500  # of texts and codes, whose words are weighed together: bounds the memory


@dataclass(frozen=True)
class Reason:
    """A code for a text, by their positions; ``words`` and ``neighbours`` with the most telling first."""

    text: int
    code: int
    confidence: float
    words: tuple[str, ...]
    neighbours: tuple[str, ...]


def reasons(
    model: AxisModel, tagged: TaggedTexts, texts: Compared, judged: Judged, text: Integers, code: Integers
) -> list[Reason]:
    """Of p suggestions, given by text and code; those without a word that speaks for them are left out."""
    found = []
    for start in range(0, len(text), PAIRS):
        rows, codes = text[start : start + PAIRS], code[start : start + PAIRS]
        position, cosine = _deciding(model, texts, rows, codes)
        pairs = np.arange(len(rows)).repeat(position.shape[1])
        votes = sparse.csr_matrix((cosine.ravel(), (pairs, position.ravel())), (len(rows), len(tagged.texts)))
        likeness = (votes @ tagged.vectors @ texts.grams).multiply(texts.counts[rows]).tocsr()
        for pair, (row, column) in enumerate(zip(rows.tolist(), codes.tolist())):
            keywords = judged.matches.words.get((row, column), [])
            words = _words(texts, keywords, likeness[pair])
            ids = model.tags.project[position[pair][cosine[pair] > 0], column]
            if words:
                found.append(Reason(row, column, float(judged.sure[row, column]), words, tuple(map(str, ids))))
    return found


def _deciding(model: AxisModel, texts: Compared, text: Integers, code: Integers) -> tuple[Integers, Floats]:
    """(p, ≤ MOST_NEIGHBOURS) the nearest tagged texts that have the code, and their cosines, 0 for none."""
    position = texts.near.position[text]
    has_code: Booleans = model.tags.shares[position, code[:, None]] > 0
    cosine = np.where(has_code, texts.near.cosine[text], 0.0)
    order = np.argsort(-cosine, axis=1, kind="stable")[:, :MOST_NEIGHBOURS]
    return np.take_along_axis(position, order, axis=1), np.take_along_axis(cosine, order, axis=1)


def _words(texts: Compared, keywords: Sequence[str], likeness: sparse.csr_matrix) -> tuple[str, ...]:
    """The keywords, then the words that make the text like the deciding neighbours."""
    order = np.lexsort((likeness.indices, -likeness.data))
    telling = likeness.data[order] >= TELLING * likeness.data.sum()
    shared = texts.corpus.words[likeness.indices[order[telling]]]
    by_stem: dict[str, str] = {}
    for word in [*keywords, *map(str, shared)]:
        by_stem.setdefault(stem(word) or word, word)
    return tuple(by_stem.values())[:MOST_WORDS]
