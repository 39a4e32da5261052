"""The dock with real clicks, keys and layers."""

from __future__ import annotations

import sys
import time

import pytest
from qgis.core import QgsApplication, QgsProject, QgsSettings, QgsVectorFileWriter, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QPoint, Qt, QTimer, QTranslator
from qgis.PyQt.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QStyle, QStyleOptionViewItem, QWidget
from window import epci_layer, projects_layer, some_projects

from territoires_plugin.gui.dock import TerritoiresDock
from territoires_plugin.gui.snapshot import LayerSnapshot
from territoires_plugin.gui.suggest_task import SuggestTask
from territoires_plugin.layers.compat import user_language
from territoires_plugin.model.paths import resource_path
from territoires_plugin.model.progress import CallbackProgress
from territoires_plugin.model.settings import PoolingSettings

LEFT = Qt.MouseButton.LeftButton
PATIENCE = 60_000  # milliseconds, on a busy machine


@pytest.fixture
def dock(window):
    dock = TerritoiresDock(window, QgsProject.instance(), window)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    yield dock
    dock.leave()


@pytest.fixture
def desk(qtbot, dock):
    """A dock with two pools to find: projects and boundaries chosen, themes counted."""
    projects, epci = projects_layer(some_projects()), epci_layer()
    QgsProject.instance().addMapLayers([projects, epci])
    dock.layers.epci_box.setLayer(epci)
    qtbot.waitUntil(lambda: dock.themes.list.count() == 3, timeout=PATIENCE)
    return dock


def click(qtbot, button):
    qtbot.mouseClick(button, LEFT)


def click_theme(qtbot, dock, row):
    """On the box itself, where a person clicks."""
    themes = dock.themes.list
    option = QStyleOptionViewItem()
    option.initFrom(themes)
    option.rect = themes.visualItemRect(themes.item(row))
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    box = themes.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, themes)
    qtbot.mouseClick(themes.viewport(), LEFT, pos=box.center())


def suggest(qtbot, dock):
    click(qtbot, dock.work.suggest_button)
    qtbot.waitUntil(lambda: dock._task is None, timeout=PATIENCE)


def layers_named(name):
    return QgsProject.instance().mapLayersByName(name)


def test_the_sample_call_is_loaded_chosen_and_told(qtbot, window, dock):
    click(qtbot, dock.layers.sample_button)
    qtbot.waitUntil(lambda: dock.themes.list.count() == 4, timeout=PATIENCE)

    assert dock.layers.projects().featureCount() == 129
    assert dock.layers.epci().featureCount() > 100
    assert not dock.layers.sample_button.isVisible()
    assert window.told() == ["Sample call: 129 projects loaded, 0 rows rejected."]
    names = [node.name() for node in QgsProject.instance().layerTreeRoot().findGroup("Territoires").findLayers()]
    assert names == ["Projects (sample call)", "EPCI boundaries"]

    dock.load_sample()
    qtbot.wait(200)
    assert len(QgsProject.instance().mapLayers()) == 2


def test_themes_carry_names_counts_and_the_symbols_of_the_map(desk):
    items = [desk.themes.list.item(row) for row in range(3)]
    assert [item.text() for item in items] == [
        "Mobility and logistics (2)",
        "Energy and environment (3)",
        "Governance and citizenship (1)",
    ]
    assert not any(item.icon().isNull() for item in items)


def test_a_click_on_a_theme_filters_the_map(qtbot, desk):
    projects = desk.layers.projects()
    click_theme(qtbot, desk, 0)
    assert {feature["project_id"] for feature in projects.getFeatures()} == {"P02", "P03", "P04", "P05"}
    click_theme(qtbot, desk, 0)
    assert projects.subsetString() == ""


def test_space_ticks_and_arrows_walk(qtbot, desk):
    themes = desk.themes.list
    themes.setFocus()
    qtbot.keyClick(themes, Qt.Key.Key_Down)
    qtbot.keyClick(themes, Qt.Key.Key_Space)
    assert desk.theme_filter.ticked() == ("mobilite", "gouvernance")


def test_none_and_all_are_one_click_each(qtbot, desk):
    click(qtbot, desk.themes.none_button)
    assert desk.layers.projects().featureCount() == 0
    assert not desk.work.suggest_button.isEnabled()
    click(qtbot, desk.themes.all_button)
    assert desk.layers.projects().featureCount() == 5
    assert desk.work.suggest_button.isEnabled()


def test_the_users_own_filter_stays_beside_ours_and_comes_back(qtbot, desk):
    projects = desk.layers.projects()
    own = "\"epci_code\" = 'A' OR \"epci_code\" = 'C'"
    projects.setSubsetString(own)
    qtbot.waitUntil(lambda: desk.themes.list.count() == 2, timeout=PATIENCE)
    click_theme(qtbot, desk, 0)
    assert projects.subsetString() == f"({own}) AND (\"themes\" IN ('energie'))"
    assert projects.featureCount() == 1
    desk.layers.projects_box.setLayer(None)
    assert projects.subsetString() == own


def test_a_filter_that_the_user_writes_over_ours_is_the_users(qtbot, desk):
    projects = desk.layers.projects()
    click_theme(qtbot, desk, 0)
    projects.setSubsetString("\"epci_code\" = 'D'")
    qtbot.waitUntil(lambda: desk.themes.list.count() == 1, timeout=PATIENCE)
    assert desk.theme_filter.ticked() is None
    assert projects.subsetString() == "\"epci_code\" = 'D'"


def test_a_layer_being_edited_is_filtered_when_editing_ends(qtbot, window, desk):
    projects = desk.layers.projects()
    projects.startEditing()
    click_theme(qtbot, desk, 0)
    assert "being edited" in window.told()[0]
    assert projects.subsetString() == ""
    feature = next(projects.getFeatures())
    projects.changeAttributeValue(feature.id(), projects.fields().indexFromName("themes"), "attractivite")
    projects.commitChanges()
    qtbot.waitUntil(lambda: desk.themes.list.count() == 4, timeout=PATIENCE)


def test_suggestions_are_listed_and_drawn_under_the_projects(qtbot, window, desk):
    suggest(qtbot, desk)
    lines = desk.opportunities.model.lines()
    assert [line.project_count for line in lines] == [2, 2]
    assert window.told()[0] == "2 opportunities; 1 project took no part: no place, EPCI or theme."
    root = QgsProject.instance().layerTreeRoot()
    assert [node.name() for node in root.findGroup("Territoires").findLayers()] == [
        "Links between members",
        "Opportunities",
    ]
    names = [node.name() for node in root.findLayers()]
    assert names.index("Applications") < names.index("Links between members")


def test_a_second_run_replaces_the_first_but_not_a_saved_one(qtbot, desk, tmp_path):
    suggest(qtbot, desk)
    path = str(tmp_path / "kept.gpkg")
    options = QgsVectorFileWriter.SaveVectorOptions()
    layer = layers_named("Opportunities")[0]
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, QgsProject.instance().transformContext(), options)
    layer.setDataSource(path, "Kept", "ogr")
    suggest(qtbot, desk)
    suggest(qtbot, desk)
    assert len(layers_named("Opportunities")) == len(layers_named("Links between members")) == 1
    assert len(layers_named("Kept")) == 1


def test_the_list_and_the_result_layers_follow_the_ticks(qtbot, desk):
    suggest(qtbot, desk)
    click_theme(qtbot, desk, 1)
    assert desk.opportunities.shown.rowCount() == 1
    assert layers_named("Opportunities")[0].featureCount() == 1
    assert layers_named("Links between members")[0].featureCount() == 1
    click_theme(qtbot, desk, 1)
    assert desk.opportunities.shown.rowCount() == layers_named("Opportunities")[0].featureCount() == 2


def test_only_ticked_themes_are_pooled(qtbot, desk):
    click_theme(qtbot, desk, 1)
    suggest(qtbot, desk)
    assert [line.themes for line in desk.opportunities.model.lines()] == ["mobilite"]


def pools_of_all(themes):
    """What the engine finds in the whole table, as ``territoires:suggestpooling`` does with THEMES."""
    projects, epci = projects_layer(themed_projects()), epci_layer()
    found = SuggestTask(LayerSnapshot.of(projects), LayerSnapshot.of(epci), PoolingSettings(themes=themes))
    return scores_of(found.work("en", CallbackProgress(lambda _percent: None, lambda: False)).lines)


def scores_of(lines):
    return [(line.rank, line.themes, line.project_count, line.score) for line in lines]


def themed_projects():
    """Themes whose rarity depends on the projects that the ticks hide."""
    alone = [(700_500 + 1_000 * n, 6_601_000, "energie", "A") for n in range(6)]
    return [*some_projects(), *alone, (708_000, 6_604_000, "attractivite;mobilite", "A")]


@pytest.mark.parametrize("edited", [False, True])
def test_ticks_change_no_score(qtbot, dock, edited):
    projects, epci = projects_layer(themed_projects()), epci_layer()
    QgsProject.instance().addMapLayers([projects, epci])
    dock.layers.epci_box.setLayer(epci)
    qtbot.waitUntil(lambda: dock.themes.list.count() == 4, timeout=PATIENCE)
    click_theme(qtbot, dock, dock.themes.list.codes().index("energie"))
    shown, changes = projects.subsetString(), []
    projects.subsetStringChanged.connect(lambda: changes.append(1))
    if edited:
        projects.startEditing()
    suggest(qtbot, dock)
    found = scores_of(dock.opportunities.model.lines())
    projects.rollBack()
    assert found == pools_of_all(dock.theme_filter.ticked()) != []
    assert projects.subsetString() == shown != ""
    assert changes == []


def test_a_snapshot_has_unsaved_edits_and_the_users_filter_but_not_the_ticks(qtbot, desk):
    projects = desk.layers.projects()
    projects.setSubsetString("\"epci_code\" <> 'D'")
    qtbot.waitUntil(lambda: desk.themes.list.count() == 2, timeout=PATIENCE)
    click_theme(qtbot, desk, 0)
    projects.startEditing()
    projects.changeAttributeValue(3, projects.fields().indexFromName("title"), "New")
    snapshot = LayerSnapshot.of(projects)
    rows = snapshot.frame(CallbackProgress(lambda _percent: None, lambda: False))
    projects.rollBack()
    assert dict(zip(rows["project_id"], rows["title"])) == {"P01": "A project", "P02": "A project", "P03": "New"}
    assert projects.featureCount() == len(list(projects.getFeatures())) == 2


def test_a_ticked_theme_that_nobody_can_pool_is_no_error(qtbot, window, desk):
    click_theme(qtbot, desk, 0)
    suggest(qtbot, desk)
    assert [line.themes for line in desk.opportunities.model.lines()] == ["energie"]


def test_nothing_found_says_what_to_change(qtbot, window, desk):
    desk.pooling.distance_box.setValue(0.5)
    suggest(qtbot, desk)
    assert window.told()[0].startswith("No opportunity (allow a larger distance")
    assert layers_named("Opportunities") == []


def test_arrow_keys_walk_the_list_on_the_map_and_leave_the_selection_alone(qtbot, window, desk):
    suggest(qtbot, desk)
    desk.layers.projects().selectByIds([1])
    table = desk.opportunities.table
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(desk.opportunities.shown.index(0, 1)).center())
    first, first_text = window.canvas.extent(), desk.opportunities.details.toPlainText()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 1
    assert window.canvas.extent() != first
    assert desk.opportunities.details.toPlainText() != first_text
    assert desk._highlight.is_shown()
    assert desk.layers.projects().selectedFeatureIds() == [1]


def test_the_map_stays_where_it_is_when_the_selected_line_is_filtered_out(qtbot, window, desk):
    suggest(qtbot, desk)
    desk.opportunities.table.selectRow(0)
    extent, themes = window.canvas.extent(), desk.opportunities.model.line(0).themes
    click_theme(qtbot, desk, ("mobilite", "energie").index(themes))
    assert window.canvas.extent() == extent
    assert not desk.opportunities.table.currentIndex().isValid()
    assert desk.opportunities.details.toPlainText() == ""
    assert not desk._highlight.is_shown()


def test_another_project_gets_nothing_of_the_one_before(qtbot, window, desk):
    suggest(qtbot, desk)
    desk.opportunities.table.selectRow(0)
    click(qtbot, desk.work.suggest_button)
    QgsProject.instance().clear()
    qtbot.waitUntil(lambda: QgsApplication.taskManager().countActiveTasks() == 0, timeout=PATIENCE)
    qtbot.wait(50)
    assert QgsProject.instance().mapLayers() == {}
    assert desk.opportunities.model.lines() == ()
    assert not desk._highlight.is_shown()
    assert desk.work.suggest_button.isVisible()


def other_layer():
    return projects_layer([(709_000, 6_605_000, "tourisme", "A")], "Others")


def test_another_layer_gets_nothing_of_the_one_before(qtbot, desk):
    other = other_layer()
    QgsProject.instance().addMapLayer(other)
    suggest(qtbot, desk)
    desk.opportunities.table.selectRow(0)
    desk.layers.projects_box.setLayer(other)
    assert nothing_is_shown(desk)
    qtbot.waitUntil(lambda: desk.themes.list.count() == 1, timeout=PATIENCE)
    click_theme(qtbot, desk, 0)
    assert layers_named("Opportunities")[0].featureCount() == 2


@pytest.mark.parametrize("others", [0, 1, 2])
def test_results_go_with_their_layer(qtbot, desk, others):
    QgsProject.instance().addMapLayers([other_layer() for _ in range(others)])
    suggest(qtbot, desk)
    desk.opportunities.table.selectRow(0)
    QgsProject.instance().removeMapLayer(desk.layers.projects().id())
    assert nothing_is_shown(desk)
    assert desk.theme_filter._layer_id == getattr(desk.layers.projects(), "id", str)()
    assert desk.layers.sample_button.isVisible() == (desk.layers.projects() is None)


def test_a_run_ends_with_the_choice_of_another_layer(qtbot, window, desk):
    other = other_layer()
    QgsProject.instance().addMapLayer(other)
    click(qtbot, desk.work.suggest_button)
    desk.layers.projects_box.setLayer(other)
    assert desk._task is None
    qtbot.waitUntil(lambda: QgsApplication.taskManager().countActiveTasks() == 0, timeout=PATIENCE)
    qtbot.wait(50)
    assert nothing_is_shown(desk) and layers_named("Opportunities") == [] and window.told() == []


def test_the_sample_is_loaded_whatever_is_chosen_meanwhile(qtbot, dock):
    click(qtbot, dock.layers.sample_button)
    QgsProject.instance().addMapLayer(other_layer())
    assert dock.layers.projects().name() == "Others"
    qtbot.waitUntil(lambda: dock.themes.list.count() == 4, timeout=PATIENCE)


def nothing_is_shown(desk):
    details = desk.opportunities.details.toPlainText()
    return desk.opportunities.model.lines() == () and details == "" and not desk._highlight.is_shown()


def test_the_epci_have_the_room_that_is_left(qtbot, window, desk):
    suggest(qtbot, desk)
    table = desk.opportunities.table
    window.resizeDocks([desk], [300], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: table.columnWidth(3) == 170)
    window.resize(1600, 800)
    window.resizeDocks([desk], [1200], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: table.columnWidth(3) > 300)
    assert table.horizontalHeader().length() == table.viewport().width()


def test_every_cell_says_its_whole_text(qtbot, desk):
    suggest(qtbot, desk)
    shown = desk.opportunities.shown
    for column in range(shown.columnCount()):
        index = shown.index(0, column)
        tip = shown.data(index, Qt.ItemDataRole.ToolTipRole)
        assert tip == (f"<p>{index.data()}</p>" if index.data() else None)


def test_numbers_are_written_as_the_user_writes_them(window):
    before = QLocale()
    QLocale.setDefault(QLocale("fr_FR"))
    try:
        dock = TerritoiresDock(window, QgsProject.instance(), window)
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        text = dock.pooling.distance_box.text()
        dock.leave()
    finally:
        QLocale.setDefault(before)
    assert text == "30,0 km"


def test_a_click_on_a_header_sorts_by_value(qtbot, desk):
    suggest(qtbot, desk)
    header = desk.opportunities.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(1) + 5, header.height() // 2)
    scores = []
    for _ in range(2):
        qtbot.mouseClick(header.viewport(), LEFT, pos=place)
        shown = desk.opportunities.shown
        scores.append([shown.opportunity(shown.index(row, 1)).score for row in range(shown.rowCount())])
    assert sorted(scores[0]) == scores[0] == scores[1][::-1]


HOSTILE = "<b>x</b><img src='file:///etc/passwd'> & \"q\" [% 1+1 %] ;DROP\n\u202e"


def test_hostile_texts_stay_text(qtbot, window, dock):
    rows = [
        (709_000, 6_605_000, "<b>it's</b>\\n", "A<i>", HOSTILE),
        (711_000, 6_605_000, "<b>it's</b>\\n;mobilite", "B", HOSTILE),
    ]
    projects = projects_layer(rows, name="<h1>Layer</h1>")
    QgsProject.instance().addMapLayers([projects, epci_layer()])
    qtbot.waitUntil(lambda: dock.themes.list.count() == 2, timeout=PATIENCE)
    assert dock.themes.list.item(1).text() == "<b>it's</b>\\n (2)"
    click_theme(qtbot, dock, 0)
    assert projects.featureCount() == 2
    suggest(qtbot, dock)
    dock.opportunities.table.selectRow(0)
    assert "<b>it's</b>" in dock.opportunities.details.toPlainText()
    assert "CC A<i>" in dock.opportunities.details.toPlainText()
    tip = dock.opportunities.shown.data(dock.opportunities.shown.index(0, 3), Qt.ItemDataRole.ToolTipRole)
    assert "&lt;i&gt;" in tip
    projects.startEditing()
    click_theme(qtbot, dock, 0)
    assert "&lt;h1&gt;Layer" in window.told()[0]
    projects.rollBack()


def test_cancel_stops_within_a_second_and_writes_nothing(qtbot, window, desk, monkeypatch):
    def endless(task, language, progress):
        while True:
            progress.check()
            time.sleep(0.01)

    monkeypatch.setattr(SuggestTask, "work", endless)
    click(qtbot, desk.work.suggest_button)
    qtbot.waitUntil(desk.work.cancel_button.isVisible)
    started = time.monotonic()
    click(qtbot, desk.work.cancel_button)
    qtbot.waitUntil(lambda: desk._task is None, timeout=PATIENCE)
    assert time.monotonic() - started < 1
    assert desk.work.suggest_button.isVisible()
    assert layers_named("Opportunities") == [] and window.told() == []


def test_a_missing_library_is_one_sentence(qtbot, window, desk, monkeypatch):
    monkeypatch.setitem(sys.modules, "scipy", None)  # how Python marks what cannot be imported
    suggest(qtbot, desk)
    assert "Python package scipy is missing" in window.told()[0]


def test_what_nobody_foresaw_is_told_and_logged(qtbot, window, desk, monkeypatch):
    monkeypatch.setattr(SuggestTask, "work", lambda *_: 1 / 0)
    suggest(qtbot, desk)
    assert window.told()[0].startswith("Unexpected error (division by zero)")


def test_a_layer_without_themes_is_told_how_to_get_them(qtbot, window, dock):
    QgsProject.instance().addMapLayer(QgsVectorLayer("Point?crs=EPSG:2154&field=name:string", "Other", "memory"))
    assert dock.layers.projects() is None
    dock.layers.projects_box.setLayer(layers_named("Other")[0])
    qtbot.waitUntil(lambda: bool(window.told()), timeout=PATIENCE)
    assert "territoires:importprojects" in window.told()[0]


def test_the_window_lives_while_the_engine_works(qtbot, dock):
    """300 projects on one theme: between two ticks of a clock in the window there is never a long silence."""
    rows = [(700_000 + 137 * n % 40_000, 6_600_000 + 91 * n % 10_000, "mobilite", "ABCD"[n % 4]) for n in range(300)]
    QgsProject.instance().addMapLayers([projects_layer(rows), epci_layer()])
    qtbot.waitUntil(lambda: dock.themes.list.count() == 1, timeout=PATIENCE)
    ticks = [time.monotonic()]
    clock = QTimer()
    clock.timeout.connect(lambda: ticks.append(time.monotonic()))
    clock.start(10)
    suggest(qtbot, dock)
    clock.stop()
    assert dock.opportunities.model.lines()
    assert max(later - earlier for earlier, later in zip(ticks, ticks[1:])) < 1.0


def test_choices_are_remembered(window, dock):
    dock.pooling.distance_box.setValue(12.5)
    dock.pooling.members_box.setValue(4)
    dock.pooling.score_box.setValue(55)
    later = TerritoiresDock(window, QgsProject.instance(), window)
    settings = later.pooling.settings()
    later.leave()
    assert (settings.max_distance, settings.max_members, settings.min_score) == (12_500, 4, 55)


@pytest.mark.parametrize("value", ["abc", "-3", "1e999", ""])
def test_settings_that_cannot_be_are_passed_over(window, value):
    QgsSettings().setValue("territoires/max_distance_km", value)
    dock = TerritoiresDock(window, QgsProject.instance(), window)
    dock.leave()
    assert dock.pooling.settings().max_distance == 30_000


def test_every_widget_has_a_name_and_tab_reaches_it(qtbot, window, desk):
    wanted = {widget for widget in desk.widget().findChildren(QWidget) if is_control(widget)}
    assert len(wanted) == 11
    assert [widget for widget in wanted if not widget.accessibleName()] == []
    reached = set()
    desk.layers.projects_box.setFocus()
    for _ in range(60):
        reached.add(control_of(QApplication.focusWidget()))
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert wanted <= reached


def is_control(widget: QWidget) -> bool:
    inner = isinstance(widget, QLineEdit) or isinstance(widget.parentWidget(), QAbstractScrollArea)
    own_focus = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return own_focus and not inner and widget.isVisible() and widget.isEnabled()


def control_of(widget: QWidget) -> QWidget:
    return widget.parentWidget() if isinstance(widget, QLineEdit) else widget


def test_french_fits_into_300_pixels(qtbot, window):
    translator = QTranslator()
    assert translator.load(str(resource_path("translations", "territoires_fr.qm")))
    QCoreApplication.installTranslator(translator)
    font = QApplication.font()
    small = QApplication.font()
    small.setPointSizeF(9)  # that of a desktop; offscreen Qt has 12
    QApplication.setFont(small)
    try:
        dock = TerritoiresDock(window, QgsProject.instance(), window)
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        assert dock.work.suggest_button.text() == "&Suggérer des opportunités"
        assert dock.minimumSizeHint().width() <= 300
        dock.leave()
    finally:
        QApplication.setFont(font)
        QCoreApplication.removeTranslator(translator)


def test_headless_qgis_speaks_english_here():
    assert user_language() == "en"
