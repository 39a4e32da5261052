"""Which columns of an export belong to one question of its form, told from the ends of their names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ...territories.gazetteer import Gazetteer
from ..place_codes import departement_form
from ..source_table import column_key
from ..vocabulary import folded

GroupKind = Literal["commune", "epci", "coded"]
CodedKind = Literal["departement", "region", "pays"]
_SUFFIX = re.compile(r"(?P<label>.+?) \((?P<role>code insee|code|département)\)")


@dataclass(frozen=True)
class ChampGroup:
    """The columns of one champ of places, in the source's own spelling.

    Args:
        kind: ``commune``; ``epci``; ``coded`` for a département, a region or a country, which only the values tell, see
            ``coded_kind``.
        label: the question, which is the column of names too.
        name: "Besançon (25000)", the name of an EPCI, of a département … None where that column was deleted.
        code: the commune's INSEE code, the EPCI's SIREN, the code of the département, region or country.
        departement: "25 – Doubs"; None where there is no such column.
    """

    kind: GroupKind
    label: str
    name: str | None
    code: str
    departement: str | None = None


def champ_groups(columns: Sequence[str]) -> tuple[ChampGroup, ...]:
    """The champs of places among the columns, in the order of their codes' columns."""
    spelled = {column_key(name): name for name in reversed(columns)}
    groups = []
    for column in dict.fromkeys(columns):
        match = _SUFFIX.fullmatch(column_key(column))
        if match and match["role"] != "département":
            label = match["label"]
            departement = spelled.get(f"{label} (département)")
            kind: GroupKind = "commune" if match["role"] == "code insee" else "epci" if departement else "coded"
            shown = spelled.get(label, column[: column.rindex("(")].strip())
            groups.append(ChampGroup(kind, shown, spelled.get(label), column, departement))
    return tuple(groups)


def coded_kind(names: Sequence[str | None], codes: Sequence[str | None], gazetteer: Gazetteer) -> CodedKind | None:
    """Whether the n names and codes of a ``coded`` group are those of départements, of regions or of countries.

    27 is Eure and Bourgogne-Franche-Comté: the names decide. None where most cells are none of these.
    """
    kinds = Counter(_kind_of(name, code, gazetteer) for name, code in zip(names, codes) if name and code)
    kind, count = kinds.most_common(1)[0] if kinds else (None, 0)
    return kind if 2 * count > sum(kinds.values()) else None


def _kind_of(name: str, code: str, gazetteer: Gazetteer) -> CodedKind | None:
    form = departement_form(code)
    departement = gazetteer.departement(form) if form else None
    if departement is not None and folded(name) == folded(departement.name):
        return "departement"
    if code.isdigit():
        return "region"
    return "pays" if len(code) == 2 and code.isalpha() else None
