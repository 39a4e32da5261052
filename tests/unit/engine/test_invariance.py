"""What must not change the answer: where the call lies, what its themes are called, and who is far away."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import make_projects, make_territories, random_projects

from territoires_plugin.engine import PoolingSettings, partner_lists, prepared, recent, score_pairs, suggest, tiles

TITLES = ["Rénovation de l'éclairage public", "Covoiturage du plateau", "Éclairage des stades", "Portail citoyen", None]
QUICK = PoolingSettings(effort=5_000)  # exact solves, but no new runs for robustness
STAGES = ["idea", "study", "operation", "done", None]


def told_projects(seed: int, count: int) -> gpd.GeoDataFrame:
    """Random projects with titles, dates and stages, some of them missing."""
    random = np.random.default_rng(seed)
    projects = random_projects(seed, count)
    projects["title"] = random.choice(np.array(TITLES, dtype=object), count)
    projects["stage"] = random.choice(np.array(STAGES, dtype=object), count)
    start = random.integers(2024, 2028, count)
    projects["start_date"] = [f"{year}-03-01" if year > 2024 else None for year in start]
    projects["end_date"] = [f"{year + 1}-06-30" for year in start]
    return projects


def without_geometry(table: gpd.GeoDataFrame) -> pd.DataFrame:
    return pd.DataFrame(table.drop(columns="geometry"))


def assert_same(one, other) -> None:
    for name in ("opportunities", "links"):
        pd.testing.assert_frame_equal(
            without_geometry(getattr(one, name)), without_geometry(getattr(other, name)), check_exact=True
        )


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000), column=st.integers(0, 3), row=st.integers(0, 3))
def test_moving_everything_changes_nothing(seed, column, row):
    projects, territories = told_projects(seed, 70), make_territories()
    east, north = column * 4_096.0, row * -8_192.0  # powers of two: the coordinates stay exact
    moved = projects.set_geometry(projects.geometry.translate(east, north))
    beside = territories.set_geometry(territories.geometry.translate(east, north))
    snapped = projects.set_geometry(
        gpd.points_from_xy(projects.geometry.x.round(), projects.geometry.y.round(), crs=2154)
    )
    moved = snapped.set_geometry(snapped.geometry.translate(east, north))
    assert_same(suggest(snapped, territories, QUICK), suggest(moved, beside, QUICK))


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000), names=st.permutations(["a", "m", "q", "z"]))
def test_renaming_the_themes_changes_no_group_and_no_score(seed, names):
    projects, territories = told_projects(seed, 70), make_territories()
    renaming = dict(zip(["mobilite", "energie", "gouvernance", "attractivite"], names))
    renamed = projects.assign(
        themes=[";".join(sorted(renaming[code] for code in themes.split(";"))) for themes in projects.themes]
    )
    one, other = suggest(projects, territories, QUICK), suggest(renamed, territories, QUICK)
    assert list(one.opportunities.project_ids) == list(other.opportunities.project_ids)
    assert list(one.opportunities.score) == list(other.opportunities.score)
    pd.testing.assert_frame_equal(without_geometry(one.links), without_geometry(other.links), check_exact=True)


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000), themes=st.sampled_from(["energie", "energie;mobilite", "autre"]))
def test_a_project_far_from_all_others_changes_nothing(seed, themes):
    projects, territories = told_projects(seed, 70), make_territories()
    far = make_projects([("A-far", -300, 5, themes, "200000099")]).assign(title="Éclairage public", stage="done")
    with_far = pd.concat([projects, far], ignore_index=True)
    assert_same(suggest(projects, territories, QUICK), suggest(with_far, territories, QUICK))


def test_two_calls_far_apart_are_answered_as_each_alone():
    territories = make_territories()
    here = told_projects(1, 80)
    there = told_projects(2, 80).assign(project_id=[f"Q{number:03d}" for number in range(80)])
    there = there.set_geometry(there.geometry.translate(-262_144, 0))
    chosen = PoolingSettings(weights={"text": 0, "theme": 0}, effort=5_000)  # rarities are counted over both calls
    both = suggest(pd.concat([here, there], ignore_index=True), territories, chosen).opportunities
    alone = [suggest(table, territories, chosen).opportunities for table in (here, there)]
    assert set(both.opportunity_id) == {name for table in alone for name in table.opportunity_id}


def test_a_call_with_too_many_pairs_to_keep_gets_the_same_answer(monkeypatch):
    projects, territories = told_projects(3, 120), make_territories()
    kept = suggest(projects, territories, QUICK)
    monkeypatch.setattr(recent, "_FEW_PROJECTS", 0)
    monkeypatch.setattr(prepared, "KEPT_PAIRS", 0)
    assert_same(kept, suggest(projects, territories, QUICK))


def test_moving_a_weight_gives_what_a_first_call_with_it_gives(monkeypatch):
    projects, territories = told_projects(4, 90), make_territories()
    moved = PoolingSettings(weights={"text": 5, "maturity": 2}, effort=5_000)
    suggest(projects, territories, QUICK)
    again = suggest(projects, territories, moved)
    monkeypatch.setattr(recent, "_FEW_PROJECTS", 0)
    assert_same(again, suggest(projects, territories, moved))


@pytest.mark.parametrize("field", ["title", "themes", "epci_code", "budget"])
def test_a_cell_changed_in_place_is_seen(field):
    projects, territories = told_projects(5, 60).assign(budget=1_000.0), make_territories()
    before = suggest(projects, territories, QUICK)
    value = {"title": "Portail", "themes": "energie", "epci_code": "200000099", "budget": 5.0}[field]
    projects.loc[projects.project_id.isin(before.members.project_id), field] = value
    after = suggest(projects, territories, QUICK)
    with pytest.raises(AssertionError):
        assert_same(before, after)


def test_short_lists_of_partners_still_give_valid_pools_within_a_tenth(monkeypatch):
    projects, territories = told_projects(6, 200), make_territories()
    whole = suggest(projects, territories, QUICK).evidence.portfolio.values.sum()
    monkeypatch.setattr(partner_lists, "FEW_PROJECTS", 0)
    monkeypatch.setattr(recent, "_FEW_PROJECTS", 0)
    cut = suggest(projects, territories, QUICK)
    assert 0.9 * whole < cut.evidence.portfolio.values.sum()
    assert not cut.evidence.whole


def test_a_part_cut_into_tiles_is_sewn_together_again(monkeypatch):
    projects, territories = told_projects(7, 220), make_territories()
    chosen = PoolingSettings(max_distance=12_000, effort=10_000)
    whole = suggest(projects, territories, chosen)
    scores = score_pairs(projects, territories, chosen).set_index(["from_id", "to_id"]).score
    monkeypatch.setattr(tiles, "TILE", 40)
    cut = suggest(projects, territories, chosen)
    assert cut.evidence.portfolio.plan.cut_parts
    assert cut.evidence.portfolio.values.sum() > 0.95 * whole.evidence.portfolio.values.sum()
    for row in cut.links.itertuples():
        assert row.score == pytest.approx(scores[row.from_id, row.to_id], abs=1e-9)
    assert cut.members.project_id.is_unique
