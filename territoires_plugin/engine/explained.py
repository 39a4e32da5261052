"""What an explanation holds: bars, pairs, members, leads and forms of one opportunity."""

from __future__ import annotations

from dataclasses import dataclass

from .form_conditions import FormOfPooling
from .lead_applicants import LeadCandidate


@dataclass(frozen=True)
class Bar:
    """What one component brings to a score.

    Args:
        component: its code, one of ``model.tables.COMPONENTS``.
        name: what it is called in the user's language.
        points: of 100; the bars of a score sum to it.
        most: the points it would bring at its best; over the bars of a score they sum to 100.
    """

    component: str
    name: str
    points: float
    most: float


@dataclass(frozen=True)
class ExplainedPair:
    """Two members of an opportunity, ``from_id < to_id``.

    Args:
        score: 0 to 100, the sum of the bars.
        bars: of the components that are known for this pair and have a weight, the most points first.
        shared_terms: words that both descriptions hold, the most telling first.
    """

    from_id: str
    to_id: str
    distance_m: float
    score: float
    bars: tuple[Bar, ...]
    shared_terms: tuple[str, ...]


@dataclass(frozen=True)
class ExplainedMember:
    """One member of an opportunity.

    Args:
        mean_score: of its pairs with the other members.
        value_without: what the opportunity is worth without it; 0 where what is left is none.
        stands_without: whether what is left is an opportunity: two projects of two EPCI at least.
        difference: the value less the value without it; negative where the opportunity is worth more without it.
        message: the value without it, in a sentence.
    """

    project_id: str
    epci_code: str
    epci_name: str
    mean_score: float
    value_without: float
    stands_without: bool
    difference: float
    message: str


@dataclass(frozen=True)
class Explanation:
    """All that is known for and against one opportunity.

    Args:
        score: mean of the scores of its pairs.
        value: (members - 1) x score: procurements avoided x how well they fit; what ``suggest`` maximises.
        bars: means over the pairs, an unknown component counting 0 in a pair; the most points first.
        pairs: by their ids.
        members: by their ids.
        weakest_pair: the lowest score; of equals the first.
        weakest_member: the lowest mean score; of equals the first.
        lead_candidates: the best first.
        forms: all of them, with the condition each meets or fails.
    """

    opportunity_id: str
    score: float
    value: float
    bars: tuple[Bar, ...]
    pairs: tuple[ExplainedPair, ...]
    members: tuple[ExplainedMember, ...]
    weakest_pair: ExplainedPair
    weakest_member: ExplainedMember
    lead_candidates: tuple[LeadCandidate, ...]
    forms: tuple[FormOfPooling, ...]
