"""Applicants that stand for more than one EPCI: syndicats, PETR and départements, told by their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from ..model.folding import folded
from ..model.messages import message
from .place_codes import CodedPlace
from .records import Records
from .remarks import Remarks
from .source_table import CACHE_SIZE

WiderKind = Literal["syndicat", "petr", "departement"]

_SYNDICAT = re.compile(
    r"\b(sivom|sivu|sivos|sictom|sirtom|smictom|smirtom|sitom|siaep|siea|smix|syndmc|asymix)\b|^sm\b"
    r"|\bsyndicats? (mixtes?|intercommunal|intercommunaux|interdepartemental|departemental|de communes)\b"
    r"|\bsynd\.? (mixte|intercommunal|interco|departement|departemental|bassin)\b"
    r"|^syndicat (d'|de |des |du )(la |l')?(eaux?|energies?|electricite|electrification|bassin|riviere|collecte"
    r"|traitement|ordures|assainissement|amenagement|gestion|pays|scot)\b"
)
_PETR = re.compile(r"\bpetr\b|\bpoles? d'? ?equilibre")
_DEPARTEMENT = re.compile(r"^(le )?conseil (departemental|general)\b|^(le )?(departement|dpt|dept) (de|du|des|d)\b")


@lru_cache(maxsize=CACHE_SIZE)
def wider_kind(applicant: str) -> WiderKind | None:
    """What an applicant is by its name, None for a commune, an EPCI, an association, a company."""
    name = " ".join(folded(applicant).replace("-", " ").split())
    if _PETR.search(name):
        return "petr"
    if _SYNDICAT.search(name):
        return "syndicat"
    return "departement" if _DEPARTEMENT.search(name) else None


def hold_back_wider(
    records: Records, found: list[CodedPlace | None], is_told: Sequence[bool], remarks: Remarks
) -> None:
    """Keep the projects of such applicants out of pooling that name no commune and no EPCI; all are labelled in a note.

    Their place is then no truer than a département, wherever the seat is.

    Args:
        found: the n places, changed where a project is kept out.
        is_told: (n,) whether a row names a commune or an EPCI of the project itself.
    """
    for position, applicant in enumerate(records.column("applicant")):
        place, kind = found[position], wider_kind(applicant) if applicant else None
        if place is None or kind is None:
            continue
        if not is_told[position]:
            found[position] = replace(place, precision="departement", epci_code=None)
        code = "applicant_wider" if is_told[position] else "applicant_out_of_pooling"
        written = message(f"wider_{kind}", remarks.language)
        records.note(remarks, position, "applicant", applicant, code, kind=written)
