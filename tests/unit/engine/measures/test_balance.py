"""Component ``balance``."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import check_laws, orders, value

from territoires_plugin.engine.measures.balance import balance_measure


def fit(one, other):
    return value(balance_measure(np.array([one, other], dtype=float)))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(22_000, 22_000, 1, id="as many inhabitants, as within one EPCI"),
        pytest.param(10_000, 20_000, 0.79, id="twice as many"),
        pytest.param(10_000, 50_000, 0.51, id="five times"),
        pytest.param(15_000, 400_000, 0, id="the least EPCI of the law and the least métropole"),
        pytest.param(5_000, 7_000_000, 0, id="farther apart still"),
    ],
)
def test_the_value_of_a_pair(one, other, expected):
    assert fit(one, other) == pytest.approx(expected, abs=0.005)


def test_a_ratio_weighs_the_same_at_every_size():
    assert fit(5_000, 15_000) == pytest.approx(fit(100_000, 300_000))


@pytest.mark.parametrize("unknown", [np.nan, 0, -1, np.inf])
def test_a_population_that_is_none_is_unknown(unknown):
    measure = balance_measure(np.array([unknown, 9_000, 9_000]))
    assert np.isnan(value(measure, 0, 1))
    assert value(measure, 1, 2) == 1
    assert balance_measure(np.array([unknown, 9_000.0])) is None


@given(st.lists(st.one_of(st.floats(1, 1e8), st.just(np.nan), st.just(0.0)), min_size=1, max_size=8), st.data())
def test_the_laws_of_a_measure(populations, data):
    populations = np.array(populations)
    order = data.draw(orders(len(populations)))
    check_laws(lambda rows: balance_measure(populations[rows]), len(populations), order)
