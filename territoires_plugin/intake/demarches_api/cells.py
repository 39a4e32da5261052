"""What a dossier and each of its champs say, in the words of the tabular export."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Node = dict[str, Any]
NAME, INSEE, CODE, DEPARTEMENT = "", " (Code INSEE)", " (Code)", " (Département)"
# What follows the label in the names of a champ's columns; the others have the label alone.
SUFFIXES = {
    "CommuneChamp": (NAME, INSEE, DEPARTEMENT),
    "EpciChamp": (NAME, CODE, DEPARTEMENT),
    "DepartementChamp": (NAME, CODE),
    "RegionChamp": (NAME, CODE),
    "PaysChamp": (NAME, CODE),
    "AddressChamp": (NAME, INSEE),
}
NUMBERS = ("DecimalNumberChamp", "IntegerNumberChamp")
STATES = {
    "en_construction": "En construction",
    "en_instruction": "En instruction",
    "accepte": "Accepté",
    "refuse": "Refusé",
    "sans_suite": "Classé sans suite",
}
_PLAIN = ("TextChamp", "DropDownListChamp", "RNAChamp", "RNFChamp", "DossierLinkChamp", "CarteChamp")
_OTHERS = ("VisaChamp", "EngagementJuridiqueChamp", "RepetitionChamp")


def text_at(node: Any, *path: str) -> str | None:
    """The text or number at the end of a path of names, None where it leads nowhere."""
    for name in path:
        node = node.get(name) if isinstance(node, dict) else None
    if isinstance(node, float):
        return str(int(node)) if node.is_integer() else repr(node)
    return str(node) if isinstance(node, (str, int)) and not isinstance(node, bool) else None


def champ_cells(champ: Node) -> dict[str, str | None]:
    """The texts of a champ by the suffixes of its columns."""
    read = _READERS.get(str(champ.get("__typename")))
    return read(champ) if read else {NAME: text_at(champ, "stringValue")}


def is_known(typename: str) -> bool:
    return typename in _READERS or typename in _PLAIN or typename in _OTHERS


def _commune(champ: Node) -> dict[str, str | None]:
    name, postcode = text_at(champ, "commune", "name"), text_at(champ, "commune", "postalCode")
    shown = f"{name} ({postcode})" if name and postcode else name
    return {
        NAME: shown or text_at(champ, "stringValue"),
        INSEE: text_at(champ, "commune", "code"),
        DEPARTEMENT: _departement(champ),
    }


def _epci(champ: Node) -> dict[str, str | None]:
    return {
        NAME: text_at(champ, "epci", "name") or text_at(champ, "stringValue"),
        CODE: text_at(champ, "epci", "code"),
        DEPARTEMENT: _departement(champ),
    }


def _departement(champ: Node) -> str | None:
    code, name = text_at(champ, "departement", "code"), text_at(champ, "departement", "name")
    return f"{code} – {name}" if code and name else code or name


def _coded(field: str) -> Callable[[Node], dict[str, str | None]]:
    return lambda champ: {
        NAME: text_at(champ, field, "name") or text_at(champ, "stringValue"),
        CODE: text_at(champ, field, "code"),
    }


def _address(champ: Node) -> dict[str, str | None]:
    return {
        NAME: text_at(champ, "address", "label") or text_at(champ, "stringValue"),
        INSEE: text_at(champ, "commune", "code") or text_at(champ, "address", "cityCode"),
    }


def _first_of(*fields: str) -> Callable[[Node], dict[str, str | None]]:
    return lambda champ: {NAME: next(filter(None, (text_at(champ, field) for field in fields)), None)}


def _choices(champ: Node) -> dict[str, str | None]:
    values = champ.get("values")
    return {NAME: ", ".join(map(str, values)) if isinstance(values, list) else text_at(champ, "stringValue")}


def _linked(champ: Node) -> dict[str, str | None]:
    parts = filter(None, (text_at(champ, "primaryValue"), text_at(champ, "secondaryValue")))
    return {NAME: ";".join(parts) or None}


def _ticked(field: str, yes: str, no: str) -> Callable[[Node], dict[str, str | None]]:
    words = {"True": yes, "False": no}
    return lambda champ: {NAME: words.get(str(champ.get(field)))}


_READERS: dict[str, Callable[[Node], dict[str, str | None]]] = {
    "CommuneChamp": _commune,
    "EpciChamp": _epci,
    "DepartementChamp": _coded("departement"),
    "RegionChamp": _coded("region"),
    "PaysChamp": _coded("pays"),
    "AddressChamp": _address,
    "DateChamp": _first_of("date", "stringValue"),
    "DatetimeChamp": _first_of("datetime", "stringValue"),
    "DecimalNumberChamp": _first_of("decimal", "stringValue"),
    "IntegerNumberChamp": _first_of("integer", "stringValue"),
    "DropDownListChamp": _first_of("choice", "stringValue"),
    "MultipleDropDownListChamp": _choices,
    "LinkedDropDownListChamp": _linked,
    "CheckboxChamp": _ticked("checked", "on", "off"),
    "YesNoChamp": _ticked("yes", "Oui", "Non"),
    "SiretChamp": _first_of("stringValue"),
}
