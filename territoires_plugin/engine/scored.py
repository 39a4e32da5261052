"""Pairs with their scores, kept together."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.progress import Progress
from ..model.settings import PoolingSettings
from .pairs import Pairs, near_pairs
from .participants import Booleans, Participants
from .scores import Neighbourhood, Scores, score


@dataclass(frozen=True)
class ScoredPairs:
    """m pairs and, in the same order, their m scores."""

    pairs: Pairs
    scores: Scores

    def keep(self, which: Booleans) -> ScoredPairs:
        return ScoredPairs(self.pairs.keep(which), self.scores.keep(which))


def scored_pairs(
    participants: Participants, neighbours: Neighbourhood, settings: PoolingSettings, progress: Progress
) -> ScoredPairs:
    """All pairs within reach that share a theme (a chosen one, where a choice was made), scored.

    A choice of themes leaves pairs out but changes no score: rarities are counted before it.
    """
    pairs = near_pairs(participants, settings.max_distance, progress)
    scored = ScoredPairs(pairs, score(participants, pairs, neighbours, settings))
    progress.check()
    if not settings.themes:
        return scored
    shared = participants.has_theme[pairs.first] & participants.has_theme[pairs.second]
    return scored.keep((shared & participants.chosen(settings.themes)).any(axis=1))
