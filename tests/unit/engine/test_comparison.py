"""Two suggestions side by side: every opportunity in one place, and the mirror image the other way round."""

from __future__ import annotations

from collections import Counter

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import make_projects, make_territories, random_projects

from territoires_plugin.engine import Change, Constraints, PoolingSettings, Same, compare, suggest
from territoires_plugin.engine.results import opportunity_id

CHOICES = st.builds(
    PoolingSettings,
    max_distance=st.sampled_from([8_000.0, 15_000.0]),
    max_members=st.integers(2, 5),
    min_score=st.sampled_from([0.0, 40.0, 60.0]),
    effort=st.just(1_000),
)


def members_of(suggestions):
    table = suggestions.opportunities
    return {one: set(ids.split(";")) for one, ids in zip(table.opportunity_id, table.project_ids)}


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), one=CHOICES, other=CHOICES)
def test_every_opportunity_stands_in_one_place_and_the_other_way_round_is_the_mirror_image(seed, one, other):
    projects = random_projects(seed, 60)
    first, second = (suggest(projects, make_territories(), chosen) for chosen in (one, other))
    told, mirror = compare(first, second), compare(second, first)
    before, after = members_of(first), members_of(second)
    same = [pool.opportunity_id for pool in told.same]
    assert Counter([*told.disappears, *(change.before for change in told.changes), *same]) == Counter(list(before))
    assert Counter([*told.appears, *(change.after for change in told.changes), *same]) == Counter(list(after))
    for change in told.changes:
        had, has = before[change.before], after[change.after]
        assert len(had & has) >= 2 and had != has
        assert (set(change.members_in), set(change.members_out)) == (has - had, had - has)
    for new in told.appears:
        assert not any(len(after[new] & before[old]) >= 2 for old in told.disappears)
    assert (mirror.appears, mirror.disappears) == (told.disappears, told.appears)
    assert set(mirror.changes) == {
        Change(one.after, one.before, one.members_out, one.members_in, one.score_after, one.score_before)
        for one in told.changes
    }
    assert set(mirror.same) == {Same(one.opportunity_id, one.score_after, one.score_before) for one in told.same}


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_a_suggestion_differs_from_itself_in_nothing(seed):
    found = suggest(random_projects(seed, 60), make_territories())
    told = compare(found, found)
    assert (told.appears, told.disappears, told.changes) == ((), (), ())
    scores = found.opportunities
    assert list(told.same) == [Same(*row, row[1]) for row in zip(scores.opportunity_id, scores.score)]


def kept(*groups):
    names = "abcdefgh"
    projects = make_projects(
        [(name, 9 + 2 * (place % 2), 5 + place, "energie", None) for place, name in enumerate(names)]
    )
    chosen = Constraints(together=tuple(map(tuple, groups)), among=frozenset())
    return suggest(projects, make_territories(), constraints=chosen)


def test_what_comes_goes_and_changes_is_told():
    first, second = kept("ab", "cde", "fg"), kept("ab", "cdf", "gh")
    told = compare(first, second)
    assert [pool.opportunity_id for pool in told.same] == [opportunity_id([*"ab"])]
    (change,) = told.changes
    assert (change.before, change.after) == (opportunity_id([*"cde"]), opportunity_id([*"cdf"]))
    assert (change.members_in, change.members_out) == (("f",), ("e",))
    score = pd.Series(first.opportunities.score.array, first.opportunities.opportunity_id)
    assert change.score_before == score[change.before]
    assert (told.disappears, told.appears) == ((opportunity_id([*"fg"]),), (opportunity_id([*"gh"]),))


def test_an_opportunity_that_falls_in_two_goes_on_as_the_larger_part():
    told = compare(kept("abcde"), kept("abc", "de"))
    assert [change.after for change in told.changes] == [opportunity_id([*"abc"])]
    assert (told.appears, told.disappears) == ((opportunity_id([*"de"]),), ())
