"""``territoires:loadterritories`` from a WFS in the Géoplateforme's schema, over real HTTP, well and badly behaved."""

from __future__ import annotations

import sys
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)
from wfs_server import TYPENAME, Row, serving

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from boundary_files import write_geo_api_epcis

DIJON, BEAUNE, NANCY = "242100410", "200006682", "245400676"
ROWS = (
    Row(DIJON, "Dijon Métropole", "Métropole", 4.9, 47.2),
    Row(BEAUNE, None, "Communauté d'agglomération", 4.7, 46.9),
    Row("NR", "NR", "NR", 5.0, 46.0),
    Row(NANCY, "Métropole du Grand Nancy", "Métropole", 6.1, 48.6),
)


@pytest.fixture
def load(run):
    """``load(source, EPCI=…)``: the rows by code, and what was told."""

    def loaded(source, feedback=None, **choice):
        feedback = feedback or QgsProcessingFeedback(False)
        outputs = run("loadterritories", feedback=feedback, SOURCE=source, TERRITORIES="memory:", **choice)
        layer = outputs.get("TERRITORIES")
        rows = {feature["epci_code"]: feature for feature in layer.getFeatures()} if layer else None
        return rows, feedback.textLog()

    return loaded


def source_text(service):
    return f" pagingEnabled='true' srsname='EPSG:4326' typename='{TYPENAME}' url='{service.url}' version='auto'"


@pytest.mark.parametrize("how", ["address", "address with layer", "QGIS's source", "layer", "layer by its name"])
def test_every_way_to_name_the_service_gives_the_epci(load, how):
    with serving(ROWS) as service:
        if how.startswith("layer"):
            layer = QgsVectorLayer(source_text(service), "EPCI en ligne", "WFS")
            QgsProject.instance().addMapLayer(layer)
        source = {
            "address": lambda: service.url,
            "address with layer": lambda: f"{service.url}?SERVICE=WFS&typename={TYPENAME}",
            "QGIS's source": lambda: source_text(service),
            "layer": lambda: layer,
            "layer by its name": lambda: "EPCI en ligne",
        }[how]()
        rows, told = load(source)
        QgsProject.instance().clear()
    assert sorted(rows) == sorted([DIJON, BEAUNE, NANCY])
    assert rows[DIJON]["kind"] == "METRO" and rows[DIJON]["commune_count"] == 23
    assert "Beaune" in rows[BEAUNE]["name"]  # NULL in the service: from the reference
    box = rows[DIJON].geometry().boundingBox()
    assert (box.xMinimum(), box.yMinimum()) == pytest.approx((4.9, 47.2))  # longitude first
    assert "vintage of the boundaries is unknown" in told and "(NR), left out: 1" in told


def test_the_server_is_asked_for_the_codes_alone(load):
    with serving(ROWS) as service:
        rows, _ = load(service.url, EPCI=f"{DIJON};{NANCY}")
        asked = service.of("GetFeature")
    assert sorted(rows) == sorted([DIJON, NANCY])
    assert all(DIJON in one["FILTER"] and NANCY in one["FILTER"] and BEAUNE not in one["FILTER"] for one in asked)


def test_the_users_own_filter_stays_on_their_layer_and_holds(load):
    with serving(ROWS) as service:
        layer = QgsVectorLayer(source_text(service), "mine", "WFS")
        layer.setSubsetString("nature = 'Métropole'")
        rows, _ = load(layer, EPCI=DIJON)
        assert list(rows) == [DIJON]
        filters = [one.get("FILTER", "") for one in service.of("GetFeature")]
        assert layer.subsetString() == "nature = 'Métropole'"
    assert any("nature" in text and DIJON in text for text in filters)


def test_the_server_is_asked_for_the_region_alone(load):
    with serving(ROWS) as service:
        rows, _ = load(service.url, REGIONS="27")
        boxes = [one["BBOX"].split(",")[:4] for one in service.of("GetFeature")]
    assert sorted(rows) == sorted([DIJON, BEAUNE])
    south, west, north, east = map(float, boxes[0])
    assert 46 < south < 46.5 and 2.5 < west < 3 and 48 < north < 48.5 and 7 < east < 7.5  # Bourgogne-Franche-Comté


def test_pages_are_put_together(load):
    rows = [
        Row(f"2000{number:05}", f"CC {number}", "Communauté de communes", 2 + number / 50, 46) for number in range(95)
    ]
    with serving(rows, page=20) as service:
        found, _ = load(service.url)
        starts = [one["STARTINDEX"] for one in service.of("GetFeature") if "STARTINDEX" in one]
    assert len(found) == 95 and starts[:5] == ["0", "20", "40", "60", "80"]


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("429", r"127\.0\.0\.1:\d+ refuses further requests.*HTTP 429.*wait a minute"),
        ("429 everywhere", r"HTTP 429"),
        ("500", r"127\.0\.0\.1:\d+ did not give the boundaries: .*Internal Server Error.*Start again later"),
        ("cut", r"did not give the boundaries: .*Connection closed"),
        ("bad xml", r"did not give the boundaries: .*mismatched tag"),
        ("exception", r"did not give the boundaries: .*the database is down"),
        ("empty", rf"SOURCE: “{TYPENAME}” holds no EPCI"),
        ("no layer", rf"does not offer “{TYPENAME}” as a WFS layer"),
        ("bad capabilities", r"does not offer|did not give the boundaries"),
    ],
)
def test_a_fault_of_the_service_is_one_sentence_and_nothing_is_written(run, tmp_path, fault, told):
    output = tmp_path / "epci.gpkg"
    with serving(ROWS, fault=fault) as service, pytest.raises(QgsProcessingException, match=told) as refusal:
        run("loadterritories", SOURCE=service.url, TERRITORIES=str(output))
    assert "http" not in str(refusal.value).replace("HTTP 429", "") and len(str(refusal.value)) < 400
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_is_not_there_is_told(load):
    with serving(ROWS) as service:
        gone = service.url
    with pytest.raises(QgsProcessingException, match=r"127\.0\.0\.1:\d+ did not give the boundaries"):
        load(gone)


def test_a_code_that_the_service_does_not_hold_is_named(load):
    with serving(ROWS) as service, pytest.raises(QgsProcessingException, match="200000172"):
        load(service.url, EPCI="200000172")


def test_a_slow_service_hears_a_cancel_within_a_second(load):
    feedback = QgsProcessingFeedback(False)
    asked: list[float] = []
    with serving(ROWS, fault="slow") as service:
        timer = threading.Timer(1.0, lambda: (asked.append(time.monotonic()), feedback.cancel()))
        timer.start()
        rows, _ = load(service.url, feedback=feedback)
        stopped = time.monotonic()
        timer.cancel()
    assert rows is None and asked and stopped - asked[0] < 1


def test_a_vintage_in_the_name_of_the_layer_is_taken(load):
    with serving(ROWS, typename="ADMINEXPRESS-COG.2024:epci") as service:
        rows, told = load(f"{service.url}?typenames=ADMINEXPRESS-COG.2024:epci")
    assert rows[DIJON]["vintage"] == "2024" and "vintage 2024" in told


def test_the_service_is_read_in_the_background_as_the_toolbox_does(run, qtbot):
    algorithm = QgsApplication.processingRegistry().algorithmById("territoires:loadterritories")
    ends: list[tuple[bool, str]] = []
    for number, fault in enumerate(("", "429", ""), 1):
        with serving(ROWS, fault=fault) as service:
            context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
            parameters = {"SOURCE": service.url, "TERRITORIES": "memory:"}
            task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, feedback)
            task.executed.connect(lambda well, _, told=feedback: ends.append((well, told.textLog())))
            QgsApplication.taskManager().addTask(task)
            qtbot.waitUntil(lambda number=number: len(ends) == number, timeout=30_000)
    assert [well for well, _ in ends] == [True, False, True]
    assert "3 EPCI loaded" in ends[0][1] and "HTTP 429" in ends[1][1]


def test_geo_api_is_read_from_its_address(load, tmp_path):
    write_geo_api_epcis(tmp_path / "epcis")
    handler = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        address = f"http://127.0.0.1:{server.server_port}/epcis?geometry=contour&format=geojson"
        rows, _ = load(address)
        with pytest.raises(QgsProcessingException, match="did not give the boundaries"):
            load(address.replace("epcis", "nothing"))
    finally:
        server.shutdown()
        server.server_close()
    assert sorted(rows) == sorted([DIJON, BEAUNE])
