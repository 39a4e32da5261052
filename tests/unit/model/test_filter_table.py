"""What a filter shows and counts, against a reading of the rows one by one."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.filter_table import FilterTable
from territoires_plugin.model.filters import FACETS, UNTOLD, Filter
from territoires_plugin.model.folding import folded
from territoires_plugin.model.progress import CallbackProgress, Cancelled

EPCI = {"200000001": "CC des Lacs", "200000002": "CA du Mont"}
DEPARTEMENTS_OF_EPCI = {"200000001": ("25", "39"), "200000002": ("2A",)}

MISSING = st.sampled_from([None, "", "  ", float("nan")])
JOINED = st.sampled_from(["eau", "eau;sol", "sol; eau", ";eau;", "l'eau", "sol", "x"]) | MISSING
SINGLE = st.sampled_from(["idea", "done", "submitted"]) | MISSING
COMMUNES = st.sampled_from(["25056", "39300", "2A004", "2a004", "97411", "98818", "1004", 1004, 25056.0, "no code"])
EPCI_CODES = st.sampled_from(["200000001", "200000002", "999999999", 200000001, 200000002.0])
BUDGETS = st.sampled_from([0, 1, 50_000, 50_000.5, "80000", "no number", math.inf]) | MISSING
TEXTS = st.lists(st.sampled_from(["Énergie", "eau", "CŒUR", "l’eau", "100 %", "<b>", "🚲", '"x"', "a\\b"]), max_size=4)
ROWS = st.fixed_dictionaries(
    {
        "themes": JOINED,
        "pillars": JOINED,
        "stakes": JOINED,
        "stage": SINGLE,
        "status": SINGLE,
        "epci_code": EPCI_CODES | MISSING,
        "commune_code": COMMUNES | MISSING,
        "budget": BUDGETS,
        "title": TEXTS.map(" ".join) | MISSING,
        "description": TEXTS.map("\n".join) | MISSING,
        "applicant": TEXTS.map("".join) | MISSING,
    }
)
TYPED = st.lists(st.sampled_from(["energie", "EAU", "coeur", "nergie  coe", "l'", "%", "<b>", "🚲", '"', "\\", "zzz"]))
FILTERS = st.builds(
    Filter,
    themes=st.lists(st.sampled_from(["eau", "sol", "l'eau", "?", UNTOLD]), max_size=2),
    stakes=st.lists(st.sampled_from(["eau", "x", UNTOLD]), max_size=2),
    stages=st.lists(st.sampled_from(["idea", "done", UNTOLD]), max_size=2),
    epci=st.lists(st.sampled_from([*EPCI, "999999999", UNTOLD]), max_size=2),
    departements=st.lists(st.sampled_from(["25", "39", "2A", "974", "01", UNTOLD]), max_size=2),
    budget_from=st.none() | st.sampled_from([0.0, 1.0, 50_000.0]),
    budget_to=st.none() | st.sampled_from([0.0, 50_000.0, 90_000.0]),
    text=TYPED.map(" ".join),
)  # fmt: skip


def table_of(rows):
    columns = {name: [row[name] for row in rows] for name in rows[0]} if rows else {}
    columns["project_id"] = [f"P{number}" for number in range(len(rows))]
    return FilterTable.of(columns, EPCI, DEPARTEMENTS_OF_EPCI)


def is_missing(value):
    return value is None or value != value or not str(value).strip()


def whole(value):
    """A code that may have come as a number."""
    return "" if is_missing(value) else str(int(value)) if isinstance(value, (int, float)) else value


def naive_codes(row, facet):
    """The codes of a row, as the issue says it, without any of the table's code."""
    if facet != "departements":
        value = whole(row[FACETS[facet]])
        return {part.strip() for part in value.split(";")} - {""} or {UNTOLD}
    commune = whole(row["commune_code"]).upper()
    if commune == "1004":
        return {"01"}
    if commune and commune != "NO CODE":
        return {commune[:3] if commune[:2] in ("97", "98") else commune[:2]}
    return set(DEPARTEMENTS_OF_EPCI.get(whole(row["epci_code"]), ())) or {UNTOLD}


def naive_fulfils(row, chosen, condition):
    if condition in FACETS:
        return not chosen.codes(condition) or bool(set(chosen.codes(condition)) & naive_codes(row, condition))
    if condition == "text":
        texts = [row[name] for name in ("title", "description", "applicant") if isinstance(row[name], str)]
        return all(any(word in folded(text) for text in texts) for word in folded(chosen.text).split())
    if chosen.budget_from is None and chosen.budget_to is None:
        return True
    try:
        budget = float(row["budget"])
    except (TypeError, ValueError):
        return False
    low, high = chosen.budget_from, chosen.budget_to
    return math.isfinite(budget) and (low is None or budget >= low) and (high is None or budget <= high)


CONDITIONS = (*FACETS, "budget", "text")


@given(st.lists(ROWS, max_size=8), FILTERS)
def test_a_project_shows_when_it_fulfils_every_condition(rows, chosen):
    expected = [all(naive_fulfils(row, chosen, condition) for condition in CONDITIONS) for row in rows]
    assert table_of(rows).matches(chosen).tolist() == expected


@given(st.lists(ROWS, max_size=8), st.lists(FILTERS, min_size=1, max_size=3))
def test_a_code_counts_the_projects_that_fulfil_all_but_its_own_facet(rows, filters):
    table = table_of(rows)
    for chosen in filters:
        counts = table.facets(chosen)
        assert list(counts) == list(FACETS)
        for facet in FACETS:
            codes = set().union(*(naive_codes(row, facet) for row in rows))
            others = [condition for condition in CONDITIONS if condition != facet]
            left = [row for row in rows if all(naive_fulfils(row, chosen, condition) for condition in others)]
            assert counts[facet] == {code: sum(code in naive_codes(row, facet) for row in left) for code in codes}
            assert list(counts[facet]) == sorted(codes, key=lambda code: (code == UNTOLD, code))


@given(st.lists(ROWS, min_size=1, max_size=8), FILTERS)
def test_ticking_one_more_code_shows_as_many_as_its_count_said(rows, chosen):
    """What a count promises is what a click gives, where the facet was open."""
    table, counts = table_of(rows), table_of(rows).facets(chosen)
    for facet in FACETS:
        for code, count in counts[facet].items():
            alone = Filter(**{**chosen.__dict__, facet: (code,)})
            assert table.matches(alone).sum() == count


@given(st.lists(ROWS, max_size=8))
@example([])
def test_the_range_of_budgets_holds_every_project_that_tells_one(rows):
    table = table_of(rows)
    bounds = table.budget_range()
    told = Filter(budget_from=-1)
    if bounds is None:
        assert not table.matches(told).any()
    else:
        low, high = bounds
        assert (table.matches(Filter(budget_from=low, budget_to=high)) == table.matches(told)).all()
        assert table.matches(Filter(budget_to=low)).any() and table.matches(Filter(budget_from=high)).any()


WORDS = st.lists(st.text(alphabet="abé 🚲'", max_size=6), max_size=5)


@given(st.integers(0, 9), st.lists(st.text(alphabet="abé '\n", min_size=1, max_size=8), min_size=1, max_size=6), WORDS)
def test_words_are_found_in_a_long_table_as_in_a_short_one(seed, texts, typed):
    """Beyond some hundred rows the distinct words are searched in place of the rows."""
    many = np.random.default_rng(seed).choice(np.array(texts, dtype=object), 450)
    table = FilterTable.of({"project_id": list(range(len(many))), "title": list(many)}, {}, {})
    words = folded(" ".join(typed)).split()
    assert table.matches(Filter(text=" ".join(typed))).tolist() == [
        all(word in folded(text) for word in words) for text in many
    ]


def test_a_table_without_some_columns_does_not_tell_them():
    table = FilterTable.of({"project_id": ["b", "a"], "themes": ["eau", None]}, EPCI, {})
    assert table.project_ids == ("b", "a")
    assert table.facets(Filter())["themes"] == {"eau": 1, UNTOLD: 1}
    assert table.facets(Filter())["stages"] == {UNTOLD: 2}
    assert table.budget_range() is None


def test_an_epci_bears_the_name_of_the_table_then_that_of_the_reference():
    columns = {
        "project_id": [1, 2, 3, 4],
        "epci_code": ["200000001", "200000002", "9", None],
        "epci_name": [None, "CA <b>d'ici</b>", " ", "nowhere"],
    }
    table = FilterTable.of(columns, EPCI, {})
    assert table.epci_names == {"200000001": "CC des Lacs", "200000002": "CA <b>d'ici</b>", "9": "9"}


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"title": ["x"]}, "column_missing"),
        ({"project_id": ["a", " "]}, "project_id_missing"),
        ({"project_id": ["a", None]}, "project_id_missing"),
        ({"project_id": ["a", "b", "a"]}, "project_id_repeated"),
    ],
)
def test_projects_that_cannot_be_told_apart_are_refused(columns, code):
    with pytest.raises(TerritoiresError) as refusal:
        FilterTable.of(columns, {}, {})
    assert refusal.value.code == code


@pytest.mark.parametrize("looks", range(0, 60, 7))
def test_reading_a_large_table_stops_when_asked(looks):
    left = iter(range(looks))
    progress = CallbackProgress(lambda _percent: None, lambda: next(left, None) is None)
    with pytest.raises(Cancelled):
        FilterTable.of({"project_id": range(15_000)}, {}, {}, progress)
