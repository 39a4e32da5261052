"""Component ``text``: how alike the titles and descriptions of two projects are.

Each text is a vector of its stems, weighted by sublinear term frequency and inverse document frequency (Salton &
Buckley 1988), scaled to length 1: the cosine of two texts is the sum of the products of the stems they share, and
these products explain it. Where word vectors are given, the cosine of the texts' mean vectors takes its place in the
score, so that other words for the same need count; the shared stems still explain.

A cosine is no score: titles of 60 characters about the same need share a word or two, at a cosine of 0.1 to 0.3. So
it is bent upwards by a monotone map from 0 to 0 and from 1 to 1; ``docs/components.md`` has the figures behind both
maps.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from ..participants import Booleans, Floats, Integers, Objects
from .corpus import Corpus, read_corpus
from .vectors import Float32s, WordVectors, text_vectors

BLOCK = 65_536  # pairs looked at together: bounds the memory
UNRELATED = 0.3  # cosine of the cleaned mean vectors of two texts about different needs


@dataclass(frozen=True)
class TextMeasure:
    """Of n projects with d distinct texts.

    Args:
        text: (n,) the distinct text of each project.
        weights: (d, s) weight of each stem in each text, rows of length 1, empty where a text has no telling word.
        words: (s,) each stem as a reader knows it.
        vectors: (d, l) mean word vectors of length 1, NaN where none is known; None for the cosine of the stems.
    """

    text: Integers
    weights: sparse.csr_matrix
    words: Objects
    vectors: Float32s | None

    def values(self, first: Integers, second: Integers) -> Floats:
        one, other = self.text[first], self.text[second]
        likeness = np.empty(len(one))
        for start in range(0, len(one), BLOCK):
            block = slice(start, start + BLOCK)
            likeness[block] = self._likeness(one[block], other[block])
        return likeness

    def take(self, positions: Integers) -> TextMeasure:
        distinct, text = np.unique(self.text[positions], return_inverse=True)
        vectors = None if self.vectors is None else self.vectors[distinct]
        return TextMeasure(text, self.weights[distinct], self.words, vectors)

    def shared_terms(self, first: int, second: int, limit: int) -> tuple[str, ...]:
        """At most ``limit`` words that two projects share, those first that make their texts alike most."""
        one, other = self.weights[self.text[first]], self.weights[self.text[second]]
        product = one.multiply(other).tocsr()
        order = np.lexsort((product.indices, -product.data))[:limit]
        return tuple(str(word) for word in self.words[product.indices[order]])

    def _likeness(self, one: Integers, other: Integers) -> Floats:
        if self.vectors is None:
            cosine: Floats = np.asarray(self.weights[one].multiply(self.weights[other]).sum(axis=1), np.float64).ravel()
            words = np.diff(self.weights.indptr)
            cosine[(words[one] == 0) | (words[other] == 0)] = np.nan
            likeness = from_stems(cosine)
        else:
            cosine = np.einsum("ij,ij->i", self.vectors[one], self.vectors[other]).astype(np.float64)
            likeness = from_vectors(cosine)
        # The same text is alike wholly, whatever the rounding.
        likeness[(one == other) & ~np.isnan(likeness)] = 1.0
        return likeness


def text_measure(
    titles: Iterable[object],
    descriptions: Iterable[object],
    counted: Booleans,
    *,
    vectors: WordVectors | None = None,
) -> TextMeasure | None:
    """The component from n titles and n descriptions, NULL where missing; unknown where a project has no telling word.

    Args:
        counted: (n,) the projects on which the rarity of words is counted: those with a partner in reach, so that a
            project far from all others changes nothing.
        vectors: word vectors that take the stems' place in the score.

    None when fewer than two projects have a telling word.
    """
    corpus = read_corpus(titles, descriptions)
    weights = _weights(corpus, counted)
    if (np.diff(weights.indptr)[corpus.text] > 0).sum() < 2:
        return None
    means = text_vectors(corpus, vectors) if vectors else None
    return TextMeasure(corpus.text, weights, corpus.usual_words(counted), means)


def from_stems(cosine: Floats) -> Floats:
    """0.02 becomes 0.08, 0.1 becomes 0.34, 0.2 becomes 0.59, 0.5 becomes 0.94."""
    bent: Floats = 1.0 - (1.0 - np.clip(cosine, 0.0, 1.0)) ** 4.0
    return bent


def from_vectors(cosine: Floats) -> Floats:
    """0 up to ``UNRELATED``; 0.4 becomes 0.27, 0.5 becomes 0.49, 0.7 becomes 0.82."""
    bent: Floats = 1.0 - (1.0 - np.clip((cosine - UNRELATED) / (1.0 - UNRELATED), 0.0, 1.0)) ** 2.0
    return bent


def _weights(corpus: Corpus, counted: Booleans) -> sparse.csr_matrix:
    """(d, s) (1 + ln tf) × (ln((1 + N) / (1 + df)) + 1), rows of length 1; N and df count projects, not texts."""
    key, frequency = np.unique(corpus.row * corpus.stem_count + corpus.stem_of[corpus.word], return_counts=True)
    row, column = np.divmod(key, max(corpus.stem_count, 1))
    copies = corpus.copies(counted)
    with_stem = np.bincount(column, copies[row], corpus.stem_count)
    rarity = np.log((1 + copies.sum()) / (1 + with_stem)) + 1
    weight = (1 + np.log(frequency)) * rarity[column]
    length = np.sqrt(np.bincount(row, weight**2, corpus.text_count))
    starts = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=corpus.text_count))])
    return sparse.csr_matrix((weight / length[row], column, starts), shape=(corpus.text_count, corpus.stem_count))
