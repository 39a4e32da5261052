"""Addresses looked up over real HTTP by a service of the tests, which also fails in every way known."""

from __future__ import annotations

import threading

import pytest
from geocoding_server import (
    GeocodingServer,
    another_page,
    cut_off,
    found,
    no_answer,
    not_text,
    reply,
    rows_missing,
    silent,
    status,
)

from territoires_plugin.intake.geocoder import Address, Geocoder
from territoires_plugin.intake.importing import ImportOptions, import_batches
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.progress import CallbackProgress, Cancelled, Silent
from territoires_plugin.model.taxonomy import load_taxonomy
from territoires_plugin.territories.reference import load_gazetteer

GRAND_BESANCON, DIJON_METROPOLE = "242500361", "242100410"
STREET, STREET_IN_DIJON = "3 rue des Granges", "5 rue de la Liberté"
HERE, IN_DIJON = found(6.0245, 47.2390, "25056"), found(5.0380, 47.3220, "21231")


@pytest.fixture
def service():
    """Knows a street in Besançon and one in Dijon."""
    service = GeocodingServer({STREET: HERE, STREET_IN_DIJON: IN_DIJON})
    server = service.start()
    yield service
    server.shutdown()
    server.server_close()


@pytest.fixture
def geocoder(service):
    return Geocoder(url=service.url, first_wait_s=0.01, timeout_s=20)


def place_of(result):
    return result.projects.loc[0, ["location_precision", "commune_code", "epci_code"]].tolist()


@pytest.fixture
def locate(write, run, geocoder):
    """Imports one row with the geocoder asked for."""

    def import_row(**fields):
        row = {"project_id": "p1", **fields}
        return run(write(list(row), [list(row.values())]), geocoder=geocoder)

    return import_row


def test_nobody_is_asked_unless_the_user_says_so(run_one, service):
    result = run_one(address=STREET, commune_code="25056")
    assert place_of(result) == ["commune", "25056", GRAND_BESANCON]
    assert service.asked == []


def test_an_address_gives_the_exact_place_and_its_commune(locate):
    result = locate(address=STREET, postcode="25000")
    assert place_of(result) == ["exact", "25056", GRAND_BESANCON]
    assert (result.projects.geometry.x[0], result.projects.geometry.y[0]) == (6.0245, 47.2390)
    assert result.notes.empty


def test_the_request_is_in_the_form_of_the_service_and_holds_nothing_else(locate, service):
    locate(address=STREET, commune_code="25056", title="Chaufferie", applicant="Commune de Besançon")
    asked = service.asked[0]
    assert asked.path == "/geocodage/search/csv/"
    assert asked.fields == {"columns": ["address", "city"], "postcode": ["postcode"], "citycode": ["citycode"]}
    row = {"id": "0", "address": STREET, "city": "Besançon", "postcode": "", "citycode": "25056"}
    assert asked.rows == [row]


@pytest.mark.parametrize(
    ("fields", "filters"),
    [
        ({"postcode": "25000"}, ("", "25056")),  # of that commune alone
        ({"postcode": "25210"}, ("25210", "")),
        ({"postcode": "25034"}, ("", "")),  # a CEDEX, which the service does not know
        ({"commune_code": "25282"}, ("", load_gazetteer().commune("25282").code)),
        ({"place_name": "Besançon"}, ("", "25056")),
        ({"commune_code": "25056;21231"}, ("", "")),
    ],
    ids=str,
)
def test_the_search_is_kept_to_the_commune_or_the_postcode(locate, service, fields, filters):
    locate(address="somewhere", departement_code="25", **fields)
    row = service.asked[0].rows[0]
    assert (row["postcode"], row["citycode"]) == filters


def test_rows_with_coordinates_are_not_asked_for(locate, service):
    locate(address=STREET, longitude="6.02", latitude="47.24")
    assert service.asked == []


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (found(6.0245, 47.2390, "25056", score=0.59), "address_not_found"),
        (found(6.0245, 47.2390, "99999"), "address_not_found"),
        ({"result_status": "not-found"}, "address_not_found"),
        (IN_DIJON, "address_contradicts"),
    ],
)
@pytest.mark.parametrize(
    "told",
    [
        {"commune_code": "25056"},
        {"place_name": "Besançon"},
        {"epci_code": GRAND_BESANCON},
        {"departement_code": "25"},
    ],
    ids=str,
)
def test_an_answer_that_is_unsure_or_contradicts_the_row_is_left_out(run_one, locate, service, answer, code, told):
    service.answers["x"] = answer
    result = locate(address="x", **told)
    assert place_of(result) == place_of(run_one(**told))
    assert result.notes["code"].tolist() == [code]


def test_a_municipality_gives_the_commune_and_no_more(locate, service):
    service.answers["Mairie"] = found(6.0245, 47.2390, "25056", kind="municipality")
    result = locate(address="Mairie", departement_code="25")
    besancon = load_gazetteer().commune("25056")
    assert place_of(result) == ["commune", "25056", GRAND_BESANCON]
    assert result.projects.geometry.x[0] == besancon.longitude


def test_a_point_outside_france_is_no_place(locate, service):
    service.answers["x"] = found(120, 120, "25056")
    assert place_of(locate(address="x")) == ["commune", "25056", GRAND_BESANCON]


@pytest.mark.parametrize(
    ("citycode", "longitude", "latitude"),
    [
        ("97411", 55.4504, -20.8823),
        ("97302", -52.3333, 4.9333),
        ("97611", 45.2279, -12.7806),
        ("97209", -61.0667, 14.6),
    ],
)
def test_addresses_overseas(locate, service, citycode, longitude, latitude):
    service.answers["1 rue de Paris"] = found(longitude, latitude, citycode)
    result = locate(address="1 rue de Paris")
    assert place_of(result) == ["exact", citycode, load_gazetteer().commune(citycode).epci_code]


MISDEEDS = {
    "429": [status(429)],
    "429 with a wait": [status(429, Retry_After="0")],
    "503": [status(503)],
    "cut off": [cut_off],
    "no answer": [no_answer],
    "rows missing": [rows_missing],
    "another page": [another_page],
    "not text": [not_text],
    "one after the other": [status(429), cut_off, status(502), no_answer],
}


@pytest.mark.parametrize("misdeeds", MISDEEDS.values(), ids=MISDEEDS)
def test_what_may_pass_is_tried_again(locate, service, misdeeds):
    service.misdeeds.extend(misdeeds)
    result = locate(address=STREET)
    assert place_of(result)[0] == "exact"
    assert len(service.asked) == len(misdeeds) + 1


@pytest.mark.parametrize(("misdeed", "attempts"), [(status(500), 5), (cut_off, 5), (status(400), 1), (status(413), 1)])
def test_a_service_that_fails_for_good_leaves_the_rows_to_their_codes(locate, service, misdeed, attempts):
    service.misdeeds.extend([misdeed] * 9)
    result = locate(address=STREET, commune_code="25056")
    assert place_of(result) == ["commune", "25056", GRAND_BESANCON]
    assert result.notes[["field", "code"]].to_numpy().tolist() == [["address", "addresses_unasked"]]
    assert result.notes["row"].isna().all()
    assert len(service.asked) == attempts


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/geocodage", "file:///etc/passwd"])
def test_nobody_listens(write, run, url):
    geocoder = Geocoder(url=url, attempts=2, first_wait_s=0.01)
    source = write(["project_id", "address", "commune_code"], [["a", STREET, "25056"]])
    assert run(source, geocoder=geocoder).notes["code"].tolist() == ["addresses_unasked"]
    with pytest.raises(TerritoiresError, match="did not answer"):
        next(geocoder.answers([Address(STREET)], Silent()))


def test_batches_are_limited_and_equal_addresses_are_asked_once(write, run, service):
    service.answers.update({f"{number} rue A": found(6.0245, 47.2390, "25056") for number in range(6)})
    rows = [[f"p{number}", f"{number % 6} rue A", "25"] for number in range(12)]
    source = write(["project_id", "address", "departement_code"], rows)
    result = run(source, geocoder=Geocoder(url=service.url, batch_size=4, first_wait_s=0.01))
    assert [len(asked.rows) for asked in service.asked] == [4, 2]
    assert set(result.projects["location_precision"]) == {"exact"}


def test_what_was_answered_before_a_failure_stands(write, run, service):
    service.answers.update({f"{number} rue A": found(6.0245, 47.2390, "25056") for number in range(6)})
    rows = [[f"p{number}", f"{number % 6} rue A", "25"] for number in range(12)]
    source = write(["project_id", "address", "departement_code"], rows)
    service.misdeeds.extend([lambda handler, answer: reply(handler, 200, answer), status(500)])
    result = run(source, geocoder=Geocoder(url=service.url, batch_size=4, attempts=1))
    assert result.projects["location_precision"].value_counts().to_dict() == {"exact": 8, "departement": 4}
    assert result.notes["message"].iloc[0].startswith("4 addresses were not looked up")


def test_a_service_that_failed_is_not_waited_for_again_with_the_next_rows(write, service):
    service.misdeeds.extend([status(500)] * 9)
    rows = [[f"p{number}", f"{number} rue A", "25056"] for number in range(10)]
    source = write(["project_id", "address", "commune_code"], rows)
    options = ImportOptions(None, None, load_taxonomy(), None, "en", Geocoder(url=service.url, first_wait_s=0.01))
    results = list(import_batches(source, options, 4, Silent()))
    assert len(service.asked) == 5
    assert [len(result.projects) for result in results] == [4, 4, 2]
    told = [message for result in results for message in result.notes["message"]]
    assert [message.partition(" addresses were not looked up")[0] for message in told] == ["4", "4", "2"]


def test_a_silent_service_can_be_left(write, run, service):
    service.misdeeds.append(silent)
    stop = threading.Event()
    progress = CallbackProgress(lambda percent: None, stop.is_set)
    source = write(["project_id", "address"], [["a", STREET]])

    def stop_once_asked():
        while not service.asked:
            stop.wait(0.01)
        stop.set()

    threading.Thread(target=stop_once_asked, daemon=True).start()
    with pytest.raises(Cancelled):
        run(source, geocoder=Geocoder(url=service.url), progress=progress)


def test_so_can_one_that_asks_to_wait(write, run, service):
    service.misdeeds.append(status(429, Retry_After="50"))
    asked = service.asked
    progress = CallbackProgress(lambda percent: None, lambda: bool(asked))
    with pytest.raises(Cancelled):
        run(write(["project_id", "address"], [["a", STREET]]), geocoder=Geocoder(url=service.url), progress=progress)
