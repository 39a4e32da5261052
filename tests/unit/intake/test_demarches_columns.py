from __future__ import annotations

import pytest
from demarches_examples import FORMS
from demarches_files import export_sheets

from territoires_plugin.intake.demarches.champs import ChampGroup, champ_groups, coded_kind
from territoires_plugin.intake.demarches.columns import FIXED_COLUMNS, fixed_columns, never_read, recognise
from territoires_plugin.territories.reference import load_gazetteer


def columns(form: str, *, csv_columns: bool = True) -> list[str]:
    return list(export_sheets(FORMS[form], csv_columns=csv_columns)["Dossiers"][0])


@pytest.mark.parametrize("csv_columns", [True, False], ids=["CSV", "workbook"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "rewritten",
    [
        lambda name: name,
        str.upper,
        lambda name: f" {name.replace(' ', '  ')} ",
        lambda name: name.replace(" ", "\u00a0"),
        lambda name: name.replace("É", "E").replace("À", "A").replace("é", "e"),
        lambda name: name.replace("É", "E\u0301").replace("é", "e\u0301"),
    ],
    ids=["as written", "capitals", "blanks", "no-break spaces", "no accents", "decomposed accents"],
)
def test_an_export_is_recognised_by_its_fixed_columns(form, csv_columns, rewritten):
    found = [rewritten(name) for name in columns(form, csv_columns=csv_columns)]
    assert recognise(found)
    bound = fixed_columns(found)
    assert bound["project_id"] == found[0]
    assert set(bound) == (
        {"project_id", "status"}
        if form == "fonds_local"
        else {"project_id", "status", "applicant"} | ({"applicant_siret"} if csv_columns else set())
    )
    assert set(bound.values()) <= set(found)


def test_columns_that_people_delete_are_not_needed():
    kept = [name for name in columns("mobilite") if name not in ("Email", "Instructeurs", "Groupe instructeur")]
    assert recognise(kept)
    assert not recognise(["ID", "État du dossier", "Titre"])
    assert recognise(["ID", "État du dossier", "Titre"], ["Dossiers", "Etablissements", "Avis"])


@pytest.mark.parametrize(
    "other",
    [
        ["project_id", "title", "status"],
        ["ID", "Nom", "Prénom", "Email", "Date de naissance"],
        ["id", "nom", "budgetPrevisionnel", "phase", "porteurCodeSiret"],
        [name for name in FIXED_COLUMNS if name != "ID"],
        [],
    ],
    ids=["our own", "a list of people", "exchange schema", "no number", "nothing"],
)
def test_other_tables_are_not_taken_for_an_export(other):
    assert not recognise(other)
    assert fixed_columns(other) == {}
    assert never_read(other) == frozenset()


def test_people_and_the_life_of_a_dossier_are_never_read():
    assert {
        "Email",
        "Nom",
        "Prénom",
        "Civilité",
        "Instructeurs",
        "Motivation de la décision",
        "Déposé le",
    } <= never_read(columns("fonds_local"))
    assert {"Entreprise nom", "Entreprise prénom", "Groupe instructeur"} <= never_read(columns("mobilite"))
    kept = set(columns("mobilite")) - never_read(columns("mobilite"))
    assert {"ID", "État du dossier", "Établissement SIRET", "Établissement code INSEE localité"} <= kept
    assert "Intitulé du projet" in kept


def test_a_question_may_bear_the_name_of_a_fixed_column():
    asked = [*columns("mobilite", csv_columns=False), "Nom", "Établissement NAF"]
    assert "Nom" not in never_read(asked)
    assert "Établissement NAF" in never_read(asked)  # joined from the sheet of establishments


def test_the_columns_of_a_place_belong_together():
    found = champ_groups([*columns("mobilite"), *columns("numerique")])
    assert found == (
        ChampGroup(
            "commune",
            "Commune d'implantation",
            "Commune d'implantation",
            "Commune d'implantation (Code INSEE)",
            "Commune d'implantation (Département)",
        ),
        ChampGroup("coded", "Département du projet", "Département du projet", "Département du projet (Code)"),
        ChampGroup(
            "epci",
            "Votre intercommunalité",
            "Votre intercommunalité",
            "Votre intercommunalité (Code)",
            "Votre intercommunalité (Département)",
        ),
    )


def test_groups_are_found_in_blocks_and_after_a_spreadsheet():
    names = ["Bloc – Lieu", "Bloc – Lieu  (code Insee)", "BLOC – LIEU (DÉPARTEMENT)"]
    assert champ_groups(names) == (ChampGroup("commune", "Bloc – Lieu", *names),)


def test_a_group_whose_names_were_deleted_keeps_its_code():
    (group,) = champ_groups(["Où ? (Code INSEE)"])
    assert (group.label, group.name, group.code, group.departement) == ("Où ?", None, "Où ? (Code INSEE)", None)


@pytest.mark.parametrize("name", ["Budget (en €)", "Projet (Département)", "(Code)", "Code", "RNF (Code INSEE Ville)"])
def test_other_brackets_make_no_group(name):
    assert champ_groups([name]) == ()


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ([("Doubs", "25"), ("Ain", "1"), ("Corse-du-Sud", "2A"), (None, "27")], "departement"),
        ([("Bourgogne-Franche-Comté", "27"), ("Île-de-France", "11"), ("La Réunion", "04")], "region"),
        ([("France", "FR"), ("Suisse", "CH")], "pays"),
        ([("Lot A", "A-12"), ("Lot B", "B-7")], None),
        ([(None, "25"), ("Doubs", None)], None),
    ],
)
def test_names_tell_of_what_the_codes_are(cells, kind):
    names, codes = zip(*cells)
    assert coded_kind(names, codes, load_gazetteer()) == kind
