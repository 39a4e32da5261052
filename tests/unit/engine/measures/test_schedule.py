"""Component ``time``."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import check_laws, orders, value

from territoires_plugin.engine.measures.schedule import schedule_measure


def fit(one, other):
    (start, end), (other_start, other_end) = one, other
    return value(schedule_measure([start, other_start], [end, other_end]))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(("2026-01-01", "2026-12-31"), ("2026-01-01", "2026-12-31"), 1, id="the same period"),
        pytest.param(("2024-01-01", "2029-12-31"), ("2026-06-01", "2026-06-30"), 1, id="a month within six years"),
        pytest.param(("2026-03-01", "2026-03-01"), ("2026-03-01", "2026-03-01"), 1, id="the same day"),
        pytest.param(("2020-01-01", "2020-12-31"), ("2026-01-01", "2026-12-31"), 0, id="six years apart"),
        pytest.param(("2026-01-01", "2026-06-30"), ("2026-12-31", "2027-12-31"), 0, id="a gap of half a year"),
    ],
)
def test_the_value_of_a_pair(one, other, expected):
    assert fit(one, other) == expected


def test_a_purchase_for_work_that_starts_soon_after_can_be_prepared_together():
    year = ("2026-01-01", "2026-12-31")
    following = [fit(year, (f"2027-{month:02d}-01", "2028-12-31")) for month in (1, 3, 5)]
    assert 0.4 > following[0] > following[1] > following[2] > 0


def test_one_date_stands_for_a_year_from_or_up_to_it():
    assert fit(("2026-01-01", None), ("2026-01-01", "2027-01-01")) == 1
    assert fit((None, "2026-12-31"), ("2025-12-31", "2026-12-31")) == 1
    assert 0 < fit((None, "2026-12-31"), ("2026-12-31", None)) < 0.5


@pytest.mark.parametrize(
    "unknown",
    [
        (None, None),
        (float("nan"), ""),
        ("soon", "later"),
        ("2026-02-30", None),
        pytest.param(("2027-01-01", "2026-01-01"), id="the end before the start"),
    ],
)
def test_a_period_that_nobody_knows_is_unknown(unknown):
    (start, end), year = unknown, ("2026-01-01", "2026-12-31")
    measure = schedule_measure([start, year[0], year[0]], [end, year[1], year[1]])
    assert np.isnan(value(measure, 0, 1))
    assert value(measure, 1, 2) == 1
    assert schedule_measure([start, year[0]], [end, year[1]]) is None


def test_a_time_of_day_changes_nothing():
    assert fit(("2026-01-01T10:00:00+01:00", None), ("2026-01-01", None)) == 1


DATES = st.one_of(st.none(), st.dates().map(str), st.sampled_from(["", "2026", "9999-12-31", "0001-01-01"]))


@given(st.lists(st.tuples(DATES, DATES), min_size=1, max_size=8), st.data())
def test_the_laws_of_a_measure(periods, data):
    start, end = (np.array(column, dtype=object) for column in zip(*periods))
    order = data.draw(orders(len(periods)))
    check_laws(lambda rows: schedule_measure(start[rows], end[rows]), len(periods), order)
