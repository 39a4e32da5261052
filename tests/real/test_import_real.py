"""Published grants of a region, imported with the mappings of this folder. The files are not part of the project."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from territoires_plugin.intake.importing import ImportResult, import_projects
from territoires_plugin.model.codes import split_codes
from territoires_plugin.model.taxonomy import load_taxonomy
from territoires_plugin.territories.locate import epci_at
from territoires_plugin.territories.reference import load_epci, load_gazetteer

MAPPINGS = Path(__file__).parent / "mappings"
DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "real"
GRANTS_2019 = DATA / "dotations_2019_bfc.csv"
FONDS_VERT_2023 = DATA / "fonds_vert_2023_bfc.csv"

pytestmark = pytest.mark.skipif(not GRANTS_2019.is_file(), reason=f"the published files are not in {DATA}")


@pytest.fixture(scope="module")
def grants() -> ImportResult:
    return import_projects(GRANTS_2019, mapping=MAPPINGS / "dotations_2019.toml")


@pytest.fixture(scope="module")
def fonds_vert() -> ImportResult:
    return import_projects(FONDS_VERT_2023, mapping=MAPPINGS / "fonds_vert_2023.toml")


@pytest.fixture(scope="module")
def published() -> pd.DataFrame:
    return pd.read_csv(GRANTS_2019, dtype=str, keep_default_na=False).set_index("id_projet")


@pytest.mark.parametrize(("name", "rows"), [("grants", 2198), ("fonds_vert", 553)])
def test_counts_add_up(name, rows, request):
    result = request.getfixturevalue(name)
    assert result.row_count == rows
    assert len(result.projects) + len(result.rejected) == rows


def test_no_grant_is_rejected(grants):
    assert grants.rejected.empty


def test_only_repeated_dossiers_of_the_fonds_vert_are_rejected(fonds_vert):
    assert fonds_vert.rejected["code"].value_counts().to_dict() == {"id_repeated": 22}
    assert fonds_vert.rejected["message"].str.contains("répète la ligne").all()


def test_rows_placed_by_code_are_in_the_epci_around_the_published_coordinates(grants, published):
    """The file's coordinates are the centres of communes and EPCI: an independent witness of the same place."""
    placed = grants.projects[grants.projects["location_precision"].isin(["commune", "epci"])]
    at = published.loc[placed["project_id"], ["long", "lat"]].astype(float)
    around = epci_at(at["long"].to_numpy(), at["lat"].to_numpy(), load_epci())
    assert len(placed) == 2157
    assert (placed["epci_code"].to_numpy() == around).mean() >= 0.98


def test_the_only_codes_that_lead_nowhere_are_those_of_dissolved_epci(grants, published):
    lost = grants.notes[grants.notes["code"] == "place_unknown"]
    assert sorted(set(lost["value"])) == ["243900412", "243901071"]  # both merged in 2020
    projects = grants.projects.set_index("project_id")
    assert set(projects.loc[lost["project_id"], "location_precision"]) == {"departement"}


def test_a_departement_s_project_has_no_epci(grants, published):
    projects = grants.projects.set_index("project_id")
    of_departements = projects.loc[published.index[published["echelon"] == "conseil_departemental"]]
    assert len(of_departements) == 36
    assert set(of_departements["location_precision"]) == {"departement"}
    assert of_departements["epci_code"].isna().all()


def test_amounts_are_those_published(grants, published):
    cost = published["cout_total"].astype(float)
    assert grants.projects["budget"].tolist() == cost.loc[grants.projects["project_id"]].tolist()


def test_every_project_of_the_fonds_vert_has_a_place_and_a_known_theme(fonds_vert):
    known = {term.code for term in load_taxonomy().themes}
    projects = fonds_vert.projects
    assert projects["location_precision"].value_counts().to_dict() == {"commune": 524, "departement": 5, "epci": 2}
    assert all(split_codes(themes) and set(split_codes(themes)) <= known for themes in projects["themes"])
    assert "code_unknown" not in set(fonds_vert.notes["code"])


def test_the_epci_of_a_commune_is_that_of_the_reference(fonds_vert):
    gazetteer = load_gazetteer()
    communes = fonds_vert.projects[fonds_vert.projects["location_precision"] == "commune"]
    assert communes["epci_code"].tolist() == [gazetteer.commune(code).epci_code for code in communes["commune_code"]]


def test_coordinates_of_the_file_lead_to_the_same_epci_as_its_codes(grants, tmp_path):
    mapping = tmp_path / "with_coordinates.toml"
    text = (MAPPINGS / "dotations_2019.toml").read_text(encoding="utf-8")
    text = text.replace('longitude = ""', 'longitude = "long"').replace('latitude = ""', 'latitude = "lat"')
    mapping.write_text(text, encoding="utf-8")
    located = import_projects(GRANTS_2019, mapping=mapping).projects.set_index("project_id")
    by_code = grants.projects.set_index("project_id")
    compared = by_code.index[by_code["location_precision"].isin(["commune", "epci"])]
    assert set(located["location_precision"]) == {"exact"}
    assert located.loc[compared, "epci_code"].tolist() == by_code.loc[compared, "epci_code"].tolist()
