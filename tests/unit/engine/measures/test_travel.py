"""Travel times between communes."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import all_pairs, orders

from territoires_plugin.engine.measures.travel import read_travel_times, travel_times
from territoires_plugin.model.errors import TerritoiresError


def read(rows):
    return read_travel_times(pd.DataFrame(rows, columns=["from_commune", "to_commune", "minutes"]))


def minutes(rows, *communes):
    """From the first of some projects to each of them."""
    times = travel_times(np.array(communes, dtype=object), read(rows))
    return times.minutes(np.zeros(len(communes), dtype=int), np.arange(len(communes)))[1:].tolist()


def test_both_directions_are_averaged_and_one_alone_is_taken():
    rows = [("21231", "21617", 10), ("21617", "21231", 14), ("25056", "21231", 55)]
    assert minutes(rows, "21231", "21617", "25056") == [12, 55]


def test_a_direction_given_twice_counts_once():
    rows = [("21231", "21617", 10), ("21231", "21617", 10), ("21617", "21231", 20)]
    assert minutes(rows, "21231", "21617") == [15]


def test_what_the_matrix_does_not_hold_is_unknown():
    rows = [("21231", "21617", 10), ("21231", "25056", None)]
    assert minutes(rows, "21231", "21617", "25056", "70550", None) == [10, *3 * [pytest.approx(np.nan, nan_ok=True)]]


def test_one_commune_is_no_time_away_from_itself_unless_the_matrix_says_more():
    rows = [("21231", "21231", 6), ("21231", "21617", 10)]
    assert minutes(rows, "21231", "21231") == [6]
    assert minutes(rows, "21617", "21617") == [0]


def test_two_projects_without_commune_do_not_share_one():
    times = travel_times(np.array(["21231", "21617", None, None], dtype=object), read([("21231", "21617", 10)]))
    assert np.isnan(times.minutes(np.array([2]), np.array([3]))).all()


def test_codes_and_times_that_a_spreadsheet_changed_are_read():
    assert minutes([(1004.0, "01007", "12,5"), ("01004", "2A004", " 300 ")], "01004", "01007", "2A004") == [12.5, 300]


def test_no_times_are_built_where_fewer_than_two_projects_lie_in_the_matrix():
    assert travel_times(np.array(["21231", "70550", None], dtype=object), read([("21231", "21617", 10)])) is None
    assert travel_times(np.array(["21231", "21617"], dtype=object), read([])) is None


def test_a_matrix_without_any_time_knows_nothing():
    assert np.isnan(minutes([("21231", "21617", None)], "21231", "21617")).all()


@pytest.mark.parametrize("value", [-1, "une heure <b>", float("inf")])
def test_a_time_that_is_none_is_refused_with_its_row(value):
    with pytest.raises(TerritoiresError) as refused:
        read([("21231", "21617", 10), ("21231", "25056", value)])
    assert refused.value.code == "travel_value"
    assert refused.value.parameters == {"row": 2, "field": "minutes", "value": value}
    assert "ligne 2" in refused.value.text("fr")


@pytest.mark.parametrize("missing", [None, " ", float("nan")])
def test_a_row_without_commune_is_refused(missing):
    with pytest.raises(TerritoiresError) as refused:
        read([("21231", "21617", 10), ("21231", missing, 12)])
    assert (refused.value.parameters["row"], refused.value.parameters["field"]) == (2, "to_commune")


def test_a_table_of_other_columns_is_refused_with_its_columns():
    with pytest.raises(TerritoiresError) as refused:
        read_travel_times(pd.DataFrame({"origine": [], "duree": []}))
    assert refused.value.code == "travel_columns"
    assert "origine, duree" in refused.value.text("en")


CODES = st.sampled_from(["21231", "21617", "25056", "39300"])
ROWS = st.lists(st.tuples(CODES, CODES, st.floats(0, 1e4)), max_size=12)


@given(ROWS, st.lists(st.one_of(CODES, st.none(), st.just("70550")), min_size=2, max_size=7), st.data())
def test_neither_direction_nor_order_changes_a_bit(rows, communes, data):
    communes = np.array(communes, dtype=object)
    order = data.draw(orders(len(communes)))
    times = travel_times(communes, read(rows))
    shuffled = travel_times(communes[order], read(data.draw(st.permutations(rows))))
    assert (times is None) == (shuffled is None)
    if times is None:
        return
    first, second = all_pairs(len(communes))
    found = times.minutes(first, second)
    np.testing.assert_array_equal(found, times.minutes(second, first))
    np.testing.assert_array_equal(shuffled.minutes(first, second), times.minutes(order[first], order[second]))
    np.testing.assert_array_equal(times.take(order).minutes(first, second), times.minutes(order[first], order[second]))
