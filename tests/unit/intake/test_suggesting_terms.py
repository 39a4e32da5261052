"""Codes suggested from keywords and from the nearest tagged projects."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from territoires_plugin.intake.tagging import suggest_terms
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.paths import resource_path
from territoires_plugin.model.taxonomy import Taxonomy, Term, load_taxonomy

DEFAULT = load_taxonomy()
THEMES = replace(DEFAULT, pillars=(), stakes=())


def table(*rows):
    """(title, themes) as projects p0, p1 …"""
    return pd.DataFrame(
        [(f"p{number}", title, None, themes) for number, (title, themes) in enumerate(rows)],
        columns=["project_id", "title", "description", "themes"],
        dtype=object,
    )


def taxonomy(**keywords):
    terms = tuple(Term(code, code, code, "#0072B2", "circle", tuple(own)) for code, own in keywords.items())
    return Taxonomy("t", terms, (), ())


def first_codes(suggestions, axis="themes"):
    """The surest code of each project."""
    own = suggestions[suggestions["axis"] == axis]
    return own.drop_duplicates("project_id").set_index("project_id")["code"].to_dict()


@pytest.fixture(scope="module")
def sample():
    return pd.read_csv(resource_path("sample", "projets_demo.csv"), dtype=str)


@pytest.fixture(scope="module")
def with_gaps(sample):
    hidden = sample.copy()
    hidden.loc[::3, ["themes", "pillars", "stakes", "theme_origin"]] = None
    return hidden


@pytest.fixture(scope="module")
def suggested(with_gaps):
    return suggest_terms(with_gaps, DEFAULT)


@pytest.mark.parametrize(
    ("keyword", "title", "found"),
    [
        ("énergie", "ENERGIES nouvelles", True),
        ("lampadaire", "Les lampadaires du bourg", True),
        ("transport à la demande", "Un transport à la demande pour 24 communes", True),
        ("transport à la demande", "Une demande de transport", False),
        ("gare", "Un garage", False),
        ("vélo", "Développement", False),
        ("de la", "Réfection de la toiture", False),
    ],
    ids=["accents and case", "number", "phrase", "phrase in pieces", "longer word", "within a word", "stop words"],
)
def test_a_keyword_is_a_whole_word_or_phrase_whatever_its_accents_and_endings(keyword, title, found):
    suggestions = suggest_terms(table((title, None)), taxonomy(one=[keyword], other=[], third=[], fourth=[]))
    assert first_codes(suggestions) == ({"p0": "one"} if found else {})


def test_more_keywords_make_a_code_surer_and_those_of_another_code_less_sure():
    axis = taxonomy(eau=["fuite", "compteur"], mobilite=["vélo"], autre=[], reste=[])
    suggestions = suggest_terms(
        table(("Fuite", None), ("Fuite, compteur", None), ("Fuite, compteur, vélo", None)), axis
    )
    sure = suggestions[suggestions["code"] == "eau"].set_index("project_id")["confidence"]
    assert sure["p0"] < sure["p2"] < sure["p1"]


def test_the_words_that_decided_are_told_keywords_first_then_those_shared_with_the_neighbours():
    projects = table(
        ("Rénovation de la charpente du lavoir", "patrimoine"),
        ("Rénover le lavoir communal", "patrimoine"),
        ("Voirie communale", "route"),
        ("Le lavoir de Vault et sa fontaine", None),
    )
    suggestions = suggest_terms(projects, taxonomy(patrimoine=["fontaine"], route=["voirie"]))
    best = suggestions.iloc[0]
    assert (best["project_id"], best["code"]) == ("p3", "patrimoine")
    assert best["words"].split(", ")[:2] == ["fontaine", "lavoir"]
    assert set(best["neighbours"].split(";")) == {"p0", "p1"}


def test_the_sample_call_is_tagged_again_as_it_was(sample, suggested):
    truth = sample.set_index("project_id")
    for axis, least in (("themes", 0.85), ("pillars", 0.75), ("stakes", 0.7)):
        asked = truth.iloc[::3][axis].dropna()
        best = first_codes(suggested, axis)
        assert np.mean([best.get(name) in codes.split(";") for name, codes in asked.items()]) >= least


def test_every_suggestion_has_a_confidence_and_reasons_in_the_text(with_gaps, suggested):
    texts = (with_gaps["title"] + " " + with_gaps["description"]).str.lower()
    texts.index = with_gaps["project_id"]
    assert suggested["confidence"].between(0.1, 1.0).all()
    phrases = {keyword.lower() for axis in ("themes", "pillars", "stakes") for term in DEFAULT.axis(axis)
               for keyword in term.keywords}  # fmt: skip
    for row in suggested.itertuples():
        for word in row.words.split(", "):
            assert word in texts[row.project_id] or word.lower() in phrases
        assert all(name in texts.index for name in row.neighbours.split(";") if name)


@settings(max_examples=5, deadline=None)
@given(order=st.permutations(range(129)))
def test_the_order_of_the_rows_changes_nothing(with_gaps, suggested, order):
    assert_frame_equal(suggest_terms(with_gaps.iloc[list(order)], DEFAULT), suggested, check_exact=True)


def test_a_project_gets_the_same_among_1500_others_without_themes(with_gaps, suggested):
    others = pd.concat([with_gaps.iloc[::3]] * 35, ignore_index=True)
    others["project_id"] = [f"other {number}" for number in range(len(others))]
    others["title"] += [f" {number * 'x'}" for number in range(len(others))]
    found = suggest_terms(pd.concat([others, with_gaps], ignore_index=True), THEMES)
    own = found[found["project_id"].isin(with_gaps["project_id"])].reset_index(drop=True)
    assert len(others) > 1_400
    assert_frame_equal(own, suggested.query("axis == 'themes'").reset_index(drop=True), rtol=1e-9)


def test_texts_that_are_the_same_get_the_same_suggestions():
    projects = table(("Station de vélos", "mobilite"), ("Vélos à la gare", None), ("Vélos à la gare", None))
    one, other = (
        suggest_terms(projects, THEMES).query("project_id == @name").drop(columns="project_id").reset_index(drop=True)
        for name in ("p1", "p2")
    )
    assert len(one) and one.equals(other)


def test_markup_is_not_read():
    plain = table(("Station de vélos", "mobilite"), ("Vélos à la gare", None))
    marked = table(("Station de vélos", "mobilite"), ('<b class="eau">Vélos</b>&nbsp;à la <br/>gare', None))
    assert_frame_equal(suggest_terms(plain, THEMES), suggest_terms(marked, THEMES))


@settings(max_examples=40, deadline=None)
@given(title=st.text() | st.none() | st.floats(allow_nan=True), description=st.text() | st.none())
def test_no_text_does_any_harm(title, description):
    projects = table(("Station de vélos", "mobilite"), (title, None)).assign(description=description)
    suggestions = suggest_terms(projects, THEMES)
    assert suggestions["confidence"].between(0, 1).all()
    assert set(suggestions["project_id"]) <= {"p0", "p1"}


@pytest.mark.parametrize(
    "title",
    [None, "", " \n", "🚲🚲🚲", "de la les", "<b></b>", "12 345", "\x00", "\ud800"],
    ids=["NULL", "empty", "blank", "emoji", "stop words", "markup", "digits", "NUL", "half a surrogate"],
)
def test_a_text_without_a_telling_word_gets_no_suggestion(title):
    projects = table(("Station de vélos", "mobilite"), ("Voirie", "energie"), (title, None))
    assert suggest_terms(projects, THEMES).query("project_id == 'p2' and axis == 'themes'").empty


def test_of_a_text_of_10_000_characters_the_beginning_decides():
    long = "Station de vélos à la gare. " + "Lorem ipsum dolor sit amet. " * 360 + "fuite d'eau"
    projects = table(("Vélos en gare", "mobilite"), ("Fuite d'eau", "energie"), (long, None))
    assert len(long) > 10_000
    assert first_codes(suggest_terms(projects, THEMES))["p2"] == "mobilite"


def test_where_themes_do_not_follow_from_the_text_nothing_is_sure():
    random = np.random.default_rng(0)
    titles = [f"{need} de {place}" for need in ("Toiture", "Façade", "Chauffage") for place in
              ("la mairie", "l'école", "la halle", "la gare", "l'église", "la crèche", "la cantine")] * 15  # fmt: skip
    tagged = table(*((f"{title} {number}", random.choice(["a", "b", "c"])) for number, title in enumerate(titles)))
    asked = table(*((title, None) for title in set(titles)))
    suggestions = suggest_terms(asked, taxonomy(a=[], b=[], c=[]), tagged=tagged)
    assert len(suggestions) and suggestions["confidence"].max() < 0.6


def test_where_they_do_follow_it_is_sure_and_right():
    needs = {"a": "Toiture et charpente", "b": "Éclairage des rues", "c": "Station de vélos"}
    places = ["la mairie", "l'école", "la halle", "la gare", "l'église", "la crèche", "la cantine", "la poste"]
    tagged = table(*((f"{need} de {place} {'x' * extra}", code) for code, need in needs.items() for place in places
                     for extra in range(4)))  # fmt: skip
    asked = table(*((f"{need} du bourg", None) for need in needs.values()))
    suggestions = suggest_terms(asked, taxonomy(a=[], b=[], c=[]), tagged=tagged)
    sure = suggestions[suggestions["confidence"] >= 0.9]
    assert dict(zip(sure["project_id"], sure["code"])) == {"p0": "a", "p1": "b", "p2": "c"}


def test_what_was_only_suggested_teaches_nothing_and_is_suggested_anew():
    projects = table(("Lavoir du bourg", "energie"), ("Lavoir du hameau", None))
    given_away = projects.assign(theme_origin=["given", None])
    only_suggested = projects.assign(theme_origin=["suggested", None])
    assert first_codes(suggest_terms(given_away, THEMES)) == {"p1": "energie"}
    assert first_codes(suggest_terms(only_suggested, THEMES)) == {}


def test_codes_that_are_not_the_taxonomys_teach_nothing():
    assert suggest_terms(table(("Lavoir", "unknown"), ("Lavoir", None)), THEMES).empty


@pytest.mark.parametrize(
    ("projects", "code"),
    [
        (pd.DataFrame({"title": ["a"]}), "column_missing"),
        (pd.DataFrame({"project_id": [None], "title": ["a"]}), "project_id_missing"),
        (pd.DataFrame({"project_id": ["1", "1"], "title": ["a", "b"]}), "project_id_repeated"),
    ],
    ids=["no ids", "an id missing", "an id twice"],
)
def test_projects_that_cannot_be_told_apart_are_refused(projects, code):
    with pytest.raises(TerritoiresError) as refusal:
        suggest_terms(projects, THEMES)
    assert refusal.value.code == code


def test_no_projects_give_an_empty_table_with_its_columns():
    assert list(suggest_terms(table(), THEMES)) == [
        "project_id", "axis", "code", "confidence", "words", "neighbours",
    ]  # fmt: skip


def test_a_keyword_within_another_one_of_the_same_code_says_nothing_more():
    once, nested = taxonomy(one=["eau potable"], other=[]), taxonomy(one=["eau", "eau potable", "potable"], other=[])
    projects = table(("Réseau d'eau potable", None))
    first, second = suggest_terms(projects, once), suggest_terms(projects, nested)
    assert first["confidence"].tolist() == second["confidence"].tolist()
    assert first["words"].tolist() == second["words"].tolist() == ["eau potable"]
