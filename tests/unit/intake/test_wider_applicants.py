"""Syndicats, PETR and départements: kept, labelled, and out of pooling unless they name where the project is."""

from __future__ import annotations

import pytest

from territoires_plugin.engine.participants import take_part
from territoires_plugin.intake.wider_applicants import wider_kind
from territoires_plugin.territories.reference import load_epci

GRAND_BESANCON = "242500361"
BESANCON = {"longitude": "6,02", "latitude": "47,24"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Syndicat mixte du Pays du Haut-Doubs", "syndicat"),
        ("SYNDICAT MIXTE DOUBS-LOUE", "syndicat"),
        ("Syndicat intercommunal des eaux de la Haute Loue", "syndicat"),
        ("SYNDMC ENERGIES DU DOUBS", "syndicat"),
        ("SM EPAGE SEILLE ET AFFLUENTS", "syndicat"),
        ("SIVOM de la Vallée", "syndicat"),
        ("SIVU CONSTRUCTION-COLLEGE", "syndicat"),
        ("SICTOM DE LA ZONE DE LONS LE SAUNIER", "syndicat"),
        ("SMOM - SYNDICAT MIXTE DES ORDURES MENAGERES", "syndicat"),
        ("Syndicat départemental d'énergies de l'Yonne", "syndicat"),
        ("PETR du Pays Lédonien", "petr"),
        ("Pôle d'équilibre territorial et rural du Grand Auxerrois", "petr"),
        ("POLE D EQUILIBRE TERRITORIAL", "petr"),
        ("Conseil départemental du Doubs", "departement"),
        ("DEPARTEMENT DE L’YONNE", "departement"),
        ("Département du Jura", "departement"),
        ("CC du Plateau de Russey", None),
        ("Commune de Besançon", None),
        ("Syndicat d'initiative de Dole", None),
        ("Syndicat des copropriétaires du 3 rue de Dole", None),
        ("Association SIVOMÈTRE", None),
        ("Petra, SARL", None),
        ("Agence départementale de l'eau", None),
        ("Small is beautiful", None),
    ],
)
def test_what_an_applicant_is_by_its_name(name, kind):
    assert wider_kind(name) == kind


def takes_part(result):
    projects = result.projects.assign(themes="energie")
    return len(take_part(projects, load_epci())), len(take_part(projects.drop(columns="epci_code"), load_epci()))


@pytest.mark.parametrize(
    "fields",
    [
        {**BESANCON},
        {**BESANCON, "departement_code": "25"},
        {"address": "4 rue Gabriel Plançon 25000 Besançon"},
        {"departement_code": "25"},
    ],
    ids=str,
)
@pytest.mark.parametrize("applicant", ["Syndicat mixte Doubs-Loue", "PETR du Doubs central", "Département du Doubs"])
def test_without_a_commune_named_it_is_kept_and_takes_no_part(run_one, applicant, fields):
    result = run_one(applicant=applicant, **fields)
    project = result.projects.iloc[0]
    assert (project["location_precision"], project["epci_code"]) == ("departement", None)
    assert result.notes["code"].tolist() == ["applicant_out_of_pooling"]
    assert applicant in result.notes["message"].iloc[0]
    assert takes_part(result) == (0, 0)


@pytest.mark.parametrize(
    "fields",
    [
        {"commune_code": "25056"},
        {"place_name": "Besançon"},
        {"place_name": "CU Grand Besançon Métropole"},
        {"epci_code": GRAND_BESANCON},
        {"place_code": GRAND_BESANCON},
        {**BESANCON, "commune_code": "25056"},
        {**BESANCON, "epci_code": GRAND_BESANCON},
    ],
    ids=str,
)
def test_a_commune_or_an_epci_named_lets_it_take_part(run_one, fields):
    result = run_one(applicant="SYNDICAT MIXTE DOUBS-LOUE", **fields)
    assert result.projects.loc[0, "epci_code"] == GRAND_BESANCON
    assert result.notes["code"].tolist() == ["applicant_wider"]
    assert takes_part(result)[0] == 1


def test_a_departement_is_placed_by_its_name_alone(run_one):
    project = run_one(applicant="CONSEIL DEPARTEMENTAL DE LA COTE D'OR").projects.iloc[0]
    assert (project["location_precision"], project["epci_code"]) == ("departement", None)
    assert 4 < project.geometry.x < 5.6 and 46.8 < project.geometry.y < 48.1


def test_a_syndicat_that_tells_no_place_is_rejected(run_one):
    assert run_one(applicant="Syndicat mixte Doubs-Loue").rejected["code"].tolist() == ["place_missing"]


def test_the_note_is_in_the_user_s_language(write, run):
    source = write(["project_id", "applicant", "departement_code"], [["a", "PETR du Doubs central", "25"]])
    notes = run(source, language="fr").notes
    assert "est un PETR, plus large qu'un EPCI" in notes.loc[0, "message"]
