"""The confidence with which each column fills each target, from its label, its content and its neighbours."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from ..mapping import TARGETS
from .content import MAINLAND, Evidence, evidence
from .label_scores import is_never_taken, is_turned_away, label_scores
from .profiles import Profile
from .result import Reason
from .word_columns import WordColumns

# What only our own tables hold, or what is always derived, is taken by its exact name alone.
SCORED = tuple(one for one in TARGETS if one not in ("epci_name", "location_precision", "theme_origin"))
CERTAIN = 0.99  # nothing found is surer
PERSONAL_SHARE = 0.05  # of cells that hold an e-mail address or a telephone number
_CODES = ("commune_code", "epci_code", "place_code", "postcode", "departement_code")


@dataclass
class Score:
    """How surely a column fills a target, and why."""

    confidence: float
    reasons: list[Reason] = field(default_factory=list)

    def raise_by(self, amount: float, reason: Reason) -> None:
        self.confidence = min(CERTAIN, self.confidence + amount)
        self.reasons.append(reason)


Scores = dict[str, dict[int, Score]]  # by target, by the column's position


def score_columns(profiles: Sequence[Profile], targets: Collection[str], words: WordColumns) -> Scores:
    """The scores above 0 of all columns; personal ones and instructors' notes have none."""
    taken = [one for one in profiles if one.name and not is_never_taken(one.name) and one.personal < PERSONAL_SHARE]
    scores: Scores = {target: {} for target in targets}
    for profile in taken:
        for target in targets:
            score = _score(profile, target, words)
            if score.confidence > 0:
                scores[target][profile.position] = score
    _heed_positions(scores, {one.position: one for one in taken})
    return scores


def _score(profile: Profile, target: str, words: WordColumns) -> Score:
    label = label_scores(profile.name).get(target)
    seen = evidence(profile, target, words)
    alone = seen.alone * (0.4 if is_turned_away(profile.name, target) else 1.0)
    named = (label.score if label else 0.0) * seen.fit
    score = Score(min(CERTAIN, 1 - (1 - named) * (1 - alone)))
    if label and named > 0.1:
        score.reasons.append(Reason("column_by_name", {"phrase": label.phrase}))
    if seen.reason and score.confidence > 0.1:
        score.reasons.append(_by_content(seen))
    return score


def _by_content(seen: Evidence) -> Reason:
    return Reason(seen.reason or "", {"share": round(100 * seen.share)})


def _heed_positions(scores: Scores, profiles: dict[int, Profile]) -> None:
    """An identifier stands first, the longitude beside the latitude, a place's code beside its name."""
    first = scores.get("project_id", {}).get(0)
    if first is not None and first.confidence >= 0.3:
        first.raise_by(0.05, Reason("column_by_position_first"))
    _pair_coordinates(scores, profiles)
    names = [place for place, score in scores.get("place_name", {}).items() if score.confidence >= 0.5]
    for target in _CODES:
        for place, score in scores.get(target, {}).items():
            if score.confidence >= 0.4 and any(abs(place - name) == 1 for name in names):
                score.raise_by(0.03, Reason("column_by_position_name"))


def _pair_coordinates(scores: Scores, profiles: dict[int, Profile]) -> None:
    longitudes, latitudes = scores.get("longitude", {}), scores.get("latitude", {})
    for place, latitude in latitudes.items():
        for beside in (place - 1, place + 1):
            profile = profiles.get(beside)
            if latitude.confidence < 0.5 or profile is None or profile.between(*MAINLAND["longitude"]) < 0.95:
                continue
            if profile.decimals > 0.8:
                reason = Reason("column_by_position_pair")
                longitudes.setdefault(beside, Score(0.35)).raise_by(0.25, reason)
                latitude.raise_by(0.1, reason)
