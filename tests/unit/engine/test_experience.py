"""Who has done what a project is about to start."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import make_projects, make_territories, random_call

from territoires_plugin.engine import experience
from territoires_plugin.engine.experience import ENOUGH, LIKE, RINGS
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.tables import EXPERIENCE


def call_of(*others, title="Éclairage public"):
    """An idea at (5, 5), and others by (id, km east, title, stage, status)."""
    records = [("idea", 5, 5, "energie", None), *((name, east, 5, "energie", None) for name, east, *_ in others)]
    return make_projects(records).assign(
        title=[title, *(one[2] for one in others)],
        stage=["idea", *(one[3] for one in others)],
        status=["draft", *(one[4] for one in others)],
    )


def ids(found):
    return found.project_id.tolist()


def test_only_projects_under_way_that_were_not_given_up_are_told():
    projects = call_of(
        ("done", 6, "Éclairage public", "done", "accepted"),
        ("running", 7, "Éclairage public", "operation", None),
        ("study", 6, "Éclairage public", "study", "accepted"),
        ("unknown", 6, "Éclairage public", None, "accepted"),
        ("rejected", 6, "Éclairage public", "done", "rejected"),
        ("dropped", 6, "Éclairage public", "operation", "dropped"),
    )
    assert ids(experience(projects, make_territories(), "idea")) == ["done", "running"]


def test_the_circle_is_widened_until_five_are_found():
    places = [10, 20, 50, 55, 100, 110, 250, 1_000]
    projects = call_of(*((f"at {place:04d}", place, "Éclairage public", "done", None) for place in places))
    found = experience(projects, make_territories(), "idea")
    assert ids(found) == ["at 0010", "at 0020", "at 0050", "at 0055", "at 0100", "at 0110"]
    assert found.ring_m.tolist() == [30_000, 30_000, 60_000, 60_000, 120_000, 120_000]
    few = experience(projects.iloc[[0, 7, 8]], make_territories(), "idea")
    assert few.ring_m.tolist() == [300_000, np.inf]


def test_in_one_ring_the_most_alike_comes_first():
    projects = call_of(
        ("same need", 25, "Éclairage public", "done", None),
        ("near by", 6, "Éclairage des écoles", "done", None),
        ("nearer", 5.5, "Vélos", "done", None),
    )
    found = experience(projects, make_territories(), "idea")
    assert ids(found) == ["same need", "near by", "nearer"]
    assert found.likeness.is_monotonic_decreasing
    assert found.likeness[0] == pytest.approx(100)
    assert found.shared_terms.tolist()[1:] == ["éclairage", None]
    assert found.shared_themes.tolist() == ["energie"] * 3


def test_experience_crosses_epci_and_calls_and_says_so():
    projects = call_of(
        ("same epci", 6, "Éclairage public", "done", None), ("elsewhere", 15, "Éclairage public", "done", None)
    ).assign(call=["TID", "DETR", None])
    found = experience(projects, make_territories(), "idea").set_index("project_id")
    assert found.same_epci.to_dict() == {"same epci": True, "elsewhere": False}
    assert found.call["same epci"] == "DETR" and found.call["elsewhere"] is None


def test_the_epci_is_that_around_the_project_where_the_table_has_none():
    projects = call_of(("a", 6, "Éclairage public", "done", None), ("b", 15, "Éclairage public", "done", None))
    expected = experience(projects, make_territories(), "idea")
    pd.testing.assert_frame_equal(experience(projects.drop(columns="epci_code"), make_territories(), "idea"), expected)
    bare = experience(projects.drop(columns="epci_code"), None, "idea")
    assert bare.epci_code.isna().all() and not bare.same_epci.any()


def test_a_project_without_a_place_is_found_last_and_one_can_ask_for_it():
    projects = call_of(("a", 6, "Éclairage public", "done", None), ("b", 15, "Éclairage public", "done", None))
    projects["location_precision"] = ["exact", "departement", "exact"]
    found = experience(projects, make_territories(), "idea")
    assert ids(found) == ["b", "a"] and np.isnan(found.distance_m[1]) and found.ring_m[1] == np.inf
    projects.loc[0, "geometry"] = None
    assert ids(experience(projects, make_territories(), "idea")) == ["a", "b"]


def test_without_themes_the_texts_alone_are_compared():
    projects = call_of(("a", 6, "Éclairage public", "done", None), ("b", 7, "Vélos", "done", None))
    projects["themes"] = None
    found = experience(projects, make_territories(), "idea")
    assert ids(found) == ["a"] and found.shared_themes[0] is None


def test_nothing_is_found_where_nothing_is_known():
    projects = call_of(("a", 6, None, "done", None), title=None)
    projects["themes"] = None
    for table in (projects, projects.drop(columns=["stage", "status", "title"]), projects.iloc[:1]):
        found = experience(table, make_territories(), "idea")
        assert list(found.columns) == list(EXPERIENCE) and found.empty


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000), number=st.integers(0, 79), shuffle=st.randoms(use_true_random=False))
def test_what_always_holds(seed, number, shuffle):
    projects = random_call(seed, 80)
    own = projects.project_id[number]
    found = experience(projects, make_territories(), own, limit=100)
    by_id = projects.set_index("project_id")
    for row in found.itertuples():
        assert row.project_id != own and row.likeness >= LIKE
        assert by_id.stage[row.project_id] in ("operation", "done")
        assert by_id.status[row.project_id] not in ("rejected", "dropped")
        known = ring_of(row.distance_m)
        assert row.ring_m == known
        if not np.isnan(row.distance_m):
            assert row.distance_m == pytest.approx(by_id.geometry[own].distance(by_id.geometry[row.project_id]))
    assert found.ring_m.is_monotonic_increasing
    before_last = found[found.ring_m < found.ring_m.max()]
    assert len(before_last) < ENOUGH
    order = list(range(len(projects)))
    shuffle.shuffle(order)
    again = experience(projects.iloc[order], make_territories(), own, limit=100)
    pd.testing.assert_frame_equal(again, found)
    pd.testing.assert_frame_equal(experience(projects, make_territories(), own, limit=3), found[:3])


def ring_of(distance):
    return np.inf if np.isnan(distance) else min(radius for radius in RINGS if distance <= radius)


def test_an_unknown_project_and_a_repeated_one_are_refused():
    projects = call_of(("a", 6, "Éclairage public", "done", None))
    with pytest.raises(TerritoiresError, match="nobody"):
        experience(projects, make_territories(), "nobody")
    with pytest.raises(TerritoiresError, match="already"):
        experience(projects.assign(project_id="a"), make_territories(), "a")


def test_text_of_users_passes_unharmed():
    hostile = ["<b>", "=1+1", "' OR 1=1 --", "🚲" * 5_000, "{value}"]
    projects = call_of(*((name, 6, "Éclairage public", "done", None) for name in hostile))
    assert sorted(ids(experience(projects, make_territories(), "idea"))) == sorted(hostile)
