"""Which columns of an export belong to one question of its form, told from the ends of their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..source_table import column_key

GroupKind = Literal["commune", "epci", "coded"]
_SUFFIX = re.compile(r"(?P<label>.+?) \((?P<role>code insee|code|département)\)")


@dataclass(frozen=True)
class ChampGroup:
    """The columns of one champ of places, in the source's own spelling.

    Args:
        kind: ``commune``; ``epci``; ``coded`` for a département, a region or a country, which only the values tell.
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
