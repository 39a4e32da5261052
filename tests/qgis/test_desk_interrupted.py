"""A project closed, a layer removed, another one chosen, in the middle of whatever is under way."""

from __future__ import annotations

import time

import pytest
from hands import choose_row, click, idle, layers_named, lines, ready, shown_ids, suggest, tick
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsProject
from qgis.PyQt.QtCore import QThreadPool
from window import epci_layer, projects_layer, some_projects

from territoires_plugin.gui.background import BackgroundTask
from territoires_plugin.gui.doors.import_choices import ImportChoices
from territoires_plugin.model.paths import resource_path

PATIENCE = 20_000
SAMPLE = resource_path("sample", "projets_demo.csv")


def load_the_sample(_qtbot, dock, _folder):
    dock.load_sample()


def import_a_file(_qtbot, dock, folder):
    crs = QgsCoordinateReferenceSystem("EPSG:2154")
    dock.loading.run_import(ImportChoices(SAMPLE, None, None, None, "Call", crs, folder / "office.gpkg"))


def type_a_filter(qtbot, dock, _folder):
    qtbot.keyClicks(dock.pages.filter.text_box, "project")


def ask_for_pools(_qtbot, dock, _folder):
    dock.pools.suggest()


def move_a_setting(_qtbot, dock, _folder):
    dock.pages.pools.pooling.distance_box.setValue(12.0)


def read_one(_qtbot, dock, _folder):
    dock.pages.pools.opportunities.table.selectRow(1)


def show_a_project(_qtbot, dock, _folder):
    dock.one_project.show_project("P02")


def take_a_decision(qtbot, dock, _folder):
    click(qtbot, dock.pages.pools.decision.buttons["kept"])


def add_a_member(_qtbot, dock, _folder):
    dock.deciding.add_member("P05")


def open_the_workshop(_qtbot, dock, _folder):
    dock.pages.workshop_action.trigger()


def suggest_themes(qtbot, dock, _folder):
    dock.pages.themes.suggest_wanted.emit()
    click(qtbot, dock.themes.dialog.suggest_button)


WORK = (
    load_the_sample, import_a_file, type_a_filter, ask_for_pools, move_a_setting, read_one, show_a_project,
    take_a_decision, add_a_member, open_the_workshop,
    suggest_themes,
)  # fmt: skip


def close_the_project(_dock):
    QgsProject.instance().clear()


def remove_the_layer(dock):
    QgsProject.instance().removeMapLayer(dock.pages.layers.projects().id())


@pytest.mark.parametrize("moment", [0, 40])
@pytest.mark.parametrize("interrupt", [close_the_project, remove_the_layer], ids=lambda own: own.__name__)
@pytest.mark.parametrize("begin", WORK, ids=lambda own: own.__name__)
def test_the_desk_goes_on_and_shows_nothing_of_the_layer_before(
    qtbot, window, desk, tmp_path, begin, interrupt, moment
):
    suggest(qtbot, desk)
    choose_row(qtbot, desk, 0)
    begin(qtbot, desk, tmp_path)
    if moment:
        qtbot.wait(moment)
    interrupt(desk)
    qtbot.waitUntil(lambda: QgsApplication.taskManager().countActiveTasks() == 0, timeout=PATIENCE)
    idle(qtbot, desk)
    if interrupt is close_the_project or begin not in (load_the_sample, import_a_file):
        nothing_is_shown(desk)
        assert not any("rror" in text for text in window.told())
    if interrupt is close_the_project:
        assert QgsProject.instance().mapLayers() == {}
    the_desk_is_usable(qtbot, desk)


def nothing_is_shown(desk):
    assert lines(desk) == () and desk.pools.result is None
    assert not desk.pools.highlight.is_shown()
    assert desk.pages.project.model.rowCount() == 0
    assert len(desk.decisions.book) == 0 and desk.decisions.journal == ()
    assert not desk.decisions.undo_stack.canUndo()
    assert desk.pages.stack.currentWidget() is desk.pages.doors
    assert desk.pages.bar.words.text() == ""


def the_desk_is_usable(qtbot, desk):
    layer, squares = projects_layer(some_projects(), "New"), epci_layer()
    QgsProject.instance().addMapLayers([layer, squares])
    desk.pages.layers.choose(layer, squares)
    ready(qtbot, desk)
    suggest(qtbot, desk)
    assert len(lines(desk)) == 2
    assert len(layers_named("Opportunities")) == 1
    assert shown_ids(layer) == {"P01", "P02", "P03", "P04", "P05"}


@pytest.mark.parametrize("interrupt", [close_the_project, remove_the_layer], ids=lambda own: own.__name__)
def test_what_was_decided_a_moment_before_is_on_disk(qtbot, desk, interrupt):
    suggest(qtbot, desk)
    office = desk.call.office()
    for line in lines(desk):
        desk.decisions.decide(line.opportunity_id, line.project_ids, "kept", "at once")
    interrupt(desk)
    idle(qtbot, desk)
    assert len(office.decisions()) == 2


@pytest.mark.parametrize("others", [0, 1, 2])
def test_results_go_with_their_layer_and_another_one_of_projects_takes_its_place(qtbot, desk, others):
    QgsProject.instance().addMapLayers([other_layer() for _ in range(others)])
    suggest(qtbot, desk)
    choose_row(qtbot, desk, 0)
    remove_the_layer(desk)
    assert lines(desk) == () and not desk.pools.highlight.is_shown()
    assert (desk.pages.layers.projects() is None) == (others == 0)
    idle(qtbot, desk)
    assert desk.pages.project.model.rowCount() == bool(others)


def test_without_the_chosen_boundaries_the_embedded_ones_are_taken(qtbot, desk):
    suggest(qtbot, desk)
    QgsProject.instance().removeMapLayer(desk.pages.layers.epci().id())
    assert desk.pages.layers.epci() is None
    assert desk.pages.layers.projects().name() == "Applications"


def test_another_layer_gets_nothing_of_the_one_before(qtbot, desk):
    other = other_layer()
    QgsProject.instance().addMapLayer(other)
    suggest(qtbot, desk)
    choose_row(qtbot, desk, 0)
    desk.pages.layers.projects_box.setLayer(other)
    assert lines(desk) == () and not desk.pools.highlight.is_shown()
    ready(qtbot, desk)
    tick(qtbot, desk, "themes", "tourisme")
    assert [layer.subsetString() for layer in layers_named("Opportunities")] == [""]


def test_a_run_ends_with_the_choice_of_another_layer(qtbot, window, desk):
    other = other_layer()
    QgsProject.instance().addMapLayer(other)
    desk.pools.suggest()
    desk.pages.layers.projects_box.setLayer(other)
    ready(qtbot, desk)
    qtbot.waitUntil(lambda: QgsApplication.taskManager().countActiveTasks() == 0, timeout=PATIENCE)
    assert lines(desk) == () and layers_named("Opportunities") == [] and window.told() == []


def other_layer():
    return projects_layer([(709_000, 6_605_000, "tourisme", "A")], "Others")


class Wait(BackgroundTask):
    """Keeps a thread of QGIS busy until it is cancelled."""

    needs_libraries = False

    def work(self, _language, progress):
        while True:
            time.sleep(0.01)
            progress.check()


def keep_all_threads_busy():
    tasks = [Wait("Wait") for _ in range(QThreadPool.globalInstance().maxThreadCount() + 2)]
    for task in tasks:
        QgsApplication.taskManager().addTask(task)
    return tasks


def test_a_member_added_to_a_pool_of_the_call_before_is_no_decision_of_this_one(qtbot, desk):
    suggest(qtbot, desk)
    choose_row(qtbot, desk, 0)
    other = QgsProject.instance().addMapLayer(other_layer())
    busy = keep_all_threads_busy()
    desk.deciding.add_member("P01")
    desk.pages.layers.projects_box.setLayer(other)
    for task in busy:
        task.cancel()
    ready(qtbot, desk)
    assert len(desk.decisions.book) == 0
