"""What people decided holds: kept pools stand as they are, rejected ones stay apart, only some are suggested."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp
from test_suggest import assert_every_rule_holds
from worlds import make_projects, make_territories, random_call, random_projects

from territoires_plugin.engine import (
    Constraints,
    PoolingSettings,
    explain,
    near_misses,
    prepared,
    recent,
    score_pairs,
    suggest,
)
from territoires_plugin.engine.results import opportunity_id
from territoires_plugin.engine.robustness import DRAWS

TABLES = ("opportunities", "links", "members")


def groups_of(suggestions):
    return {tuple(ids.split(";")) for ids in suggestions.opportunities.project_ids}


def assert_same_tables(one, other):
    for name in TABLES:
        left, right = pd.DataFrame(getattr(one, name)), pd.DataFrame(getattr(other, name))
        pd.testing.assert_frame_equal(left, right, check_exact=True)


@st.composite
def decisions(draw, names):
    """Kept groups that may overlap and hold unknown ids, rejected groups, and a choice of projects or none."""
    groups = st.lists(st.lists(st.sampled_from([*names, "gone"]), min_size=1, max_size=7).map(tuple), max_size=4)
    among = st.none() | st.frozensets(st.sampled_from(names), min_size=len(names) // 2)
    return Constraints(tuple(draw(groups)), tuple(draw(groups)), draw(among))


def standing(projects, constraints):
    """The kept groups that must come out, the slow way."""
    epci, taken, kept = projects.set_index("project_id").epci_code, set(), set()
    for group in constraints.together:
        left = tuple(sorted(set(group) & set(epci.index) - taken))
        if epci[list(left)].nunique() > 1:
            taken |= set(left)
            kept.add(left)
    return kept


def also_rejected(constraints, suggestions, every):
    """The constraints, with one in so many of the suggested pools rejected as well."""
    rejected = sorted(groups_of(suggestions))[::every]
    return replace(constraints, apart=(*constraints.apart, *rejected))


class Only:
    """Suggestions with the opportunities that were not kept."""

    def __init__(self, suggestions, kept):
        table = suggestions.opportunities
        self.opportunities = table[table.project_ids.map(lambda ids: tuple(ids.split(";")) not in kept).astype(bool)]


@settings(max_examples=60, deadline=None)
@given(
    data=st.data(),
    seed=st.integers(0, 10_000),
    distance=st.sampled_from([3_000.0, 8_000.0, 20_000.0]),
    members=st.integers(2, 5),
    score=st.sampled_from([0.0, 40.0]),
    themes=st.sampled_from([(), ("energie",)]),
)
def test_what_was_decided_holds_and_all_else_keeps_every_rule(data, seed, distance, members, score, themes):
    projects = random_projects(seed, 45)
    constraints = data.draw(decisions(list(projects.project_id)))
    chosen = PoolingSettings(max_distance=distance, max_members=members, min_score=score, themes=themes, effort=1_000)
    found = suggest(projects, make_territories(), chosen, constraints=constraints)
    kept = standing(projects, constraints)
    assert kept <= groups_of(found)
    for group in groups_of(found) - kept:
        assert constraints.among is None or set(group) <= constraints.among
        assert all(len(set(group) & set(rejected)) < 2 for rejected in constraints.apart)
    assert_every_rule_holds(projects, Only(found, kept), chosen)
    members = [name for group in groups_of(found) for name in group]
    assert len(members) == len(set(members)) == len(found.members)
    table = found.opportunities
    value = (table.project_count - 1) * table.score
    assert list(table["rank"]) == list(range(1, len(table) + 1)) and (value.diff().dropna() <= 1e-9).all()
    is_kept = [tuple(ids.split(";")) in kept for ids in table.project_ids]
    assert list(table.robustness.isna()) == is_kept
    assert ((table.score >= 0) & (table.score <= 100)).all()


@settings(max_examples=15, deadline=None)
@given(data=st.data(), seed=st.integers(0, 10_000))
def test_the_order_of_the_rows_changes_nothing_under_constraints(data, seed):
    projects = random_projects(seed, 45)
    constraints = data.draw(decisions(list(projects.project_id)))
    order = np.random.default_rng(seed).permutation(len(projects))
    one, other = (
        suggest(table, make_territories(), PoolingSettings(effort=2_000), constraints=constraints)
        for table in (projects, projects.iloc[order])
    )
    assert_same_tables(one, other)
    pd.testing.assert_frame_equal(near_misses(one), near_misses(other))


def best_value(projects, chosen, constraints):
    """The optimum over all groups that may be suggested, by scipy's HiGHS."""
    taken = {name for group in standing(projects, constraints) for name in group}
    apart = {pair for group in constraints.apart for pair in combinations(sorted(set(group)), 2)}
    by_id = projects.set_index("project_id")
    names = [one for one in sorted(by_id.index) if one not in taken and one in (constraints.among or by_id.index)]
    pairs = score_pairs(projects, make_territories(), chosen)
    scores = dict(zip(zip(pairs.from_id, pairs.to_id), pairs.score))
    good = {pair for pair, score in scores.items() if score >= chosen.min_score} - apart
    groups, frontier = [], [(name,) for name in names]
    for _ in range(chosen.max_members - 1):
        frontier = [
            (*group, name)
            for group in frontier
            for name in names
            if all((member, name) in good for member in group)
            and set.intersection(*(set(by_id.themes[one].split(";")) for one in (*group, name)))
        ]
        groups += [group for group in frontier if by_id.epci_code[list(group)].nunique() > 1]
    if not groups:
        return 0.0
    value = [2 / len(group) * sum(scores[pair] for pair in combinations(group, 2)) for group in groups]
    uses = np.array([[name in group for group in groups] for name in names], dtype=float)
    whole = np.ones(len(value))
    return -milp(-np.array(value), integrality=whole, bounds=Bounds(0, 1), constraints=LinearConstraint(uses, ub=1)).fun


@settings(max_examples=25, deadline=None)
@given(data=st.data(), seed=st.integers(0, 10_000), every=st.integers(1, 3))
def test_what_is_left_to_the_search_is_chosen_at_its_best_and_the_quality_says_so(data, seed, every):
    projects = random_projects(seed, 40)
    constraints = data.draw(decisions(list(projects.project_id)))
    chosen = PoolingSettings(max_distance=9_000, max_members=4)
    constraints = also_rejected(constraints, suggest(projects, make_territories(), chosen), every)
    found = suggest(projects, make_territories(), chosen, constraints=constraints)
    free = Only(found, standing(projects, constraints)).opportunities
    best = best_value(projects, chosen, constraints)
    reached = ((free.project_count - 1) * free.score).sum()
    assert reached == pytest.approx(best, abs=1e-6)
    assert (found.quality.share, found.quality.how) == (1.0, "exact")


@pytest.mark.parametrize(
    "empty",
    [None, Constraints(), Constraints(together=((), ("gone", "P001")), apart=(("P002",), ("gone",)))],
    ids=["none", "empty", "nothing that binds"],
)
def test_constraints_that_bind_nothing_change_no_bit(empty):
    projects = random_projects(3, 80)
    one, other = suggest(projects, make_territories()), suggest(projects, make_territories(), constraints=empty)
    assert_same_tables(one, other)
    assert other.held.scope is None


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_what_was_suggested_and_then_kept_comes_out_again_with_the_same_scores(seed):
    projects = random_projects(seed, 60)
    one = suggest(projects, make_territories(), PoolingSettings(effort=2_000))
    every = tuple(groups_of(one))
    other = suggest(
        projects, make_territories(), PoolingSettings(min_score=99, max_members=2), constraints=Constraints(every)
    )
    again = other.opportunities[other.opportunities.opportunity_id.isin(one.opportunities.opportunity_id)]
    columns = ["opportunity_id", "score", "themes", "diameter_m", "title", "rationale", "forms"]
    left, right = (
        table[columns].sort_values("opportunity_id", ignore_index=True) for table in (one.opportunities, again)
    )
    pd.testing.assert_frame_equal(left, right, check_exact=True)
    assert other.unmet == ()


FAR = [("a", 1, 1, "energie", None), ("b", 55, 25, "mobilite", None), ("c", 2, 2, "energie", None)]


def test_a_pool_made_by_hand_is_explained_although_it_breaks_the_rules():
    constraints = Constraints(together=(("b", "a", "c"),))
    for language in ("fr", "en"):
        found = suggest(
            make_projects(FAR),
            make_territories(),
            PoolingSettings(max_members=2),
            constraints=constraints,
            language=language,
        )
        row = found.opportunities.iloc[0]
        assert (row.project_ids, row.themes, row.score_proximity >= 0) == ("a;b;c", None, True)
        told = explain(found, opportunity_id(["a", "b", "c"]), language=language)
        assert sum(bar.points for bar in told.bars) == pytest.approx(row.score, abs=1e-9)
        assert min(bar.points for pair in told.pairs for bar in pair.bars) >= 0
        assert ("aucun thème commun" if language == "fr" else "share no theme") in row.rationale
        assert ("Sans thème commun : CC" if language == "fr" else "No shared theme: CC") in row.title
        assert list(found.links.geometry.is_valid) == [True] * 3 and row.geometry.is_valid


def unmet(together, language="fr"):
    found = suggest(make_projects(FAR), make_territories(), constraints=Constraints(tuple(together)))
    return (
        groups_of(found),
        [(one.project_ids, one.missing, one.stands) for one in found.unmet],
        [one.text(language) for one in found.unmet],
    )


@pytest.mark.parametrize(
    ("together", "groups", "told"),
    [
        pytest.param([("a", "b")], {("a", "b")}, [], id="it stands"),
        pytest.param([("a", "b"), ("b", "a", "b")], {("a", "b")}, [], id="told twice"),
        pytest.param([("a", "b", "x")], {("a", "b")}, [(("a", "b", "x"), ("x",), True)], id="one is gone"),
        pytest.param([("a", "x")], set(), [(("a", "x"), ("x",), False)], id="one alone is left"),
        pytest.param([("a", "c", "x")], set(), [(("a", "c", "x"), ("x",), False)], id="one EPCI is left"),
        pytest.param([("a", "c")], set(), [(("a", "c"), (), False)], id="one EPCI"),
        pytest.param(
            [("a", "b"), ("b", "c")], {("a", "b")}, [(("b", "c"), ("b",), False)], id="the first holds what both want"
        ),
        pytest.param(
            [("a", "x"), ("a", "b")],
            {("a", "b")},
            [(("a", "x"), ("x",), False)],
            id="what does not stand holds nothing",
        ),
    ],
)
def test_a_kept_pool_that_lost_members_is_told(together, groups, told):
    assert unmet(together)[:2] == (groups, told)


def test_what_became_of_a_kept_pool_is_told_in_both_languages():
    assert unmet([("a", "b", "x")])[2] == [
        "Conservée sans x, qui ne participe plus ou figure dans une autre opportunité conservée : il reste a et b."
    ]
    assert unmet([("a", "x")], "en")[2] == [
        "No longer kept: x takes no part any more or stands in another kept opportunity, and what remains is not two "
        "projects of two EPCI."
    ]
    assert unmet([("a", "c")], "en")[2] == ["Not kept: a and c are not two projects of two EPCI."]
    many = unmet([tuple(f"{number:03d}" for number in range(40))])[2][0]
    assert "000, 001, 002, 003, 004 et 35 autres" in many


def assert_misses_tell_the_truth(projects, found):
    constraints, table = found.constraints, found.opportunities
    kept = set(table.opportunity_id[table.robustness.isna()])
    members = dict(zip(table.opportunity_id, map(str.split, table.project_ids, ";" * len(table))))
    misses = near_misses(found)
    assert sorted([*misses.project_id, *found.members.project_id]) == sorted(projects.project_id)
    among = set(projects.project_id) if constraints.among is None else constraints.among
    for miss in misses.itertuples():
        with_whom = members.get(miss.candidate_id, [miss.candidate_id])
        rejected = any(
            miss.project_id in group and set(group) & set(with_whom) - {miss.project_id} for group in constraints.apart
        )
        if miss.rule in ("not_found", "worth_less"):
            assert not rejected and miss.candidate_id not in kept
            assert set(with_whom) <= among
        elif miss.rule == "kept_apart":
            assert rejected
        elif miss.rule == "kept_as_it_stands":
            assert miss.candidate_id in kept
        elif miss.rule == "candidate_not_among":
            assert miss.candidate_id not in among
        if miss.rule in ("no_place", "at_departement", "no_theme", "no_epci"):
            assert miss.project_id not in found.findings.prepared.participants.ids
        else:
            assert (miss.rule == "not_among") == (miss.project_id not in among)


@settings(max_examples=40, deadline=None)
@given(data=st.data(), seed=st.integers(0, 10_000), distance=st.sampled_from([6_000.0, 15_000.0, 40_000.0]))
def test_near_misses_never_claim_what_was_decided_otherwise(data, seed, distance):
    projects = random_call(seed, 60)
    constraints = data.draw(decisions(list(projects.project_id)))
    chosen = PoolingSettings(max_distance=distance, min_score=data.draw(st.sampled_from([0.0, 40.0])), effort=2_000)
    constraints = also_rejected(constraints, suggest(projects, make_territories(), chosen), 2)
    assert_misses_tell_the_truth(projects, suggest(projects, make_territories(), chosen, constraints=constraints))


PAIR = [("a", 9, 5, "energie", None), ("b", 11, 5, "energie", None)]
THREE = [*PAIR, ("c", 10.5, 6, "energie", None)]


@pytest.mark.parametrize(
    ("records", "constraints", "rule", "candidate", "french"),
    [
        pytest.param(
            PAIR,
            Constraints(apart=(("a", "b"),)),
            "kept_apart",
            "b",
            "ces deux projets ont été rejetés ensemble",
            id="rejected pair",
        ),
        pytest.param(
            PAIR,
            Constraints(among=frozenset("b")),
            "not_among",
            None,
            "ne fait pas partie des projets retenus pour la suggestion",
            id="not among",
        ),
        pytest.param(
            PAIR,
            Constraints(among=frozenset("a")),
            "candidate_not_among",
            "b",
            "respecte toutes les règles, mais ne fait pas partie des projets retenus pour la suggestion",
            id="its only partner is not among",
        ),
        pytest.param(
            THREE,
            Constraints(together=(("b", "c"),)),
            "kept_as_it_stands",
            opportunity_id(["b", "c"]),
            "cette opportunité a été conservée telle quelle",
            id="kept as it stands",
        ),
        pytest.param(
            THREE,
            Constraints(apart=(("a", "b"), ("a", "c"))),
            "kept_apart",
            opportunity_id(["b", "c"]),
            "a été rejeté avec l'un des membres",
            id="rejected with a member",
        ),
    ],
)
def test_the_reason_is_what_was_decided(records, constraints, rule, candidate, french):
    # c lies in the EPCI of b, moved into a third one here.
    records = [
        (name, east, north, themes, "200000007" if name == "c" else None) for name, east, north, themes, _ in records
    ]
    found = suggest(make_projects(records), make_territories(), constraints=constraints)
    told = near_misses(found, project_ids=["a"]).iloc[0]
    assert (told.rule, told.candidate_id, told.message) == (rule, candidate, french)


@settings(max_examples=8, deadline=None)
@given(data=st.data(), seed=st.integers(0, 10_000))
def test_firmness_is_told_under_the_same_constraints(data, seed):
    """By rivals and by new runs: a rival that was rejected or taken out of play shakes nothing."""
    projects = random_projects(seed, 40)
    constraints = data.draw(decisions(list(projects.project_id)))
    for effort in (500, 50_000):
        found = suggest(
            projects, make_territories(), PoolingSettings(effort=effort, max_distance=9_000), constraints=constraints
        )
        firm = found.opportunities.robustness.dropna()
        assert firm.between(0, 100).all() and len(firm) == len(found.opportunities) - len(
            standing(projects, constraints)
        )
        assert ((firm * DRAWS / 100) % 1 == 0).all()


def test_a_pool_whose_only_rival_is_rejected_stands_in_every_draw():
    rivals = [
        ("a", 9, 5, "energie", None),
        ("b", 11, 5, "energie;mobilite", None),
        ("c", 9, 19.5, "energie;mobilite", None),
    ]
    chosen = PoolingSettings(max_members=2, max_distance=30_000, min_score=0)
    for effort in (chosen.effort, 50):
        again = PoolingSettings(max_members=2, max_distance=30_000, min_score=0, effort=effort)
        found = suggest(
            make_projects(rivals), make_territories(), again, constraints=Constraints(apart=(("b", "c"), ("a", "c")))
        )
        assert list(found.opportunities.robustness) == [100.0]


def test_pairs_scored_area_by_area_respect_the_same(monkeypatch):
    projects = random_projects(5, 120)
    names = sorted(projects.project_id)
    constraints = Constraints(
        together=(tuple(names[:4]),), apart=tuple(combinations(names[4:40], 2)), among=frozenset(names[:100])
    )
    whole = suggest(projects, make_territories(), constraints=constraints)
    monkeypatch.setattr(prepared, "KEPT_PAIRS", 0)
    monkeypatch.setattr(recent, "_recent", type(recent._recent)())
    assert_same_tables(suggest(projects, make_territories(), constraints=constraints), whole)
