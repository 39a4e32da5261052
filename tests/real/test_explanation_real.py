"""What the engine says of its answers on the published grants of 2019. The file is not part of the project."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from territoires_plugin.engine import (
    PoolingSettings,
    Suggestions,
    coverage,
    experience,
    explain,
    near_misses,
    partners,
    suggest,
)
from territoires_plugin.intake.importing import import_projects
from territoires_plugin.territories.reference import load_epci

MAPPING = Path(__file__).parent / "mappings" / "dotations_2019.toml"
GRANTS_2019 = Path(__file__).resolve().parents[3] / "shared" / "data" / "real" / "dotations_2019_bfc.csv"

pytestmark = pytest.mark.skipif(not GRANTS_2019.is_file(), reason=f"{GRANTS_2019} is not there")


@pytest.fixture(scope="module")
def projects() -> pd.DataFrame:
    return import_projects(GRANTS_2019, mapping=MAPPING).projects


@pytest.fixture(scope="module")
def suggestions(projects) -> Suggestions:
    return suggest(projects, load_epci(regions=["27"]), PoolingSettings(max_distance=15_000))


def test_every_grant_with_a_theme_and_an_epci_is_counted_once_for_each_theme(projects):
    found = coverage(projects, load_epci())
    counted = projects[projects["themes"].notna() & projects["epci_code"].notna()]
    assert found.left_out == len(projects) - len(counted)
    assert found.table["project_count"].sum() == counted["themes"].str.split(";").str.len().sum()
    by_theme = found.table.groupby("theme")["budget"].sum()
    for theme in by_theme.index:
        own = counted[counted["themes"].str.split(";").map(lambda codes, theme=theme: theme in codes)]
        assert by_theme[theme] == pytest.approx(own["budget"].sum())


def test_a_gap_has_none_of_the_theme_and_its_neighbours_have_some(projects):
    found = coverage(projects, load_epci(regions=["27"]))
    count = found.table.set_index(["epci_code", "theme"])["project_count"]
    assert len(found.gaps)
    for gap in found.gaps.itertuples():
        assert count[gap.epci_code, gap.theme] == 0
        assert all(count[code, gap.theme] > 0 for code in gap.neighbours.split(";"))


def test_the_lead_is_one_of_the_epci_of_its_pool(suggestions):
    table = suggestions.opportunities
    assert len(table) > 100
    assert all(lead in codes.split(";") for lead, codes in zip(table["lead_epci"], table["epci_codes"]))


def test_the_petr_stands_among_the_forms_exactly_where_the_epci_are_in_one_piece(suggestions):
    table = suggestions.opportunities
    assert [("petr" in forms.split(";")) for forms in table["forms"]] == table["contiguous"].tolist()
    assert 0 < table["contiguous"].sum() < len(table)


def test_the_bars_of_every_opportunity_and_pair_sum_to_its_score(suggestions):
    for row in suggestions.opportunities.itertuples():
        found = explain(suggestions, row.opportunity_id)
        assert sum(bar.points for bar in found.bars) == pytest.approx(row.score, abs=1e-9)
        assert found.lead_candidates[0].epci_code == row.lead_epci
        for pair in found.pairs:
            assert sum(bar.points for bar in pair.bars) == pytest.approx(pair.score, abs=1e-9)


def test_words_in_common_are_told_of_many_pairs(suggestions):
    pairs = [pair for name in suggestions.opportunities["opportunity_id"] for pair in explain(suggestions, name).pairs]
    assert sum(bool(pair.shared_terms) for pair in pairs) > 0.3 * len(pairs)


def test_every_grant_in_no_opportunity_is_told_why(projects, suggestions):
    found = near_misses(suggestions)
    assert sorted([*found["project_id"], *suggestions.members["project_id"]]) == sorted(projects["project_id"])
    assert (found["rule"] == "no_theme").sum() == 325
    assert (found["rule"] == "at_departement").sum() == 41
    places = projects.to_crs(2154).set_index("project_id").geometry
    too_far = found[(found["rule"] == "too_far") & (found["candidate_kind"] == "project")]
    for miss in too_far.itertuples():
        assert miss.value == pytest.approx(places[miss.project_id].distance(places[miss.candidate_id]), abs=0.01)
        assert miss.value > miss.limit == 15_000


def test_the_retained_partners_are_those_that_score_enough(projects, suggestions):
    name, *others = suggestions.opportunities["project_ids"].iloc[0].split(";")
    found = partners(projects, load_epci(regions=["27"]), name, PoolingSettings(max_distance=15_000), limit=1_000)
    assert set(others) <= set(found["project_id"][found["verdict"].isin(["retained", "same_epci"])])


def test_experience_is_found_where_stages_are_known(projects):
    """The file tells no stage: its grants of a category are taken as done."""
    known = projects.assign(stage=["done" if theme == "gouvernance" else "idea" for theme in projects["themes"]])
    name = known.query("themes == 'gouvernance' and epci_code.notna()")["project_id"].iloc[0]
    found = experience(known, load_epci(regions=["27"]), name)
    assert len(found) >= 5 and found["likeness"].iloc[0] >= 50
    assert experience(projects, None, name).empty
