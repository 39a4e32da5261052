"""Words of French texts and their stems."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from territoires_plugin.engine.measures.words import fold, stem, surface_words


def stems(text):
    return {found for word in surface_words(text) if (found := stem(word))}


@pytest.mark.parametrize(
    "family",
    [
        "rénovation rénovations rénover rénové rénovée rénovées RÉNOVATION",
        "municipal municipaux municipale municipales",
        "réseau réseaux",
        "école écoles École",
        "routier routière routiers routières",
        "aménagement aménagements aménager aménagée",
        "assainissement assainir",
        "sportif sportive sportives",
        "culturel culturelle culturels",
        "équipement équipements équiper",
        "installation installations installer",
    ],
)
def test_the_forms_of_one_word_have_one_stem(family):
    assert len(stems(family)) == 1


@pytest.mark.parametrize("pair", ["ville village", "station stationnement", "eau école", "salle sol", "pont port"])
def test_other_words_keep_stems_of_their_own(pair):
    assert len(stems(pair)) == 2


def test_articles_elisions_digits_and_stop_words_leave_nothing_behind():
    assert stems("L'éclairage d’une rue, qu'ils n°12 – 2ᵉ tranche de 2023") == stems("éclairage rue tranche")
    assert stems("les uns et les autres, aujourd'hui 3 € !") == stems("uns")


@pytest.mark.parametrize(("word", "folded"), [("œuvre", "oeuvre"), ("où", "ou"), ("maïs", "mais"), ("çà", "ca")])
def test_folding_takes_accents_and_ligatures_away(word, folded):
    assert fold(word) == folded


def test_letters_written_with_separate_accents_are_the_same_words():
    text = "Rénovation énergétique de l'école"
    assert surface_words(unicodedata.normalize("NFD", text)) == surface_words(text)


@given(st.text())
def test_any_text_is_read(text):
    for word in surface_words(text):
        assert word
        assert stem(word) is None or len(stem(word)) >= 2
