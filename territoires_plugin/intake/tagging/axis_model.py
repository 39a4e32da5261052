"""What is known of one axis, and how sure it makes each code for a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...engine.participants import Floats
from ...model.taxonomy import Term
from .compared import Compared, Rehearsal
from .confidence import Confidence, figures
from .keywords import KeywordIndex, Matches
from .tagged import AxisTags


@dataclass(frozen=True)
class Judged:
    """d texts judged for c codes.

    Args:
        matches: their keywords.
        sure: (d, c) how sure each code is, 0 to 1; 0 for a text without a telling word.
    """

    matches: Matches
    sure: Floats


@dataclass(frozen=True)
class AxisModel:
    """The terms of an axis, their keywords, the tags of the tagged texts, and how far each is to be trusted."""

    terms: Sequence[Term]
    keywords: KeywordIndex
    tags: AxisTags
    confidence: Confidence

    @classmethod
    def learn(cls, terms: Sequence[Term], tags: AxisTags, rehearsal: Rehearsal) -> AxisModel:
        """From the tagged texts that have codes of the axis."""
        keywords, near = KeywordIndex(terms), rehearsal.near
        rows = tags.has_codes[rehearsal.position]
        seen = figures(tags.votes(near.position, near.cosine), keywords.find(rehearsal.corpus).count)
        return cls(terms, keywords, tags, Confidence.learn(seen[rows], tags.shares[rehearsal.position[rows]]))

    def judge(self, texts: Compared) -> Judged:
        matches = self.keywords.find(texts.corpus)
        votes = self.tags.votes(texts.near.position, texts.near.cosine)
        sure = self.confidence.of(figures(votes, matches.count))
        sure[~texts.have_words()] = 0.0
        return Judged(matches, sure)
