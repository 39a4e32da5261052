"""The stock of projects by EPCI and theme, and its gaps."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import make_projects, make_territories, random_projects

from territoires_plugin.engine import coverage
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.territories.adjacency import touching
from territoires_plugin.territories.reference import load_epci

COLUMNS = ["epci_code", "name", "theme", "project_count", "budget", "population"]
COLUMNS += ["projects_per_10000", "budget_per_inhabitant"]


def cell(found, epci, theme):
    table = found.table.set_index(["epci_code", "theme"])
    return table.loc[(f"2000000{epci:02d}", theme)]


def test_a_project_counts_for_each_of_its_themes_and_budgets_are_told_for_each_inhabitant(territories):
    projects = make_projects(
        [
            ("a", 5, 5, "energie;mobilite", None),
            ("b", 6, 5, "energie", None),
            ("c", 7, 5, "energie", None),
            ("d", 15, 5, "mobilite", None),
        ]
    )
    projects["budget"] = [200_000.0, "50000", None, None]
    found = coverage(projects, territories)
    energy = cell(found, 0, "energie")
    assert (energy["name"], energy.project_count, energy.budget, energy.population) == ("CC n° 0", 3, 250_000, 10_000)
    assert (energy.projects_per_10000, energy.budget_per_inhabitant) == (3, 25)
    assert cell(found, 0, "mobilite").project_count == 1
    silent = cell(found, 1, "mobilite")
    assert silent.project_count == 1 and pd.isna(silent.budget) and pd.isna(silent.budget_per_inhabitant)
    none = cell(found, 5, "energie")
    assert (none.project_count, none.budget, none.projects_per_10000) == (0, 0, 0)


def test_every_epci_stands_with_every_theme_and_what_is_counted_nowhere_is_told(territories):
    projects = make_projects(
        [
            ("a", 5, 5, "energie", None),
            ("no theme", 5, 5, None, None),
            ("blank", 5, 5, " ; ", None),
            ("elsewhere", 5, 5, "mobilite", "999999999"),
        ]
    )
    found = coverage(projects, territories)
    assert list(found.table.columns) == COLUMNS
    assert len(found.table) == len(territories) * 2
    assert found.table.project_count.sum() == 1
    assert found.left_out == 3


def test_unknown_populations_and_budgets_are_null(territories):
    projects = make_projects([("a", 5, 5, "energie", None)])
    territories["population"] = [0, None, *territories.population[2:]]
    found = coverage(projects, territories)
    assert cell(found, 0, "energie").population == 0
    assert found.table.population.isna().sum() == 1
    assert found.table.projects_per_10000.isna().sum() == 2
    assert found.table.budget.isna().all()
    bare = coverage(projects, territories.drop(columns=["population", "name"])).table
    assert bare.population.isna().all()
    assert list(bare.name) == list(bare.epci_code)


def test_the_epci_is_that_around_the_project_where_the_column_lacks_or_is_blank(territories):
    projects = random_projects(3, 60)
    blank = projects.assign(epci_code=[None, *projects.epci_code[1:]])
    for table in (projects.drop(columns="epci_code"), blank, projects.to_crs(4326).drop(columns="epci_code")):
        pd.testing.assert_frame_equal(coverage(table, territories).table, coverage(projects, territories).table)
    plain = pd.DataFrame(projects.drop(columns="geometry"))
    pd.testing.assert_frame_equal(coverage(plain, territories).table, coverage(projects, territories).table)


def test_a_project_placed_at_its_departement_is_in_no_epci(territories):
    projects = make_projects([("a", 5, 5, "energie", None), ("b", 5, 5, "energie", None)]).drop(columns="epci_code")
    projects["location_precision"] = ["commune", "departement"]
    found = coverage(projects, territories)
    assert (found.table.project_count.sum(), found.left_out) == (1, 1)


def test_a_gap_is_an_epci_without_a_theme_that_all_around_have(territories):
    """Squares touch at their corners too: those around square 7 are 0, 1, 2, 6, 8, 12, 13, 14."""
    around = [0, 1, 2, 6, 8, 12, 13, 14]
    projects = make_projects(
        [(f"P{square}", square % 6 * 10 + 5, square // 6 * 10 + 5, "energie", None) for square in around]
    )
    gaps = coverage(projects, territories).gaps
    assert list(gaps.columns) == ["epci_code", "name", "theme", "neighbours"]
    assert gaps.values.tolist() == [
        ["200000007", "CC n° 7", "energie", ";".join(f"2000000{square:02d}" for square in around)]
    ]
    assert coverage(projects.iloc[1:], territories).gaps.empty
    assert coverage(projects, territories).table.query("project_count > 0").epci_code.nunique() == 8


def test_one_neighbour_alone_proves_no_gap():
    row = make_territories(columns=3, rows=1)
    projects = make_projects(
        [("a", 5, 5, "energie", None), ("b", 15, 5, "mobilite", None), ("c", 25, 5, "energie", None)]
    )
    gaps = coverage(projects, row).gaps
    assert gaps[["epci_code", "theme"]].values.tolist() == [["200000001", "energie"]]


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), count=st.integers(0, 40), shuffle=st.randoms(use_true_random=False))
def test_counts_add_up_and_the_order_of_the_rows_changes_nothing(seed, count, shuffle):
    projects = random_projects(seed, count + 1)
    projects["budget"] = np.random.default_rng(seed).uniform(0, 1e6, len(projects))
    territories = make_territories()
    order = list(range(len(projects)))
    shuffle.shuffle(order)
    found, other = coverage(projects, territories), coverage(projects.iloc[order], territories.iloc[::-1])
    pd.testing.assert_frame_equal(found.table, other.table, check_exact=True)
    pd.testing.assert_frame_equal(found.gaps, other.gaps)
    themes = projects.themes.str.split(";")
    assert found.left_out == 0
    assert found.table.project_count.sum() == themes.str.len().sum()
    assert found.table.budget.sum() == pytest.approx((themes.str.len() * projects.budget).sum())
    assert_gaps_are_those_of_the_definition(found, territories)


def assert_gaps_are_those_of_the_definition(found, territories):
    count = found.table.set_index(["epci_code", "theme"]).project_count
    around = {code: set() for code in territories.epci_code}
    for one, other in touching(territories):
        around[one].add(other)
        around[other].add(one)
    expected = [
        (code, theme, ";".join(sorted(around[code])))
        for code, theme in count.index
        if count[code, theme] == 0 and len(around[code]) >= 2 and all(count[one, theme] for one in around[code])
    ]
    assert list(found.gaps[["epci_code", "theme", "neighbours"]].itertuples(index=False, name=None)) == expected


def test_an_empty_call_or_no_territory_gives_empty_tables(territories):
    for projects, known in (
        (random_projects(1, 5).iloc[:0], territories),
        (random_projects(1, 5), territories.iloc[:0]),
    ):
        found = coverage(projects, known)
        assert list(found.table.columns) == COLUMNS
        assert (len(found.table), len(found.gaps), found.left_out) == (0, 0, len(projects))


@pytest.mark.parametrize(
    ("projects", "territories", "code"),
    [
        (random_projects(1, 5).drop(columns="themes"), make_territories(), "column_missing"),
        (pd.DataFrame({"themes": ["energie"]}), make_territories(), "column_missing"),
        (
            random_projects(1, 5).drop(columns="epci_code").set_crs(None, allow_override=True),
            make_territories(),
            "crs_missing",
        ),
        (random_projects(1, 5), make_territories().drop(columns="epci_code"), "territories_columns"),
        (random_projects(1, 5), make_territories().set_crs(None, allow_override=True), "crs_missing"),
    ],
    ids=[
        "no themes",
        "no EPCI, no place",
        "places without CRS",
        "territories without codes",
        "territories without CRS",
    ],
)
def test_what_is_missing_is_said_as_elsewhere(projects, territories, code):
    with pytest.raises(TerritoiresError) as raised:
        coverage(projects, territories)
    assert raised.value.code == code


def test_on_real_ground_dijon_stands_out_where_all_its_neighbours_have_the_theme():
    epci = load_epci(regions=["27"])
    around = ["200000925", "200039055", "200039063", "200069540", "200070894"]
    places = epci.set_index("epci_code").loc[around].representative_point()
    projects = gpd.GeoDataFrame({"project_id": around, "themes": "mobilite"}, geometry=places.to_numpy(), crs=epci.crs)
    found = coverage(projects, epci)
    assert found.table.query("project_count > 0").epci_code.tolist() == around
    assert found.gaps.values.tolist() == [["242100410", "Dijon Métropole", "mobilite", ";".join(around)]]
