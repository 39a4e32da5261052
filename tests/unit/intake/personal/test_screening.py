"""Imports of tables with personal data: left out by itself, kept by choice and marked, flagged in free text."""

from __future__ import annotations

from pathlib import Path

import pytest

from territoires_plugin.intake.importing import import_projects
from territoires_plugin.intake.mapping import load_mapping
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.taxonomy import load_taxonomy

HEADER = ["project_id", "commune_code", "title", "E-mail", "Contact"]
ROWS = [
    ["a", "25056", "Voie verte", "jeanne@mairie.fr", "Mme Martin"],
    ["b", "21231", "Chaufferie", "paul@cc.fr", "M. Durand"],
]
EMAIL_AS_DESCRIPTION = '[columns]\ndescription = "E-mail"\n'


def codes(result):
    return result.notes["code"].tolist()


def everything(result):
    return "".join(table.to_csv() for table in (result.projects, result.rejected, result.notes))


def test_a_personal_column_is_left_out_of_its_target_with_a_note_that_tells_the_remedy(write, run, write_mapping):
    result = run(write(HEADER, ROWS), mapping=write_mapping(EMAIL_AS_DESCRIPTION))
    assert result.projects["description"].isna().all()
    assert result.projects["title"].tolist() == ["Voie verte", "Chaufferie"]
    assert codes(result) == ["personal_left_out"]
    note = result.notes.iloc[0]
    assert note["field"] == "description" and 'keep = ["E-mail"]' in note["message"]
    assert "E-mail" in result.unused_columns and result.personal_columns == ()
    assert "jeanne" not in everything(result)


def test_a_chosen_column_is_kept_and_marked(write, run, write_mapping):
    mapping = write_mapping(EMAIL_AS_DESCRIPTION + '[personal]\nkeep = [" e-MAIL "]\n')
    result = run(write(HEADER, ROWS), mapping=mapping)
    assert result.projects["description"].tolist() == ["jeanne@mairie.fr", "paul@cc.fr"]
    assert codes(result) == ["personal_kept"]
    assert result.personal_columns == ("description",)
    assert "jeanne" not in result.notes.to_csv()


def test_what_an_office_declares_personal_is_marked_whatever_it_holds(write, run, write_mapping):
    result = run(write(HEADER, ROWS), mapping=write_mapping('[personal]\nkeep = ["title"]\n'))
    assert result.personal_columns == ("title",) and result.projects["title"].notna().all()


def test_a_column_of_our_own_name_is_screened_too(write, run):
    result = run(write(["project_id", "commune_code", "description"], [["a", "25056", "06 12 34 56 78"]]))
    assert result.projects["description"].tolist() == [None]
    assert codes(result) == ["personal_left_out"]


@pytest.mark.parametrize(
    ("toml", "code", "words"),
    [
        ('[personal]\nkeep = ["Courriel"]\n', "mapping_column", ["personal.keep", "Courriel", "E-mail"]),
        ('[personal]\nkeep = "E-mail"\n', "mapping_type", ["personal.keep"]),
        ("[personal]\nkeep = [1]\n", "mapping_type", ["personal.keep"]),
        ('personal = "x"\n', "mapping_type", ["personal"]),
        ('[personal]\nhold = ["E-mail"]\n', "mapping_unknown", ["personal", "hold", "keep"]),
        ('[columns]\nproject_id = "E-mail"\n', "personal_id", ["E-mail", "project_id"]),
    ],
)
def test_a_mistake_is_one_sentence_that_names_it(write, run, write_mapping, toml, code, words):
    with pytest.raises(TerritoiresError) as caught:
        run(write(HEADER, ROWS), mapping=write_mapping(toml))
    assert caught.value.code == code
    for language in ("fr", "en"):
        assert all(word in caught.value.text(language) for word in words)


def test_projects_may_be_known_by_an_address_where_the_mapping_says_so(write, run, write_mapping):
    mapping = write_mapping('[columns]\nproject_id = "E-mail"\n[personal]\nkeep = ["E-mail"]\n')
    result = run(write(HEADER, ROWS), mapping=mapping)
    assert result.projects["project_id"].tolist() == ["jeanne@mairie.fr", "paul@cc.fr"]
    assert result.personal_columns == ("project_id",)


def test_a_row_known_by_an_address_is_rejected_without_telling_it(write, run):
    result = run(write(["project_id", "commune_code"], [["jeanne@mairie.fr", "25056"], ["0612345678", "25056"]]))
    assert result.rejected["code"].tolist() == ["id_personal"]
    assert result.projects["project_id"].tolist() == ["0612345678"]
    assert "jeanne" not in everything(result)


PEOPLE = ["project_id", "commune_code", "applicant", "applicant_siret", "Entreprise forme juridique code"]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Entreprise forme juridique code", ("1000", "7210")),
        ("Entreprise forme juridique", ("Entrepreneur individuel", "Commune et commune nouvelle")),
        ("FORME_JUR", ("1000", "7210")),
        ("Type de demandeur", ("Particulier", "Collectivité")),
    ],
)
def test_the_name_and_siret_of_a_natural_person_are_left_out_of_their_row_alone(write, run, header, cells):
    rows = [
        ["a", "25056", "DUPONT JEAN", "38412345600012", cells[0]],
        ["b", "21231", "DIJON", "212102313", cells[1]],
    ]
    result = run(write([*PEOPLE[:4], header], rows))
    assert result.projects[["applicant", "applicant_siret"]].to_numpy().tolist() == [
        [None, None],
        ["DIJON", "212102313"],
    ]
    assert codes(result) == ["person_left_out"]
    note = result.notes.iloc[0]
    assert (note["row"], note["value"]) == (2, None) and "applicant, applicant_siret" in note["message"]
    assert "384123" not in everything(result)


def test_a_sole_trader_s_own_columns_tell_it(write, run):
    header = ["project_id", "commune_code", "applicant_siret", "Entreprise nom", "Entreprise prénom"]
    rows = [["a", "25056", "38412345600012", "DUPONT", "JEAN"], ["b", "25056", "21250056700016", "", ""]]
    result = run(write(header, rows))
    assert result.projects["applicant_siret"].tolist() == [None, "21250056700016"]


def test_an_applicant_that_reads_like_a_person_is_left_out_and_may_be_kept(write, run, write_mapping):
    rows = [["a", "25056", "Mme Jeanne MARTIN"], ["b", "25056", "Mairie de Besançon"], ["c", "25056", "Grand Besançon"]]
    source = write(["project_id", "commune_code", "applicant"], rows)
    assert run(source).projects["applicant"].tolist() == [None, "Mairie de Besançon", "Grand Besançon"]
    kept = run(source, mapping=write_mapping('[personal]\nkeep = ["applicant"]\n'))
    assert kept.projects["applicant"].tolist() == [row[2] for row in rows]


def test_a_natural_person_s_siret_is_no_place_and_stands_in_no_note(write, run, write_mapping):
    source = write(["project_id", "commune", "SIRET", "Forme juridique"], [["a", "25056", "38412345600012", "1000"]])
    mapping = write_mapping('[columns]\nplace_code = "SIRET"\n')
    result = run(source, mapping=mapping)
    assert "384123" not in everything(result)
    assert len(result.rejected) == 1  # its only place was that SIRET


def test_free_text_with_a_contact_stays_and_is_flagged_without_repeating_it(write, run):
    rows = [
        ["a", "25056", "Voie verte, écrire à jeanne@mairie.fr"],
        ["b", "25056", "Chaufferie de 1 200 000 € dès le 01/02/2026"],
        ["c", "25056", "Tél. : 03.80.12.34.56 (SIRET 21250056700016)"],
        ["d", "25056", "jeanne@mairie.fr"],
        *([f"e{i}", "25056", "Voie verte"] for i in range(6)),
    ]
    result = run(write(["project_id", "commune_code", "title"], rows))
    assert result.projects["title"].tolist()[:4] == [rows[0][2], rows[1][2], rows[2][2], None]
    assert result.notes[["row", "field", "code"]].to_numpy().tolist() == [
        [2, "title", "contact_in_text"],
        [4, "title", "contact_in_text"],
        [5, "title", "contact_left_out"],
    ]
    assert result.notes["value"].isna().all() and "jeanne" not in result.notes.to_csv()


def test_remarks_do_not_repeat_a_contact_that_stands_where_something_else_belongs(write, run):
    header = ["project_id", "commune_code", "budget", "themes", "start_date"]
    row = ["a", "25056", "voir jeanne@mairie.fr", "licorne 03 80 12 34 56", "appeler le 0612345678"]
    result = run(write(header, [row]))
    assert {"amount_unreadable", "code_unknown", "date_unreadable"} <= set(codes(result))
    assert "jeanne" not in everything(result) and "12 34 56" not in everything(result)
    assert "0612345678" not in everything(result)


def test_an_ordinary_table_is_not_touched(write, run):
    rows = [["a", "25056", "Voie verte", "Ville de Besançon", "21250056700016", "12 345,50 €", "01/02/2026"]]
    header = ["project_id", "commune_code", "title", "applicant", "applicant_siret", "budget", "start_date"]
    result = run(write(header, rows))
    assert result.notes.empty and result.personal_columns == ()
    assert result.projects[["applicant", "applicant_siret"]].notna().all().all()


def test_the_messages_come_in_french(write, write_mapping):
    result = import_projects(write(HEADER, ROWS), mapping=write_mapping(EMAIL_AS_DESCRIPTION), language="fr")
    assert "des adresses e-mail" in result.notes.loc[0, "message"]


def test_the_example_of_the_manual_keeps_a_column(tmp_path):
    manual = (Path(__file__).resolve().parents[4] / "docs" / "personal_data.md").read_text(encoding="utf-8")
    path = tmp_path / "example.toml"
    path.write_text(manual.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    mapping = load_mapping(path, load_taxonomy())
    assert mapping.keep and set(mapping.keep) <= set(mapping.columns.values())
