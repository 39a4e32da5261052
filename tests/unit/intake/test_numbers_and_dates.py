from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from territoires_plugin.intake.dates import read_date
from territoires_plugin.intake.numbers import read_amount, read_coordinate


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 234,56 €", 1234.56),
        ("1\u00a0234,56\u00a0€", 1234.56),
        ("1\u202f234\u202f567,8 €", 1234567.8),
        ("1.234,56", 1234.56),
        ("1,234.56", 1234.56),
        ("1.234.567", 1234567.0),
        ("1,234,567.8", 1234567.8),
        ("12 345.5", 12345.5),
        ("250 k€", 250_000.0),
        ("250K€", 250_000.0),
        ("1,2 M€", 1_200_000.0),
        ("1,5 million d'euros", 1_500_000.0),
        ("3 milliers d’euros", 3_000.0),
        ("1000 euros HT", 1000.0),
        ("€ 12", 12.0),
        ("0", 0.0),
        ("1e6", 1e6),
        ("2.5E+05", 250_000.0),
        ("670384.25", 670384.25),
        ("1234,", 1234.0),
        ("-5", -5.0),
        ("\u22125 €", -5.0),
    ],
)
def test_an_amount_is_read_as_people_write_it(text, value):
    amount = read_amount(text)
    assert amount is not None
    assert amount.value == value
    assert not amount.ambiguous


@pytest.mark.parametrize(
    "text",
    ["abc", "12 rue", "06 12 34 56 78", "1,2,3", "1.2.3", "1.23.456", "nan", "inf", "-inf", "1e999", "", "--5", "1-5",
     "€", "k€", "٣", "9" * 400, "1.234,56.7", "=1+1", "1,2,34.5"],
)  # fmt: skip
def test_what_is_no_amount_is_not_guessed(text):
    assert read_amount(text) is None


@pytest.mark.parametrize(("text", "value"), [("1.234", 1.234), ("12,500", 12.5)])
def test_three_digits_behind_the_only_separator_are_read_as_decimals_and_flagged(text, value):
    amount = read_amount(text)
    assert amount is not None
    assert (amount.value, amount.ambiguous) == (value, True)


@given(st.floats(min_value=0, max_value=1e15, allow_nan=False))
def test_a_machine_written_amount_comes_back_exactly(number):
    amount = read_amount(repr(number))
    assert amount is not None
    assert amount.value == number


@given(st.integers(0, 10**12), st.integers(0, 99), st.sampled_from([" ", "\u00a0", "\u202f", "."]))
def test_a_french_amount_comes_back_exactly(euros, cents, blank):
    amount = read_amount(f"{euros:,}".replace(",", blank) + f",{cents:02d} €")
    assert amount is not None
    assert amount.value == float(f"{euros}.{cents:02d}")


@given(st.text(max_size=80))
def test_no_text_breaks_the_readers(text):
    read_amount(text)
    read_coordinate(text)
    read_date(text)


@pytest.mark.parametrize(
    ("text", "value"), [("5,04", 5.04), (" -61.5 ", -61.5), ("\u22121,5", -1.5), ("5.04.1", None), ("5°2'", None),
                        ("nan", None), ("inf", None), ("1e400", None), ("", None)],
)  # fmt: skip
def test_a_coordinate(text, value):
    assert read_coordinate(text) == value


@given(st.dates(min_value=datetime.date(1000, 1, 1)))
def test_every_form_of_a_date_gives_the_same_day(day):
    forms = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%dT10:00:00+01:00", "%Y/%m/%d 23:59:59+00"]
    assert {read_date(day.strftime(form)) for form in forms} == {day.isoformat()}


@pytest.mark.parametrize(
    "text", ["31/02/2026", "2026-02-29", "2026-13-01", "2026", "25/03/26", "25/03-2026", "0000-01-01", "mars 2026"]
)
def test_what_is_no_day_is_not_guessed(text):
    assert read_date(text) is None
