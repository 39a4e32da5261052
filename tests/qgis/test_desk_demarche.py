"""A démarche fetched from the desk: number and token typed, the layer there; the next fetch tells what has changed."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event

import pytest

pytest.importorskip("graphql", reason="graphql-core is not installed")

from controls import controls, misplaced, name_of, told, walk
from hands import PATIENCE, click, layers_named, ready
from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.PyQt.QtWidgets import QLineEdit

from tests.demarches.dossiers import simple
from tests.demarches.server import ANSWER, NUMBER, TOKEN, DemarcheServer, status

BEFORE, AFTER = "2020-01-01T00:00:00+00:00", "2999-01-01T00:00:00+00:00"
LAYER = f"Projects (Démarche {NUMBER})"


@pytest.fixture(autouse=True)
def profile(tmp_path, monkeypatch):
    """A profile of its own for what was fetched."""
    monkeypatch.setattr(QgsApplication, "qgisSettingsDirPath", staticmethod(lambda: str(tmp_path / "profile")))
    return tmp_path / "profile"


@pytest.fixture
def logged():
    """All that is written into QGIS's log meanwhile."""
    lines = []

    QgsApplication.messageLog().messageReceived.connect(lambda *line: lines.append(" ".join(map(str, line))))
    return lines


@pytest.fixture
def ask(qtbot, store, server, dock, tmp_path):
    """``ask()`` opens the dialog by its door, or its tool, and gives it as it stands at a first fetch."""

    def opened():
        if dock.pages.stack.currentWidget() is dock.pages.doors:
            click(qtbot, dock.pages.doors.fetch_button)
        else:
            click(qtbot, dock.pages.tools.widgetForAction(dock.pages.fetch_action))
        dialog = dock.loading.dialog
        dialog.address.setText(server.url)
        dialog.geopackage.setFilePath(str(tmp_path / "office.gpkg"))
        dialog.mapping.setFilePath(str(mapping(tmp_path)))
        return dialog

    return opened


def mapping(folder):
    path = folder / "mapping.toml"
    path.write_text('[columns]\ntitle = "Intitulé"\ncommune_code = "Commune (Code INSEE)"\n', encoding="utf-8")
    return path


def type_in(qtbot, line, text):
    line.selectAll()
    qtbot.keyClicks(line, text)


def fetch(qtbot, dock, dialog):
    click(qtbot, dialog.fetch_button)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=PATIENCE)
    qtbot.waitUntil(dock.is_idle, timeout=PATIENCE)


def first_fetch(qtbot, dock, ask, token=TOKEN):
    dialog = ask()
    type_in(qtbot, dialog.number, str(NUMBER))
    type_in(qtbot, dialog.token, token)
    fetch(qtbot, dock, dialog)
    return dialog


def said(window, text):
    return any(text in sentence for sentence in window.told())


def titles(dock):
    return {feature["project_id"]: feature["title"] for feature in dock.pages.layers.projects().getFeatures()}


def test_number_and_token_are_all_it_takes(qtbot, window, dock, server, ask):
    server.dossiers, server.page_size = [simple(n, updated=BEFORE) for n in range(1, 8)], 3
    first_fetch(qtbot, dock, ask)
    ready(qtbot, dock)
    assert titles(dock) == {str(n): f"Navette {n}" for n in range(1, 8)}
    assert layers_named(LAYER)
    assert said(window, "7 rows: 7 projects imported, 0 rejected.")
    assert dock.loading.dialog is None


def test_the_next_fetch_asks_for_no_token_and_tells_what_has_changed(qtbot, window, dock, server, ask):
    server.dossiers = [simple(n, updated=BEFORE) for n in (1, 2, 3)]
    first_fetch(qtbot, dock, ask)
    ready(qtbot, dock)
    server.dossiers[1] = simple(2, "Bus", updated=AFTER)
    server.dossiers.append(simple(4, updated=AFTER))
    dialog = ask()
    assert dialog.number.text() == str(NUMBER) and dialog.fetch_button.isEnabled()
    assert "Kept by QGIS" in dialog.token.placeholderText() and dialog.token.text() == ""
    fetch(qtbot, dock, dialog)
    ready(qtbot, dock)
    assert titles(dock) == {"1": "Navette 1", "2": "Bus 2", "3": "Navette 3", "4": "Navette 4"}
    assert said(window, "1 new, 1 changed, 2 unchanged, 0 gone")
    assert [asked["updatedSince"] is None for asked in server.asked] == [True, False]


def test_what_was_deleted_on_the_server_goes_once_everything_is_fetched_again(qtbot, window, dock, server, ask):
    server.dossiers = [simple(n, updated=BEFORE) for n in (1, 2)]
    first_fetch(qtbot, dock, ask)
    ready(qtbot, dock)
    del server.dossiers[0]
    dialog = ask()
    click(qtbot, dialog.anew)
    fetch(qtbot, dock, dialog)
    ready(qtbot, dock)
    assert set(titles(dock)) == {"2"} and said(window, "1 gone")


def test_a_token_that_is_refused_gives_the_choices_back_with_the_remedy(qtbot, window, dock, server, ask, store):
    server.dossiers = [simple(1, updated=BEFORE)]
    dialog = ask()
    type_in(qtbot, dialog.number, str(NUMBER))
    type_in(qtbot, dialog.token, "ANOTHER-TOKEN")
    click(qtbot, dialog.fetch_button)
    qtbot.waitUntil(lambda: dock.is_idle() and dialog.isVisible(), timeout=PATIENCE)
    assert "refuses the token" in dialog.notice.text() and "make a new one" in dialog.notice.text()
    assert dialog.number.text() == str(NUMBER) and dialog.token.text() == ""
    type_in(qtbot, dialog.token, TOKEN)
    fetch(qtbot, dock, dialog)
    ready(qtbot, dock)
    assert set(titles(dock)) == {"1"}
    assert len(store.configIds()) == 1
    assert not any("TOKEN" in sentence or TOKEN in sentence for sentence in window.told())


@pytest.mark.parametrize("token", [TOKEN, "REFUSED-8f2b7c61d0e94aa3"], ids=["taken", "refused"])
def test_the_token_is_written_nowhere(qtbot, window, dock, server, ask, logged, tmp_path, token):
    server.dossiers = [simple(1, updated=BEFORE)]
    server.faults.append(status(503, token.encode()))
    dialog = first_fetch(qtbot, dock, ask, token) if token == TOKEN else ask()
    if token != TOKEN:
        type_in(qtbot, dialog.number, str(NUMBER))
        type_in(qtbot, dialog.token, token)
        assert dialog.token.echoMode() == QLineEdit.EchoMode.Password
        click(qtbot, dialog.fetch_button)
        qtbot.waitUntil(lambda: dock.is_idle() and dialog.isVisible(), timeout=PATIENCE)
        dialog.token.undo()
        assert dialog.token.text() == "" and token not in dialog.notice.text()
        dialog.reject()
    QgsProject.instance().write(str(tmp_path / "project.qgs"))
    QgsSettings().sync()
    files = [
        path
        for place in (tmp_path, Path(os.environ["QGIS_CUSTOM_CONFIG_PATH"]))
        for path in place.rglob("*")
        if path.is_file()
    ]
    names = {path.name for path in files}
    assert {"project.qgs", "qgis-auth.db", Path(QgsSettings().fileName()).name} <= names
    assert [path for path in files if token.encode() in path.read_bytes()] == []
    assert not any(token in sentence for sentence in [*window.told(), *logged])


def test_a_cancel_is_heard_during_a_request_and_the_next_fetch_goes_on(qtbot, window, dock, server, ask, tmp_path):
    server.dossiers, server.page_size = [simple(n, updated=BEFORE) for n in (1, 2, 3)], 2
    over, held_back = Event(), Event()

    def held(handler, body):
        held_back.set()
        over.wait(30)
        return ANSWER

    server.faults.extend([lambda *_: ANSWER, held])
    dialog = ask()
    type_in(qtbot, dialog.number, str(NUMBER))
    type_in(qtbot, dialog.token, TOKEN)
    click(qtbot, dialog.fetch_button)
    try:
        qtbot.waitUntil(held_back.is_set, timeout=PATIENCE)
        assert dock.pages.loading.isVisible()
        click(qtbot, dock.pages.loading.cancel_button)
        qtbot.waitUntil(dock.is_idle, timeout=20_000)  # the server still holds its answer back
    finally:
        over.set()
    assert not (tmp_path / "office.gpkg").exists() and window.told() == []
    asked = len(server.requests)
    again = ask()
    assert again is dialog and again.number.text() == str(NUMBER)
    fetch(qtbot, dock, again)
    ready(qtbot, dock)
    assert set(titles(dock)) == {"1", "2", "3"}
    assert server.asked[asked]["after"] is not None


def test_a_token_is_sent_to_the_address_alone_for_which_it_was_typed(qtbot, dock, server, ask):
    server.dossiers = [simple(1, updated=BEFORE)]
    first_fetch(qtbot, dock, ask)
    ready(qtbot, dock)
    dialog = ask()
    with DemarcheServer() as elsewhere:
        dialog.address.setText(elsewhere.url)
        assert not dialog.fetch_button.isEnabled() and "token" in dialog.notice.text()
        assert dialog.token.placeholderText() == "" and elsewhere.requests == []
    dialog.address.setText("http://example.org/graphql")
    type_in(qtbot, dialog.token, TOKEN)
    click(qtbot, dialog.fetch_button)
    assert dialog.isVisible() and "https://" in dialog.notice.text()
    dialog.reject()


def test_a_token_of_another_demarche_is_tried_and_never_replaced(qtbot, dock, server, ask, store):
    server.dossiers = [simple(1, updated=BEFORE)]
    first_fetch(qtbot, dock, ask)
    ready(qtbot, dock)
    (first,) = store.configIds()
    dialog = ask()
    type_in(qtbot, dialog.number, "77")
    for token in ("", "OF-77"):
        if token:
            type_in(qtbot, dialog.token, token)
        click(qtbot, dialog.fetch_button)
        qtbot.waitUntil(lambda: dock.is_idle() and dialog.isVisible(), timeout=PATIENCE)
    assert len(store.configIds()) == 2
    type_in(qtbot, dialog.number, str(NUMBER))
    fetch(qtbot, dock, dialog)
    assert server.requests[-1][0]["Authorization"] == f"Bearer {TOKEN}" and first in store.configIds()


def test_a_store_that_stays_closed_is_told_in_the_dialog(qtbot, dock, ask, monkeypatch, store):
    dialog = ask()
    type_in(qtbot, dialog.number, str(NUMBER))
    type_in(qtbot, dialog.token, TOKEN)
    monkeypatch.setattr(type(store), "isDisabled", lambda _self: True)
    click(qtbot, dialog.fetch_button)
    assert dialog.isVisible() and "master password" in dialog.notice.text()
    dialog.reject()


@pytest.mark.parametrize("typed", ["0", "abc", "-4", "99999999999"])
def test_what_is_no_number_cannot_be_typed(qtbot, dock, ask, typed):
    dialog = ask()
    type_in(qtbot, dialog.number, typed)
    type_in(qtbot, dialog.token, TOKEN)
    assert dialog.number.text() in ("", "4", "999999999")
    assert dialog.fetch_button.isEnabled() is bool(dialog.number.text())
    dialog.reject()


@pytest.mark.parametrize("value", ["", "no json", "[1]", '{"a": 1}', '[{"number": "x"}]', "[{}]"])
def test_settings_that_cannot_be_are_passed_over(dock, ask, value):
    QgsSettings().setValue("territoires/demarches", value)
    dialog = ask()
    assert dialog.number.text() == "" and not dialog.fetch_button.isEnabled()
    dialog.reject()


def test_tab_goes_from_top_to_bottom(qtbot, dock, ask):
    dialog = ask()
    type_in(qtbot, dialog.number, str(NUMBER))
    type_in(qtbot, dialog.token, TOKEN)
    dialog.more.setCollapsed(False)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    wanted = controls(dialog)
    assert len(wanted) >= 12
    assert told(part for part in wanted if not name_of(part)) == []
    way = walk(qtbot, wanted[0])
    assert told(part for part in wanted if part not in way) == []
    assert [told(pair) for pair in misplaced([part for part in way if dialog.isAncestorOf(part)], dialog)] == []
    dialog.reject()
