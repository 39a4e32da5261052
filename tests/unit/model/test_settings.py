"""What a user may choose, and how a wrong choice is told."""

from __future__ import annotations

import pytest

from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.settings import DEFAULT_WEIGHTS, PoolingSettings, parse_weights


def test_weights_left_out_keep_their_defaults_and_0_switches_off():
    assert PoolingSettings(weights={"theme": 0}).weights == {**DEFAULT_WEIGHTS, "theme": 0}


def test_themes_are_accepted_as_a_joined_text_and_sorted():
    assert PoolingSettings(themes="mobilite; energie").themes == ("energie", "mobilite")


@pytest.mark.parametrize("text", ["proximity=3;theme=2,5", " proximity = 3 ; theme = 2.5 ;"], ids=["comma", "blanks"])
def test_a_text_of_weights_is_read(text):
    assert parse_weights(text) == {"proximity": 3, "theme": 2.5}


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"max_distance": 0}, "setting_invalid"),
        ({"max_distance": float("nan")}, "setting_invalid"),
        ({"max_members": 1}, "setting_invalid"),
        ({"min_score": 101}, "setting_invalid"),
        ({"weights": {"colour": 1}}, "weight_unknown"),
        ({"weights": {"theme": -1}}, "weight_invalid"),
        ({"weights": {"theme": float("inf")}}, "weight_invalid"),
        ({"weights": dict.fromkeys(DEFAULT_WEIGHTS, 0)}, "weights_all_zero"),
    ],
    ids=str,
)
def test_an_impossible_choice_is_refused(settings, code):
    with pytest.raises(TerritoiresError) as refusal:
        PoolingSettings(**settings)
    assert refusal.value.code == code


@pytest.mark.parametrize("text", ["proximity", "proximity=much", "=3=4"])
def test_a_text_that_is_no_weight_is_refused_with_an_example(text):
    with pytest.raises(TerritoiresError, match="proximity=3;theme=2"):
        PoolingSettings(weights=parse_weights(text))
