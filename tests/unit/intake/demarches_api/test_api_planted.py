"""Sixty personal values in the dossiers of a démarche: none reaches the projects, whoever maps what."""

from __future__ import annotations

import pytest

from territoires_plugin.intake.demarches_api.importing import import_demarche
from territoires_plugin.intake.urllib_transport import UrllibTransport
from tests.demarches.dossiers import champ, commune, dossier
from tests.demarches.server import NUMBER, TOKEN
from tests.planted import PLANTED, ROWS, assert_none_planted, personal_cells

QUESTIONS = (
    "Nom et prénom du contact",
    "Adresse électronique du référent",
    "Téléphone",
    "Date de naissance",
    "SIRET de l'entrepreneur",
)
MISTAKEN = """[columns]
title = "Intitulé"
commune_code = "Commune (Code INSEE)"
description = "Nom et prénom du contact"
call = "Adresse électronique du référent"
applicant = "Téléphone"
start_date = "Date de naissance"
"""


def planted_dossier(number):
    values = personal_cells(number)
    return dossier(
        number + 1,
        champ("TextChamp", "Intitulé", f"Voie verte {number}"),
        commune("Commune", "25056", "Besançon", "25000", "25", "Doubs"),
        *(champ("TextChamp", label, value) for label, value in zip(QUESTIONS, values)),
    )


@pytest.mark.parametrize("is_mapped", [False, True], ids=["recognised", "mapped by mistake"])
def test_none_of_sixty_personal_values_is_imported(server, mapping, tmp_path, is_mapped):
    server.dossiers = [planted_dossier(number) for number in range(ROWS)]
    asked = repr(server.dossiers)
    assert all(repr(value)[1:-1] in asked for value in PLANTED)
    result = import_demarche(
        NUMBER, UrllibTransport(), TOKEN, url=server.url, mapping=mapping(MISTAKEN) if is_mapped else None
    )
    assert len(result.projects) == ROWS
    for frame in (result.projects, result.notes, result.rejected):
        assert_none_planted(frame, PLANTED)
