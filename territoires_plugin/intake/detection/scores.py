"""The confidence with which each column fills each target, from its label, its content and its neighbours."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from ..mapping import TARGETS
from .content import MAINLAND, Evidence, evidence
from .label_scores import is_never_taken, label_scores, says_otherwise
from .label_words import label_base
from .profiles import Profile
from .result import Reason
from .word_columns import WordColumns

# What only our own tables hold, or what is always derived, is taken by its exact name alone.
SCORED = tuple(one for one in TARGETS if one not in ("epci_name", "location_precision", "theme_origin"))
CERTAIN = 0.99  # nothing found is surer
MOST_COLUMNS = 500  # whose content is looked at; in a wider table, those whose label means something
PERSONAL_SHARE = 0.05  # of cells that hold an e-mail address or a telephone number
_OF_ANOTHER_PLACE = 0.6  # what is left of the score of a name beside another code than the best
_FINEST_FIRST = ("commune_code", "place_code", "epci_code")


@dataclass
class Score:
    """How surely a column fills a target, and why."""

    confidence: float
    reasons: list[Reason] = field(default_factory=list)

    def raise_by(self, amount: float, reason: Reason) -> None:
        self.confidence += amount * (1 - self.confidence)
        self.reasons.append(reason)


Scores = dict[str, dict[int, Score]]  # by target, by the column's position


def score_columns(profiles: Sequence[Profile], targets: Collection[str], words: WordColumns) -> Scores:
    """The scores above 0 of all columns; personal ones and instructors' notes have none."""
    taken = [one for one in profiles if one.name and not is_never_taken(one.name)]
    if len(taken) > MOST_COLUMNS:
        taken = [one for one in taken if label_scores(one.name)][:MOST_COLUMNS]
    scores: Scores = {target: {} for target in targets}
    taken = [one for one in taken if one.personal < PERSONAL_SHARE]
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
    alone = seen.alone * (0.4 if says_otherwise(profile.name, target) else 1.0)
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
        first.raise_by(0.2, Reason("column_by_position_first"))
    _pair_coordinates(scores, profiles)
    names = [place for place, score in scores.get("place_name", {}).items() if score.confidence >= 0.5]
    for target in (*_FINEST_FIRST, "postcode", "departement_code"):
        for place, score in scores.get(target, {}).items():
            if score.confidence >= 0.4 and any(abs(place - name) == 1 for name in names):
                score.raise_by(0.2, Reason("column_by_position_name"))
    _keep_answers_together(scores, profiles)


def _keep_answers_together(scores: Scores, profiles: dict[int, Profile]) -> None:
    """The name and the département that belong to the place's code, where the form asks for several places."""
    codes = [scores[target] for target in _FINEST_FIRST if scores.get(target)]
    best = next((columns for columns in codes if max(one.confidence for one in columns.values()) >= 0.5), None)
    if best is None:
        return
    base = label_base(profiles[max(best, key=lambda place: best[place].confidence)].name)
    coded = {place for columns in codes for place, score in columns.items() if score.confidence >= 0.5}
    others = {label_base(profiles[place].name) for place in coded} - {base}
    for target in ("place_name", "departement_code"):
        for place, score in scores.get(target, {}).items():
            if label_base(profiles[place].name) == base and score.confidence >= 0.4:
                score.raise_by(0.5, Reason("column_by_position_group"))
            elif label_base(profiles[place].name) in others and place not in coded:
                score.confidence *= _OF_ANOTHER_PLACE


def _pair_coordinates(scores: Scores, profiles: dict[int, Profile]) -> None:
    longitudes, latitudes = scores.get("longitude", {}), scores.get("latitude", {})
    for place, latitude in latitudes.items():
        for beside in (place - 1, place + 1):
            profile = profiles.get(beside)
            if latitude.confidence < 0.5 or profile is None or profile.between(*MAINLAND["longitude"]) < 0.95:
                continue
            if profile.decimals > 0.8:
                reason = Reason("column_by_position_pair")
                longitudes.setdefault(beside, Score(0.35)).raise_by(0.4, reason)
                latitude.raise_by(0.3, reason)
