"""What always holds of a suggestion, and what a planner would expect of it."""

from __future__ import annotations

import re
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import make_projects, make_territories, random_projects

from territoires_plugin.engine import Constraints, PoolingSettings, score_pairs, suggest
from territoires_plugin.engine.wording import tenths_of
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.progress import CallbackProgress, Cancelled
from territoires_plugin.model.tables import LINKS, OPPORTUNITIES


def groups_of(suggestions):
    return {tuple(ids.split(";")) for ids in suggestions.opportunities.project_ids}


def assert_every_rule_holds(projects, suggestions, chosen):
    by_id = projects.set_index("project_id")
    scores = score_pairs(projects, make_territories(), chosen).set_index(["from_id", "to_id"]).score
    members = [name for group in groups_of(suggestions) for name in group]
    assert len(members) == len(set(members))
    for row in suggestions.opportunities.itertuples():
        group = row.project_ids.split(";")
        themes = set.intersection(*(set(by_id.themes[name].split(";")) for name in group))
        pairs = list(combinations(sorted(group), 2))
        distances = [by_id.geometry[one].distance(by_id.geometry[other]) for one, other in pairs]
        assert 2 <= len(group) == row.project_count <= chosen.max_members
        assert by_id.epci_code[group].nunique() == row.epci_count >= 2
        assert row.themes == ";".join(sorted(themes))
        assert themes & set(chosen.themes or themes)
        assert row.diameter_m == pytest.approx(max(distances))
        assert max(distances) <= chosen.max_distance + 1e-6
        assert all(scores[pair] >= chosen.min_score for pair in pairs)
        assert row.score == pytest.approx(np.mean([scores[pair] for pair in pairs]), abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    count=st.integers(0, 60),
    distance=st.sampled_from([3_000.0, 8_000.0, 20_000.0]),
    members=st.integers(2, 6),
    score=st.sampled_from([0.0, 40.0, 70.0]),
    themes=st.sampled_from([(), ("energie",), ("energie", "mobilite")]),
)
def test_every_hard_rule_holds(seed, count, distance, members, score, themes):
    projects = random_projects(seed, count + 12)
    chosen = PoolingSettings(max_distance=distance, max_members=members, min_score=score, themes=themes, effort=1_000)
    assert_every_rule_holds(projects, suggest(projects, make_territories(), chosen), chosen)


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000), shuffle=st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(seed, shuffle):
    projects = random_projects(seed, 50)
    order = list(range(len(projects)))
    shuffle.shuffle(order)
    chosen = PoolingSettings(effort=5_000)
    one = suggest(projects, make_territories(), chosen)
    other = suggest(projects.iloc[order], make_territories(), chosen)
    pd.testing.assert_frame_equal(one.opportunities, other.opportunities)
    pd.testing.assert_frame_equal(one.links, other.links)
    pd.testing.assert_frame_equal(one.members, other.members)


def test_an_obvious_pool_is_found_and_the_traps_are_refused(territories):
    projects = make_projects(
        [
            ("pool-1", 9, 9, "energie", None),
            ("pool-2", 11, 9, "energie", None),
            ("pool-3", 9, 11, "energie", None),
            ("pool-4", 11, 11, "energie", None),
            ("trap-no-shared-theme", 10.5, 9, "gouvernance", None),
            ("trap-too-far", 59, 29, "energie", None),
            ("trap-same-epci-1", 35, 5, "mobilite", None),
            ("trap-same-epci-2", 36, 5, "mobilite", None),
        ]
    )
    suggestions = suggest(projects, territories, PoolingSettings(max_distance=20_000))
    assert groups_of(suggestions) == {("pool-1", "pool-2", "pool-3", "pool-4")}


def test_pairwise_sharing_of_different_themes_is_no_pool_of_three(territories):
    projects = make_projects(
        [
            ("a", 9, 5, "energie;mobilite", None),
            ("b", 11, 5, "gouvernance;mobilite", None),
            ("c", 9, 11, "energie;gouvernance", None),
        ]
    )
    assert all(len(group) == 2 for group in groups_of(suggest(projects, territories, PoolingSettings(min_score=0))))


def test_the_tables_have_the_columns_of_the_contract_also_when_empty(territories):
    for projects in (random_projects(7, 60), random_projects(7, 1)):
        found = suggest(projects, territories)
        assert list(found.opportunities.columns) == [*OPPORTUNITIES, "geometry"]
        assert list(found.links.columns) == [*LINKS, "geometry"]
        assert list(found.members.columns) == [*projects.columns[:-1], "opportunity_id", "geometry"]
        assert found.opportunities.crs == found.links.crs == found.members.crs == projects.crs


def test_links_and_members_belong_to_the_opportunities(territories):
    projects = random_projects(8, 90)
    found = suggest(projects, territories)
    for row in found.opportunities.itertuples():
        ids = row.project_ids.split(";")
        links = found.links[found.links.opportunity_id == row.opportunity_id]
        members = found.members[found.members.opportunity_id == row.opportunity_id]
        assert sorted(members.project_id) == ids
        assert list(zip(links.from_id, links.to_id)) == list(combinations(ids, 2))
        assert row.score == pytest.approx(links.score.mean(), abs=1e-9)
        assert row.score == pytest.approx(row.score_proximity + row.score_theme + row.score_contiguity, abs=1e-9)
        assert all(row.geometry.contains(point) for point in members.geometry)
    assert len(found.opportunities) > 5


def test_ranks_follow_the_value_of_the_pools(territories):
    found = suggest(random_projects(9, 90), territories).opportunities
    value = (found.project_count - 1) * found.score
    assert list(found["rank"]) == list(range(1, len(found) + 1))
    assert (value.diff().dropna() <= 1e-9).all()


def test_an_opportunity_id_depends_on_the_member_ids_alone(territories):
    projects = make_projects([("a", 9, 5, "energie", None), ("b", 11, 5, "energie", None)])
    moved = make_projects([("b", 29, 5, "mobilite", None), ("a", 31, 5, "mobilite", None)])
    other = make_projects([("a", 9, 5, "energie", None), ("c", 11, 5, "energie", None)])
    first, second, third = (
        suggest(table, territories).opportunities.opportunity_id[0] for table in (projects, moved, other)
    )
    assert first == second != third


def test_budget_and_population_are_sums_and_null_where_nothing_is_known(territories):
    projects = make_projects([("a", 9, 5, "energie", None), ("b", 11, 5, "energie", None)])
    projects["budget"] = [10_000.0, None]
    found = suggest(projects, territories).opportunities.iloc[0]
    assert (found.budget, found.population) == (10_000, 20_001)
    projects["budget"] = None
    bare = suggest(projects, territories.drop(columns="population")).opportunities.iloc[0]
    assert pd.isna(bare.budget) and pd.isna(bare.population)


def test_the_petr_is_a_lead_only_where_the_epci_are_in_one_piece(territories):
    beside = make_projects([("a", 9, 5, "energie", None), ("b", 11, 5, "energie", None)])
    apart = make_projects([("a", 9, 5, "energie", None), ("b", 21, 5, "energie", None)])
    first, second = (suggest(table, territories).opportunities.iloc[0] for table in (beside, apart))
    assert (first.contiguous, "petr" in first.forms) == (True, True)
    assert (second.contiguous, "petr" in second.forms) == (False, False)


def test_a_theme_whose_projects_take_no_part_gives_nothing_and_one_that_no_project_has_is_refused(territories):
    projects = make_projects([("a", 9, 5, "energie", None), ("b", 11, 5, "energie", None), ("c", 9, 5, "eau", None)])
    projects.loc[2, "epci_code"] = None
    assert len(suggest(projects, territories, PoolingSettings(themes="eau")).opportunities) == 0
    with pytest.raises(TerritoiresError, match=r"nonsense.*eau, energie"):
        suggest(projects, territories, PoolingSettings(themes="nonsense"))


def test_the_rationale_names_the_epci_the_theme_and_the_distance_in_both_languages(territories):
    projects = make_projects([("a", 9, 5, "energie", None), ("b", 11.5, 5, "energie", None)])
    french = suggest(projects, territories).opportunities.rationale[0]
    english = suggest(projects, territories, language="en").opportunities.rationale[0]
    for text in (french, english):
        assert "CC n° 0" in text and "CC n° 1" in text
    assert "Énergie et environnement" in french and "2,5 km" in french and "expertiser" in french
    assert "Energy and environment" in english and "2.5 km" in english


def test_the_points_in_the_rationale_add_up_to_the_score_it_tells(territories):
    for text in suggest(random_projects(11, 90), territories).opportunities.rationale:
        total, parts = re.search(r"Score de (\d+,\d) sur 100 : (.*)\. Piste", text).groups()
        told = [tenths(part.rpartition(" ")[2]) for part in parts.split(" ; ")]
        assert sum(told) == tenths(total)
        assert told == sorted(told, reverse=True)


def tenths(text):
    return int(text.replace(",", ""))


def test_a_score_of_nothing_is_told_without_an_empty_list(territories):
    projects = make_projects([("a", 1, 5, "energie", None), ("b", 59, 5, "energie", None)])
    chosen = PoolingSettings(weights="proximity=1;theme=0;contiguity=0;text=0;time=0;cooperation=0")
    kept = suggest(projects, territories, chosen, constraints=Constraints(together=(("a", "b"),)))
    assert kept.opportunities.rationale[0].endswith(". Score de 0,0 sur 100. Piste à expertiser.")


@given(st.lists(st.lists(st.floats(0, 100), min_size=3, max_size=3), min_size=1, max_size=5))
def test_tenths_sum_to_the_score_and_stay_within_a_tenth_of_what_they_are(points):
    contributions = np.array(points)
    told = tenths_of(contributions, contributions.sum(axis=1))
    assert np.abs(told.sum(axis=1) - 10 * contributions.sum(axis=1)).max() <= 0.5 + 1e-6
    assert np.abs(told - 10 * contributions).max() <= 1 + 1e-6


def test_text_of_users_passes_unharmed(territories):
    hostile = ["L'Isle-d'Abeau", "<b>", "=1+1", "' OR 1=1 --", "🚲" * 50, "{value}"]
    projects = make_projects([(name, 9 + number, 9 + number, "energie", None) for number, name in enumerate(hostile)])
    found = suggest(projects, territories, PoolingSettings(max_members=6, min_score=0))
    assert groups_of(found) == {tuple(sorted(hostile))}


def test_cancel_is_heard_at_every_stage(territories):
    projects = random_projects(10, 120)
    heard: list[float] = []
    suggest(projects, territories, progress=CallbackProgress(heard.append, lambda: False))
    assert heard == sorted(heard) and heard[-1] == 100
    for stop_at in (0, 45, 75):
        told: list[float] = []
        with pytest.raises(Cancelled):
            suggest(
                projects,
                territories,
                progress=CallbackProgress(told.append, lambda told=told, at=stop_at: bool(told) and told[-1] >= at),
            )


def test_local_search_is_at_least_as_good_as_greedy_and_near_the_exact_optimum():
    """The exact optimum over all valid groups, by scipy's HiGHS, on instances small enough to enumerate."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    shares = []
    for seed in range(8):
        projects = random_projects(seed, 45)
        chosen = PoolingSettings(max_distance=9_000, max_members=4)
        scores = score_pairs(projects, make_territories(), chosen).set_index(["from_id", "to_id"]).score
        scores = scores[scores >= chosen.min_score].to_dict()
        by_id = projects.set_index("project_id")
        groups, frontier = [], [(name,) for name in sorted(by_id.index)]
        while frontier:
            grown = [
                (*group, name)
                for group in frontier
                for name in by_id.index
                if name > group[-1]
                and all((member, name) in scores for member in group)
                and set.intersection(*(set(by_id.themes[one].split(";")) for one in (*group, name)))
            ]
            groups += [group for group in grown if by_id.epci_code[list(group)].nunique() > 1]
            frontier = [group for group in grown if len(group) < chosen.max_members]
        value = [2 / len(group) * sum(scores[pair] for pair in combinations(group, 2)) for group in groups]
        uses = np.array([[name in group for group in groups] for name in sorted(by_id.index)], dtype=float)
        optimum = -milp(
            -np.array(value),
            integrality=np.ones(len(value)),
            bounds=Bounds(0, 1),
            constraints=LinearConstraint(uses, ub=1),
        ).fun
        found = suggest(projects, make_territories(), chosen).opportunities
        shares.append(((found.project_count - 1) * found.score).sum() / optimum)
    assert max(shares) <= 1 + 1e-9
    assert min(shares) > 0.9 and np.mean(shares) > 0.95
