"""The filter in one sentence, in French and English."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from test_filters import FILTERS

from territoires_plugin.model.filter_words import euros, facet_names, filter_in_words
from territoires_plugin.model.filters import FACETS, UNTOLD, Filter
from territoires_plugin.model.tables import STAGES, STATUSES
from territoires_plugin.model.taxonomy import load_taxonomy

THIN, FIXED = "\u202f", "\u00a0"
EPCI = {str(number): f"CC {name}" for number, name in enumerate("HGFEDCBA")}


def names(language):
    return facet_names(load_taxonomy(), EPCI, {"25": "Doubs", "39": "Jura"}, language)


def told(chosen, shown=42, total=129, language="fr"):
    return filter_in_words(chosen, names(language), shown, total, language)


WHOLE = Filter(
    themes=("mobilite", "energie"),
    stages=("study",),
    departements=("25",),
    budget_from=50_000,
    budget_to=200_000,
    text="eau",
)


def test_all_conditions_stand_in_one_sentence():
    assert told(WHOLE) == (
        "42 projets sur 129 : thème Mobilité et logistique ou Énergie et environnement ; stade étude ; "
        f"département Doubs ; budget de 50{THIN}000{FIXED}€ à 200{THIN}000{FIXED}€ ; texte « eau »"
    )
    assert told(WHOLE, language="en") == (
        "42 of 129 projects: theme Mobility and logistics or Energy and environment; stage study; département Doubs; "
        "budget from €50,000 to €200,000; text “eau”"
    )


@pytest.mark.parametrize(
    ("chosen", "french", "english"),
    [
        (Filter(pillars=("reseaux",)), "pilier Optimiser la gestion des réseaux", None),
        (Filter(statuses=STATUSES[2:3]), "statut en instruction", "status under review"),
        (Filter(stages=STAGES), "stade idée, étude, opération ou réalisé", "stage idea, study, operation or done"),
        (Filter(stages=(UNTOLD, "done")), "stade réalisé ou non renseigné", "stage done or not given"),
        (Filter(departements=(UNTOLD,)), "département non renseigné", "département not given"),
        (Filter(departements=("39", "25", UNTOLD)), "département Doubs, Jura ou non renseigné", None),
        (Filter(epci=tuple("76543")), "EPCI CC A, CC B, CC C, CC D ou CC E", "EPCI CC A, CC B, CC C, CC D or CC E"),
        (Filter(epci=tuple(EPCI)), "EPCI CC A, CC B, CC C, CC D … et 4 autres", None),
        (Filter(budget_from=0.5), f"budget d'au moins 0,50{FIXED}€", "budget of at least €0.50"),
        (Filter(budget_to=1e6), f"budget d'au plus 1{THIN}000{THIN}000{FIXED}€", "budget of at most €1,000,000"),
        (Filter(text="<b>{x}\n%s"), "texte « <b>{x} %s »", "text “<b>{x} %s”"),
        (Filter(themes=("inconnu",)), "thème inconnu", "theme inconnu"),
    ],
    ids=str,
)  # fmt: skip
def test_each_condition_has_its_words(chosen, french, english):
    assert told(chosen) == f"42 projets sur 129 : {french}"
    assert english is None or told(chosen, language="en") == f"42 of 129 projects: {english}"


@pytest.mark.parametrize(
    ("shown", "total", "french", "english"),
    [
        (0, 129, "0 projet sur 129 :", "0 of 129 projects:"),
        (1, 1, "1 projet sur 1 :", "1 of 1 project:"),
        (2000, 10_000, f"2{THIN}000 projets sur 10{THIN}000 :", "2,000 of 10,000 projects:"),
    ],
)
def test_numbers_agree_with_their_noun(shown, total, french, english):
    assert told(Filter(text="eau"), shown, total).startswith(french)
    assert told(Filter(text="eau"), shown, total, "en").startswith(english)


def test_without_a_condition_all_projects_are_shown():
    assert told(Filter(), 129) == told(Filter(text=" "), 129) == "Tous les projets (129)"
    assert told(Filter(), 129, language="en") == "All projects (129)"


@given(FILTERS)
def test_any_filter_is_told_in_one_line(chosen):
    assume(all(code.strip() or code == UNTOLD for facet in FACETS for code in chosen.codes(facet)))
    for language in ("fr", "en"):
        sentence = told(chosen, language=language)
        assert len(sentence.splitlines()) == 1 and "  " not in sentence


def test_a_long_text_is_cut():
    assert len(told(Filter(text="eau " * 5000))) < 200


def test_cents_show_only_where_there_are_some():
    assert [euros(value, "en") for value in (0, 10, 10.5, 1234.567)] == ["€0", "€10", "€10.50", "€1,234.57"]
