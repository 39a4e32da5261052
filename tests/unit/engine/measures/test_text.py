"""Component ``text``."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import all_pairs, check_laws, orders, value

from territoires_plugin.engine.measures.text import from_stems, from_vectors, text_measure

TITLES = [
    "Rénovation de l'éclairage public",
    "Rénover les éclairages publics du bourg",
    "Construction d'une piscine",
    "Extension de la station d'épuration",
    "Rénovation énergétique de l'école",
]


def measure(titles, descriptions=None, counted=None):
    titles = np.array(titles, dtype=object)
    descriptions = np.full(len(titles), None) if descriptions is None else np.array(descriptions, dtype=object)
    return text_measure(titles, descriptions, np.ones(len(titles), bool) if counted is None else np.array(counted))


def test_the_same_text_gives_1_and_one_without_a_common_word_0():
    found = measure([*TITLES, TITLES[0]])
    assert value(found, 0, 5) == 1
    assert value(found, 0, 2) == 0


def test_other_forms_of_the_same_words_are_much_alike():
    found = measure(TITLES)
    assert value(found, 0, 1) > 0.9 > value(found, 0, 4) > 0


def test_a_rare_word_in_common_says_more_than_a_frequent_one():
    titles = ["Rénovation du lavoir", "Aménagement du lavoir", "Rénovation du gymnase", *["Rénovation de la salle"] * 9]
    found = measure(titles)
    assert value(found, 0, 1) > value(found, 0, 2) > 0


def test_title_and_description_are_read_as_one_text():
    found = measure(["Éclairage", "Un projet", None], [None, "éclairage", "projet d'éclairage"])
    assert value(found, 1, 2) > 0.99
    assert value(found, 0, 1) > 0


@pytest.mark.parametrize("silent", [None, "", "2023 !", "de la", float("nan"), "🚲"])
def test_a_project_without_a_telling_word_is_unknown(silent):
    found = measure(["Piscine", silent, "Piscine"])
    assert np.isnan(value(found, 0, 1)) and np.isnan(value(found, 1, 1))
    assert value(found, 0, 2) == 1
    assert measure(["Piscine", silent]) is None


def test_shared_terms_are_words_as_people_write_them_the_telling_ones_first():
    found = measure(["Rénovation énergétique", "Rénovation du toit", *TITLES[:2]])
    assert set(found.shared_terms(2, 3, 2)) == {"éclairage", "public"}
    assert found.shared_terms(2, 3, 9)[-1] == "rénovation"
    assert found.shared_terms(0, 1, 1) == ("rénovation",)
    assert measure(TITLES).shared_terms(0, 2, 3) == ()


def test_a_term_is_shown_in_the_form_that_is_written_most():
    found = measure(["éclairages du parc", "Éclairages", "éclairage du stade", "éclairages"])
    assert found.shared_terms(0, 2, 1) == ("éclairages",)


def test_what_a_project_out_of_reach_writes_changes_no_bit_and_no_term():
    near = measure(TITLES)
    far = ["Éclairages publics, éclairages publics et zones humides", "Aéroport"]
    among = measure([*TITLES, *far], counted=[True] * len(TITLES) + [False] * len(far))
    first, second = all_pairs(len(TITLES))
    np.testing.assert_array_equal(near.values(first, second), among.values(first, second))
    for one, other in zip(first, second):
        assert near.shared_terms(one, other, 3) == among.shared_terms(one, other, 3)


def test_many_pairs_are_the_same_as_one_by_one():
    found = measure(TITLES)
    random = np.random.default_rng(0)
    first, second = random.integers(0, len(TITLES), (2, 150_000))
    one, other = all_pairs(len(TITLES))
    table = found.values(one, other).reshape(len(TITLES), -1)
    np.testing.assert_array_equal(found.values(first, second), table[first, second])


def test_any_text_passes_unharmed():
    titles = ['<b>"éclairage"</b>', "=1+1", "🚲" * 50, "éclairage " * 1_000, "x" * 10_000, "Ⅷ ﬁn ß İ مدرسة 学校"]
    found = measure(titles)
    assert value(found, 0, 3) > 0.9
    assert found.shared_terms(0, 3, 5) == ("éclairage",)


def test_the_maps_keep_their_ends_and_rise():
    cosines = np.linspace(-1, 1, 201)
    for bend in (from_stems, from_vectors):
        bent = bend(cosines)
        assert (np.diff(bent) >= 0).all()
        assert (bent[0], bent[-1]) == (0, 1)


WORDS = st.sampled_from(["éclairage", "éclairages", "public", "école", "rénover", "rénovation", "de", "7"])
TEXTS = st.one_of(st.none(), st.text(max_size=10), st.lists(WORDS, max_size=6).map(" ".join))


@given(st.lists(st.tuples(TEXTS, TEXTS, st.booleans()), min_size=1, max_size=7), st.data())
def test_the_laws_of_a_measure(rows, data):
    titles, descriptions, counted = (np.array(column, dtype=object) for column in zip(*rows))
    counted = counted.astype(bool)
    order = data.draw(orders(len(rows)))
    check_laws(lambda rows: text_measure(titles[rows], descriptions[rows], counted[rows]), len(rows), order)
