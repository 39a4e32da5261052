"""What an applicant is, as far as its SIREN tells: the one thing that the kinds of syndicat mixte turn on.

The SIREN of a commune begins with 21, of a département with 22, of a région with 23 (INSEE's blocks of public bodies);
bodies created since 2008 share the block 20 and are told by their code alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Literal

import numpy as np
import pandas as pd

from ..model.codes import code_text
from .participants import Objects

Applicant = Literal["local", "wider", "unknown"]  # a commune or an EPCI; a département or a région

_COMMUNE, _WIDER = "21", ("22", "23")


def applicants_of(sirets: Objects, epci_codes: Collection[str]) -> Objects:
    """(n,) what the applicants are, by SIREN or SIRET; ``epci_codes`` are the SIREN of all known EPCI."""
    number, distinct = pd.factorize(np.asarray(sirets, dtype=object), use_na_sentinel=False)
    known = frozenset(epci_codes)
    answers: Objects = np.array([_applicant(value, known) for value in distinct], dtype=object)
    each: Objects = answers[number]
    return each


def together(applicants: Iterable[Applicant]) -> Applicant:
    """What the applicants of one group are: local when all are, wider as soon as one is."""
    kinds = set(applicants)
    if "wider" in kinds:
        return "wider"
    return "local" if kinds == {"local"} else "unknown"


def _applicant(value: object, epci_codes: frozenset[str]) -> Applicant:
    siren = (code_text(value) or "").replace(" ", "").replace("\u00a0", "")[:9]
    if siren in epci_codes:
        return "local"
    if len(siren) != 9 or not siren.isdigit():
        return "unknown"
    if siren.startswith(_WIDER):
        return "wider"
    return "local" if siren.startswith(_COMMUNE) else "unknown"
