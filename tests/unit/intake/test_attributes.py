from __future__ import annotations

import pandas as pd
import pytest

from territoires_plugin.model.taxonomy import load_taxonomy

PLACE = {"commune_code": "25056"}


@pytest.mark.parametrize(
    ("target", "text", "code"),
    [
        ("themes", "mobilite", "mobilite"),
        ("themes", "ENERGIE; Mobilite", "energie;mobilite"),
        ("themes", "energie et environnement", "energie"),
        ("themes", "Énergie  et  Environnement;Mobilité et logistique", "energie;mobilite"),
        ("themes", "Energy and environment", "energie"),
        ("themes", "mobilite;mobilite;;", "mobilite"),
        ("pillars", "Favoriser l’implication des habitants", "implication"),
        ("stakes", "fracture numerique (égalité des chances)", "inclusion"),
        ("stage", "IDEA", "idea"),
        ("stage", "Étude", "study"),
        ("status", "Brouillon", "draft"),
        ("status", "En construction", "submitted"),
        ("status", "en instruction", "under_review"),
        ("status", "en_instruction", "under_review"),
        ("status", "Accepté", "accepted"),
        ("status", "REFUSE", "rejected"),
        ("status", "Classé sans suite", "dropped"),
        ("status", "under_review", "under_review"),
    ],
)
def test_codes_and_names_are_recognised(run_one, target, text, code):
    result = run_one(**PLACE, **{target: text})
    assert result.projects[target].tolist() == [code]
    assert result.notes.empty


@pytest.mark.parametrize("target", ["themes", "pillars", "stakes", "stage", "status", "theme_origin"])
def test_an_unknown_word_is_left_out_and_noted_with_the_known_codes(run_one, target):
    result = run_one(**PLACE, **{target: "licorne"})
    note = result.notes.iloc[0]
    assert result.projects[target].tolist() == [None]
    assert (note["row"], note["project_id"], note["field"], note["value"], note["code"]) == (
        2, "p1", target, "licorne", "code_unknown",
    )  # fmt: skip
    assert "licorne" in note["message"]
    assert f"[values.{target}]" in note["message"]


def test_the_known_words_of_a_field_are_kept_beside_an_unknown_one(run_one):
    result = run_one(**PLACE, themes="licorne;energie;dragon")
    assert result.projects["themes"].tolist() == ["energie"]
    assert result.notes["value"].tolist() == ["licorne", "dragon"]


@pytest.mark.parametrize(
    ("fields", "origin"),
    [
        ({"themes": "energie"}, "given"),
        ({"themes": "energie", "theme_origin": "suggested"}, "suggested"),
        ({"themes": "energie", "theme_origin": ""}, "given"),
        ({"themes": "", "theme_origin": "given"}, None),
        ({}, None),
    ],
    ids=["themes without origin", "origin told", "origin blank", "origin without themes", "no themes"],
)
def test_the_origin_of_themes(run_one, fields, origin):
    assert run_one(**PLACE, **fields).projects["theme_origin"].tolist() == [origin]


@pytest.mark.parametrize(
    ("text", "code"), [("abc", "amount_unreadable"), ("-5 €", "amount_negative"), ("nan", "amount_unreadable")]
)
@pytest.mark.parametrize("target", ["budget", "grant_requested"])
def test_a_bad_amount_is_null_with_a_note_and_the_row_is_kept(run_one, target, text, code):
    result = run_one(**PLACE, **{target: text})
    assert pd.isna(result.projects.loc[0, target])
    assert result.notes[["row", "field", "value", "code"]].to_numpy().tolist() == [[2, target, text, code]]


def test_an_impossible_day_is_null_with_a_note(run_one):
    result = run_one(**PLACE, start_date="31/02/2026", end_date="2026-12-31")
    assert result.projects.loc[0, ["start_date", "end_date"]].tolist() == [None, "2026-12-31"]
    assert result.notes["code"].tolist() == ["date_unreadable"]


def test_an_end_before_the_start_is_noted_and_both_are_kept(run_one):
    result = run_one(**PLACE, start_date="2026-12-31", end_date="01/01/2026")
    assert result.projects.loc[0, ["start_date", "end_date"]].tolist() == ["2026-12-31", "2026-01-01"]
    assert result.notes["code"].tolist() == ["dates_reversed"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [("212500565", "212500565"), ("212 500 565 00016", "21250056500016"), ("21250056500016.0", "21250056500016"),
     ("12345", None), ("2.125E+13", None)],
)  # fmt: skip
def test_a_siret_is_kept_as_text(run_one, text, kept):
    result = run_one(**PLACE, applicant_siret=text)
    assert result.projects["applicant_siret"].tolist() == [kept]
    assert result.notes["code"].tolist() == ([] if kept else ["siret_unreadable"])


def test_the_call_of_a_row_goes_before_the_call_of_the_import(write, run):
    source = write(["project_id", "commune_code", "call"], [["a", "25056", "Fonds vert"], ["b", "25056", ""]])
    assert run(source, call="TID 2021").projects["call"].tolist() == ["Fonds vert", "TID 2021"]


@pytest.mark.parametrize("blank", ["", "  ", "\t", "\u00a0", "\u202f", "\u200b", " \ufeff "], ids=ascii)
def test_a_blank_call_is_null(write, run, write_mapping, blank):
    source = write(["project_id", "commune_code", "call"], [["a", "25056", ""], ["b", "25056", blank]])
    mapping = write_mapping(f"[constants]\ncall = '{blank}'\n")
    assert run(source, call=blank).projects["call"].tolist() == [None, None]
    assert run(source, call=blank, mapping=mapping).projects["call"].tolist() == [None, None]


def test_the_source_is_the_name_of_the_file_unless_the_row_tells(write, run):
    source = write(["project_id", "commune_code", "source"], [["a", "25056", "DETR"], ["b", "25056", ""]])
    assert run(source).projects["source"].tolist() == ["DETR", "projets.csv"]


def test_another_taxonomy_brings_its_own_codes(write, run, tmp_path):
    path = tmp_path / "t.toml"
    path.write_text('[[themes]]\ncode = "eau"\nname_fr = "L\'eau"\n', encoding="utf-8")
    source = write(["project_id", "commune_code", "themes"], [["a", "25056", "l'EAU"], ["b", "25056", "energie"]])
    result = run(source, taxonomy=load_taxonomy(path))
    assert result.projects["themes"].tolist() == ["eau", None]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_notes_speak_the_user_s_language(write, run, language):
    source = write(["project_id", "commune_code", "budget"], [["a", "25056", "x"]])
    word = {"fr": "Ligne 2", "en": "Row 2"}[language]
    assert run(source, language=language).notes.loc[0, "message"].startswith(word)
