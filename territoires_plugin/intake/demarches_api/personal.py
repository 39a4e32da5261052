"""What is personal in a dossier although nobody asked for it, and is dropped before anything is written."""

from __future__ import annotations

import re
from typing import Any

# A civil title, an identity document, a number of social security, and files: their names are people's.
_PERSONAL_TYPES = ("CiviliteChamp", "TitreIdentiteChamp", "NumeroDnChamp", "PieceJustificativeChamp")
_NATURAL_PERSON = "1"  # the legal forms 1000 … of INSEE: sole traders, whose names and addresses are a person's
_E_MAIL = re.compile(r"\s*(?:mailto:)?[^\s@;,]+@[^\s@;,]+\.[^\s@;,]+\s*")
_TELEPHONE = re.compile(r"\s*(?:(?:\+|00)\s?[1-9][0-9]{0,2}[\s.-]?(?:\(0\))?[1-9]|0[1-9])(?:[\s.-]?[0-9]{2}){4}\s*")


def without_personal_data(node: dict[str, Any]) -> dict[str, Any]:
    """The dossier without the champs that hold a person's data, and without the name of a sole trader."""
    return {**node, "champs": _champs(node["champs"]), "demandeur": _organisation(node.get("demandeur"))}


def _champs(champs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [_champ(champ) for champ in champs if champ.get("__typename") not in _PERSONAL_TYPES]


def _champ(champ: dict[str, Any]) -> dict[str, Any]:
    if champ.get("rows"):
        return {**champ, "rows": [{**row, "champs": _champs(row["champs"])} for row in champ["rows"]]}
    if _is_natural_person(champ.get("etablissement")):
        return {**champ, "etablissement": _organisation(champ["etablissement"]), "stringValue": None}
    if champ.get("__typename") == "TextChamp" and _reaches_a_person(champ.get("stringValue")):
        return {**champ, "stringValue": None}
    return champ


def _is_natural_person(organisation: Any) -> bool:
    company = organisation.get("entreprise") if isinstance(organisation, dict) else None
    return isinstance(company, dict) and str(company.get("formeJuridiqueCode")).startswith(_NATURAL_PERSON)


def _organisation(organisation: Any) -> Any:
    if not _is_natural_person(organisation):
        return organisation
    address = organisation.get("address")
    place = {**address, "label": None} if isinstance(address, dict) else None
    code = organisation["entreprise"]["formeJuridiqueCode"]
    return {**organisation, "siret": None, "address": place, "entreprise": {"formeJuridiqueCode": code}}


def _reaches_a_person(text: Any) -> bool:
    return isinstance(text, str) and bool(_E_MAIL.fullmatch(text) or _TELEPHONE.fullmatch(text))
