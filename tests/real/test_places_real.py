"""How well names alone place the published grants: their codes are hidden, and tell afterwards what is right.

The figures stand in docs/places.md; a wrong placement counts more than one not made.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pytest

from territoires_plugin.intake.importing import import_projects
from territoires_plugin.territories.reference import load_gazetteer

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data" / "real"
GRANTS_2019 = DATA / "dotations_2019_bfc.csv"
FONDS_VERT_2023 = DATA / "fonds_vert_2023_bfc.csv"

pytestmark = pytest.mark.skipif(not GRANTS_2019.is_file(), reason=f"the published files are not in {DATA}")


class Place(NamedTuple):
    """A commune, an EPCI or a département, and the EPCI that a project there counts in."""

    precision: str
    code: str
    epci_code: str | None


class Published(NamedTuple):
    """A published file: the column of its identifiers, and that of the département."""

    file: Path
    project_id: str
    departement: str


class Case(NamedTuple):
    """A column of names, and the column that gives the truth.

    Args:
        title: as in docs/places.md.
        target: of the names.
        is_told: whether the département is given besides.
    """

    title: str
    published: Published
    name: str
    target: str
    truth: str
    is_told: bool


GRANTS = Published(GRANTS_2019, "id_projet", "id_dep")
FONDS_VERT = Published(FONDS_VERT_2023, "numero_dossier_ds", "code_departement")
_COLUMNS = (
    ("grants of 2019, `nom_terr`", GRANTS, "nom_terr", "place_name", "id_terr"),
    ("Fonds vert 2023, `nom_commune`", FONDS_VERT, "nom_commune", "place_name", "code_commune"),
    ("Fonds vert 2023, `nom_beneficiaire_principal`", FONDS_VERT, "nom_beneficiaire_principal", "place_name", "siren"),
    ("the same as `applicant`", FONDS_VERT, "nom_beneficiaire_principal", "applicant", "siren"),
)
CASES = [
    Case(f"{title}, {'with the département' if is_told else 'alone'}", *column, is_told)
    for title, *column in _COLUMNS
    for is_told in (True, False)
]


class Measured(NamedTuple):
    """Of the names whose truth is known: how many were placed rightly, wrongly, and not at all."""

    names: int
    right: int
    right_epci: int
    wrong: int
    unanswered: int

    @property
    def row(self) -> str:
        shares = (self.right, self.right_epci, self.wrong, self.unanswered)
        return " | ".join([f"{self.names:,}", *(f"{100 * share / self.names:.2f} %" for share in shares)])


def true_place(code: str) -> Place | None:
    """The current commune, EPCI or département of a published code, None for another body or a dissolved EPCI."""
    gazetteer = load_gazetteer()
    commune = gazetteer.commune_of_siren(code) if len(code) == 9 else gazetteer.commune(code.zfill(5))
    if len(code) <= 2 and code:
        return Place("departement", code.zfill(2), None)
    if commune is not None:
        return Place("commune", commune.code, commune.epci_code)
    return Place("epci", code, code) if gazetteer.epci_name(code) else None


def published_of(case: Case) -> pd.DataFrame:
    """The rows with a name, each project once."""
    table = pd.read_csv(case.published.file, dtype=str, keep_default_na=False)
    project_id = case.published.project_id
    return table[table[case.name].str.strip() != ""].drop_duplicates(project_id).set_index(project_id)


def placed_by_names(case: Case, folder: Path) -> dict[str, Place]:
    """By project, the place that the import finds when it sees names alone."""
    mapping = folder / "names_only.toml"
    told = {"departement_code": case.published.departement} if case.is_told else {}
    columns = {"project_id": case.published.project_id, case.target: case.name, **told, "longitude": "", "latitude": ""}
    lines = [f'{target} = "{column}"' for target, column in columns.items()]
    mapping.write_text("\n".join(["[columns]", *lines, ""]), encoding="utf-8")
    projects = import_projects(case.published.file, mapping=mapping).projects
    found = {}
    for row in projects.itertuples():
        code = row.commune_code or row.epci_code
        found[row.project_id] = Place(row.location_precision, code or "", row.epci_code)
    return found


def is_right(found: Place, truth: Place) -> bool:
    """A project of a département has no code of its own in the result; its place is the département's."""
    return found.precision == truth.precision and (truth.precision == "departement" or found.code == truth.code)


def measure(case: Case, folder: Path) -> Measured:
    found = placed_by_names(case, folder)
    counts: Counter[str] = Counter()
    for project_id, row in published_of(case).iterrows():
        truth = true_place(row[case.truth].strip())
        place = found.get(str(project_id))
        if truth is None:
            continue
        counts["names"] += 1
        if place is None or (place.precision == "departement" and truth.precision != "departement"):
            counts["unanswered"] += 1
            continue
        counts["right"] += is_right(place, truth)
        counts["right_epci"] += place.epci_code == truth.epci_code
        counts["wrong"] += not is_right(place, truth)
    return Measured(*(counts[name] for name in Measured._fields))


@pytest.fixture(scope="module", params=CASES, ids=[case.title for case in CASES])
def measured(request, tmp_path_factory) -> tuple[Case, Measured]:
    return request.param, measure(request.param, tmp_path_factory.mktemp("names"))


def test_fewer_than_one_name_in_two_hundred_is_placed_wrongly(measured):
    case, figures = measured
    assert figures.wrong < 0.005 * figures.names, case.title


def test_the_manual_of_places_tells_what_is_measured(measured):
    case, figures = measured
    lines = (ROOT / "docs" / "places.md").read_text(encoding="utf-8").splitlines()
    assert f"| {case.title} | {figures.row} |" in lines


def test_what_bears_the_name_of_no_commune_and_no_epci_is_placed_nowhere_else(tmp_path):
    """Associations, syndicats, companies: those placed all the same are in the commune that the file gives."""
    case = next(case for case in CASES if case.target == "place_name" and case.truth == "siren" and not case.is_told)
    found, published = placed_by_names(case, tmp_path), published_of(case)
    others = published[[true_place(siren.strip()) is None for siren in published["siren"]]]
    placed = {project_id: found[project_id] for project_id in others.index if project_id in found}
    communes = {project_id: place for project_id, place in placed.items() if place.precision == "commune"}
    assert len(others) > 150
    for project_id, place in communes.items():
        assert place.code == true_place(others.loc[project_id, "code_commune"]).code
