"""A Démarches export of a form: the fixed columns of a legal person, then the champs."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from territoires_plugin.territories.reference import load_gazetteer

from .champs import PLACES, ROWS, Column, answers

_STATES = ("En construction", "En instruction", "Accepté", "Refusé", "Classé sans suite")
_BEFORE = "FranceConnect ?"
_ESTABLISHMENT = (
    "Établissement siège social;Établissement NAF;Établissement libellé NAF;Établissement Adresse;"
    "Établissement numero voie;Établissement type voie;Établissement nom voie;Établissement complément adresse;"
    "Établissement code postal;Établissement localité;Établissement code INSEE localité;Entreprise SIREN;"
    "Entreprise capital social;Entreprise numero TVA intracommunautaire;Entreprise forme juridique;"
    "Entreprise forme juridique code;Entreprise nom commercial"
)
_COMPANY = (
    "Entreprise SIRET siège social;Entreprise code effectif entreprise;Entreprise date de création;"
    "Entreprise état administratif;Entreprise nom;Entreprise prénom;Association RNA;Association titre;"
    "Association objet;Association date de création;Association date de déclaration;Association date de publication"
)


def fixed_columns() -> list[Column]:
    """The columns before the champs, filled as for intercommunalities that apply."""
    gazetteer = load_gazetteer()
    codes = [gazetteer.commune(code).epci_code for code, _ in PLACES]
    blank = ("",)
    filled = {
        "Établissement code postal": [postcode for _, postcode in PLACES],
        "Établissement localité": [gazetteer.commune(code).name.upper() for code, _ in PLACES],
        "Établissement code INSEE localité": [code for code, _ in PLACES],
        "Entreprise SIREN": codes,
        "Entreprise forme juridique": ["Communauté d'agglomération"],
        "Entreprise forme juridique code": ["7348"],
    }
    columns = [
        *answers("ID", [str(18_400_000 + 137 * row) for row in range(ROWS)], "project_id"),
        *answers("Email", [f"agent{row}@example.org" for row in range(ROWS)]),
        *answers(_BEFORE, ["Usager du site web"]),
        *answers("Établissement SIRET", [_siret(code) for code in codes], "applicant_siret"),
    ]
    for label in _ESTABLISHMENT.split(";"):
        columns += answers(label, filled.get(label, blank))
    columns += answers("Entreprise raison sociale", [gazetteer.epci_name(code).upper() for code in codes], "applicant")
    for label in _COMPANY.split(";"):
        columns += answers(label, blank)
    dates = [f"2026-0{1 + row % 9}-1{row % 9} 10:2{row % 9}" for row in range(ROWS)]
    return [
        *columns,
        *answers("À archiver", ["Non"]),
        *answers("État du dossier", _STATES, "status"),
        *answers("Dernière mise à jour le", dates),
        *answers("Dernière mise à jour du dossier le", dates),
        *answers("Déposé le", dates),
        *answers("Passé en instruction le", dates),
        *answers("Traité le", ["", "", "2026-05-02 11:00"]),
        *answers("Motivation de la décision", ["", "", "Dossier complet"]),
        *answers("Instructeurs", ["instructrice@example.org"]),
        *answers("Groupe instructeur", ["défaut"]),
    ]


def write_table(path: Path, columns: Sequence[Column]) -> None:
    """The columns as CSV, with commas, in UTF-8."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow([column.label for column in columns])
        writer.writerows(zip(*(column.cells for column in columns)))


def _siret(siren: str) -> str:
    """A SIRET of a SIREN: the 14th digit makes the sum of ISO/IEC 7812-1 a multiple of ten."""
    start = siren + "0001"
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(start)))
    return start + str(-sum(value - 9 * (value > 9) for value in doubled) % 10)
