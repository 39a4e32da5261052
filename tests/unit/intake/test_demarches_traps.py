"""The eight traps of Démarches exports, on files in exactly the site's form and as a spreadsheet saves them again."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pandas as pd
import pytest
from demarches_examples import FORMS
from demarches_files import export_sheets, write_export
from demarches_forms import DATE, PLACES, Area, point, siret_of, square
from pandas.testing import assert_frame_equal
from sheet_files import write_sheets

from territoires_plugin.model.errors import TerritoiresError

pytest.importorskip("osgeo.ogr", reason="GDAL is not installed")

MOBILITY = """
[source]
separator = ", "
[columns]
title = "Intitulé du projet"
description = "Présentation du projet, de ses objectifs et de ses bénéficiaires"
themes = "Thématiques concernées"
commune_code = "Commune d'implantation (Code INSEE)"
departement_code = "Commune d'implantation (Département)"
budget = "Coût total du projet (en € HT)"
grant_requested = "Montant de la subvention demandée"
start_date = "Date prévisionnelle de démarrage"
end_date = "Date prévisionnelle de fin"
stage = "Avancement du projet"
[values.themes]
"Se déplacer, livrer" = "mobilite"
"Énergie, eau et bâtiments" = "energie"
"Données et capteurs" = "gouvernance"
"Services aux habitants" = "attractivite"
"""
# ending, encoding of a CSV saved again, whether a spreadsheet made numbers of codes
WAYS = [
    ("csv", "", False),
    ("csv", "utf-8-sig", False),
    ("csv", "cp1252", False),
    ("xlsx", "", False),
    ("xlsx", "", True),
    ("ods", "", False),
    ("ods", "", True),
]


def tables_of(result):
    projects = pd.DataFrame(result.projects.drop(columns=["geometry", "source"]))
    return projects, result.rejected.drop(columns="row"), result.notes.drop(columns="row")


def with_areas(*areas: Area, form: str = "mobilite"):
    """The form with one dossier alone, whose map holds these features."""
    first = dataclasses.replace(FORMS[form].dossiers[0], areas=areas)
    return dataclasses.replace(FORMS[form], dossiers=(first,))


# What the format itself explains


@pytest.mark.parametrize(("ending", "resaved", "numbers"), WAYS)
@pytest.mark.parametrize("form", ["mobilite", "numerique"])
def test_an_export_is_imported_without_a_mapping(tmp_path, run, form, ending, resaved, numbers):
    result = run(write_export(tmp_path, form, ending, resaved=resaved, numbers=numbers))
    dossiers = FORMS[form].dossiers
    assert result.rejected.empty and result.notes.empty
    assert result.projects["project_id"].tolist() == [dossier.number for dossier in dossiers]
    assert result.projects["status"].tolist()[:6] == [
        "submitted", "under_review", "accepted", "rejected", "dropped", "draft",
    ]  # fmt: skip
    for target, column in (("applicant", "Entreprise raison sociale"), ("applicant_siret", "Établissement SIRET")):
        assert result.projects[target].tolist() == [dossier.applicant[column] for dossier in dossiers]


@pytest.mark.parametrize("ending", ["csv", "xlsx", "ods"])
def test_natural_persons_are_imported_without_their_names(tmp_path, run, ending):
    source = write_export(tmp_path, "fonds_local", ending)
    result = run(source, geometries=write_export(tmp_path, "fonds_local", "json"))
    assert result.projects["project_id"].tolist() == ["700002", "700004", "700006", "700008", "700010"]
    assert result.projects["applicant"].tolist() == [None] * 5
    everything = "".join(table.to_csv() for table in (result.projects, result.rejected, result.notes))
    assert not any(name in everything for name in ("Hypothétique", "Zoé", "agent", "instructrice", "comité"))


@pytest.mark.parametrize(("ending", "resaved", "numbers"), WAYS)
def test_every_way_of_saving_gives_the_same_projects(tmp_path, run, write_mapping, ending, resaved, numbers):
    mapping = write_mapping(MOBILITY)
    plain = run(write_export(tmp_path, "mobilite", "csv"), mapping=mapping)
    assert len(plain.projects) == 10 and plain.notes.empty
    saved = run(write_export(tmp_path, "mobilite", ending, resaved=resaved, numbers=numbers), mapping=mapping)
    for found, expected in zip(tables_of(saved), tables_of(plain)):
        assert_frame_equal(found, expected)


def test_an_annotation_named_as_a_target_is_not_taken(tmp_path, run):
    sheets = export_sheets(FORMS["mobilite"], csv_columns=True)
    header, _ = sheets["Dossiers"]
    header[header.index("Montant proposé")] = "Budget"
    header[header.index("Avis du service instructeur")] = "Description"
    result = run(write_sheets(tmp_path / "export.csv", sheets))
    assert result.projects[["budget", "description"]].isna().all(axis=None)
    assert {"Budget", "Description"} <= set(result.unused_columns)


def test_the_columns_said_to_be_unused_are_questions(tmp_path, run):
    unused = run(write_export(tmp_path, "fonds_local", "csv")).unused_columns
    assert unused[:2] == ("Titre de l'action", "En quelques mots")
    assert not {"Email", "Nom", "Prénom", "Instructeurs", "Déposé le"}.intersection(unused)


# 1. Tabular exports hold no geometry


def drawn(tmp_path: Path, run, form, **options):
    source = write_export(tmp_path, form, "xlsx")
    return run(source, geometries=write_export(tmp_path, form, "json"), **options)


def test_the_map_is_joined_by_the_number_of_the_dossier(tmp_path, run):
    form = FORMS["mobilite"]
    result = drawn(tmp_path, run, form)
    assert set(result.projects["location_precision"]) == {"exact"} and result.notes.empty
    for dossier, place in zip(form.dossiers, result.projects.geometry):
        assert [place.x, place.y] == dossier.areas[0].geometry["coordinates"]


@pytest.mark.parametrize(
    ("areas", "kind", "area_count"),
    [
        ((Area(point(PLACES[0])), Area(square(PLACES[0]), "cadastre"), Area(square(PLACES[0]), "rpg")), "Point", 1),
        ((Area(square(PLACES[0]), "cadastre"), Area(square(PLACES[2]), "rpg")), "MultiPolygon", 2),
        ((Area(square(PLACES[0])), Area(square(PLACES[2]))), "MultiPolygon", 2),
        ((Area(square(PLACES[0]), champ="Emprise"), Area(point(PLACES[2]), champ="Accès")), "Polygon", 1),
        ((Area(point(PLACES[0]), champ="Emprise"), Area(point(PLACES[2]), champ="Accès")), "MultiPoint", 2),
        ((Area(point(PLACES[0])), Area(square(PLACES[0]), is_private=True)), "Point", 1),
    ],
    ids=[
        "what is drawn goes before parcels",
        "parcels where nothing is drawn",
        "several features of one map",
        "a surface of one map before the point of another",
        "two maps",
        "an instructor's surface is not the applicant's",
    ],
)
def test_several_features_make_one_place(tmp_path, run, areas, kind, area_count):
    geometry = drawn(tmp_path, run, with_areas(*areas)).projects.geometry.iloc[0]
    assert (geometry.geom_type, len(getattr(geometry, "geoms", [geometry]))) == (kind, area_count)


def test_parcels_stand_in_for_a_drawing_that_is_broken(tmp_path, run):
    broken = Area({"type": "Polygon", "coordinates": [[[6, 47]]]})
    result = drawn(tmp_path, run, with_areas(broken, Area(square(PLACES[0]), "cadastre")))
    assert result.projects["location_precision"].tolist() == ["exact"]
    assert result.notes["code"].tolist() == ["geometry_left_out"]


def test_what_instructors_drew_leaves_no_trace(tmp_path, run):
    private = Area(square(PLACES[3]), champ="Repérage interne", is_private=True, description="À surveiller")
    result = drawn(tmp_path, run, with_areas(private))
    assert result.projects["location_precision"].tolist() == ["epci"]
    assert result.notes.empty


@pytest.mark.parametrize("number", [12_345_601.0, "12345601", " 12345601 "], ids=repr)
def test_the_number_of_the_dossier_may_be_written_in_any_way_on_the_map(tmp_path, run, number):
    form = with_areas(Area(point(PLACES[0])))
    path = write_export(tmp_path, form, "json")
    collection = json.loads(path.read_text(encoding="utf-8"))
    collection["features"][0]["properties"]["dossier_id"] = number
    path.write_text(json.dumps(collection), encoding="utf-8")
    result = run(write_export(tmp_path, form, "csv"), geometries=path)
    assert result.projects["location_precision"].tolist() == ["exact"]


def test_a_map_in_another_crs_than_wgs84_misplaces_nothing(tmp_path, run):
    metres = Area({"type": "Point", "coordinates": [928_000, 6_685_000]})
    result = drawn(tmp_path, run, with_areas(metres))
    assert result.projects["location_precision"].tolist() == ["epci"]
    assert result.notes["code"].tolist() == ["coordinates_outside"]


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
    projects = run(write_export(tmp_path, "mobilite", "csv"), mapping=write_mapping(MOBILITY)).projects
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
    mapping = write_mapping(f'[columns]\napplicant_siret = ""\n{target} = "{column}"\n')
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
    with pytest.raises(TerritoiresError, match="Nº dossier"):
        run(source)
    mapping = write_mapping(
        '[columns]\nproject_id = "Nº dossier"\nstatus = "Statut du dossier"\napplicant = "Porteur"\n'
        'commune_code = "COMMUNE D\'IMPLANTATION (CODE INSEE)"\n'
    )
    projects = run(source, mapping=mapping).projects
    assert projects["commune_code"].tolist() == [place.code for place in PLACES]
    assert projects["status"].tolist()[:2] == ["submitted", "under_review"]


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
    project = run(source, mapping=write_mapping(MOBILITY)).projects.iloc[0]
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
