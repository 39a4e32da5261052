"""Published tables hold no personal data, and are not to lose anything for it; the exchange schema's example does."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from territoires_plugin.intake.importing import import_projects
from territoires_plugin.intake.personal.columns import personal_columns
from territoires_plugin.intake.personal.contacts import contacts_in
from territoires_plugin.intake.personal.people import names_a_person

MAPPINGS = Path(__file__).parent / "mappings"
DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
PUBLISHED = {"dotations_2019": "dotations_2019_bfc.csv", "fonds_vert_2023": "fonds_vert_2023_bfc.csv"}
EXAMPLE = DATA / "projets_territoire_schema" / "projets-territoire_exemple-valide.csv"

pytestmark = pytest.mark.skipif(not EXAMPLE.is_file(), reason=f"the published files are not in {DATA}")


def columns_of(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return {name: [row[name] or None for row in rows] for name in rows[0]}


@pytest.mark.parametrize("name", PUBLISHED)
def test_no_column_no_applicant_and_no_text_of_a_published_file_is_taken_for_personal(name):
    table = columns_of(DATA / "real" / PUBLISHED[name])
    cells = [cell for column in table.values() for cell in column if cell]
    assert personal_columns(table) == {}
    assert [cell for cell in cells if contacts_in(cell)] == []
    assert [cell for cell in cells if names_a_person(cell)] == []


@pytest.mark.parametrize("name", PUBLISHED)
def test_an_import_of_a_published_file_leaves_nothing_out_for_it(name):
    result = import_projects(DATA / "real" / PUBLISHED[name], mapping=MAPPINGS / f"{name}.toml")
    assert not result.notes["code"].str.contains("person|contact").any()
    assert result.projects["applicant"].notna().all()


def test_the_referents_of_the_exchange_schema_are_found(tmp_path):
    assert personal_columns(columns_of(EXAMPLE)) == {
        "porteurReferentEmail": "email",
        "porteurReferentTelephone": "telephone",
        "porteurReferentPrenom": "name",
        "porteurReferentNom": "name",
    }
    mapping = tmp_path / "mapping.toml"
    asked = 'project_id = "id"\ntitle = "nom"\napplicant = "porteurReferentNom"\ndescription = "porteurReferentEmail"\n'
    mapping.write_text(f'[columns]\n{asked}[constants]\ncommune_code = "69123"\n', encoding="utf-8")
    result = import_projects(EXAMPLE, mapping=mapping)
    assert result.projects["title"].notna().all()
    assert result.projects[["applicant", "description"]].isna().all().all()
    assert "ville-exemple" not in result.projects.to_csv() + result.notes.to_csv()
