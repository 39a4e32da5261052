"""What is known of one axis, and how sure it makes each code for a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ...engine.measures.corpus import Corpus
from ...engine.participants import Floats
from ...model.progress import Progress, Silent
from ...model.taxonomy import Term
from .confidence import Confidence, figures
from .keywords import KeywordIndex, Matches
from .neighbours import Nearest, nearest
from .tagged import TaggedTexts, learn
from .texts import corpus_of

MOST_JUDGED = 2_000  # tagged texts on which the confidence is corrected
_SILENT = Silent()


@dataclass(frozen=True)
class Judged:
    """d texts judged for c codes.

    Args:
        corpus: their words.
        matches: their keywords.
        near: their neighbours among the tagged texts.
        sure: (d, c) how sure each code is, 0 to 1; 0 for a text without a telling word.
    """

    corpus: Corpus
    matches: Matches
    near: Nearest
    sure: Floats


@dataclass(frozen=True)
class AxisModel:
    """The terms of an axis, their keywords, the tagged texts, and how far each is to be trusted."""

    terms: Sequence[Term]
    keywords: KeywordIndex
    tagged: TaggedTexts
    confidence: Confidence

    @classmethod
    def learn(cls, known: pd.DataFrame, axis: str, terms: Sequence[Term], progress: Progress = _SILENT) -> AxisModel:
        """From the projects that have codes of the axis."""
        tagged, keywords = learn(known, axis, terms, progress), KeywordIndex(terms)
        judged = np.unique(np.linspace(0, len(tagged.shares) - 1, min(len(tagged.shares), MOST_JUDGED)).astype(int))
        near = nearest(tagged.vectors[judged], tagged.vectors, progress, own=judged)
        votes = tagged.votes(near.position, near.cosine)
        seen = figures(votes, keywords.find(corpus_of([tagged.texts[position] for position in judged])).count)
        return cls(terms, keywords, tagged, Confidence.learn(seen, tagged.shares[judged]))

    def judge(self, texts: Sequence[str], progress: Progress = _SILENT) -> Judged:
        """How sure each code is for d distinct texts."""
        corpus = corpus_of(texts)
        matches = self.keywords.find(corpus)
        near = nearest(self.tagged.weights.vectors(corpus), self.tagged.vectors, progress)
        votes = self.tagged.votes(near.position, near.cosine)
        sure = self.confidence.of(figures(votes, matches.count))
        sure[np.bincount(corpus.row, minlength=len(texts)) == 0] = 0.0
        return Judged(corpus, matches, near, sure)
