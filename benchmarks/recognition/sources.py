"""The sources that the detection is measured on: published files, the exchange schema, made-up forms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from territoires_plugin.intake.detection import Detection, detect
from territoires_plugin.intake.importing import open_source
from territoires_plugin.intake.mapping import Mapping
from territoires_plugin.model.taxonomy import load_taxonomy
from territoires_plugin.territories.reference import load_gazetteer

from .champs import Column
from .counting import Truth
from .exports import fixed_columns, write_table
from .forms import innovation_call, mobility_call, rural_grant
from .held_out import (
    digital_call,
    energy_renovation,
    office_spreadsheet,
    programming_table,
    rural_services,
    territorial_contract,
)

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
FORMS: dict[str, Callable[[], list[Column]]] = {
    "innovation call": innovation_call,
    "rural grant": rural_grant,
    "mobility call": mobility_call,
}
HELD_OUT: dict[str, Callable[[], list[Column]]] = {
    "energy renovation": energy_renovation,
    "territorial contract": territorial_contract,
    "rural services": rural_services,
    "digital call": digital_call,
}
SPREADSHEETS: dict[str, Callable[[], list[Column]]] = {
    "office spreadsheet": office_spreadsheet,
    "programming table": programming_table,
}
# As the mappings of tests/real have it; place names, which those leave out, are judged here. The applicants of 2019 are
# the communes and EPCI themselves. lat and long are centres of communes and EPCI.
PUBLISHED: dict[str, Truth] = {
    "real/dotations_2019_bfc.csv": {
        "id_projet": ("project_id",),
        "id_dep": ("departement_code",),
        "id_terr": ("place_code",),
        "nom_terr": ("applicant", "place_name"),
        "dotation": ("call",),
        "categorie": ("themes",),
        "description": ("title",),
        "cout_total": ("budget",),
        "montant_sub": ("grant_requested",),
    },
    "real/fonds_vert_2023_bfc.csv": {
        "code_departement": ("departement_code",),
        "code_commune": ("commune_code",),
        "nom_commune": ("place_name",),
        "nom_demarche_ds": ("themes", "description"),
        "numero_dossier_ds": ("project_id",),
        "nom_du_projet": ("title",),
        "nom_beneficiaire_principal": ("applicant",),
        "siren": ("applicant_siret",),
        "montant_engage": ("grant_requested",),
    },
    "projets_territoire_schema/projets-territoire_exemple-valide.csv": {
        "id": ("project_id",),
        "nom": ("title",),
        "description": ("description",),
        "budgetPrevisionnel": ("budget",),
        "dateDebutPrevisionnelle": ("start_date",),
        "phase": ("stage",),
        "phaseStatut": ("status",),
        "programme": ("call",),
        "porteurCodeSiret": ("applicant_siret",),
        "leviers": ("themes",),
        # From the file of the collectivités beside it.
        "codeInsee": ("commune_code",),
        "codeEpci": ("epci_code",),
        "codeDepartements": ("departement_code",),
    },
}


def detected(path: Path) -> Detection:
    """What is found in a file, unaided."""
    return detect(open_source(path, Mapping()), load_taxonomy(), load_gazetteer(), file=path.name)


def detected_export(folder: Path, champs: list[Column]) -> tuple[Detection, Truth]:
    """What is found in a Démarches export of these champs, written into the folder, and the truth."""
    return detected_table(folder, [*fixed_columns(), *champs])


def detected_table(folder: Path, columns: list[Column]) -> tuple[Detection, Truth]:
    """The same for a table that has these columns and no others."""
    path = folder / "dossiers_appel_2026-03-01_09-15.csv"
    write_table(path, columns)
    return detected(path), {column.label: column.truth for column in columns}
