"""Component ``cooperation``."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import check_laws, orders, value

from territoires_plugin.engine.measures.cooperation import cooperation_measure, read_cooperation
from territoires_plugin.model.errors import TerritoiresError


def read(rows):
    return read_cooperation(pd.DataFrame(rows, columns=["epci_code", "body"]))


def sitting(**bodies):
    """The rows of bodies given as ``name="A B C"``."""
    return [(code, body) for body, codes in bodies.items() for code in codes.split()]


def fit(rows, one="A", other="B"):
    return value(cooperation_measure(np.array([one, other], dtype=object), read(rows)))


def test_a_body_says_the_more_the_fewer_sit_in_it():
    crowd = " ".join(f"X{number}" for number in range(111))
    found = [fit(sitting(petr=f"A B {others}")) for others in ("", "C", "C D", crowd)]
    assert found == pytest.approx([1, 0.63, 0.5, 0.147], abs=0.005)


def test_more_shared_bodies_are_better():
    one = fit(sitting(petr="A B C D"))
    assert fit(sitting(petr="A B C D", scot="A B C D")) == pytest.approx(1 - (1 - one) ** 2)


def test_two_that_are_in_the_table_and_share_nothing_have_0():
    assert fit(sitting(one="A C", other="B C")) == 0
    assert fit([("A", "petr"), ("B", None)]) == 0


def test_an_epci_outside_the_table_is_unknown_but_works_with_itself():
    measure = cooperation_measure(np.array(["A", "B", "Z", "Z"], dtype=object), read(sitting(petr="A B")))
    assert np.isnan(value(measure, 0, 2))
    assert value(measure, 2, 3) == 1
    assert cooperation_measure(np.array(["A", "Z"], dtype=object), read(sitting(petr="A B"))) is None


def test_codes_that_a_spreadsheet_made_numbers_and_repeated_rows_are_read():
    rows = [(200000123.0, "PETR"), (200000456.0, " PETR "), (200000456.0, "PETR"), (np.nan, "PETR")]
    assert fit(rows, "200000123", "200000456") == 1


def test_a_table_of_other_columns_is_refused_with_its_columns():
    with pytest.raises(TerritoiresError) as refused:
        read_cooperation(pd.DataFrame({"siren": ["A"], "syndicat <b>": ["x"]}))
    assert refused.value.code == "cooperation_columns"
    assert "siren, syndicat <b>" in refused.value.text("fr")


ROWS = st.lists(st.tuples(st.sampled_from("ABCDEF"), st.sampled_from(["un", "deux", "trois", None])), max_size=20)


@given(ROWS, st.lists(st.sampled_from("ABCDEFYZ"), min_size=1, max_size=8), st.data())
def test_the_laws_of_a_measure(rows, codes, data):
    codes = np.array(codes, dtype=object)
    order = data.draw(orders(len(codes)))
    shuffled = data.draw(st.permutations(rows))
    check_laws(lambda chosen: cooperation_measure(codes[chosen], read(rows)), len(codes), order)
    assert read(rows) == read(shuffled)


@given(ROWS)
def test_another_epci_far_away_changes_no_bit(rows):
    near = np.array(list("ABC"), dtype=object)
    alone = cooperation_measure(near, read(rows))
    among = cooperation_measure(np.append(near, ["F", "Z"]), read(rows))
    if alone is not None:
        first, second = np.array([0, 0, 1]), np.array([1, 2, 2])
        np.testing.assert_array_equal(alone.values(first, second), among.values(first, second))
