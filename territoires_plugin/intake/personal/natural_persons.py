"""Rows whose applicant is a natural person: a SIRET is one of many million alike, so other columns must tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..source_table import SourceTable
from .column_words import words_of
from .people import is_natural_form
from .word_sets import word_set

# Démarches fill these for sole traders alone: an enterprise has a "raison sociale".
_SOLE_TRADERS = (["entreprise", "nom"], ["entreprise", "prenom"])
_FORM = re.compile(r"\b(?:forme|categ(?:orie)?|statut) jur")  # cut in a shapefile
_KINDS = ("type", "nature", "categorie", "statut")
_APPLICANTS = word_set("demandeur porteur beneficiaire usager deposant applicant")


def telling_columns(columns: Sequence[str]) -> tuple[str, ...]:
    """The legal form or kind of the applicant, and the names of sole traders, among the columns of a source."""
    names = [column for column in columns if words_of(column) in _SOLE_TRADERS]
    forms = [column for column in columns if _tells_form(words_of(column))]
    return (*forms, *(names if len(names) == len(_SOLE_TRADERS) else ()))


def persons_in(table: SourceTable, telling: Sequence[str]) -> frozenset[int]:
    """The numbers of the rows that one of the columns tells to be about a natural person."""
    rows: set[int] = set()
    for name in telling:
        is_name = words_of(name) in _SOLE_TRADERS
        rows.update(
            int(row) for row, cell in zip(table.rows, table.cells[name]) if cell and (is_name or is_natural_form(cell))
        )
    return frozenset(rows)


def _tells_form(words: list[str]) -> bool:
    text = " ".join(words)
    is_kind = bool(words) and words[0] in _KINDS and not _APPLICANTS.isdisjoint(words)
    return is_kind or _FORM.search(text) is not None
