"""The traps of the tables of Démarches exports, in the site's form and as a spreadsheet saves them again."""

from __future__ import annotations

from pathlib import Path

import pytest
from demarches_examples import FORMS, MOBILITY_MAPPING
from demarches_files import WAYS, export_sheets, write_export
from demarches_forms import DATE, PLACES, siret_of
from sheet_files import write_sheets

from territoires_plugin.model.errors import TerritoiresError

pytest.importorskip("osgeo.ogr", reason="GDAL is not installed")


# 2. The establishment stands in a sheet of its own


@pytest.mark.parametrize("ending", ["csv", "xlsx", "ods"])
def test_a_mapping_may_name_the_columns_of_the_establishment(tmp_path, run, write_mapping, ending):
    mapping = write_mapping(
        '[columns]\nproject_id = "ID"\ncommune_code = "Établissement code INSEE localité"\n'
        'description = "Établissement localité"\n'
    )
    projects = run(write_export(tmp_path, "numerique", ending), mapping=mapping).projects
    assert projects["commune_code"].tolist() == [place.code for place in PLACES]
    assert projects["description"].tolist() == [place.name.upper() for place in PLACES]


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_the_establishment_of_a_question_is_not_the_applicant(tmp_path, run, ending):
    """The form asks for a partner's SIRET: its row in the sheet comes before the applicant's."""
    projects = run(write_export(tmp_path, "numerique", ending)).projects
    assert projects["applicant_siret"].tolist() == [siret_of(place.epci_code) for place in PLACES]


# 3. Repeated blocks


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_the_lines_of_a_repeated_block_are_joined(tmp_path, run, write_mapping, ending):
    mapping = write_mapping(
        '[columns]\ntitle = "Partenaires  financeurs d – Organisme"\n'
        'description = "Partenaires  financeurs d – Montant apporté"\n'
    )
    projects = run(write_export(tmp_path, "numerique", ending), mapping=mapping).projects
    assert projects["title"].tolist()[:3] == [None, "Partenaire 0, Dijon", "Partenaire 0, Dole;Partenaire 1, Dole"]
    assert projects["description"].tolist()[:3] == [None, "1000.5", "1000.5;2001"]


def test_a_csv_leaves_repeated_blocks_out_and_says_so(tmp_path, run, write_mapping):
    mapping = write_mapping('[columns]\ntitle = "Communes concernees – Commune"\n')
    assert len(run(write_export(tmp_path, "mobilite", "xlsx"), mapping=mapping).projects) == 10
    with pytest.raises(TerritoiresError, match=r"columns\.title.*Communes concernees – Commune"):
        run(write_export(tmp_path, "mobilite", "csv"), mapping=mapping)


# 4. Options that hold commas, linked lists


def test_a_multiple_choice_is_split_at_options_not_at_commas(tmp_path, run, write_mapping):
    projects = run(write_export(tmp_path, "mobilite", "csv"), mapping=write_mapping(MOBILITY_MAPPING)).projects
    assert projects["themes"].tolist()[:6] == [
        "mobilite", "gouvernance;mobilite", "energie", "energie;gouvernance", "attractivite;gouvernance",
        "attractivite;energie;gouvernance;mobilite",
    ]  # fmt: skip


@pytest.mark.parametrize("ending", ["csv", "xlsx", "ods"])
def test_a_linked_list_is_one_word_of_two_parts(tmp_path, run, write_mapping, ending):
    mapping = write_mapping(
        '[columns]\nthemes = "Axe du projet"\n[values.themes]\n"Données;Données ouvertes" = "gouvernance"\n'
        '"Énergie;Éclairage, chauffage" = "energie"\n"Mobilité;Vélo" = "mobilite"\n'
    )
    result = run(write_export(tmp_path, "numerique", ending), mapping=mapping)
    assert result.projects["themes"].tolist()[:4] == ["gouvernance", "energie", "mobilite", "gouvernance"]
    assert result.notes.empty


# 5. Communes, EPCI and départements


@pytest.mark.parametrize(("ending", "resaved", "numbers"), WAYS)
@pytest.mark.parametrize(
    ("form", "target", "column", "precision"),
    [
        ("mobilite", "commune_code", "Commune d'implantation (Code INSEE)", "commune"),
        ("mobilite", "departement_code", "Commune d'implantation (Département)", "departement"),
        ("mobilite", "departement_code", "Département du projet (Code)", "departement"),
        ("numerique", "epci_code", "Votre intercommunalité (Code)", "epci"),
        ("numerique", "departement_code", "Votre intercommunalité (Département)", "departement"),
        ("fonds_local", "commune_code", "Lieu de réalisation (Code INSEE)", "commune"),
    ],
)
def test_a_place_of_a_list_places_the_project(
    tmp_path, run, write_mapping, form, target, column, precision, ending, resaved, numbers
):
    mapping = write_mapping(f'[columns]\napplicant = ""\napplicant_siret = ""\n{target} = "{column}"\n')
    result = run(write_export(tmp_path, form, ending, resaved=resaved, numbers=numbers), mapping=mapping)
    assert result.projects["location_precision"].tolist() == [precision] * 10
    if target != "departement_code":
        codes = [place.epci_code if target == "epci_code" else place.code for place in PLACES]
        assert result.projects[target].tolist() == codes
    assert result.notes.empty


# 6. Boxes and yes or no


@pytest.mark.parametrize(
    ("column", "words", "count"),
    [
        ("J'atteste sur l'honneur l'exactitude des informations", '"on" = "energie"\n"off" = ""', 8),
        ("Le projet a-t-il déjà reçu une aide de l'État ?", '"Oui" = "energie"\n"Non" = ""', 4),
    ],
)
@pytest.mark.parametrize("ending", ["csv", "xlsx", "ods"])
def test_a_box_or_a_yes_may_stand_for_a_code(tmp_path, run, write_mapping, ending, column, words, count):
    mapping = write_mapping(f'[columns]\nthemes = "{column}"\n[values.themes]\n{words}\n')
    result = run(write_export(tmp_path, "mobilite", ending), mapping=mapping)
    assert result.projects["themes"].dropna().tolist() == ["energie"] * count
    assert result.notes.empty


# 7. A "modèle d'export" replaces every header

MODEL = {"ID": "Nº dossier", "Entreprise raison sociale": "Porteur", "État du dossier": "Statut du dossier"}


def write_model(folder: Path, ending: str) -> Path:
    """The form's export with headers that an instructor chose."""
    sheets = export_sheets(FORMS["mobilite"], csv_columns=ending == "csv")
    header, rows = sheets["Dossiers"]
    kept = [place for place, name in enumerate(header) if name in MODEL or place > header.index("Groupe instructeur")]
    names = [MODEL.get(header[place], header[place].upper()) for place in kept]
    sheets["Dossiers"] = (names, [[row[place] for place in kept] for row in rows])
    return write_sheets(folder / f"modele.{ending}", sheets)


@pytest.mark.parametrize("ending", ["csv", "xlsx", "ods"])
def test_headers_of_one_s_own_are_mapped(tmp_path, run, write_mapping, ending):
    source = write_model(tmp_path, ending)
    unaided = run(source).projects
    mapping = write_mapping(
        '[columns]\nproject_id = "Nº dossier"\nstatus = "Statut du dossier"\napplicant = "Porteur"\n'
        'commune_code = "COMMUNE D\'IMPLANTATION (CODE INSEE)"\n'
    )
    projects = run(source, mapping=mapping).projects
    assert projects["commune_code"].tolist() == [place.code for place in PLACES]
    assert projects["status"].tolist()[:2] == ["submitted", "under_review"]
    for name in ("project_id", "status", "applicant", "commune_code"):
        assert unaided[name].tolist() == projects[name].tolist()


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_the_sheets_beside_a_model_are_joined_once_the_number_of_the_dossier_is_told(
    tmp_path, run, write_mapping, ending
):
    mapping = write_mapping('[columns]\nproject_id = "nº dossier"\napplicant_siret = "Établissement SIRET"\n')
    projects = run(write_model(tmp_path, ending), mapping=mapping).projects
    assert projects["applicant_siret"].tolist() == [
        dossier.applicant["Établissement SIRET"] for dossier in FORMS["mobilite"].dossiers
    ]


# 8. What a French spreadsheet saves again


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_decimal_commas_days_first_and_semicolons_are_read(tmp_path, run, write_mapping, encoding):
    source = write_export(tmp_path, "mobilite", "csv", resaved=encoding)
    head = source.read_bytes().decode(encoding).splitlines()
    assert head[0].startswith("ID;Email;") and "120000,5;40000,25;25/03/2026;24/03/2027" in "".join(head)
    project = run(source, mapping=write_mapping(MOBILITY_MAPPING)).projects.iloc[0]
    assert project[["title", "budget", "grant_requested", "start_date", "end_date"]].tolist() == [
        "Pôle d'échanges de la gare", 120000.5, 40000.25, DATE(2026, 3, 25).isoformat(), "2027-03-24",
    ]  # fmt: skip


@pytest.mark.parametrize("number", ["12345601.0", "12345601,0", "12 345 601", "12\u202f345\u202f601"])
def test_the_number_of_a_dossier_survives_a_spreadsheet(tmp_path, run, number):
    sheets = export_sheets(FORMS["mobilite"], csv_columns=True)
    sheets["Dossiers"][1][0][0] = number
    result = run(write_sheets(tmp_path / "export.csv", sheets), geometries=write_export(tmp_path, "mobilite", "json"))
    assert result.projects["project_id"].tolist()[0] == "12345601"
    assert set(result.projects["location_precision"]) == {"exact"}
