"""A slider that moves a little: what a large call starts from, and what that changes."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace

import pytest
from worlds import make_territories, random_projects

from territoires_plugin.engine import PoolingSettings, recent, suggest
from territoires_plugin.engine.pooled import pooled_anew
from territoires_plugin.engine.running import Here
from territoires_plugin.model.constraints import Constraints
from territoires_plugin.model.presets import PRESET_WEIGHTS
from territoires_plugin.model.progress import Silent

NEAR = {"proximity": 3.5}
FAR = {"proximity": 30.0}


@pytest.fixture(scope="module")
def projects():
    return random_projects(5, 620)


@pytest.fixture(autouse=True)
def forget(monkeypatch):
    """Nothing is kept from before; called, it forgets again."""

    def forget():
        monkeypatch.setattr(recent, "_recent", OrderedDict())

    forget()
    return forget


def ask(projects, weights, **others):
    return suggest(projects, make_territories(), PoolingSettings(max_distance=6_000, weights=weights), **others)


def members(found):
    return set(found.opportunities["project_ids"])


def value(portfolio):
    return portfolio.values.sum()


def value_anew(found):
    prepared = found.findings.prepared
    return value(pooled_anew(prepared, found.settings, found.held.scope, Here(), Silent()).portfolio)


def test_the_answer_does_not_depend_on_what_was_asked_before(projects, forget):
    alone = ask(projects, NEAR).opportunities
    forget()
    for weights in (FAR, {"theme": 3.0}, {}, PRESET_WEIGHTS["near"]):
        ask(projects, weights)
    assert ask(projects, NEAR).opportunities.equals(alone)


def test_a_slider_moved_and_moved_back_shows_the_first_answer(projects):
    first = ask(projects, {}).opportunities
    ask(projects, NEAR)
    assert ask(projects, {}).opportunities.equals(first)


def test_a_small_move_leaves_more_pools_as_they_are_than_a_search_begun_anew(projects):
    before, after = ask(projects, {}), ask(projects, NEAR)
    assert after.evidence.portfolio.plan.carried
    prepared, settings = after.findings.prepared, after.settings
    anew = pooled_anew(prepared, settings, after.held.scope, Here(), Silent()).portfolio
    groups_before = {tuple(group) for group in before.evidence.portfolio.groups.tolist()}
    kept, kept_anew = (
        len(groups_before & {tuple(group) for group in portfolio.groups.tolist()})
        for portfolio in (after.evidence.portfolio, anew)
    )
    assert kept > kept_anew


@pytest.mark.parametrize("weights", [NEAR, {"theme": 3.0}, {"text": 1.0}, {**PRESET_WEIGHTS["near"], "theme": 1.5}])
def test_what_a_small_move_finds_is_worth_as_much_but_for_a_hundredth(projects, weights):
    found = ask(projects, weights)
    assert found.evidence.portfolio.plan.carried
    assert value(found.evidence.portfolio) >= 0.985 * value_anew(found)


def test_every_pool_keeps_the_rules_under_the_new_weights(projects):
    found = ask(projects, NEAR)
    assert found.links["score"].min() >= found.settings.min_score
    assert found.links["distance_m"].max() <= 6_000
    assert found.opportunities["project_count"].between(2, 5).all() and (found.opportunities["epci_count"] >= 2).all()
    assert not found.members["project_id"].duplicated().any()


def test_pools_that_were_rejected_since_are_not_carried_over(projects):
    ask(projects, {})
    first = ask(projects, NEAR)
    rejected = tuple(first.opportunities["project_ids"].iloc[0].split(";"))
    again = ask(projects, NEAR, constraints=Constraints(apart=(rejected,)))
    pools = [set(ids.split(";")) for ids in again.opportunities["project_ids"]]
    assert max(len(pool & set(rejected)) for pool in pools) == 1


def test_weights_far_from_every_preset_are_searched_anew(projects):
    found = ask(projects, FAR)
    assert not found.evidence.portfolio.plan.carried
    assert value(found.evidence.portfolio) == value_anew(found)


def test_a_call_that_is_solved_soon_is_searched_anew(projects):
    few = projects.head(150)
    assert not ask(few, NEAR).evidence.portfolio.plan.carried


def test_what_was_carried_over_is_not_told_as_cut_short(projects):
    found = ask(projects, NEAR)
    assert found.evidence.portfolio.plan.carried and found.cut_short == 0
    nothing_paid = suggest(projects, make_territories(), replace(found.settings, effort=0))
    assert nothing_paid.cut_short > 500
