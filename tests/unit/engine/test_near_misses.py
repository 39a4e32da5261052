"""What is told of the projects that are in no opportunity, and that it is true."""

from __future__ import annotations

import re
from itertools import combinations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import make_projects, make_territories, random_call

from territoires_plugin.engine import PoolingSettings, near_misses, score_pairs, suggest
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.progress import CallbackProgress, Cancelled
from territoires_plugin.model.tables import NEAR_MISSES

EXACT = 1e-6


class Truth:
    """All that the tables tell, looked up the slow way."""

    def __init__(self, projects, territories, chosen):
        self.chosen = chosen
        self.by_id = projects.set_index("project_id")
        self.found = suggest(projects, territories, chosen)
        self.groups = {row.opportunity_id: row.project_ids.split(";") for row in self.found.opportunities.itertuples()}
        pairs = score_pairs(projects, territories, chosen)
        self.scores = dict(zip(zip(pairs.from_id, pairs.to_id), pairs.score))
        self.takes_part = {name for name in self.by_id.index if self.lack(name) is None}

    def lack(self, name):
        row = self.by_id.loc[name]
        if row.geometry is None:
            return "no_place"
        if row.get("location_precision") == "departement":
            return "at_departement"
        if not isinstance(row.themes, str):
            return "no_theme"
        return None if isinstance(row.epci_code, str) else "no_epci"

    def themes(self, name):
        own = set(self.by_id.themes[name].split(";"))
        return own & set(self.chosen.themes) if self.chosen.themes else own

    def distance(self, one, other):
        return self.by_id.geometry[one].distance(self.by_id.geometry[other])

    def score(self, one, other):
        return self.scores[min(one, other), max(one, other)]

    def others(self, name):
        call = self.by_id.get("call", pd.Series("", self.by_id.index))
        return [other for other in self.takes_part if other != name and call[other] == call[name]]

    def across(self, name):
        """The others of another EPCI that share a theme."""
        epci = self.by_id.epci_code
        return [one for one in self.others(name) if epci[one] != epci[name] and self.themes(one) & self.themes(name)]

    def value(self, group):
        return 2 / len(group) * sum(self.score(*pair) for pair in combinations(group, 2))

    def rules_broken(self, name, group):
        """How many rules break when a project joins an opportunity."""
        near = [one for one in group if self.distance(name, one) <= self.chosen.max_distance]
        related = [one for one in near if self.themes(name) & self.themes(one)]
        return (
            (not set.intersection(*map(self.themes, group)) & self.themes(name))
            + (len(near) < len(group))
            + (len(group) >= self.chosen.max_members)
            + any(self.score(name, one) < self.chosen.min_score for one in related)
        )

    def check(self, miss):
        if miss.candidate_kind is None:
            self.check_alone(miss)
        elif miss.candidate_kind == "project":
            self.check_project(miss)
        else:
            self.check_opportunity(miss)

    def check_alone(self, miss):
        lack = self.lack(miss.project_id)
        if lack:
            assert miss.rule == lack
        elif miss.rule == "no_chosen_theme":
            assert not self.themes(miss.project_id)
        else:
            assert miss.rule == "no_other" and not self.others(miss.project_id)

    def check_project(self, miss):
        name, other, farthest = miss.project_id, miss.candidate_id, self.chosen.max_distance
        assert other in self.others(name)
        across = self.across(name)
        distances = {one: self.distance(name, one) for one in across}
        in_reach = [one for one in across if distances[one] <= farthest]
        if miss.rule == "score_below":
            assert miss.value == max(self.score(name, one) for one in in_reach) == self.score(name, other)
            assert miss.value < miss.limit == self.chosen.min_score
            return
        if miss.rule in ("worth_less", "not_found"):
            assert other in in_reach and not any(other in group for group in self.groups.values())
            assert miss.value == self.score(name, other) >= self.chosen.min_score
            assert (miss.value > EXACT) == (miss.rule == "not_found")
            return
        assert not in_reach
        nearly = [one for one in across if distances[one] <= 1.5 * farthest]
        if miss.rule == "too_far":
            assert miss.value == pytest.approx(min(distances.values()))
            assert miss.value == pytest.approx(distances[other])
            assert miss.value > miss.limit == farthest
        elif miss.rule == "same_epci":
            assert self.by_id.epci_code[name] == self.by_id.epci_code[other] and not nearly
        else:
            assert miss.rule == "no_shared_theme"
            assert self.by_id.epci_code[name] != self.by_id.epci_code[other] and not nearly
            assert not self.themes(name) & self.themes(other)

    def check_opportunity(self, miss):
        name, group = miss.project_id, self.groups[miss.candidate_id]
        least = self.chosen.min_score
        allowed = {one for one in self.across(name) if self.scores.get(tuple(sorted((name, one))), -1) >= least}
        reached = [other for other in self.groups.values() if allowed & set(other)]
        assert group in reached
        assert self.rules_broken(name, group) == min(self.rules_broken(name, other) for other in reached)
        distances = [self.distance(name, one) for one in group]
        common = set.intersection(*map(self.themes, group))
        if miss.rule == "no_common_theme":
            assert not common & self.themes(name)
        elif miss.rule == "too_far":
            assert miss.value == pytest.approx(max(distances))
            assert miss.value > miss.limit == self.chosen.max_distance
        elif miss.rule == "score_below":
            assert miss.value == min(self.score(name, one) for one in group)
            assert miss.value < miss.limit == self.chosen.min_score
        elif miss.rule == "opportunity_full":
            assert miss.value == miss.limit == len(group) == self.chosen.max_members
        else:
            assert common & self.themes(name) and len(group) < self.chosen.max_members
            assert all(self.score(name, one) >= self.chosen.min_score for one in group)
            assert miss.limit == pytest.approx(self.value(group), abs=EXACT)
            assert miss.value == pytest.approx(self.value([*group, name]), abs=EXACT)
            assert (miss.value > miss.limit + 1e-9) == (miss.rule == "not_found")


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    count=st.integers(1, 70),
    distance=st.sampled_from([2_000.0, 6_000.0, 15_000.0, 40_000.0]),
    members=st.integers(2, 5),
    score=st.sampled_from([0.0, 40.0, 60.0, 90.0]),
    themes=st.sampled_from([(), ("energie",), ("energie", "mobilite")]),
    polygons=st.booleans(),
)
def test_every_project_in_no_opportunity_is_told_a_rule_that_is_true(
    seed, count, distance, members, score, themes, polygons
):
    projects = random_call(seed, count)
    if polygons:
        projects["geometry"] = projects.geometry.buffer(700)
    chosen = PoolingSettings(max_distance=distance, max_members=members, min_score=score, themes=themes)
    truth = Truth(projects, make_territories(), chosen)
    misses = near_misses(truth.found)
    assert sorted([*misses.project_id, *truth.found.members.project_id]) == sorted(projects.project_id)
    assert list(misses.project_id) == sorted(misses.project_id)
    for miss in misses.itertuples():
        truth.check(miss)


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000), shuffle=st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(seed, shuffle):
    projects = random_call(seed, 50)
    order = list(range(len(projects)))
    shuffle.shuffle(order)
    one, other = (near_misses(suggest(table, make_territories())) for table in (projects, projects.iloc[order]))
    pd.testing.assert_frame_equal(one, other)


def miss_of(records, project_id, language="fr", **chosen):
    found = suggest(make_projects(records), make_territories(), PoolingSettings(**chosen))
    return near_misses(found, project_ids=[project_id], language=language).iloc[0]


@pytest.mark.parametrize(
    ("records", "candidate", "french", "english"),
    [
        pytest.param(
            [("a", 5, 5, "energie", None), ("b", 36.2, 5, "energie", None)],
            "b",
            "31,2 km > 30 km : au-delà de la distance maximale",
            "31.2 km > 30 km: farther than the maximum distance",
            id="a little too far",
        ),
        pytest.param(
            [("a", 5, 5, "energie", None), ("b", 35.00001, 5, "energie", None)],
            "b",
            "30,00001 km > 30 km : au-delà de la distance maximale",
            "30.00001 km > 30 km: farther than the maximum distance",
            id="too far by a centimetre, which must be seen",
        ),
        pytest.param(
            [("a", 5, 5, "energie", None), ("b", 6, 5, "energie", None), ("c", 11, 5, "mobilite", None)],
            "b",
            "même EPCI : une opportunité en réunit au moins deux",
            "same EPCI: an opportunity takes two at least",
            id="the only partner is of the same EPCI",
        ),
        pytest.param(
            [("a", 5, 5, "energie", None), ("b", 15, 5, "mobilite", None)],
            "b",
            "aucun thème commun",
            "no shared theme",
            id="no shared theme",
        ),
        pytest.param(
            [("a", 5, 5, "energie", None)],
            None,
            "aucun autre projet de cet appel ne participe dans cette partie de la France",
            "no other project of this call takes part in this part of France",
            id="alone",
        ),
        pytest.param(
            [("a", 5, 5, None, None), ("b", 6, 5, "energie", None)],
            None,
            "hors du calcul : pas de thème",
            "takes no part: no theme",
            id="without a theme",
        ),
    ],
)
def test_the_rule_is_told_in_both_languages(records, candidate, french, english):
    told = miss_of(records, "a")
    assert (told.candidate_id, told.message) == (candidate, french)
    assert miss_of(records, "a", "en").message == english


def test_a_far_project_of_another_epci_is_told_after_a_near_one_of_the_own():
    records = [("a", 5, 5, "energie", None), ("b", 6, 5, "energie", None), ("c", 55, 5, "energie", None)]
    assert miss_of(records, "a", max_distance=10_000).rule == "same_epci"
    assert miss_of([records[0], records[2]], "a", max_distance=10_000).candidate_id == "c"


def test_the_best_of_several_pairs_below_the_minimum_score_is_told():
    records = [("a", 5, 5, "energie", None), ("b", 30, 5, "energie", None), ("c", 28, 5, "energie", None)]
    told = miss_of(records, "a", min_score=80)
    assert (told.rule, told.candidate_id, told.limit) == ("score_below", "c", 80)
    assert told.message.startswith("score ") and "< 80" in told.message


def test_a_full_opportunity_is_told_with_its_members():
    corner = [(f"P{number}", 9 + number % 2 * 2, 9 + number // 2 * 2, "energie", None) for number in range(4)]
    records = [*corner, ("late", 25, 25, "energie", None)]
    told = miss_of(records, "late", max_members=4, min_score=0)
    assert (told.rule, told.candidate_kind, told.value) == ("opportunity_full", "opportunity", 4)
    assert told.message == "opportunité complète : 4 membres sur 4"


def test_a_project_that_would_lower_the_value_is_told_both_values():
    """Three side by side, and one far off that scores little with each: with it they would be worth less."""
    records = [(f"P{number}", 9 + number, 9.5 + number / 2, "energie", None) for number in range(3)]
    records.append(("far", 36, 9, "energie;gouvernance;mobilite", None))
    told = miss_of(records, "far", min_score=0)
    assert told.rule == "worth_less" and told.value <= told.limit
    assert numbers_in(told.message) == [round(told.value, 1), round(told.limit, 1)]


def numbers_in(text):
    return [float(number.replace(",", ".")) for number in re.findall(r"\d+(?:,\d+)?", text)]


def test_only_those_asked_for_are_told_and_an_unknown_one_is_refused(territories):
    projects = random_call(5, 60)
    found = suggest(projects, territories)
    every = near_misses(found)
    some = every.project_id[::3]
    expected = every[every.project_id.isin(some)].reset_index(drop=True)
    pd.testing.assert_frame_equal(near_misses(found, project_ids=[*some, found.members.project_id.iloc[0]]), expected)
    with pytest.raises(TerritoiresError, match="nobody"):
        near_misses(found, project_ids=["nobody"])


def test_nobody_takes_part_or_there_is_nobody(territories):
    projects = make_projects([("a", 5, 5, None, None), ("b", 6, 5, None, None)])
    for table, count in ((projects, 2), (projects.iloc[:0], 0)):
        misses = near_misses(suggest(table, territories))
        assert list(misses.columns) == list(NEAR_MISSES)
        assert list(misses.rule) == ["no_theme"] * count


def test_polygons_are_measured_from_edge_to_edge(territories):
    projects = make_projects([("a", 5, 5, "energie", None), ("b", 45, 5, "energie", None)])
    projects["geometry"] = projects.geometry.buffer(2_000)
    told = near_misses(suggest(projects, territories)).iloc[0]
    assert told.rule == "too_far"
    assert told.value == pytest.approx(36_000)


def test_projects_overseas_are_no_candidates_of_those_in_france(territories):
    here = make_projects([("a", 5, 5, "energie", None)]).to_crs(4326)
    there = gpd.GeoDataFrame(
        {"project_id": ["b"], "themes": ["energie"], "epci_code": ["249740119"]},
        geometry=gpd.points_from_xy([55.45], [-20.9]),
        crs=4326,
    )
    told = near_misses(suggest(pd.concat([here, there], ignore_index=True), territories))
    assert list(told.rule) == ["no_other", "no_other"]


def test_ids_of_any_kind_pass_unharmed(territories):
    hostile = ["<b>", "=1+1", "' OR 1=1 --", "🚲" * 50, "{value}", "x" * 10_000]
    projects = make_projects([(name, 5 + number, 5, "energie", "200000000") for number, name in enumerate(hostile)])
    assert list(near_misses(suggest(projects, territories)).project_id) == sorted(hostile)


def test_it_stops_when_told_to(territories):
    found = suggest(random_call(3, 80), territories, PoolingSettings(max_distance=2_000))
    with pytest.raises(Cancelled):
        near_misses(found, progress=CallbackProgress(lambda percent: None, lambda: True))


def test_it_is_asked_of_many_projects_at_once(territories):
    """Three thousand projects of which most are in no opportunity: pairs are looked at in blocks."""
    random = np.random.default_rng(1)
    records = [
        (f"P{number:05d}", x, y, "energie", None)
        for number, (x, y) in enumerate(zip(random.uniform(0, 59.9, 3_000), random.uniform(0, 29.9, 3_000)))
    ]
    found = suggest(make_projects(records), territories, PoolingSettings(max_distance=300, min_score=60))
    misses = near_misses(found)
    assert len(misses) + len(found.members) == 3_000
    assert set(misses.rule) <= {"too_far", "same_epci", "score_below", "opportunity_full", "worth_less", "not_found"}
