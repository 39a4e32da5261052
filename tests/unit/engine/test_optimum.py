"""How near the best possible choice a suggestion comes, where the best possible can be worked out."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from benchmarks.instances import Instance, small_instances, sparse_instances
from benchmarks.optimum import all_groups, best_value, bound, value_of
from territoires_plugin.engine import PoolingSettings, score_pairs, suggest


def listed(instance: Instance, limit: int = 60_000):
    projects = instance.projects()
    pairs = score_pairs(projects, instance.territories(), instance.settings)
    return all_groups(projects, pairs, instance.settings, limit=limit)


def suggested(instance: Instance) -> float:
    return value_of(suggest(instance.projects(), instance.territories(), instance.settings).opportunities)


@pytest.fixture(scope="module")
def shares() -> np.ndarray:
    return np.array([suggested(one) / best_value(listed(one)) for one in small_instances(range(1))])


def test_a_suggestion_is_worth_99_percent_of_the_best_possible_and_never_under_97(shares):
    assert shares.mean() >= 0.99 and shares.min() >= 0.97, np.round(shares, 4)


def test_no_suggestion_is_worth_more_than_the_best_possible(shares):
    assert shares.max() <= 1 + 1e-9


def test_a_suggestion_for_5000_projects_is_worth_98_percent_of_a_bound_over_all_groups():
    instance = sparse_instances()[0]
    assert 0.98 <= suggested(instance) / bound(listed(instance, limit=500_000)) <= 1 + 1e-9


@pytest.mark.parametrize("themes", [(), ("T00", "T01")], ids=["any theme", "two chosen themes"])
def test_the_groups_are_all_those_that_keep_the_rules(themes):
    """Against every subset of the projects of a call small enough for that."""
    instance = Instance(count=24, neighbours=40, themes=3, max_members=4, seed=3)
    chosen = PoolingSettings(max_distance=15_000, max_members=4, themes=themes)
    projects = instance.projects()
    pairs = score_pairs(projects, instance.territories(), chosen)
    good = pairs[pairs["score"] >= chosen.min_score].set_index(["from_id", "to_id"])["score"].to_dict()
    own = [set(text.split(";")) & set(themes or text.split(";")) for text in projects["themes"]]
    expected = {}
    for size in (2, 3, 4):
        for group in combinations(range(len(projects)), size):
            links = list(combinations(projects["project_id"].iloc[list(group)], 2))
            if (
                all(link in good for link in links)
                and set.intersection(*(own[one] for one in group))
                and projects["epci_code"].iloc[list(group)].nunique() > 1
            ):
                expected[group] = (size - 1) * np.mean([good[link] for link in links])
    groups = all_groups(projects, pairs, chosen)
    found = {tuple(one for one in row if one >= 0): value for row, value in zip(groups.members.tolist(), groups.value)}
    assert len(found) == len(groups) > 20
    assert found == pytest.approx(expected)
