"""The exchange schema of projects of collectivités: the places stand in a second file beside the projects."""

from __future__ import annotations

import pytest

from territoires_plugin.intake.importing import import_projects

BESANCON, DOLE, GRAND_BESANCON, GRAND_DOLE = "25056", "39198", "242500361", "200010650"
HEADER = "id,nom,description,phase,phaseStatut,programme,porteurCodeSiret,porteurReferentEmail,leviers,collectiviteIds"
COLLECTIVITES = (
    "id,nom,type,codeInsee,codeDepartements,codeRegions,codeEpci,siren,createdAt,updatedAt",
    f'c-1,Besançon,Commune,{BESANCON},"[""25""]","[""27""]",{GRAND_BESANCON},212500565,,',
    f'c-2,Dole,Commune,{DOLE},"[""39""]","[""27""]",{GRAND_DOLE},213901982,,',
    f'e-1,Grand Besançon,EPCI,,"[""25""]","[""27""]",{GRAND_BESANCON},{GRAND_BESANCON},,',
    f'e-2,Grand Dole,EPCI,,"[""39""]","[""27""]",,{GRAND_DOLE},,',
    'd-1,Jura,Département,,"[""39""]","[""27""]",,223900010,,',
    'r-1,Bourgogne-Franche-Comté,Région,,"[""21"",""25""]","[""27""]",,200053726,,',
)


@pytest.fixture
def run(tmp_path):
    def imported(*ids, siret="", beside=COLLECTIVITES, name="collectivites_2026.csv", own=("", "")):
        header, cell = (f",{text}" if text else "" for text in own)
        rows = [
            f'{number},Vélo {number},,Idée,En cours,CRTE,{siret},a@b.fr,,"{told}"{cell}'
            for number, told in enumerate(ids)
        ]
        path = tmp_path / "projets-territoire_2026.csv"
        path.write_text("\n".join([HEADER + header, *rows]), encoding="utf-8")
        if beside is not None:
            (tmp_path / name).write_text("\n".join(beside), encoding="utf-8")
        return import_projects(path, language="en")

    return imported


def places(result):
    return result.projects[["commune_code", "epci_code", "location_precision"]].to_numpy().tolist()


def test_projects_lie_in_the_communes_they_name_else_in_their_epci_or_departement(run):
    result = run('[""c-1"",""e-1""]', '[""e-2""]', '[""c-2"",""c-1""]', "c-2; r-1", '[""d-1""]')
    assert places(result) == [
        [BESANCON, GRAND_BESANCON, "commune"],
        [None, GRAND_DOLE, "epci"],
        [f"{BESANCON};{DOLE}", GRAND_BESANCON, "commune"],
        [DOLE, GRAND_DOLE, "commune"],
        [None, None, "departement"],
    ]
    assert any("collectivites_2026.csv" in told for told in result.notes["message"])
    assert (result.row_count, len(result.rejected)) == (5, 0)


def test_of_several_epci_none_is_chosen_the_applicant_tells(run):
    result = run('[""e-1"",""e-2""]', siret=f"{GRAND_DOLE}00012")
    assert places(result) == [[None, GRAND_DOLE, "epci"]]


def test_a_collectivite_that_is_not_there_is_told_by_row_and_the_rest_is_placed(run):
    result = run('[""c-1"",""c-9""]', '[""c-9""]')
    (note,) = result.notes[result.notes["row"] == 2].to_dict("records")
    assert note["value"] == "c-9" and "add it there" in note["message"]
    assert places(result) == [[BESANCON, GRAND_BESANCON, "commune"]]
    assert result.rejected["row"].tolist() == [3]


@pytest.mark.parametrize(
    ("beside", "name"),
    [
        (None, ""),
        (("id,nom", "c-1,Besançon"), "collectivites_2026.csv"),
        (("",), "collectivites_2026.csv"),
        (COLLECTIVITES, "communes.csv"),
    ],
    ids=["no file", "other columns", "empty", "other name"],
)
def test_without_a_file_of_collectivites_the_applicant_tells(run, beside, name):
    result = run('[""c-1""]', siret=f"{GRAND_DOLE}00012", beside=beside, name=name)
    assert places(result) == [[None, GRAND_DOLE, "epci"]]


def test_of_two_files_the_one_named_as_the_projects_counts(run, tmp_path):
    other = [line.replace(BESANCON, DOLE) for line in COLLECTIVITES]
    (tmp_path / "collectivites_2025.csv").write_text("\n".join(other), encoding="utf-8")
    assert places(run('[""c-1""]')) == [[BESANCON, GRAND_BESANCON, "commune"]]


def test_of_two_files_that_are_both_named_otherwise_none_counts(run, tmp_path):
    for year in ("2024", "2025"):
        (tmp_path / f"collectivites_{year}.csv").write_text("\n".join(COLLECTIVITES), encoding="utf-8")
    assert places(run('[""c-1""]', siret=f"{GRAND_DOLE}00012", beside=None)) == [[None, GRAND_DOLE, "epci"]]


@pytest.mark.parametrize("column", ["codeInsee", "CodeINSEE"])
def test_a_code_of_the_projects_own_is_kept(run, column):
    assert places(run('[""c-1""]', own=(column, DOLE))) == [[DOLE, GRAND_DOLE, "commune"]]


@pytest.mark.parametrize("hostile", ["[" * 20_000, "null", "1e5", '[null, 1.0, {""a"": 1}]', "🚲;'; DROP TABLE"])
def test_identifiers_that_are_no_list_place_nothing_and_stop_nothing(run, hostile):
    assert places(run('[""c-1""]', hostile)) == [[BESANCON, GRAND_BESANCON, "commune"]]
