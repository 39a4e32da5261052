"""Applicants that stand for more than one EPCI: syndicats, PETR and départements, told by their names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from ..model.folding import folded
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
