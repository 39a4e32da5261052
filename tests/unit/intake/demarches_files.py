"""Whole Démarches Simplifiées exports of made-up forms, written column by column as the site writes them.

``write_export(folder, "mobilite", "xlsx")`` gives the path of the file. ``export_sheets`` gives its tables before they
are written, for tests that change a cell first and write it with ``write_sheets``.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from demarches_examples import FORMS
from demarches_forms import Champ, Dossier, Form
from sheet_files import Table, write_sheets

PERSON = ["Civilité", "Nom", "Prénom", "Dépôt pour un tiers", "Nom du mandataire", "Prénom du mandataire"]
ADDRESS = ["Établissement Adresse", "Établissement numero voie", "Établissement type voie", "Établissement nom voie",
           "Établissement complément adresse", "Établissement code postal", "Établissement localité",
           "Établissement code INSEE localité"]  # fmt: skip
COMPANY = ["Entreprise SIREN", "Entreprise capital social", "Entreprise numero TVA intracommunautaire",
           "Entreprise forme juridique", "Entreprise forme juridique code", "Entreprise nom commercial",
           "Entreprise raison sociale", "Entreprise SIRET siège social", "Entreprise code effectif entreprise",
           "Entreprise date de création", "Entreprise état administratif", "Entreprise nom", "Entreprise prénom",
           "Association RNA", "Association titre", "Association objet", "Association date de création",
           "Association date de déclaration", "Association date de publication"]  # fmt: skip
ESTABLISHMENT = ["Établissement SIRET", "Établissement siège social", "Établissement NAF", "Établissement libellé NAF",
                 *ADDRESS, *COMPANY]  # fmt: skip
STATE = ["À archiver", "État du dossier", "Dernière mise à jour le", "Dernière mise à jour du dossier le", "Déposé le",
         "Passé en instruction le", "Traité le", "Motivation de la décision", "Instructeurs",
         "Groupe instructeur"]  # fmt: skip
OPINIONS = ["Dossier ID", "Introduction", "Réponse", "Question", "Réponse oui/non", "Créé le", "Répondu le",
            "Instructeur", "Expert"]  # fmt: skip
# Ending, ``resaved`` and ``numbers`` of every way in which an export arrives.
WAYS = [
    ("csv", "", False),
    ("csv", "utf-8-sig", False),
    ("csv", "cp1252", False),
    ("xlsx", "", False),
    ("xlsx", "", True),
    ("ods", "", False),
    ("ods", "", True),
]
SUFFIXES = {
    "commune": ("", " (Code INSEE)", " (Département)"),
    "epci": ("", " (Code)", " (Département)"),
    "departement": ("", " (Code)"),
    "region": ("", " (Code)"),
}


def write_export(folder: Path, form: str | Form, ending: str, *, resaved: str = "", numbers: bool = False) -> Path:
    """Write the export of a form and give its path.

    Args:
        folder: where the file goes.
        form: a name in FORMS, or a form of one's own.
        ending: csv, xlsx, ods or json (the GeoJSON of the champs ``carte``).
        resaved: the encoding in which a French spreadsheet has saved the CSV again (``utf-8-sig`` for a BOM,
            ``cp1252``): then with ``;``, decimal commas and days first. As the site writes it when empty.
        numbers: whether a spreadsheet has turned identifiers, SIRET and codes of an XLSX or ODS into numbers.
    """
    chosen = FORMS[form] if isinstance(form, str) else form
    path = folder / f"dossiers_{chosen.path}_2026-03-25_10-30.{ending}"
    if ending == "json":
        path.write_text(json.dumps(geojson(chosen), ensure_ascii=False), encoding="utf-8")
        return path
    return write_sheets(path, export_sheets(chosen, csv_columns=ending == "csv"), resaved=resaved, numbers=numbers)


def export_sheets(form: Form, *, csv_columns: bool = False) -> dict[str, Table]:
    """The tables of an export by sheet; a CSV has ``Dossiers`` alone, with the columns of the establishment."""
    legal_person = ESTABLISHMENT if csv_columns else ["Entreprise raison sociale"]
    applicant = legal_person if form.is_legal_person else PERSON
    champs = (*form.champs, *form.annotations)
    dossiers = [
        [dossier.number, dossier.email, "false", *map(dossier.applicant.get, applicant), *_state(dossier),
         *_values(champs, dossier.answers)]
        for dossier in form.dossiers
    ]  # fmt: skip
    header = ["ID", "Email", "FranceConnect ?", *applicant, *STATE]
    header += [column for champ in champs for column in columns_of(champ)]
    sheets = {"Dossiers": (header, dossiers)}
    return sheets if csv_columns else {**sheets, **_linked_sheets(form)}


def geojson(form: Form) -> dict[str, Any]:
    """The FeatureCollection of all champs ``carte``, annotations included."""
    features = [
        {
            "type": "Feature",
            "geometry": area.geometry,
            "properties": {
                **area.properties,
                "source": area.source,
                "description": area.description,
                "id": f"{dossier.number}-{place}",
                "champ_label": area.champ,
                "champ_id": 4100,
                "champ_private": area.is_private,
                "dossier_id": int(dossier.number),
            },
        }
        for dossier in form.dossiers
        for place, area in enumerate(dossier.areas)
    ]
    return {"type": "FeatureCollection", "features": features}


def columns_of(champ: Champ) -> list[str]:
    """The columns that a champ has in the table."""
    return [f"{champ.label}{suffix}" for suffix in SUFFIXES.get(champ.kind, ("",))]


def _values(champs: Sequence[Champ], answers: Mapping[str, Any]) -> list[Any]:
    return [value for champ in champs for value in _cells(champ, answers.get(champ.label))]


def _cells(champ: Champ, answer: Any) -> tuple[Any, ...]:
    count = len(columns_of(champ))
    if answer is None:
        return (None,) * count
    if champ.kind == "commune":
        return (f"{answer.name} ({answer.postcode})", answer.code, answer.departement_label)
    if champ.kind == "epci":
        return (answer.epci_name, answer.epci_code, answer.departement_label)
    if champ.kind == "departement":
        return (answer.departement_name, answer.departement)
    if champ.kind == "multiple":
        return (", ".join(answer),)
    if champ.kind == "linked":
        return (";".join(answer),)
    if champ.kind == "yes_no":
        return ("Oui" if answer else "Non",)
    if champ.kind == "checkbox":
        return ("on" if answer else "off",)
    return answer if isinstance(answer, tuple) else (answer,)


def _state(dossier: Dossier) -> list[Any]:
    handled = dossier.handled_at if dossier.state in ("Accepté", "Refusé", "Classé sans suite") else None
    return ["false", dossier.state, dossier.handled_at, dossier.handled_at, dossier.filed_at, None, handled,
            dossier.motivation, "instructrice@departement.example", "Pôle « Nord »"]  # fmt: skip


def _linked_sheets(form: Form) -> dict[str, Table]:
    columns = ["Établissement SIRET", "Etablissement enseigne", *ESTABLISHMENT[1:]]
    establishments = [
        [dossier.number, champ, *(data.get(column) for column in columns)]
        for dossier in form.dossiers
        for champ, data in _establishments(form, dossier)
    ]
    opinions = [
        [dossier.number, "Bonjour,", "Avis favorable de l'experte", None, None, dossier.filed_at, dossier.handled_at,
         "instructrice@departement.example", "experte@departement.example"]
        for dossier in form.dossiers[:2]
    ]  # fmt: skip
    sheets = {"Etablissements": (["Dossier ID", "Champ", *columns], establishments), "Avis": (OPINIONS, opinions)}
    for block in form.blocks:
        lines = [
            [dossier.number, line, *_values(block.champs, answers)]
            for dossier in form.dossiers
            for line, answers in enumerate(dossier.blocks.get(block.label, ()), 1)
        ]
        header = ["Dossier ID", "Ligne", *(column for champ in block.champs for column in columns_of(champ))]
        sheets[_sheet_name(f"({block.stable_id}) {block.label}")] = (header, lines)
    return sheets


def _establishments(form: Form, dossier: Dossier) -> list[tuple[str, Mapping[str, Any]]]:
    """Those of the champs SIRET come before that of the applicant, which is called Dossier."""
    of_champs = [
        (champ.label, dossier.partners[champ.label])
        for champ in form.champs
        if champ.kind == "siret" and champ.label in dossier.partners
    ]
    return [*of_champs, ("Dossier", dossier.applicant)] if form.is_legal_person else of_champs


def _sheet_name(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[/\\*?\[\]]", "", plain)[:30]


def plainly(run, write_mapping):
    """``run`` with what the format itself explains: the mapping is empty, and nothing else is looked for."""

    def run_plain(source, **options):
        return run(source, **(options if "mapping" in options else {"mapping": write_mapping(""), **options}))

    return run_plain
