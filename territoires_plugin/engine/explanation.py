"""Why one opportunity stands: what its score is made of, what holds it together, who could carry it and how."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..model.errors import TerritoiresError
from ..model.messages import Language, message
from .applicants import applicants_of, together
from .bars import Bars
from .explained import ExplainedMember, ExplainedPair, Explanation
from .findings import Findings
from .form_conditions import FormOfPooling, forms_of_pooling
from .forms import Territory, parties_of
from .lead_applicants import GroupMembers, LeadCandidate, lead_candidates, stage_numbers, standings
from .participants import Integers, column
from .phrasing import number_text
from .results import territory_values
from .shared import shared_terms
from .suggestion import Suggestions


def explain(suggestions: Suggestions, opportunity_id: str, *, language: Language = "fr") -> Explanation:
    """Explain one of the opportunities that ``suggest`` found.

    Raises:
        TerritoiresError: ``opportunity_unknown``.
    """
    rows = np.flatnonzero(suggestions.opportunities["opportunity_id"] == opportunity_id)
    if len(rows) == 0:
        raise TerritoiresError("opportunity_unknown", value=opportunity_id)
    group = _Group(suggestions, int(rows[0]), language)
    pairs, members = group.pairs(), group.explained_members()
    return Explanation(
        opportunity_id=opportunity_id,
        score=group.score,
        value=group.value,
        bars=group.bars.of_group(),
        pairs=pairs,
        members=members,
        weakest_pair=min(pairs, key=lambda pair: pair.score),
        weakest_member=min(members, key=lambda member: member.mean_score),
        lead_candidates=group.lead_candidates(),
        forms=group.forms(),
    )


class _Group:
    """One group with its k members and l links."""

    def __init__(self, suggestions: Suggestions, number: int, language: Language) -> None:
        findings = suggestions.findings
        self._suggestions, self._findings, self._language = suggestions, findings, language
        self._participants = findings.prepared.participants
        self._members = findings.members[findings.member_start[number] : findings.member_start[number + 1]]
        self._rows = slice(findings.link_start[number], findings.link_start[number + 1])
        self._ends = findings.links.pairs.keep(np.arange(self._rows.start, self._rows.stop))
        self._scores = findings.links.score[self._rows]
        self._names = _names(findings, self._members)
        self.bars = Bars(findings, number, language)
        self.score = float(findings.scores[number])
        self.value = (len(self._members) - 1) * self.score

    def pairs(self) -> tuple[ExplainedPair, ...]:
        ids, first, second = self._participants.ids, self._ends.first, self._ends.second
        terms = shared_terms(self._findings.prepared.scorer.measures.get("text"), first, second)
        return tuple(
            ExplainedPair(
                from_id=str(ids[first[row]]),
                to_id=str(ids[second[row]]),
                distance_m=float(self._ends.distance[row]),
                score=float(self._scores[row]),
                bars=self.bars.of_link(row),
                shared_terms=terms[row],
            )
            for row in range(len(first))
        )

    def explained_members(self) -> tuple[ExplainedMember, ...]:
        return tuple(self._member(place) for place in range(len(self._members)))

    def lead_candidates(self) -> tuple[LeadCandidate, ...]:
        first, second = (np.searchsorted(self._members, ends) for ends in (self._ends.first, self._ends.second))
        stages = column(self._participants.table, "stage")[self._members]
        members = GroupMembers(
            group=np.zeros(len(self._members), dtype=np.int64),
            epci=self._participants.epci[self._members],
            stage=stage_numbers(stages),
            first=first,
            second=second,
            distance=self._ends.distance,
        )
        ranked = standings(members, territory_values(self._findings, "population"))
        return lead_candidates(ranked, 0, self._names, self._language)

    def forms(self) -> tuple[FormOfPooling, ...]:
        prepared = self._findings.prepared
        known = () if prepared.boundaries is None else prepared.boundaries["epci_code"]
        sirets = column(self._participants.table, "applicant_siret")[self._members]
        population = territory_values(self._findings, "population")
        codes = tuple({str(code) for code in self._participants.epci[self._members]})
        territory = Territory(prepared.neighbours, population, self._suggestions.bodies)
        parties = parties_of(codes, together(applicants_of(sirets, known)), territory)
        return forms_of_pooling(parties, self._names, self._language)

    def _member(self, place: int) -> ExplainedMember:
        position, size = self._members[place], len(self._members)
        own = (self._ends.first == position) | (self._ends.second == position)
        codes = self._participants.epci[self._members]
        stands = size > 2 and len(set(np.delete(codes, place))) > 1
        without = (size - 2) * float(self._scores[~own].mean()) if stands else 0.0
        return ExplainedMember(
            project_id=str(self._participants.ids[position]),
            epci_code=str(codes[place]),
            epci_name=self._names.get(str(codes[place]), str(codes[place])),
            mean_score=float(self._scores[own].mean()),
            value_without=without,
            stands_without=stands,
            difference=self.value - without,
            message=self._told_without(without, stands),
        )

    def _told_without(self, without: float, stands: bool) -> str:
        if stands:
            value, rest = (number_text(number, 1, self._language) for number in (self.value, without))
            return message("member_value", self._language, value=value, rest=rest)
        return message("member_pair" if len(self._members) == 2 else "member_one_epci", self._language)


def _names(findings: Findings, members: Integers) -> dict[str, str]:
    """The names of the EPCI of some members: of the territories, or as the projects carry them."""
    participants = findings.prepared.participants
    members = members[::-1]  # of several names of one EPCI that of the first member stands
    carried = zip(participants.epci[members], column(participants.table, "epci_name")[members])
    own = {str(code): str(name) for code, name in carried if pd.notna(name)}
    return {**own, **territory_values(findings, "name")}
