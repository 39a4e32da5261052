"""Themes suggested to published grants whose class is hidden. The files are not part of the project."""

from __future__ import annotations

import pytest

from benchmarks.themes import DATA, Measured, classes, cross_validated, mapped, published, untaught
from territoires_plugin.model.taxonomy import load_taxonomy

pytestmark = pytest.mark.skipif(not (DATA / "dotations_2019_bfc.csv").is_file(), reason=f"{DATA} has no files")


def measured(name: str) -> Measured:
    """Ten folds, texts that differ by case or accents alone in one of them."""
    return cross_validated(*classes(published(name), keywords=True), grouped=True)


@pytest.fixture(scope="module")
def fonds_vert() -> Measured:
    return measured("fonds_vert_2023")


@pytest.fixture(scope="module")
def grants() -> Measured:
    return measured("dotations_2019")


@pytest.mark.parametrize(("name", "least", "majority"), [("fonds_vert", 0.79, 0.27), ("grants", 0.55, 0.40)])
def test_the_first_suggestion_is_right_more_often_than_the_most_frequent_class(name, least, majority, request):
    found = request.getfixturevalue(name)
    assert found.majority == pytest.approx(majority, abs=0.01)
    assert found.first >= least


def test_where_it_dares_on_the_fonds_vert_it_is_right_in_nine_of_ten(fonds_vert):
    precision, coverage = fonds_vert.dared()
    assert precision >= 0.95
    assert coverage >= 0.48


def test_on_the_categories_of_2019_of_which_people_disagree_it_hardly_dares(grants):
    _, coverage = grants.dared()
    assert coverage <= 0.02


@pytest.mark.parametrize("name", ["fonds_vert", "grants"])
def test_a_confidence_is_how_often_a_suggestion_is_right(name, request):
    codes = request.getfixturevalue(name).codes
    for low, high in ((0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01)):
        own = codes[codes["confidence"].between(low, high, inclusive="left")]
        if len(own) >= 50:
            assert own["right"].mean() == pytest.approx(own["confidence"].mean(), abs=0.1)


def test_the_keywords_of_the_plugin_alone_are_right_on_measures_they_were_not_made_for():
    found = untaught(mapped("fonds_vert_2023"), load_taxonomy())
    precision, coverage = found.dared()
    assert precision >= 0.9
    assert coverage >= 0.35
