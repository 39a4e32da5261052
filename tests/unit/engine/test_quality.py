"""What is told of how good a portfolio is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import make_projects, make_territories, random_projects

from territoires_plugin.engine import PoolingSettings, suggest
from territoires_plugin.engine import quality as quality_module
from territoires_plugin.engine.quality import Quality, told


def test_a_call_solved_to_the_optimum_says_so():
    found = suggest(random_projects(1, 60), make_territories(), PoolingSettings(max_distance=9_000))
    assert (found.quality.share, found.quality.how) == (1.0, "exact")
    assert "optimum exact" in told(found.quality) and "exact optimum" in told(found.quality, "en")


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10_000), count=st.integers(30, 110))
def test_the_share_is_never_above_one_nor_below_what_greedy_guarantees(seed, count):
    found = suggest(random_projects(seed, count), make_territories(), PoolingSettings(max_distance=8_000, effort=0))
    assert found.quality.how in ("exact", "bound")
    assert 0.6 < found.quality.share <= 1.0


def test_more_effort_is_never_worse_and_what_it_cut_short_is_told():
    projects, chosen = random_projects(2, 150), {"max_distance": 9_000}
    least, most = (
        suggest(projects, make_territories(), PoolingSettings(**chosen, effort=effort)) for effort in (0, 50_000)
    )
    assert least.cut_short > 100 and most.cut_short == 0
    assert most.evidence.portfolio.values.sum() >= least.evidence.portfolio.values.sum()
    assert most.quality.share >= 0.99 > least.quality.share


def test_where_not_all_groups_can_be_listed_sampled_windows_tell(monkeypatch):
    monkeypatch.setattr(quality_module, "IN_ALL", 10)
    found = suggest(random_projects(3, 150), make_territories(), PoolingSettings(max_distance=9_000)).quality
    assert found.how == "windows" and found.projects > 0 and 0.9 < found.share <= 1.0
    assert str(found.projects) in told(found)


def test_nothing_is_claimed_where_nothing_can_be_shown(monkeypatch):
    monkeypatch.setattr(quality_module, "LISTED", 0)
    monkeypatch.setattr(quality_module, "WINDOW_LISTED", 0)
    found = suggest(random_projects(3, 80), make_territories()).quality
    assert found == Quality(None, "windows", 0)
    assert "n'a pas pu" in told(found)


def test_a_call_without_any_pool_has_nothing_better_to_offer():
    apart = make_projects([("a", 1, 1, "energie", None), ("b", 55, 25, "mobilite", None)])
    assert suggest(apart, make_territories()).quality.share == 1.0


@pytest.mark.parametrize(("share", "text"), [(0.99996, "99,9 %"), (1.0, "100,0 %"), (0.98, "98,0 %")])
def test_a_share_is_cut_not_rounded_up(share, text):
    assert text in told(Quality(share, "bound", 10))


def test_projects_that_several_windows_hold_are_counted_once(monkeypatch):
    monkeypatch.setattr(quality_module, "IN_ALL", 1)
    projects = random_projects(4, 40)
    found = suggest(projects, make_territories(), PoolingSettings(max_distance=9_000, effort=2_000)).quality
    assert found.how == "windows" and 0 < found.projects <= 40
