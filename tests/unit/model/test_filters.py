"""What people choose: equal when it means the same, kept as text, refused when it cannot be read."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.filters import FACETS, UNTOLD, Filter
from territoires_plugin.model.folding import folded

CODES = st.lists(st.text(max_size=5), max_size=3).map(tuple)
BUDGETS = st.none() | st.floats(allow_nan=False, allow_infinity=False)
FILTERS = st.builds(
    Filter, **dict.fromkeys(FACETS, CODES), budget_from=BUDGETS, budget_to=BUDGETS, text=st.text(max_size=20)
)


@given(FILTERS)
def test_a_filter_comes_back_from_its_text(chosen):
    text = chosen.to_json()
    assert Filter.from_json(text) == chosen
    assert text.isascii() and "\n" not in text


@given(FILTERS, st.randoms())
def test_the_order_in_which_codes_were_ticked_is_no_matter(chosen, random):
    codes = list(chosen.themes) * 2
    random.shuffle(codes)
    assert replace(chosen, themes=tuple(codes)) == chosen


def test_a_filter_is_empty_until_something_is_chosen():
    assert Filter().is_empty and Filter(text="  \n").is_empty
    for facet in FACETS:
        assert not Filter(**{facet: (UNTOLD,)}).is_empty
    assert not Filter(budget_from=0).is_empty
    assert not Filter(budget_to=0).is_empty
    assert not Filter(text="a").is_empty


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "null", "[]", "3", '"themes"', '{"colours": ["red"]}', '{"themes": "eau"}', '{"themes": [1]}',
        '{"themes": null}', '{"budget_from": "5"}', '{"budget_from": true}', '{"budget_to": NaN}',
        '{"budget_to": 1e999}', '{"budget_to": 1' + "0" * 400 + "}", '{"text": 5}', '{"text": ["eau"]}', "[" * 100_000,
        '{"codes": []}', '{"": 1}',
    ],
    ids=lambda text: text[:20],
)  # fmt: skip
def test_a_text_that_is_no_filter_is_refused(text):
    with pytest.raises(TerritoiresError) as refusal:
        Filter.from_json(text)
    assert refusal.value.code == "filter_invalid"
    assert refusal.value.text("fr") and refusal.value.text("en")


def test_what_is_not_chosen_is_not_written():
    assert json.loads(Filter(stages=("idea",), budget_from=0).to_json()) == {"stages": ["idea"], "budget_from": 0}


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Énergie", "ENERGIE"),
        ("cœur", "COEUR"),
        ("CŒUR", "coeur"),
        ("ex æquo", "ex aequo"),
        ("ﬁbre", "fibre"),
        ("l’eau", "L'eau"),
        ("e\u0301lan", "élan"),
        ("Straße", "STRASSE"),
        ("co\u00adopération", "cooperation"),
        ("50\u202f000", "50 000"),
        ("❤\ufe0f", "❤"),
        ("Łódź", "lodz"),
    ],
)
def test_texts_are_compared_without_what_a_keyboard_may_lack(text, typed):
    assert folded(text) == folded(typed)


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=30))
def test_folding_again_changes_nothing(text):
    assert folded(folded(text)) == folded(text)
