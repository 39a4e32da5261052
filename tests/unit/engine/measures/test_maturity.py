"""Component ``maturity``."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import check_laws, orders, value

from territoires_plugin.engine.measures.maturity import maturity_measure
from territoires_plugin.model.tables import STAGES


def fit(one, other):
    return value(maturity_measure(np.array([one, other], dtype=object)))


def test_a_study_helps_an_idea_most():
    fits = {(one, other): fit(one, other) for one in STAGES for other in STAGES}
    assert {pair for pair, found in fits.items() if found == 1} == {("idea", "study"), ("study", "idea")}


def test_two_at_the_same_early_stage_can_still_buy_together():
    assert fit("idea", "idea") == fit("study", "study") == pytest.approx(2 / 3)


def test_what_is_done_buys_nothing_more_but_lends_its_experience():
    assert fit("idea", "done") == fit("operation", "done") == pytest.approx(1 / 3)
    assert fit("done", "done") == 0


@pytest.mark.parametrize("unknown", [None, float("nan"), "", "Étude", 3])
def test_another_word_is_an_unknown_stage(unknown):
    stages = np.array(["idea", unknown, "study"], dtype=object)
    measure = maturity_measure(stages)
    assert np.isnan(value(measure, 0, 1)) and np.isnan(value(measure, 1, 1))
    assert value(measure, 0, 2) == 1
    assert maturity_measure(stages[:2]) is None


@given(st.lists(st.sampled_from([*STAGES, None, "x"]), min_size=1, max_size=8), st.data())
def test_the_laws_of_a_measure(stages, data):
    stages = np.array(stages, dtype=object)
    order = data.draw(orders(len(stages)))
    check_laws(lambda rows: maturity_measure(stages[rows]), len(stages), order)
