"""A server that misbehaves: patience where it may pass, else one sentence with the remedy, and never the token."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from threading import Event

import pytest

from territoires_plugin.intake.demarches_api.access import Access
from territoires_plugin.intake.demarches_api.client import TRIES, Client
from territoires_plugin.intake.urllib_transport import UrllibTransport
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.progress import CallbackProgress, Cancelled

pytest.importorskip("graphql", reason="graphql-core is not installed")

from tests.demarches.dossiers import simple
from tests.demarches.server import ANSWER, NUMBER, TOKEN, cut, errors, slow, status, truncated

NOBODY_LISTENS = "http://127.0.0.1:9/api/v2/graphql"


def busy_for_two_minutes(handler, body):
    until = datetime.now(timezone.utc) + timedelta(minutes=2)
    handler.reply(429, b"", Retry_After=format_datetime(until, usegmt=True))


@pytest.mark.parametrize(
    ("faults", "least", "most"),
    [
        ([status(429)], 1, 1.5),
        ([status(429, Retry_After="30")], 30, 30.5),
        ([busy_for_two_minutes], 60, 120.5),
        ([status(503, Retry_After="soon")], 1, 1.5),
        ([status(500), status(502), status(504)], 7, 7.5),
        ([cut], 1, 1.5),
        ([cut, status(429), cut, status(503), cut], 30.9, 32),
        ([errors("Timeout on Dossier.champs", "timeout")], 1, 1.5),
        ([slow(0.3)], 0, 0),
    ],
    ids=["429", "429 that says when", "429 with a date", "503 with nonsense", "5xx", "cut", "all in turn",
         "too slow for itself", "slow"],
)  # fmt: skip
def test_what_may_pass_is_tried_again_after_a_while(server, run, sleeper, simple_mapping, faults, least, most):
    server.dossiers = [simple(1)]
    server.faults.extend(faults)
    assert len(run(mapping=simple_mapping).projects) == 1
    assert least <= sleeper.total <= most


@pytest.mark.parametrize(
    ("fault", "code", "named"),
    [
        (status(429), "demarche_busy", "HTTP 429"),
        (status(503), "demarche_busy", "HTTP 503"),
        (cut, "demarche_unreachable", "6 tries"),
        (errors("Timeout", "timeout"), "demarche_busy", "timeout"),
    ],
    ids=["429", "503", "cut", "timeout"],
)
def test_what_does_not_pass_is_told_after_some_tries(server, run, fault, code, named):
    server.faults.extend([fault] * (TRIES + 1))
    with pytest.raises(TerritoiresError) as refusal:
        run()
    assert len(server.requests) == TRIES
    assert refusal.value.code == code and named in str(refusal.value)
    assert "goes on where it stopped" in str(refusal.value)


def test_a_server_that_asks_for_an_hour_is_not_waited_for(server, run, sleeper):
    server.faults.append(status(429, Retry_After="3600"))
    with pytest.raises(TerritoiresError, match="busy"):
        run()
    assert sleeper.total == 0


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (status(401), "demarche_refused"),
        (status(403, b"<html>"), "demarche_refused"),
        (errors("An object of type Demarche was hidden due to permissions", "unauthorized"), "demarche_refused"),
        (errors("Demarche not found", "not_found"), "demarche_unknown"),
        (errors("Field 'x' doesn't exist on type 'Dossier'"), "demarche_error"),
        (status(404), "demarche_status"),
        (status(308, Location="https://elsewhere.example/"), "demarche_moved"),
        (status(302, Location="https://elsewhere.example/"), "demarche_moved"),
        (status(200, b"<html>Connexion</html>"), "demarche_answer"),
        (status(200, b"\xff\xfe"), "demarche_answer"),
        (status(200, b"[" * 200_000), "demarche_answer"),
        (truncated, "demarche_answer"),
        (status(200, []), "demarche_answer"),
        (status(200, {"data": None}), "demarche_answer"),
        (status(200, {"data": {"demarche": {"dossiers": {"nodes": 1}}}}), "demarche_answer"),
        (status(200, {"data": {"demarche": {"dossiers": {"nodes": []}}}}), "demarche_answer"),
        (status(200, {"data": {"demarche": {"dossiers": {"nodes": [3], "pageInfo": {"hasNextPage": False}}}}}),
         "demarche_answer"),
        (status(200, {"data": {"demarche": {"dossiers": {"nodes": [{"number": 1, "champs": [None]}],
         "pageInfo": {"hasNextPage": False}}}}}), "demarche_answer"),
        (status(200, {"data": {"demarche": {"dossiers": {"nodes": [], "pageInfo": {"hasNextPage": True}}}}}),
         "demarche_answer"),
        (status(200, {"errors": "no"}), "demarche_answer"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_fault_is_told_in_one_sentence_without_another_try(server, run, tmp_path, fault, code, language):
    server.faults.append(fault)
    with pytest.raises(TerritoiresError) as refusal:
        run()
    assert refusal.value.code == code
    assert len(server.requests) == 1
    assert refusal.value.text(language).startswith(f"Démarche {NUMBER}")
    assert not list((tmp_path / "kept").rglob("*.jsonl"))


def test_a_cursor_that_leads_round_in_a_circle_is_a_fault(server, run):
    page = {"nodes": [], "pageInfo": {"hasNextPage": True, "endCursor": "a"}}
    server.faults.extend([status(200, {"data": {"demarche": {"dossiers": page}}})] * 3)
    with pytest.raises(TerritoiresError, match="endCursor"):
        run()
    assert len(server.requests) == 2


def test_a_demarche_that_is_not_there_is_told(server, run):
    with pytest.raises(TerritoiresError, match=r"Démarche 999: .* knows no such démarche"):
        run(number=999)


def test_nobody_at_the_address_is_told(run):
    with pytest.raises(TerritoiresError, match=r"127\.0\.0\.1:9 was not reached in 6 tries"):
        run(url=NOBODY_LISTENS)


@pytest.mark.parametrize(
    "url",
    [
        "http://www.demarches-simplifiees.fr/api",
        "ftp://a.example",
        "",
        "https://",
        "https://me:pw@a.example/",
        "https://a:x/",
    ],
)
def test_the_token_is_sent_over_safe_addresses_alone(run, url):
    with pytest.raises(TerritoiresError, match="https://"):
        run(url=url)


@pytest.mark.parametrize("token", ["", "two words", "jeton-é", "line\nbreak"])
def test_what_can_be_no_token_is_told_before_it_is_sent(server, run, token):
    with pytest.raises(TerritoiresError, match="no usable token"):
        run(token=token)
    assert server.requests == []


@pytest.mark.parametrize(
    "fault",
    [
        errors(f"Invalid token {TOKEN}"),
        errors(f"Bearer {TOKEN}", "unauthorized"),
        status(302, Location=f"https://elsewhere.example/?t={TOKEN}"),
        status(401, TOKEN.encode()),
        status(200, TOKEN.encode()),
        cut,
    ],
)
def test_the_token_is_shown_nowhere(server, run, caplog, capfd, tmp_path, fault):
    caplog.set_level(logging.DEBUG)
    server.faults.extend([fault] * TRIES)
    with pytest.raises(TerritoiresError) as refusal:
        run()
    error = refusal.value
    access = Access(NUMBER, TOKEN, server.url)
    client = Client(access, UrllibTransport(), lambda _: None, CallbackProgress(print, lambda: False))
    told = [error.text("fr"), error.text("en"), repr(error), str(error.parameters), repr(error.args), caplog.text]
    told += [repr(access), str(access), repr(client), *capfd.readouterr()]
    told += [path.read_text() for path in (tmp_path / "kept").rglob("*") if path.is_file()]
    assert server.requests[0][0]["Authorization"] == f"Bearer {TOKEN}"
    assert not [text for text in told if TOKEN in text]


def test_a_cancel_does_not_wait_for_a_slow_server(server, run):
    cancelled, waited_for = Event(), []

    def held(handler, body):
        waited_for.append(not cancelled.wait(20))
        return ANSWER

    server.faults.append(held)
    progress = CallbackProgress(lambda _: None, lambda: bool(server.requests))
    with pytest.raises(Cancelled):
        run(progress=progress, transport=UrllibTransport(progress))
    assert waited_for == []
    cancelled.set()


def test_a_cancel_ends_the_waiting_between_two_tries(server, run, sleeper):
    server.faults.append(status(429, Retry_After="200"))
    with pytest.raises(Cancelled):
        run(progress=CallbackProgress(lambda _: None, lambda: sleeper.total >= 1))
    assert sleeper.total < 1.5
