"""How firmly an opportunity stands when the weights are chosen a little differently."""

from __future__ import annotations

import numpy as np
import pytest
from worlds import make_projects, make_territories, random_projects

from territoires_plugin.engine import PoolingSettings, suggest
from territoires_plugin.engine.pooled import survival
from territoires_plugin.engine.robustness import weight_draws
from territoires_plugin.model.settings import DEFAULT_WEIGHTS

PAIR = [("a", 9, 5, "energie", None), ("b", 11, 5, "energie", None)]


def robustness_of(records, **chosen):
    return suggest(make_projects(records), make_territories(), PoolingSettings(**chosen)).opportunities.robustness


def test_a_pool_without_rival_and_well_above_the_minimum_stands_in_every_draw():
    assert list(robustness_of(PAIR)) == [100.0]


def test_a_pool_just_above_the_minimum_falls_in_about_half_of_the_draws():
    # proximity 0.5, themes 1, contiguity 1: 75 points at the default weights 3, 2, 1.
    apart = [("a", 5, 5, "energie", None), ("b", 15.01, 5, "energie", None)]
    score = suggest(make_projects(apart), make_territories(), PoolingSettings(max_distance=20_000)).links.score[0]
    share = robustness_of(apart, max_distance=20_000, min_score=score - 1e-6)[0]
    assert 30 <= share <= 70


def test_a_pool_that_a_rival_nearly_equals_stands_less_firmly():
    """b pools with a, a little nearer, or with c, who shares more themes: which is better depends on the weights."""
    rivals = [
        ("a", 9, 5, "energie", None),
        ("b", 11, 5, "energie;mobilite", None),
        ("c", 9, 19.5, "energie;mobilite", None),
    ]
    chosen = {"max_members": 2, "max_distance": 30_000, "min_score": 0}
    alone = robustness_of(rivals[:2], **chosen)[0]
    contested = robustness_of(rivals, **chosen)
    assert alone == 100 and contested.min() < 100


def test_robustness_is_a_share_of_the_draws_and_the_same_each_time():
    projects = random_projects(1, 60)
    one, other = (suggest(projects, make_territories()).opportunities.robustness for _ in range(2))
    assert one.between(0, 100).all() and one.equals(other)
    assert one.nunique() > 1


def test_new_runs_with_other_weights_confirm_what_stands_alone_and_refute_what_is_contested():
    found = suggest(random_projects(1, 60), make_territories(), PoolingSettings(max_distance=9_000))
    by_runs = survival(found.findings, found.settings, draws=6)
    assert ((by_runs >= 0) & (by_runs <= 100)).all()
    assert by_runs.mean() <= found.opportunities.robustness.mean()
    alone = suggest(make_projects(PAIR), make_territories())
    assert list(survival(alone.findings, alone.settings, draws=6)) == [100.0]


def test_draws_lie_around_the_chosen_weights_and_leave_out_what_is_switched_off():
    draws = weight_draws({**DEFAULT_WEIGHTS, "theme": 0.0})
    proximity = np.array([draw["proximity"] for draw in draws]) / DEFAULT_WEIGHTS["proximity"]
    assert all(draw["theme"] == 0 for draw in draws)
    assert np.median(proximity) == pytest.approx(1, abs=0.1)
    assert 0.2 < np.log(proximity).std() < 0.4
