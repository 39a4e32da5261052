"""Rows that tell their place by a name, a postcode or an address instead of a code."""

from __future__ import annotations

import pytest

from territoires_plugin.territories.reference import load_gazetteer

GRAND_BESANCON, DIJON_METROPOLE = "242500361", "242100410"
BESANCON = {"longitude": "6,02", "latitude": "47,24"}


def place_of(result):
    return result.projects.loc[0, ["location_precision", "commune_code", "epci_code"]].tolist()


def notes_of(result):
    return result.notes["code"].tolist()


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"place_name": "Besançon"}, ["commune", "25056", GRAND_BESANCON]),
        ({"place_name": "Besançon (25000)"}, ["commune", "25056", GRAND_BESANCON]),
        ({"place_name": "MAIRIE DE BESANCON"}, ["commune", "25056", GRAND_BESANCON]),
        ({"place_name": "Saint-Vit", "postcode": "25410"}, ["commune", "25527", GRAND_BESANCON]),
        ({"place_name": "Saint-Denis", "postcode": "97400"}, ["commune", "97411", "249740119"]),
        ({"place_name": "CC du Jovinien"}, ["epci", None, "248900938"]),
        ({"place_name": "Doubs", "postcode": "25300"}, ["commune", "25204", "242500338"]),
        ({"place_name": "Département du Doubs"}, ["departement", None, None]),
        ({"postcode": "21121", "departement_code": "21"}, ["departement", None, None]),  # of several communes
        ({"place_name": "Fontaines", "departement_code": "71"}, ["commune", "71202", "247100589"]),
        ({"place_name": "Fontaines", "departement_code": "71 – Saône-et-Loire"}, ["commune", "71202", "247100589"]),
        ({"place_name": "Fontaines", "departement_code": "Saône-et-Loire"}, ["commune", "71202", "247100589"]),
        ({"commune_code": "25056", "place_name": "Dijon"}, ["commune", "25056", GRAND_BESANCON]),
        ({"place_name": "Besançon", "applicant_siret": DIJON_METROPOLE}, ["commune", "25056", GRAND_BESANCON]),
        ({"place_name": "CC du Jovinien", "epci_code": DIJON_METROPOLE}, ["epci", None, DIJON_METROPOLE]),
        ({"place_name": "CC du Jovinien", "applicant_siret": DIJON_METROPOLE}, ["epci", None, "248900938"]),
        ({"place_name": "Besançon", "epci_code": DIJON_METROPOLE}, ["commune", "25056", GRAND_BESANCON]),
        ({"address": "3 rue de la Gare 25210 Le Russey"}, ["commune", "25512", "242504355"]),
        ({"address": "Hôtel de ville, 25034 BESANCON CEDEX"}, ["commune", "25056", GRAND_BESANCON]),
        ({"applicant": "CC du Plateau de Russey"}, ["epci", None, "242504355"]),
        ({"applicant": "COMMUNE DU RUSSEY"}, ["commune", "25512", "242504355"]),
        ({"applicant": "LE RUSSEY", "departement_code": "25"}, ["commune", "25512", "242504355"]),
        ({"applicant": "COMMUNE DU RUSSEY", "applicant_siret": "212500565"}, ["commune", "25056", GRAND_BESANCON]),
        ({"applicant": "Doubs", "departement_code": "25"}, ["departement", None, None]),
    ],
)  # fmt: skip
def test_a_place_is_found_by_its_name(run_one, fields, place):
    assert place_of(run_one(**fields)) == place


def test_a_postcode_of_one_commune_is_enough(run_one):
    gazetteer = load_gazetteer()
    russey = gazetteer.commune("25512")
    alone = next(
        one
        for one in gazetteer.communes
        if one.departement == "25" and len(gazetteer.names.communes_of(one.postcodes[0])) == 1
    )
    assert place_of(run_one(postcode=alone.postcodes[0]))[:2] == ["commune", alone.code]
    assert len(gazetteer.names.communes_of(russey.postcodes[0])) > 1
    assert run_one(postcode=russey.postcodes[0]).rejected["code"].tolist() == ["place_missing"]


@pytest.mark.parametrize(
    ("fields", "code", "words"),
    [
        ({"place_name": "Neverland"}, "name_unknown", "“Neverland” is the name of no commune"),
        ({"place_name": "Saint-Denis"}, "name_ambiguous", "Saint-Denis (93066, Seine-Saint-Denis)"),
        ({"place_name": "Doubs"}, "name_ambiguous", "Doubs (25); Doubs (25204, Doubs)"),
        ({"place_name": "Saint-Martin"}, "name_ambiguous", "… (+"),
        ({"postcode": "x"}, "postcode_unknown", "five digits"),
        ({"postcode": "00123"}, "postcode_unknown", "five digits"),
    ],
)
def test_a_name_that_leads_nowhere_is_why_the_row_is_rejected(run_one, fields, code, words):
    rejected = run_one(**fields).rejected
    assert rejected["code"].tolist() == [code]
    assert words in rejected.loc[0, "message"]


def test_a_name_of_another_departement_leaves_the_departement(run_one):
    result = run_one(place_name="Lyon", departement_code="21")
    assert place_of(result) == ["departement", None, None]
    assert notes_of(result) == ["name_elsewhere"]
    assert "Lyon (69123, Rhône)" in result.notes.loc[0, "message"]


@pytest.mark.parametrize(
    "hint",
    [
        {"applicant_siret": "217102029"},  # the commune itself
        {"epci_code": "247100589"},  # its EPCI
        {"applicant_siret": "217100767"},  # another commune of its EPCI
        {"applicant_siret": "217102706"},  # another commune of its département
    ],
    ids=str,
)
def test_the_epci_or_the_applicant_tell_places_of_one_name_apart(run_one, hint):
    result = run_one(place_name="Fontaines", **hint)
    assert place_of(result)[:2] == ["commune", "71202"]
    assert notes_of(result) == ["name_chosen"]
    assert "Fontaines (89173, Yonne)" in result.notes.loc[0, "message"]


def test_a_mended_name_is_told(run_one):
    result = run_one(place_name="Montbelliard", departement_code="25")
    assert place_of(result)[:2] == ["commune", "25388"]
    assert "“Montbelliard” is read as Montbéliard (25388, Doubs)" in result.notes.loc[0, "message"]


def test_coordinates_go_before_a_name_and_a_name_gives_the_commune(run_one):
    assert place_of(run_one(**BESANCON, place_name="Besançon")) == ["exact", "25056", GRAND_BESANCON]
    far = run_one(**BESANCON, place_name="Dijon")
    assert place_of(far) == ["exact", None, GRAND_BESANCON]
    assert notes_of(far) == ["coordinates_far_from_name"]


def test_a_commune_without_a_point_is_told_by_its_name(run_one):
    result = run_one(place_name="Nouméa", applicant_siret="212500565")
    assert result.rejected["code"].tolist() == ["commune_without_place"]


@pytest.mark.parametrize(
    ("name", "departement", "commune_code"),
    [
        ("Saint-Denis", "974", "97411"),
        ("Saint-Paul", "974 – La Réunion", "97415"),
        ("Cayenne", "973", "97302"),
        ("Saint-Laurent-du-Maroni", "Guyane", "97311"),
        ("Mamoudzou", "976", "97611"),
        ("Fort de France", "972", "97209"),
        ("BASSE TERRE", "971", "97105"),
        ("Les Abymes (97139)", "", "97101"),
    ],
)
def test_overseas_names_lead_to_their_epci(run_one, name, departement, commune_code):
    result = run_one(place_name=name, departement_code=departement)
    commune = load_gazetteer().commune(commune_code)
    assert place_of(result) == ["commune", commune_code, commune.epci_code]
    assert commune.epci_code is not None


def test_names_that_are_no_place_of_the_project_are_not_noted(run_one):
    result = run_one(applicant="Association des amis de la nature", commune_code="25056", address="au bord du lac")
    assert notes_of(result) == []
