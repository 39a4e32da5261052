from __future__ import annotations

import pytest
from demarches_examples import MOBILITY_CHOICES, MOBILITY_OPTIONS
from hypothesis import given
from hypothesis import strategies as st

from territoires_plugin.intake.demarches.choices import learn_options, options_of, value_kind

LETTERS = "abcdefghijklmnopqrstuvwxyzéèà"
WORDS = st.text(alphabet=LETTERS, min_size=1, max_size=8)


@st.composite
def choices(draw):
    """Distinct options, some of which hold commas before small letters, and cells; each option stands alone once."""
    words = iter(draw(st.lists(WORDS, min_size=4, max_size=12, unique_by=str.casefold)))
    options: list[str] = []
    for word in words:
        further = [rest for rest in (next(words, None),) if rest and draw(st.booleans())]
        options.append(", ".join([word.capitalize(), *further]))
    cells = draw(st.lists(st.lists(st.sampled_from(options), min_size=1, unique=True), max_size=20))
    return [[option] for option in options] + [sorted(cell, key=options.index) for cell in cells]


@given(choices())
def test_options_are_learnt_from_the_cells(chosen):
    texts = [", ".join(cell) for cell in chosen]
    options = learn_options(texts)
    assert [options.split(text) for text in texts] == chosen


@given(st.lists(st.one_of(st.none(), st.text(alphabet="AbÉ ,;\n", max_size=30)), max_size=20), st.text(max_size=40))
def test_splitting_loses_nothing(texts, text):
    parts = [part.strip() for part in text.split(", ") if part.strip()]
    assert ", ".join(learn_options(texts).split(text)) == ", ".join(parts)


def test_the_options_of_a_form_are_found():
    texts = [", ".join(MOBILITY_OPTIONS[option] for option in cell) for cell in MOBILITY_CHOICES]
    assert learn_options(texts).known == set(MOBILITY_OPTIONS)


@pytest.mark.parametrize(
    ("texts", "known"),
    [
        (["Eau, Énergie", "Eau", "Énergie"], {"Eau", "Énergie"}),
        (["Eau, Énergie", "Eau, Énergie, Vélo", "Vélo, Eau, Énergie"], {"Eau, Énergie", "Vélo"}),
        (["Eau, Énergie", "Vélo"], {"Eau", "Énergie", "Vélo"}),
        (["vélo, marche", "marche", "vélo, bus"], {"vélo", "marche", "bus"}),
        (["Vélo, autre", "Bus, autre", "Vélo"], {"Vélo", "Bus", "autre"}),
        (["Rayon de 1,5 km, Centre", "Centre"], {"Rayon de 1,5 km", "Centre"}),
        ([None, "", " , "], set()),
    ],
    ids=[
        "parts met alone are options",
        "always together is one option",
        "once together tells nothing",
        "a form without capitals",
        "a small letter after different parts",
        "a decimal comma parts nothing",
        "nothing",
    ],
)
def test_what_comes_together_is_one_option(texts, known):
    assert learn_options(texts).known == known


def test_the_longest_known_option_is_taken():
    options = options_of(["Eau", "Eau, énergie", "Eau, énergie, déchets"])
    assert options.split("Eau, énergie, déchets, Eau, Autre") == ["Eau, énergie, déchets", "Eau", "Autre"]


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (["on", "off", None], "checkbox"),
        (["Oui", "Non", "Oui"], "yes_no"),
        (["non", None], "yes_no"),
        (["Énergie;Éclairage, chauffage", "Mobilité;Vélo", "Mobilité;"], "linked"),
        (["Se déplacer, livrer, Eau", "Eau", "Se déplacer, livrer"], "multiple"),
        (["Un pôle, des cars, des vélos.", "Deux navettes, sans publicité.", "Un atelier"], None),
        (["Eau", "Vélo", "Eau"], None),
        (["Oui", "Peut-être"], None),
        ([None, " "], None),
    ],
)
def test_the_kind_of_a_list_is_told_by_its_values(texts, kind):
    assert value_kind(texts) == kind
