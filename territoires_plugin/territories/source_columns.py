"""The columns of EPCI and communes in ADMIN EXPRESS (versions 2, 3 and 4), geo.api.gouv.fr and our own table."""

from __future__ import annotations

import json
import re
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..model.codes import code_text

Objects = NDArray[np.object_]

# What is wanted: the names of its column in lower case, the surest first.
EPCI_COLUMNS = {
    "epci_code": ("epci_code", "code_siren", "code_epci", "siren", "code"),
    "name": ("name", "nom_officiel", "nom", "nom_epci"),
    "kind": ("kind", "nature", "type_epci", "type"),
    "population": ("population",),
    "commune_count": ("commune_count",),
    "departements": ("departements", "codesdepartements"),
    "vintage": ("vintage", "millesime"),
}
COMMUNE_COLUMNS = {
    "commune_code": ("insee_com", "code_insee", "commune_code", "code"),
    "epci_code": ("codes_siren_des_epci", "siren_epci", "codeepci", "code_epci", "epci_code"),
    "population": ("population",),
    "departement": ("insee_dep", "code_insee_du_departement", "codedepartement", "departement"),
    "vintage": ("vintage", "millesime"),
}
NOTHING = frozenset({"", "NR", "NC", "ZZZZZZZZZ"})  # written where a commune is in no EPCI
_SIREN = re.compile(r"[0-9]{9}")
_BETWEEN = re.compile(r"[/;,]")


def is_siren(text: object) -> bool:
    return isinstance(text, str) and _SIREN.fullmatch(text) is not None


def column_names(layer: pd.DataFrame, wanted: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """The column of the layer for each thing that is wanted; a bare ``code`` has to hold what is asked for."""
    own = {str(name).casefold(): str(name) for name in layer.columns}
    found = {}
    for target, names in wanted.items():
        for name in names:
            if name in own and (name != "code" or _holds(layer[own[name]], target)):
                found[target] = own[name]
                break
    return found


def is_commune_layer(layer: pd.DataFrame) -> bool:
    """Whether each row is a commune with its EPCI; a ``code_siren`` tells nothing, communes have their own."""
    found = column_names(layer, COMMUNE_COLUMNS)
    return {"commune_code", "epci_code"} <= set(found)


def cells(layer: pd.DataFrame, column: str | None) -> Objects:
    """(n,) the values of a column; None for all where there is none."""
    if column is None:
        return np.full(len(layer), None, dtype=object)
    values: Objects = layer[column].to_numpy(dtype=object)
    return values


def whole_numbers(values: Objects) -> Objects:
    """(n,) counts as numbers, None for what is none."""
    numbers = pd.to_numeric(pd.Series(values, dtype=object), errors="coerce")
    return np.array([None if pd.isna(number) else int(number) for number in numbers], dtype=object)


def many_codes(value: object) -> tuple[str, ...]:
    """The codes of a list, of the text of a JSON list, or of a text that joins them by ``/``, ``;`` or ``,``."""
    if isinstance(value, str) and value.lstrip().startswith("["):
        value = _json_list(value)
    parts = value if isinstance(value, (list, tuple)) else _BETWEEN.split(str(code_text(value) or ""))
    codes = (code_text(part) for part in parts)
    return tuple(code for code in codes if code is not None and code not in NOTHING)


def _json_list(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _holds(column: pd.Series, target: str) -> bool:
    """Whether a bare ``code`` is that of an EPCI (9 digits), or that of a commune (5 characters)."""
    codes = [code_text(value) for value in column]
    known = [code for code in codes if code is not None]
    return bool(known) and all(is_siren(code) if target == "epci_code" else len(code) == 5 for code in known)
