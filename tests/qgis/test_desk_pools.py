"""Suggesting, comparing and explaining with real clicks, keys and layers."""

from __future__ import annotations

import time

import pytest
from hands import PATIENCE, choose_row, click, idle, layers_named, lines, listed, open_page, ready, suggest, tick
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from window import epci_layer, projects_layer

from territoires_plugin.gui.details.waterfall import Waterfall
from territoires_plugin.gui.pools.suggest_task import SuggestTask

LEFT = Qt.MouseButton.LeftButton


def test_opportunities_are_listed_and_drawn_under_the_projects(qtbot, window, desk):
    suggest(qtbot, desk)
    assert [line.project_count for line in lines(desk)] == [2, 2]
    assert window.told()[0] == "2 opportunities; 1 project took no part: no place, EPCI or theme."
    root = QgsProject.instance().layerTreeRoot()
    assert [node.name() for node in root.findGroup("Territoires").findLayers()] == [
        "Links between members",
        "Opportunities",
    ]
    names = [node.name() for node in root.findLayers()]
    assert names.index("Applications") < names.index("Links between members")
    assert layers_named("Opportunities")[0].featureCount() == 2


def test_a_second_run_replaces_the_first(qtbot, desk):
    suggest(qtbot, desk)
    desk.pages.pools.pooling.live_box.setChecked(False)
    desk.pages.pools.pooling.score_box.setValue(0)
    suggest(qtbot, desk)
    for name in ("Opportunities", "Links between members"):
        assert len(layers_named(name)) == 1
        assert layers_named(name)[0].featureCount() == len(lines(desk))


def test_nothing_found_says_what_to_change(qtbot, window, desk):
    desk.pages.pools.pooling.distance_box.setValue(0.5)
    suggest(qtbot, desk)
    assert window.told()[0].startswith("No opportunity (most often what fits lies beyond the maximum distance)")
    assert desk.pages.pools.state.text() == window.told()[0]
    assert layers_named("Opportunities") == []


def test_a_moved_setting_is_answered_by_itself(qtbot, desk):
    suggest(qtbot, desk)
    results = []
    desk.pools.found.connect(results.append)
    desk.pages.pools.pooling.distance_box.setValue(0.5)
    qtbot.waitUntil(lambda: bool(results) and desk.is_idle(), timeout=PATIENCE)
    assert lines(desk) == ()
    assert [result.quick for result in results] == [True, False]
    assert "refined" not in desk.pages.pools.state.text()
    desk.pages.pools.pooling.live_box.setChecked(False)
    desk.pages.pools.pooling.distance_box.setValue(30)
    qtbot.wait(400)
    assert lines(desk) == () and desk.is_idle()


def test_before_the_first_suggestion_nothing_runs_by_itself(qtbot, desk):
    desk.pages.pools.pooling.distance_box.setValue(12)
    qtbot.wait(400)
    assert desk.pools.result is None


def test_a_preset_moves_the_sliders_and_a_slider_leaves_the_preset(qtbot, desk):
    pooling = desk.pages.pools.pooling
    pooling.preset_box.setCurrentIndex(1)
    pooling.preset_box.activated.emit(1)
    assert pooling.settings().weights["proximity"] == 6 == pooling.sliders.sliders["proximity"].value() / 2
    slider = pooling.sliders.sliders["theme"]
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert pooling.settings().weights["theme"] == 1.5
    assert pooling.preset_box.currentText() == "My own weights"
    assert "My own weights" in pooling.title()


def test_all_weights_at_nothing_are_not_taken(qtbot, desk):
    pooling = desk.pages.pools.pooling
    for slider in pooling.sliders.sliders.values():
        slider.setValue(0)
    assert any(pooling.settings().weights.values())


def test_arrow_keys_walk_the_list_on_the_map_and_leave_the_selection_alone(qtbot, window, desk):
    suggest(qtbot, desk)
    desk.pages.layers.projects().selectByIds([1])
    table = desk.pages.pools.opportunities.table
    choose_row(qtbot, desk, 0)
    first = window.canvas.extent()
    told = desk.pages.pools.details.findChildren(Waterfall)[0].accessibleDescription()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    idle(qtbot, desk)
    assert table.currentIndex().row() == 1
    assert window.canvas.extent() != first
    assert desk.pages.pools.details.findChildren(Waterfall)[0].accessibleDescription() != told
    assert desk.pools.highlight.is_shown()
    assert desk.pages.layers.projects().selectedFeatureIds() == [1]


def test_the_pointer_over_a_line_marks_it_where_the_view_is(qtbot, window, desk):
    suggest(qtbot, desk)
    extent = window.canvas.extent()
    table = desk.pages.pools.opportunities.table
    row = table.visualRect(desk.pages.pools.opportunities.shown.index(1, 1)).center()
    qtbot.mouseMove(table.viewport(), row - QPoint(3, 0))
    qtbot.mouseMove(table.viewport(), row)
    qtbot.waitUntil(desk.pools.highlight.is_pointing, timeout=PATIENCE)
    assert not desk.pools.highlight.is_shown()
    assert window.canvas.extent() == extent
    table.pointed.emit(table.model().index(-1, -1))
    assert not desk.pools.highlight.is_pointing()


def test_the_list_is_searched(qtbot, desk):
    suggest(qtbot, desk)
    qtbot.keyClicks(desk.pages.pools.opportunities.search_box, "ENERGIE cc d")
    assert listed(desk) == []
    desk.pages.pools.opportunities.search_box.clear()
    qtbot.keyClicks(desk.pages.pools.opportunities.search_box, "energy cc d")
    assert [line.themes for line in listed(desk)] == ["energie"]


def test_a_click_on_a_header_sorts_by_value(qtbot, desk):
    suggest(qtbot, desk)
    header = desk.pages.pools.opportunities.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(1) + 5, header.height() // 2)
    scores = []
    for _ in range(2):
        qtbot.mouseClick(header.viewport(), LEFT, pos=place)
        scores.append([line.score for line in listed(desk)])
    assert sorted(scores[0]) == scores[0] == scores[1][::-1]


def test_every_cell_says_its_whole_text(qtbot, desk):
    suggest(qtbot, desk)
    shown = desk.pages.pools.opportunities.shown
    for column in range(shown.columnCount()):
        index = shown.index(0, column)
        tip = shown.data(index, Qt.ItemDataRole.ToolTipRole)
        assert tip == (f"<p>{index.data()}</p>" if index.data() else None)


def test_the_explanation_sums_to_the_score(qtbot, desk):
    suggest(qtbot, desk)
    chosen = choose_row(qtbot, desk, 0)
    story = desk.pages.pools.details.story
    assert sum(bar.points for bar in story.bars) == pytest.approx(chosen.score, abs=1e-9)
    assert {member.project.project_id for member in story.members} == set(chosen.project_ids)


def test_one_project_tells_its_partners_from_the_list_and_from_the_map(qtbot, desk):
    suggest(qtbot, desk)
    open_page(desk, desk.pages.project)
    page = desk.pages.project
    qtbot.mouseClick(page.list.viewport(), LEFT, pos=page.list.visualRect(page.model.index(0)).center())
    idle(qtbot, desk)
    first = page.model.project_id(page.list.currentIndex())
    assert page.details.story.project.project_id == first
    desk.pages.layers.projects().selectByExpression("\"project_id\" = 'P03'")
    idle(qtbot, desk)
    assert page.details.story.project.project_id == "P03"
    assert "P04" in [partner.project_id for partner in page.details.story.partners]


def test_the_list_of_projects_follows_the_filter(qtbot, desk):
    tick(qtbot, desk, "themes", "mobilite")
    model = desk.pages.project.model
    assert {model.project_id(model.index(row)) for row in range(model.rowCount())} == {"P01", "P02"}


def test_two_settings_are_compared_side_by_side(qtbot, window, desk):
    page = desk.pages.compare
    click(qtbot, page.pin_button)
    assert "Nothing is suggested yet" in window.told()[0]
    suggest(qtbot, desk)
    open_page(desk, page)
    click(qtbot, page.pin_button)
    assert page.first.text().startswith("30.0 km, 5 members at most")
    desk.pages.pools.pooling.distance_box.setValue(0.5)
    qtbot.waitUntil(lambda: page.counts.text().startswith("0 appear"), timeout=PATIENCE)
    idle(qtbot, desk)
    assert page.counts.text() == "0 appear, 2 disappear, 0 change, 0 stay the same."
    assert [page.table.rows.index(row, 0).data() for row in range(page.table.rows.rowCount())] == ["− disappears"] * 2
    desk.pages.pools.pooling.distance_box.setValue(30)
    qtbot.waitUntil(lambda: page.counts.text().endswith("2 stay the same."), timeout=PATIENCE)
    assert page.table.rows.rowCount() == 0
    click(qtbot, page.same_box)
    assert page.table.rows.rowCount() == 2
    qtbot.mouseClick(page.table.viewport(), LEFT, pos=page.table.visualRect(page.table.rows.index(0, 1)).center())
    assert desk.pools.highlight.is_shown()


def other_layer():
    return projects_layer([(709_000, 6_605_000, "tourisme", "A")], "Others")


def nothing_is_shown(desk):
    return lines(desk) == () and desk.pages.pools.details.story is None and not desk.pools.highlight.is_shown()


def test_another_layer_gets_nothing_of_the_one_before(qtbot, desk):
    other = other_layer()
    QgsProject.instance().addMapLayer(other)
    suggest(qtbot, desk)
    choose_row(qtbot, desk, 0)
    desk.pages.layers.projects_box.setLayer(other)
    assert nothing_is_shown(desk)
    ready(qtbot, desk)
    assert nothing_is_shown(desk)


@pytest.mark.parametrize("others", [0, 1, 2])
def test_results_go_with_their_layer(qtbot, desk, others):
    QgsProject.instance().addMapLayers([other_layer() for _ in range(others)])
    suggest(qtbot, desk)
    choose_row(qtbot, desk, 0)
    QgsProject.instance().removeMapLayer(desk.pages.layers.projects().id())
    assert nothing_is_shown(desk)
    assert desk.pages.stack.currentIndex() == (1 if others else 0)  # the doors where nothing is left


def test_a_run_ends_with_the_choice_of_another_layer(qtbot, window, desk):
    other = other_layer()
    QgsProject.instance().addMapLayer(other)
    click(qtbot, desk.pages.pools.work.suggest_button)
    desk.pages.layers.projects_box.setLayer(other)
    assert not desk.pools.suggester.is_busy
    qtbot.waitUntil(lambda: QgsApplication.taskManager().countActiveTasks() == 0, timeout=PATIENCE)
    qtbot.wait(50)
    assert nothing_is_shown(desk) and layers_named("Opportunities") == [] and window.told() == []


def test_cancel_stops_within_a_second_and_writes_nothing(qtbot, window, desk, monkeypatch):
    def endless(task, language, progress):
        while True:
            progress.check()
            time.sleep(0.01)

    monkeypatch.setattr(SuggestTask, "work", endless)
    open_page(desk, desk.pages.pools)
    click(qtbot, desk.pages.pools.work.suggest_button)
    qtbot.waitUntil(desk.pages.pools.work.cancel_button.isVisible)
    started = time.monotonic()
    click(qtbot, desk.pages.pools.work.cancel_button)
    idle(qtbot, desk)
    assert time.monotonic() - started < 1
    assert desk.pages.pools.work.suggest_button.isVisible()
    assert layers_named("Opportunities") == [] and window.told() == []


def test_a_result_layer_being_edited_is_left_alone(qtbot, window, desk):
    suggest(qtbot, desk)
    layer = layers_named("Opportunities")[0]
    layer.startEditing()
    desk.pages.pools.pooling.live_box.setChecked(False)
    desk.pages.pools.pooling.distance_box.setValue(0.5)
    suggest(qtbot, desk)
    assert any("being edited" in told for told in window.told())
    assert layer.featureCount() == 2
    layer.rollBack()


def test_the_legend_counts_what_the_filter_shows(qtbot, dock):
    dock.load_sample()
    ready(qtbot, dock)
    node = QgsProject.instance().layerTreeRoot().findLayer(dock.pages.layers.projects().id())
    assert node.customProperty("showFeatureCount")


def test_the_sample_call_is_loaded_chosen_and_told(qtbot, window, dock):
    click(qtbot, dock.pages.doors.sample_button)
    ready(qtbot, dock)
    assert dock.pages.layers.projects().featureCount() == 129
    assert dock.pages.layers.epci().featureCount() > 100
    assert window.told() == ["Sample call: 129 projects loaded, 0 rows rejected."]
    names = [node.name() for node in QgsProject.instance().layerTreeRoot().findGroup("Territoires").findLayers()]
    assert names == ["Projects (sample call)", "EPCI boundaries (2026)"]
    dock.load_sample()
    qtbot.wait(200)
    assert len(QgsProject.instance().mapLayers()) == 2


def test_the_window_lives_while_the_engine_works(qtbot, dock):
    """300 projects on one theme: a clock in the window goes on ticking."""
    rows = [(700_000 + 137 * n % 40_000, 6_600_000 + 91 * n % 10_000, "mobilite", "ABCD"[n % 4]) for n in range(300)]
    QgsProject.instance().addMapLayers([projects_layer(rows), epci_layer()])
    ready(qtbot, dock)
    ticks = []
    clock = QTimer()
    clock.timeout.connect(lambda: ticks.append(dock.pools.is_busy))
    clock.start(10)
    suggest(qtbot, dock)
    clock.stop()
    assert lines(dock)
    assert ticks.count(True) > 5


def test_a_theme_that_nobody_can_pool_is_no_error(qtbot, window, desk):
    tick(qtbot, desk, "themes", "gouvernance")
    suggest(qtbot, desk)
    assert lines(desk) == ()
    assert window.told()[0].startswith("No opportunity")


def test_a_layer_that_was_open_gets_boundaries_under_it(qtbot, window, dock):
    layer = projects_layer([(854_000, 6_689_000, "mobilite", "242100410"), (852_000, 6_690_000, "mobilite", None)])
    QgsProject.instance().addMapLayer(layer)
    dock.pages.layers.projects_box.setLayer(None)
    open_layer = dock.pages.doors.open_layer
    open_layer.box.setLayer(layer)
    click(qtbot, open_layer.button)
    ready(qtbot, dock)
    qtbot.waitUntil(lambda: bool(layers_named("EPCI boundaries (2026)")), timeout=PATIENCE)
    assert layers_named("EPCI boundaries (2026)")[0].featureCount() == 116
    names = [node.name() for node in QgsProject.instance().layerTreeRoot().findLayers()]
    assert names == ["Applications", "EPCI boundaries (2026)"]


def test_cancel_brings_the_button_back_while_a_moved_setting_rests(qtbot, desk):
    suggest(qtbot, desk)
    work = desk.pages.pools.work
    desk.pools.suggest()
    desk.pages.pools.pooling.distance_box.setValue(12.0)
    click(qtbot, work.cancel_button)
    idle(qtbot, desk)
    assert work.suggest_button.isVisibleTo(work) and not work.task_bar.isVisibleTo(work)


def test_a_filter_makes_no_small_call_of_a_large_one(qtbot, desk, monkeypatch):
    monkeypatch.setattr("territoires_plugin.gui.pools.pools_desk.LIVE_PROJECTS", 4)  # of five projects
    suggest(qtbot, desk)
    tick(qtbot, desk, "themes", "energie")
    started = []
    desk.pools.suggester.started.connect(started.append)
    desk.pages.pools.pooling.distance_box.setValue(12.0)
    assert desk.is_idle() and not started


def test_results_on_the_map_are_whole_again_once_nobody_filters_them(qtbot, desk, tmp_path):
    suggest(qtbot, desk)
    tick(qtbot, desk, "themes", "energie")
    opportunities = layers_named("Opportunities")[0]
    assert opportunities.featureCount() == 1
    desk.pages.layers.projects_box.setLayer(None)
    idle(qtbot, desk)
    assert opportunities.subsetString() == "" and opportunities.featureCount() == 2


def test_a_first_answer_taken_as_a_is_refined_and_not_compared_with_itself(qtbot, desk):
    suggest(qtbot, desk)
    answers = []

    def take_the_first(result):
        answers.append(result.quick)
        if result.quick:
            click(qtbot, desk.pages.compare.pin_button)

    desk.pools.found.connect(take_the_first)
    desk.pages.pools.pooling.distance_box.setValue(12.0)
    idle(qtbot, desk)
    assert answers == [True, False]
    assert desk.pages.compare.first.text() and not desk.pages.compare.second.text()
