"""Texts as vectors of the character n-grams of their words, weighted by TF-IDF.

N-grams stay within a word and mark its ends, so that *rénover* and *rénovation*, *covoiturage* and *co-voiturages* are
alike, typing mistakes harm little, and the share of each word in a likeness is known.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy import sparse

from ...engine.measures.corpus import Corpus
from ...engine.measures.words import fold
from ...engine.participants import Floats, Integers, Objects
from ...model.progress import Progress
from .texts import blocks

SIZES = (3, 4, 5)
BUCKETS = 2**19  # n-grams are told apart by a hash: no vocabulary to hold, however many words there are
HEAVIEST = 200  # n-grams of a text that count: the most telling ones of a long text


@dataclass(frozen=True)
class GramWeights:
    """(BUCKETS,) inverse document frequency of each n-gram among the tagged texts, ln((1 + d) / (1 + df)) + 1."""

    rarity: Floats

    @classmethod
    def learn(cls, texts: Sequence[str], progress: Progress) -> GramWeights:
        """From the tagged texts."""
        frequency = np.zeros(BUCKETS)
        for corpus in blocks(texts, progress):
            counts = word_counts(corpus) @ word_grams(corpus.words)
            frequency += np.bincount(counts.indices, minlength=BUCKETS)
        return cls(np.log((1 + len(texts)) / (1 + frequency)) + 1)

    def vectors(self, corpus: Corpus) -> sparse.csr_matrix:
        """(d, BUCKETS) rows of length 1, empty for a text without a telling word."""
        counts = (word_counts(corpus) @ word_grams(corpus.words)).tocsr()
        counts.data *= self.rarity[counts.indices]
        return _of_length_one(_heaviest(counts))


def no_vectors() -> sparse.csr_matrix:
    return sparse.csr_matrix((0, BUCKETS))


def word_counts(corpus: Corpus) -> sparse.csr_matrix:
    """(d, w) 1 + ln tf of each word in each text."""
    key, frequency = np.unique(corpus.row * len(corpus.words) + corpus.word, return_counts=True)
    row, word = np.divmod(key, max(len(corpus.words), 1))
    shape = (corpus.text_count, len(corpus.words))
    return sparse.csr_matrix((1 + np.log(frequency), (row, word)), shape=shape)


def word_grams(words: Objects) -> sparse.csr_matrix:
    """(w, BUCKETS) how often each n-gram stands in each word."""
    grams = [_grams(str(word)) for word in words]
    sizes = np.array([len(own) for own in grams], dtype=np.int64)
    columns = np.concatenate([*grams, np.zeros(0, dtype=np.int64)])
    starts = np.concatenate([[0], np.cumsum(sizes)])
    matrix = sparse.csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(grams), BUCKETS))
    matrix.sum_duplicates()
    return matrix


@lru_cache(maxsize=65_536)
def _grams(word: str) -> Integers:
    marked = f" {fold(word)} "
    pieces = [marked[start : start + size] for size in SIZES for start in range(len(marked) - size + 1)]
    return np.array([zlib.crc32(piece.encode()) % BUCKETS for piece in pieces], dtype=np.int64)


def _heaviest(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    """Each row with its ``HEAVIEST`` entries alone, the first by column of equals."""
    sizes = np.diff(matrix.indptr)
    if not len(sizes) or sizes.max() <= HEAVIEST:
        return matrix
    row = np.repeat(np.arange(len(sizes)), sizes)
    order = np.lexsort((matrix.indices, -matrix.data, row))
    kept = np.sort(order[(np.arange(len(row)) - matrix.indptr[row]) < HEAVIEST])
    return sparse.csr_matrix((matrix.data[kept], (row[kept], matrix.indices[kept])), shape=matrix.shape)


def _of_length_one(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    length = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1))).ravel()
    matrix.data /= np.repeat(length, np.diff(matrix.indptr))
    matrix.sort_indices()
    return matrix
