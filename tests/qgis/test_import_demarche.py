"""A démarche fetched through QGIS's own network, its token in QGIS's authentication store."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event

import pytest

pytest.importorskip("graphql", reason="graphql-core is not installed")

from qgis.core import (
    QgsApplication,
    QgsAuthMethodConfig,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsSettings,
)

from territoires_plugin.intake.transport import TransportError
from territoires_plugin.layers.api_token import keep_token, read_token
from territoires_plugin.layers.network_transport import NetworkTransport
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.progress import Cancelled
from tests.demarches.dossiers import simple
from tests.demarches.server import ANSWER, NUMBER, TOKEN, DemarcheServer, cut, slow, status

BEFORE, AFTER = "2020-01-01T00:00:00+00:00", "2999-01-01T00:00:00+00:00"
HEADERS = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
BODY = b'{"query": "{ demarche(number: 12345) { number } }", "variables": {}}'


@pytest.fixture
def options(run, store, server, tmp_path, monkeypatch):
    """The parameters of an import into memory, with a profile of its own."""
    monkeypatch.setattr(QgsApplication, "qgisSettingsDirPath", staticmethod(lambda: str(tmp_path / "profile")))
    mapping = tmp_path / "mapping.toml"
    mapping.write_text('[columns]\ntitle = "Intitulé"\ncommune_code = "Commune (Code INSEE)"\n', encoding="utf-8")
    return {
        "NUMBER": NUMBER,
        "AUTH": keep_token(TOKEN, "Démarches"),
        "URL": server.url,
        "MAPPING": str(mapping),
        "PROJECTS": "memory:",
        "REJECTED": "memory:",
    }


def ids(result):
    return sorted(int(feature["project_id"]) for feature in result["PROJECTS"].getFeatures())


def test_a_demarche_becomes_the_projects_table(run, server, options):
    server.dossiers, server.page_size = [simple(n, updated=BEFORE) for n in range(1, 8)], 3
    feedback = QgsProcessingFeedback(False)
    result = run("importdemarche", feedback=feedback, CALL="Appel 2026", **options)
    assert ids(result) == [1, 2, 3, 4, 5, 6, 7]
    assert (result["IMPORTED"], result["REJECTED_COUNT"]) == (7, 0)
    feature = next(result["PROJECTS"].getFeatures())
    assert [feature[name] for name in ("title", "call", "commune_code", "status")] == [
        "Navette 1", "Appel 2026", "25056", "submitted",
    ]  # fmt: skip
    assert result["PROJECTS"].crs().authid() == "EPSG:2154"
    assert "7 rows read: 7 projects, 0 rejected." in feedback.textLog()


def test_the_next_run_asks_for_changes_alone_and_a_day_limits_it(run, server, options):
    server.dossiers = [simple(1, updated=BEFORE), simple(2, updated=BEFORE)]
    run("importdemarche", **options)
    server.dossiers[1] = simple(2, "Bus", updated=AFTER)
    again = run("importdemarche", **options)
    assert {feature["title"] for feature in again["PROJECTS"].getFeatures()} == {"Navette 1", "Bus 2"}
    assert [asked["updatedSince"] is None for asked in server.asked] == [True, False]
    assert ids(run("importdemarche", SINCE="2026-02-01", **options)) == [2]
    del server.dossiers[0]
    assert ids(run("importdemarche", ANEW=True, **options)) == [2]


def test_the_token_is_written_nowhere(run, server, options, tmp_path):
    server.dossiers = [simple(1)]
    feedback = QgsProcessingFeedback(False)
    algorithm = QgsApplication.processingRegistry().algorithmById("territoires:importdemarche")
    result = run("importdemarche", feedback=feedback, **options)
    QgsProject.instance().addMapLayer(result["PROJECTS"], False)
    QgsProject.instance().write(str(tmp_path / "project.qgs"))
    QgsProject.instance().clear()
    QgsSettings().sync()
    command = algorithm.asPythonCommand(options, QgsProcessingContext())
    assert options["AUTH"] in command and TOKEN not in command + feedback.textLog() + feedback.htmlLog()
    places = [tmp_path, Path(os.environ["QGIS_CUSTOM_CONFIG_PATH"])]
    files = [path for place in places for path in place.rglob("*") if path.is_file()]
    names = {path.name for path in files}
    assert {"project.qgs", "dossiers.jsonl", "qgis-auth.db", Path(QgsSettings().fileName()).name} <= names
    assert [path for path in files if TOKEN.encode() in path.read_bytes()] == []


def test_a_run_in_the_background_ends_well_twice(run, server, options, qtbot):
    server.dossiers = [simple(1, updated=BEFORE)]
    algorithm = QgsApplication.processingRegistry().algorithmById("territoires:importdemarche")
    ends = []
    for count in (1, 2):
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
        server.faults.append(status(429, Retry_After="0"))
        task = QgsProcessingAlgRunnerTask(algorithm, options, context, feedback)
        task.executed.connect(lambda well, results: ends.append((well, results.get("IMPORTED"))))
        QgsApplication.taskManager().addTask(task)
        qtbot.waitUntil(lambda count=count: len(ends) == count, timeout=60_000)
    assert ends == [(True, 1)] * 2


def test_a_cancel_during_a_request_writes_nothing_and_the_next_run_goes_on(run, server, options, qtbot, tmp_path):
    server.dossiers, server.page_size = [simple(n, updated=BEFORE) for n in (1, 2, 3)], 2
    over, held_back = Event(), Event()

    def held(handler, body):
        held_back.set()
        over.wait(30)
        return ANSWER

    server.faults.extend([lambda *_: ANSWER, held])
    algorithm = QgsApplication.processingRegistry().algorithmById("territoires:importdemarche")
    context, feedback, ends = QgsProcessingContext(), QgsProcessingFeedback(False), []
    target = {**options, "PROJECTS": str(tmp_path / "projects.gpkg")}
    task = QgsProcessingAlgRunnerTask(algorithm, target, context, feedback)
    task.executed.connect(lambda well, results: ends.append(results))
    QgsApplication.taskManager().addTask(task)
    try:
        qtbot.waitUntil(held_back.is_set, timeout=60_000)
        feedback.cancel()
        qtbot.waitUntil(lambda: bool(ends), timeout=20_000)  # the server still holds its answer back
    finally:
        over.set()
    assert "IMPORTED" not in ends[0]
    assert not (tmp_path / "projects.gpkg").exists()
    asked = len(server.requests)
    assert ids(run("importdemarche", **options)) == [1, 2, 3]
    assert server.asked[asked]["after"] is not None


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"NUMBER": 999}, "Démarche 999"),
        ({"AUTH": "zzzzzzz"}, "zzzzzzz"),
        ({"URL": "http://example.org/"}, "https://"),
        ({"MAPPING": "nowhere.toml"}, "nowhere.toml"),
    ],
    ids=["number", "authentication", "address", "mapping"],
)
def test_a_fault_is_told_in_one_sentence(run, server, options, changed, named):
    server.dossiers = [simple(1)]
    with pytest.raises(QgsProcessingException, match=named) as refusal:
        run("importdemarche", **{**options, **changed})
    assert TOKEN not in str(refusal.value) and "Traceback" not in str(refusal.value)


def test_a_token_that_is_refused_is_told_with_the_remedy(run, server, options):
    options["AUTH"] = keep_token("another-token", "Démarches", options["AUTH"])
    with pytest.raises(QgsProcessingException, match=r"refuses the token .*make a new one"):
        run("importdemarche", **options)


def test_a_token_is_kept_under_one_id_and_replaced_there(store):
    authcfg = keep_token("first", "Démarches")
    assert read_token(authcfg) == "first"
    assert keep_token("second", "Démarches", authcfg) == authcfg
    assert read_token(authcfg) == "second"
    assert store.configIds() == [authcfg]
    assert keep_token("third", "Démarches", "zzzzzzz") in store.configIds()


def test_a_token_given_as_a_header_is_read_where_qgis_knows_that_method(store):
    if "APIHeader" not in store.authMethodsKeys():
        pytest.skip("this QGIS has no such method")
    configuration = QgsAuthMethodConfig("APIHeader")
    configuration.setName("Démarches")
    configuration.setConfig("Authorization", "Bearer  a-token ")
    _, configuration = store.storeAuthenticationConfig(configuration)
    assert read_token(configuration.id()) == "a-token"


def test_what_holds_no_token_is_told(store):
    configuration = QgsAuthMethodConfig("EsriToken")
    configuration.setName("ArcGIS")
    configuration.setConfig("token", "x")
    _, configuration = store.storeAuthenticationConfig(configuration)
    with pytest.raises(TerritoiresError, match="“ArcGIS” holds no token"):
        read_token(configuration.id())
    with pytest.raises(TerritoiresError, match="no authentication configuration"):
        read_token("")


def test_a_store_that_stays_closed_is_told(store):
    authcfg = keep_token(TOKEN, "Démarches")
    store.clearMasterPassword()
    with pytest.raises(TerritoiresError, match="master password"):
        read_token(authcfg)


def post(url, timeout=10.0, feedback=None):
    return NetworkTransport(feedback or QgsProcessingFeedback(False)).post(url, HEADERS, BODY, timeout)


def test_an_answer_comes_whole_with_its_status_and_headers(qgis_app, server):
    response = post(server.url)
    assert (response.status, response.headers["content-type"]) == (200, "application/json")
    assert response.body == b'{"data": {"demarche": {"number": 12345}}}'
    server.faults.append(status(429, b"later", Retry_After="7"))
    response = post(server.url)
    assert (response.status, response.headers["retry-after"], response.body) == (429, "7", b"later")
    server.faults.append(status(503, b"down"))
    assert post(server.url).status == 503


@pytest.mark.parametrize("fault", [cut, slow(5)], ids=["cut", "too slow"])
def test_an_answer_that_does_not_come_whole_is_none(qgis_app, server, fault):
    server.faults.append(fault)
    with pytest.raises(TransportError):
        post(server.url, timeout=0.5)


def test_nobody_at_the_address_is_an_error_of_the_transport(qgis_app):
    with pytest.raises(TransportError):
        post("http://127.0.0.1:9/")


@pytest.mark.parametrize("code", [301, 302, 307, 308])
def test_the_token_does_not_follow_a_redirection(qgis_app, server, code):
    with DemarcheServer() as elsewhere:
        server.faults.append(status(code, Location=elsewhere.url))
        response = post(server.url)
        assert 300 <= response.status < 400 and response.headers["location"] == elsewhere.url
        assert [headers.get("Authorization") for headers, _ in elsewhere.requests] in ([], [None])


def test_a_cancelled_run_sends_nothing_more(qgis_app, server):
    feedback = QgsProcessingFeedback(False)
    feedback.cancel()
    with pytest.raises(Cancelled):
        post(server.url, feedback=feedback)
