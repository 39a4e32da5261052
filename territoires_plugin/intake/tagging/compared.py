"""Texts beside the tagged ones: their words, and their neighbours; the same for all axes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from ...engine.measures.corpus import Corpus
from ...engine.participants import Booleans, Integers
from ...model.progress import Progress
from .grams import word_counts, word_grams
from .neighbours import Nearest, nearest
from .tagged import TaggedTexts
from .texts import corpus_of

MOST_JUDGED = 2_000  # tagged texts on which the confidence is corrected


@dataclass(frozen=True)
class Compared:
    """d texts.

    Args:
        corpus: their words, w of them.
        counts: (d, w) how much each word counts in each text.
        grams: (BUCKETS, w) how much each n-gram of each word counts.
        near: their neighbours among the tagged texts.
    """

    corpus: Corpus
    counts: sparse.csr_matrix
    grams: sparse.csr_matrix
    near: Nearest

    @classmethod
    def of(cls, texts: Sequence[str], tagged: TaggedTexts, progress: Progress) -> Compared:
        """Of d distinct texts."""
        corpus = corpus_of(texts)
        grams = word_grams(corpus.words)
        grams.data *= tagged.weights.rarity[grams.indices]
        near = nearest(tagged.weights.vectors(corpus), tagged.vectors, progress)
        return cls(corpus, word_counts(corpus), grams.T.tocsr(), near)

    def have_words(self) -> Booleans:
        """(d,) which texts have a telling word."""
        held: Booleans = np.diff(self.counts.indptr) > 0
        return held


@dataclass(frozen=True)
class Rehearsal:
    """Tagged texts among all other ones, at most ``MOST_JUDGED``, evenly spread: what the confidence is learnt from.

    Args:
        position: (j,) which texts.
        corpus: their words.
        near: their neighbours, they themselves left out.
    """

    position: Integers
    corpus: Corpus
    near: Nearest

    @classmethod
    def of(cls, tagged: TaggedTexts, progress: Progress) -> Rehearsal:
        count = len(tagged.texts)
        position = np.unique(np.linspace(0, count - 1, min(count, MOST_JUDGED)).astype(np.int64))
        near = nearest(tagged.vectors[position], tagged.vectors, progress, own=position)
        return cls(position, corpus_of([tagged.texts[one] for one in position]), near)
