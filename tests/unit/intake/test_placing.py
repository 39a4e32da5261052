from __future__ import annotations

import re

import pytest
import shapely

from territoires_plugin.territories.reference import load_epci, load_gazetteer

BESANCON = {"longitude": "6,02", "latitude": "47,24"}
GRAND_BESANCON = "242500361"
DIJON_METROPOLE = "242100410"


def place_of(result):
    return result.projects.loc[0, ["location_precision", "commune_code", "epci_code"]].tolist()


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        (BESANCON, ["exact", None, GRAND_BESANCON]),
        ({"lon": "6.02", "LAT": "47.24"}, ["exact", None, GRAND_BESANCON]),
        ({**BESANCON, "commune_code": "25056"}, ["exact", "25056", GRAND_BESANCON]),
        ({"commune_code": "25056"}, ["commune", "25056", GRAND_BESANCON]),
        ({"commune_code": "1004"}, ["commune", "01004", "240100883"]),
        ({"commune_code": "1004.0"}, ["commune", "01004", "240100883"]),
        ({"commune_code": "2a004"}, ["commune", "2A004", "242010056"]),
        ({"commune_code": " 25 056 "}, ["commune", "25056", GRAND_BESANCON]),
        ({"epci_code": GRAND_BESANCON}, ["epci", None, GRAND_BESANCON]),
        ({"epci_code": f"{GRAND_BESANCON}.0"}, ["epci", None, GRAND_BESANCON]),
        ({"applicant_siret": "212500565"}, ["commune", "25056", GRAND_BESANCON]),
        ({"applicant_siret": "212 500 565 00016"}, ["commune", "25056", GRAND_BESANCON]),
        ({"applicant_siret": f"{GRAND_BESANCON}00012"}, ["epci", None, GRAND_BESANCON]),
        ({"commune_code": "21231", "applicant_siret": "212500565"}, ["commune", "21231", DIJON_METROPOLE]),
        ({"epci_code": DIJON_METROPOLE, "applicant_siret": "212500565"}, ["epci", None, DIJON_METROPOLE]),
        ({"commune_code": "99999", "epci_code": DIJON_METROPOLE}, ["epci", None, DIJON_METROPOLE]),
        ({"commune_code": "25056", "epci_code": DIJON_METROPOLE}, ["commune", "25056", GRAND_BESANCON]),
        ({**BESANCON, "epci_code": DIJON_METROPOLE}, ["exact", None, GRAND_BESANCON]),
        ({"longitude": "0", "latitude": "0", "commune_code": "25056"}, ["commune", "25056", GRAND_BESANCON]),
        ({"commune_code": "25056", "location_precision": "exact"}, ["commune", "25056", GRAND_BESANCON]),
        ({**BESANCON, "location_precision": "departement"}, ["exact", None, GRAND_BESANCON]),
    ],
)  # fmt: skip
def test_a_place_is_found_by_the_best_means_that_is_there(run_one, fields, place):
    assert place_of(run_one(**fields)) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("25056", ["commune", "25056", GRAND_BESANCON]),
        ("1004", ["commune", "01004", "240100883"]),
        (GRAND_BESANCON, ["epci", None, GRAND_BESANCON]),
        ("212500565", ["commune", "25056", GRAND_BESANCON]),
        ("21250056500016", ["commune", "25056", GRAND_BESANCON]),
        ("25", ["departement", None, None]),
        ("1", ["departement", None, None]),
        ("2a", ["departement", None, None]),
        ("971", ["departement", None, None]),
        ("25.0", ["departement", None, None]),
    ],
)
def test_the_form_of_a_place_code_tells_its_kind(write, run, write_mapping, text, place):
    source = write(["project_id", "code"], [["p1", text]])
    result = run(source, mapping=write_mapping('[columns]\nplace_code = "code"\n'))
    assert place_of(result) == place


@pytest.mark.parametrize("text", ["25", "25 – Doubs", "25 - Doubs", "25.0"])
def test_a_departement_is_the_last_means(write, run, write_mapping, text):
    mapping = write_mapping('[columns]\ndepartement_code = "dep"\n')
    source = write(["project_id", "dep", "commune_code"], [["a", text, ""], ["b", text, "25056"], ["c", text, "99999"]])
    projects = run(source, mapping=mapping).projects
    assert projects["location_precision"].tolist() == ["departement", "commune", "departement"]
    assert projects["epci_code"].tolist() == [None, GRAND_BESANCON, None]
    doubs = load_gazetteer().departement("25")
    assert (projects.geometry.x[0], projects.geometry.y[0]) == (doubs.longitude, doubs.latitude)


@pytest.mark.parametrize("fields", [{}, {"applicant_siret": "552100554"}], ids=str)
def test_a_row_that_tells_no_place_is_rejected(run_one, fields):
    result = run_one(**fields)
    assert result.rejected[["row", "project_id", "code"]].to_numpy().tolist() == [[2, "p1", "place_missing"]]


MISTAKES = [
    ({"commune_code": "99999"}, "commune_unknown", "commune_code", "99999"),
    ({"commune_code": "abc"}, "commune_unknown", "commune_code", "abc"),
    ({"epci_code": "123456789"}, "epci_unknown", "epci_code", "123456789"),
    ({"longitude": "0", "latitude": "0"}, "coordinates_null", "longitude", "0, 0"),
    ({"longitude": "1000", "latitude": "-1000"}, "coordinates_outside", "longitude", "1000, -1000"),
    ({"longitude": "-0.1276", "latitude": "51.5072"}, "coordinates_outside", "longitude", "-0.1276, 51.5072"),
    ({"longitude": "47.24", "latitude": "6.02"}, "coordinates_swapped", "longitude", "47.24, 6.02"),
    ({"longitude": "x", "latitude": "6.02"}, "coordinates_unreadable", "longitude", "x"),
    ({"longitude": "nan", "latitude": "inf"}, "coordinates_unreadable", "longitude", "nan"),
    ({"longitude": "6.02", "latitude": ""}, "coordinates_incomplete", "latitude", None),
]


@pytest.mark.parametrize(("fields", "code", "field", "value"), MISTAKES)
def test_where_the_only_means_leads_nowhere_it_is_why_the_row_is_rejected(run_one, fields, code, field, value):
    result = run_one(**fields)
    told = [[2, "p1", field, value, code]]
    assert result.rejected[["row", "project_id", "field", "value", "code"]].to_numpy().tolist() == told
    assert not set(result.notes["code"]) & {code} - {"coordinates_unreadable"}


@pytest.mark.parametrize(("fields", "code", "field", "value"), MISTAKES)
def test_a_means_that_leads_nowhere_is_noted_where_another_tells_the_place(run_one, fields, code, field, value):
    result = run_one(**fields, applicant_siret="212500565")
    assert result.rejected.empty
    notes = result.notes[result.notes["code"] == code]
    assert [2, field, value] in notes[["row", "field", "value"]].to_numpy().tolist()


def test_the_most_trusted_of_several_mistakes_is_the_reason_and_the_others_are_noted(run_one):
    result = run_one(longitude="0", latitude="0", commune_code="99999", epci_code="1", themes="neige")
    assert result.rejected["message"].tolist() == [
        "Row 2: commune_code “99999” is no commune's code. Give the 5 characters of the INSEE code, no postcode."
    ]
    assert sorted(result.notes["code"]) == ["code_unknown", "coordinates_null", "epci_unknown"]


def test_each_row_is_rejected_for_its_own_reason(write, run):
    rows = [["a", "99999"], ["b", ""], ["c", "25056"], ["d", "99998"], ["e", "98818"]]
    rejected = run(write(["project_id", "commune_code"], rows)).rejected
    assert rejected[["row", "project_id", "value", "code"]].to_numpy().tolist() == [
        [2, "a", "99999", "commune_unknown"],
        [3, "b", None, "place_missing"],
        [5, "d", "99998", "commune_unknown"],
        [6, "e", "98818", "commune_without_place"],
    ]


def test_a_former_code_becomes_the_current_one_with_a_note(run_one):
    gazetteer = load_gazetteer()
    former = next(code for code in ("25282", "21213", "71131") if gazetteer.commune(code).code != code)
    result = run_one(commune_code=former)
    assert result.projects.loc[0, "commune_code"] == gazetteer.commune(former).code
    assert result.notes["code"].tolist() == ["commune_former"]


@pytest.mark.parametrize(
    ("kilometres", "precision"), [(15, "exact"), (19.9, "exact"), (20.1, "commune"), (25, "commune"), (300, "commune")]
)
def test_beyond_20_km_the_commune_s_code_wins_over_coordinates(run_one, kilometres, precision):
    commune = load_gazetteer().commune("25056")
    latitude = commune.latitude - kilometres / 111.18
    result = run_one(commune_code="25056", longitude=commune.longitude, latitude=latitude)
    assert place_of(result) == [precision, "25056", GRAND_BESANCON]
    is_kept = precision == "exact"
    assert result.notes["code"].tolist() == ([] if is_kept else ["coordinates_contradict"])
    assert result.projects.geometry.y[0] == (latitude if is_kept else commune.latitude)


@pytest.mark.parametrize("own", [DIJON_METROPOLE, f"{DIJON_METROPOLE}.0", "242 100 410"])
def test_coordinates_far_from_the_epci_of_the_row_win_with_a_note(run_one, own):
    result = run_one(**BESANCON, epci_code=own)
    assert place_of(result) == ["exact", None, GRAND_BESANCON]
    note = result.notes.iloc[0]
    assert note[["row", "field", "value", "code"]].tolist() == [
        2, "epci_code", DIJON_METROPOLE, "coordinates_far_from_epci",
    ]  # fmt: skip
    assert re.search(r"6\.02, 47\.24 are \d\d km from Dijon Métropole \(242100410\)", note["message"])


@pytest.mark.parametrize(("kilometres", "codes"), [(15, []), (19, []), (21, ["coordinates_far_from_epci"])])
def test_20_km_are_measured_from_the_outline_of_the_epci(run_one, kilometres, codes):
    """Due south of the southernmost point of Dijon Métropole: no other part of it is nearer."""
    epci = load_epci().set_index("epci_code").geometry[DIJON_METROPOLE]
    longitude, latitude = min(shapely.get_coordinates(epci).tolist(), key=lambda point: point[1])
    result = run_one(longitude=longitude, latitude=latitude - kilometres / 111.18, epci_code=DIJON_METROPOLE)
    assert result.projects.loc[0, "epci_code"] != DIJON_METROPOLE
    assert result.notes["code"].tolist() == codes


@pytest.mark.parametrize(
    "fields",
    [
        {**BESANCON, "epci_code": GRAND_BESANCON},
        {**BESANCON, "epci_code": DIJON_METROPOLE, "commune_code": "25056"},
        {**BESANCON, "epci_code": "123456789"},
        {**BESANCON, "epci_code": "x"},
        {**BESANCON, "applicant_siret": f"{DIJON_METROPOLE}00012"},
        {"epci_code": DIJON_METROPOLE},
    ],
    ids=str,
)
def test_only_a_known_epci_of_the_row_itself_is_compared(run_one, fields):
    assert "coordinates_far_from_epci" not in set(run_one(**fields).notes["code"])


def test_a_point_of_a_very_large_commune_does_not_contradict_it(run_one):
    maripasoula = load_gazetteer().commune("97353")
    result = run_one(commune_code="97353", longitude=maripasoula.longitude, latitude=maripasoula.latitude - 0.3)
    assert place_of(result)[:2] == ["exact", "97353"]


def test_near_a_border_the_commune_s_epci_goes_before_the_polygon(run_one):
    """Genlis (21292) is some 17 km from Dijon, whose EPCI is another."""
    gazetteer = load_gazetteer()
    genlis, dijon = gazetteer.commune("21292"), gazetteer.commune("21231")
    assert genlis.epci_code != dijon.epci_code
    at_genlis = {"longitude": genlis.longitude, "latitude": genlis.latitude}
    assert place_of(run_one(**at_genlis)) == ["exact", None, genlis.epci_code]
    assert place_of(run_one(**at_genlis, commune_code="21231")) == ["exact", "21231", dijon.epci_code]


@pytest.mark.parametrize("code", ["29155", "29083", "22016", "85113"])
def test_an_island_without_epci_is_kept_with_a_note(run_one, code):
    result = run_one(commune_code=code)
    assert result.projects["epci_code"].tolist() == [None]
    assert "epci_none" in result.notes["code"].tolist()


@pytest.mark.parametrize(
    ("longitude", "latitude", "code"),
    [("-61.53", "16.24", "971"), ("55.45", "-20.88", "974"), ("-52.33", "4.93", "973"), ("45.23", "-12.78", "976")],
)
def test_overseas_coordinates_are_placed(run_one, longitude, latitude, code):
    epci = run_one(longitude=longitude, latitude=latitude).projects.loc[0, "epci_code"]
    members = [commune for commune in load_gazetteer().communes if commune.epci_code == epci]
    assert epci is not None
    assert {commune.departement for commune in members} == {code}


def test_a_point_just_over_the_border_is_kept_without_epci(run_one):
    result = run_one(longitude="6.1432", latitude="46.2044")
    assert place_of(result) == ["exact", None, None]
    assert result.notes["code"].tolist() == ["epci_none"]


def test_the_name_of_the_epci_is_derived(run_one):
    result = run_one(commune_code="25056", epci_name="not this")
    assert result.projects.loc[0, "epci_name"] == load_gazetteer().epci_name(GRAND_BESANCON)


def test_duplicates_are_rejected_with_the_row_they_repeat(write, run):
    source = write(["project_id", "commune_code"], [["a", "25056"], ["b", "25056"], ["a", "21231"], [" a ", "21231"]])
    result = run(source)
    assert result.projects[["project_id", "commune_code"]].to_numpy().tolist() == [["a", "25056"], ["b", "25056"]]
    assert result.rejected[["row", "project_id", "code"]].to_numpy().tolist() == [
        [4, "a", "id_repeated"],
        [5, "a", "id_repeated"],
    ]
    assert result.rejected["message"].str.contains("repeats row 2").all()


@pytest.mark.parametrize("ids", [("a;b", "a_b"), ("a_b", "a;b")])
def test_ids_that_differ_by_a_semicolon_alone_are_duplicates(write, run, ids):
    result = run(write(["project_id", "commune_code"], [[one, "25056"] for one in ids]))
    assert result.projects["project_id"].tolist() == ["a_b"]
    assert result.rejected["code"].tolist() == ["id_repeated"]


def test_a_semicolon_in_an_id_becomes_an_underscore(write, run):
    result = run(write(["project_id", "commune_code"], [["a;b", "25056"], ["a_b", "25056"], ["", "25056"]]))
    assert result.projects["project_id"].tolist() == ["a_b"]
    assert result.rejected["code"].tolist() == ["id_repeated", "id_missing"]
    assert result.notes["code"].tolist() == ["id_rewritten"]
