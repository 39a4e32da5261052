"""What the format itself explains, and that every way of saving an export gives the same projects."""

from __future__ import annotations

import pandas as pd
import pytest
from demarches_examples import FORMS, MOBILITY_MAPPING
from demarches_files import WAYS, export_sheets, plainly, write_export
from pandas.testing import assert_frame_equal
from sheet_files import write_sheets

pytest.importorskip("osgeo.ogr", reason="GDAL is not installed")


@pytest.fixture
def run(run, write_mapping):
    return plainly(run, write_mapping)


def tables_of(result):
    projects = pd.DataFrame(result.projects.drop(columns=["geometry", "source"]))
    return projects, result.rejected.drop(columns="row"), result.notes.drop(columns="row")


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
    mapping = write_mapping(MOBILITY_MAPPING)
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
