"""Two suggestions for the same call side by side: what appears, what disappears, what changes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ..model.codes import SEPARATOR
from .suggestion import Suggestions


@dataclass(frozen=True)
class Same:
    """An opportunity of both suggestions, and its score in each."""

    opportunity_id: str
    score_before: float
    score_after: float


@dataclass(frozen=True)
class Change:
    """An opportunity of the first suggestion and the one of the second that goes on from it.

    Args:
        before, after: their ``opportunity_id``.
        members_in, members_out: ids of the projects that come and go, sorted.
    """

    before: str
    after: str
    members_in: tuple[str, ...]
    members_out: tuple[str, ...]
    score_before: float
    score_after: float


@dataclass(frozen=True)
class Comparison:
    """Every opportunity of either suggestion stands in exactly one place, in the order of the ranks.

    Args:
        appears: ids of those of the second that go on from none of the first.
        disappears: ids of those of the first that none of the second goes on from.
        changes: two that share two members at least, by the rank of the second one. One goes on from one: the two that
            share most members, of equals the two that have fewer others.
        same: the same members in both, by the rank in the second.
    """

    appears: tuple[str, ...]
    disappears: tuple[str, ...]
    changes: tuple[Change, ...]
    same: tuple[Same, ...]


def compare(first: Suggestions, second: Suggestions) -> Comparison:
    """The opportunities of two suggestions, matched by their members; the other way round tells the mirror image."""
    before, after = _Opportunities(first), _Opportunities(second)
    gone_on = _matched(before.members, after.members)
    from_which = {other: own for own, other in gone_on.items()}
    return Comparison(
        appears=tuple(one for one in after.members if one not in before.members and one not in from_which),
        disappears=tuple(one for one in before.members if one not in after.members and one not in gone_on),
        changes=tuple(_change(before, after, from_which[one], one) for one in after.members if one in from_which),
        same=tuple(Same(one, before.score[one], after.score[one]) for one in after.members if one in before.members),
    )


class _Opportunities:
    """By id, in the order of the ranks, the members and the score of each opportunity."""

    def __init__(self, suggestions: Suggestions) -> None:
        table = suggestions.opportunities
        ids = table["opportunity_id"].tolist()
        joined = table["project_ids"].tolist()
        self.members = {one: frozenset(text.split(SEPARATOR)) for one, text in zip(ids, joined)}
        self.score = dict(zip(ids, table["score"].astype(float).tolist()))


def _matched(before: dict[str, frozenset[str]], after: dict[str, frozenset[str]]) -> dict[str, str]:
    """The opportunities that are in one suggestion only, one of each side, those that share most members first.

    Equal ones are taken in an order that does not depend on which side is which.
    """
    group_of = {member: one for one, members in before.items() if one not in after for member in members}
    shared = Counter(
        (group_of[member], one)
        for one, members in after.items()
        if one not in before
        for member in members
        if member in group_of
    )

    def standing(pair: tuple[str, str]) -> tuple[int, int, list[str]]:
        own, other = pair
        return -shared[pair], len(before[own]) + len(after[other]), sorted(pair)

    matched: dict[str, str] = {}
    taken: set[str] = set()
    for own, other in sorted((pair for pair, count in shared.items() if count > 1), key=standing):
        if not {own, other} & taken:
            matched[own] = other
            taken |= {own, other}
    return matched


def _change(before: _Opportunities, after: _Opportunities, own: str, other: str) -> Change:
    had, has = before.members[own], after.members[other]
    return Change(
        before=own,
        after=other,
        members_in=tuple(sorted(has - had)),
        members_out=tuple(sorted(had - has)),
        score_before=before.score[own],
        score_after=after.score[other],
    )
