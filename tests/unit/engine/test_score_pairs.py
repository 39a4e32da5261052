"""What ``score_pairs`` says of each pair, recomputed here by hand."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
import shapely
from worlds import make_projects, random_projects

from territoires_plugin.engine import PoolingSettings, score_pairs
from territoires_plugin.model.errors import TerritoiresError

CONTRIBUTIONS = ["score_proximity", "score_theme", "score_contiguity"]


def shares_theme(projects, one, other):
    return bool(set(projects.themes[one].split(";")) & set(projects.themes[other].split(";")))


def test_every_pair_within_reach_that_shares_a_theme_is_there_and_no_other(territories):
    projects = random_projects(seed=1, count=80)
    found = score_pairs(projects, territories, PoolingSettings(max_distance=12_000))
    expected = {
        (projects.project_id[one], projects.project_id[other])
        for one, other in combinations(range(len(projects)), 2)
        if shares_theme(projects, one, other) and projects.geometry[one].distance(projects.geometry[other]) <= 12_000
    }
    assert set(zip(found.from_id, found.to_id)) == expected
    assert (found.from_id < found.to_id).all()
    assert len(expected) > 100


def test_distance_and_same_epci_are_those_of_the_projects(territories):
    projects = random_projects(seed=2, count=60).set_index("project_id")
    for row in score_pairs(projects.reset_index(), territories).itertuples():
        one, other = projects.loc[row.from_id], projects.loc[row.to_id]
        assert row.distance_m == pytest.approx(one.geometry.distance(other.geometry), abs=1e-6)
        assert row.same_epci == (one.epci_code == other.epci_code)


def test_contributions_sum_to_the_score_and_stay_between_0_and_100(territories):
    found = score_pairs(random_projects(seed=3, count=100), territories, PoolingSettings(weights={"theme": 7}))
    assert np.abs(found[CONTRIBUTIONS].sum(axis=1) - found.score).max() < 1e-9
    assert found.score.between(0, 100).all()


def test_two_identical_projects_at_one_place_in_one_epci_score_100(territories):
    projects = make_projects([("a", 5, 5, "energie", None), ("b", 5, 5, "energie", None)])
    assert score_pairs(projects, territories).score[0] == pytest.approx(100)


def test_proximity_is_0_at_the_maximum_distance(territories):
    projects = make_projects([("a", 0, 5, "energie", None), ("b", 30, 5, "energie", None)])
    pair = score_pairs(projects, territories, PoolingSettings(max_distance=30_000)).iloc[0]
    assert pair.score_proximity == pytest.approx(0)
    assert pair.score_contiguity == 0
    assert pair.score == pytest.approx(100 * 2 / 6)


def test_touching_epci_get_the_contiguity_and_distant_ones_none(territories):
    projects = make_projects(
        [("a", 9, 5, "energie", None), ("b", 11, 5, "energie", None), ("c", 21, 5, "energie", None)]
    )
    contiguity = score_pairs(projects, territories).set_index(["from_id", "to_id"]).score_contiguity
    assert contiguity["a", "b"] == contiguity["b", "c"] == pytest.approx(100 / 6)
    assert contiguity["a", "c"] == 0


def test_an_unknown_component_is_left_out_of_the_pair_not_counted_as_zero(territories):
    projects = make_projects([("a", 9, 5, "energie", None), ("b", 9, 5, "energie", "999999999")])
    pair = score_pairs(projects, territories).iloc[0]
    assert np.isnan(pair.score_contiguity)
    assert pair.score == pytest.approx(100)


def test_two_projects_of_one_epci_without_polygon_are_contiguous():
    projects = make_projects([("a", 9, 5, "energie", "1"), ("b", 9, 5, "energie", "1")])
    assert score_pairs(projects, None).score_contiguity[0] == pytest.approx(100 / 6)


def test_a_rare_shared_theme_weighs_more_than_a_common_one_and_a_common_one_more_than_nothing(territories):
    common = [(f"c{number}", 5, 5, "energie", None) for number in range(20)]
    projects = make_projects(
        [
            *common,
            ("x", 5, 5, "energie;gouvernance;mobilite", None),
            ("y", 5, 5, "attractivite;energie", None),
            ("z", 5, 5, "attractivite;mobilite", None),
        ]
    )
    theme = score_pairs(projects, territories).set_index(["from_id", "to_id"]).score_theme
    assert theme["y", "z"] > theme["x", "y"] > 0


def test_a_project_far_from_all_others_changes_no_score(territories):
    projects = random_projects(seed=4, count=40)
    alone = make_projects([("far", 400, 5, "energie", "200000000")])
    both = projects._append(alone, ignore_index=True)
    assert score_pairs(both, territories).equals(score_pairs(projects, territories))


def test_choosing_themes_leaves_pairs_out_but_changes_no_score(territories):
    projects = random_projects(seed=5, count=60)
    everything = score_pairs(projects, territories).set_index(["from_id", "to_id"])
    chosen = score_pairs(projects, territories, PoolingSettings(themes=("energie",))).set_index(["from_id", "to_id"])
    assert 0 < len(chosen) < len(everything)
    assert chosen.equals(everything.loc[chosen.index])


def test_two_calls_are_never_mixed(territories):
    projects = make_projects([(name, 5, 5, "energie", None) for name in "abc"])
    projects["call"] = ["DETR", "DETR", "Fonds vert"]
    assert list(zip(score_pairs(projects, territories).from_id, score_pairs(projects, territories).to_id)) == [
        ("a", "b")
    ]


@pytest.mark.parametrize("crs", [4326, 3857, 9794], ids=["degrees", "web mercator", "Lambert-93 v2b"])
def test_distances_are_metres_in_lambert_93_whatever_the_crs_of_the_input(territories, crs):
    projects = random_projects(seed=6, count=40)
    expected = score_pairs(projects, territories)
    found = score_pairs(projects.to_crs(crs), territories.to_crs(crs))
    assert np.abs(found.distance_m - expected.distance_m).max() < 0.01


def test_projects_of_reunion_and_metropolitan_france_never_meet_and_reunion_is_measured_in_its_own_crs():
    projects = make_projects([("a", 0, 0, "energie", "1"), ("b", 5, 0, "energie", "2")]).to_crs(4326)
    import geopandas as gpd

    island = gpd.GeoDataFrame(
        {"project_id": ["r", "s"], "themes": ["energie", "energie"], "epci_code": ["8", "9"]},
        geometry=gpd.points_from_xy([340_000, 343_000], [7_650_000, 7_654_000]),
        crs=2975,
    ).to_crs(4326)
    found = score_pairs(projects._append(island, ignore_index=True), None)
    assert list(zip(found.from_id, found.to_id)) == [("a", "b"), ("r", "s")]
    assert found.distance_m[1] == pytest.approx(5_000, abs=0.01)


def test_polygons_are_measured_from_edge_to_edge(territories):
    projects = make_projects([("a", 5, 5, "energie", None), ("b", 15, 5, "energie", None)])
    projects.geometry = projects.geometry.buffer(2_000, cap_style="square")
    assert score_pairs(projects, territories).distance_m[0] == pytest.approx(6_000)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda table: table.drop(columns="themes"), "column_missing"),
        (lambda table: table.assign(project_id=["a", "a"]), "project_id_repeated"),
        (lambda table: table.assign(project_id=["a", None]), "project_id_missing"),
        (lambda table: table.assign(project_id=["a", "b;c"]), "project_id_separator"),
        (lambda table: table.set_crs(None, allow_override=True), "crs_missing"),
    ],
    ids=["no themes", "an id twice", "an empty id", "a separator in an id", "no CRS"],
)
def test_unusable_projects_are_refused_with_a_code_and_a_sentence(territories, change, code):
    projects = make_projects([("a", 5, 5, "energie", None), ("b", 15, 5, "energie", None)])
    with pytest.raises(TerritoiresError) as refusal:
        score_pairs(change(projects), territories)
    assert refusal.value.code == code
    assert refusal.value.text("fr") != refusal.value.text("en")


def test_a_place_that_cannot_be_measured_is_told_by_its_row_in_the_table(territories):
    projects = make_projects([(name, 5, 5, "energie", None) for name in "dcba"])
    projects.loc[1, "geometry"] = shapely.Point(float("inf"), 0)
    with pytest.raises(TerritoiresError) as refusal:
        score_pairs(projects, territories)
    assert (refusal.value.code, refusal.value.parameters["row"]) == ("geometry_unusable", 2)


def test_projects_without_epci_theme_or_place_take_no_part(territories):
    projects = make_projects([(name, 5, 5, "energie", None) for name in "abcde"])
    projects.loc[0, "epci_code"] = None
    projects.loc[1, "themes"] = None
    projects.loc[2, "geometry"] = None
    found = score_pairs(projects, territories)
    assert list(zip(found.from_id, found.to_id)) == [("d", "e")]


@pytest.mark.parametrize("weights", [{"proximity": 9.4, "theme": 8.16, "contiguity": 0}, {"proximity": 1, "theme": 4}])
def test_a_perfect_pair_scores_100_whatever_the_weights(territories, weights):
    projects = make_projects([("a", 5, 5, "energie", None), ("b", 5, 5, "energie", None)])
    assert score_pairs(projects, territories, PoolingSettings(weights=weights)).score[0] == 100


def test_projects_placed_at_their_departement_take_no_part(territories):
    projects = make_projects([(name, 5, 5, "energie", None) for name in "abc"])
    projects["location_precision"] = ["exact", "departement", "commune"]
    assert list(score_pairs(projects, territories).to_id) == ["c"]


@pytest.mark.parametrize(
    "retyped",
    [
        lambda codes: codes.astype(int).astype(float),
        lambda codes: codes.astype(int).astype("Int64"),
        lambda codes: " " + codes + " ",
    ],
    ids=["float", "Int64", "blanks"],
)
def test_epci_codes_are_codes_whatever_their_type(territories, retyped):
    projects = random_projects(seed=12, count=40)
    expected = score_pairs(projects, territories)
    for table in (projects, territories):
        table["epci_code"] = retyped(table["epci_code"])
    assert score_pairs(projects, territories).equals(expected)


def test_projects_without_an_epci_column_lie_in_the_epci_around_them(territories):
    projects = random_projects(seed=13, count=40)
    found = score_pairs(projects.drop(columns="epci_code"), territories)
    assert found.equals(score_pairs(projects, territories))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda table: table.drop(columns="epci_code"), "territories_columns"),
        (lambda table: table.set_crs(None, allow_override=True), "crs_missing"),
    ],
    ids=["no epci_code", "no CRS"],
)
def test_unusable_territories_are_refused(territories, change, code):
    with pytest.raises(TerritoiresError) as refusal:
        score_pairs(random_projects(1, 5), change(territories))
    assert refusal.value.code == code


def test_a_call_left_blank_is_no_call_of_its_own(territories):
    projects = make_projects([(name, 5, 5, "energie", None) for name in "abc"])
    projects["call"] = [None, "", float("nan")]
    assert len(score_pairs(projects, territories)) == 3
