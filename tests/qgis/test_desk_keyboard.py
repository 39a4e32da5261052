"""The desk without a mouse and without eyes: names, Tab, shortcuts."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from controls import controls, misplaced, name_of, told, walk
from hands import choose_row, idle, open_page, suggest
from qgis.core import QgsProject
from qgis.gui import QgsCollapsibleGroupBoxBasic
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication
from window import epci_layer

from territoires_plugin.gui.doors.rejected_report import RejectedReport
from territoires_plugin.gui.doors.rejected_rows import RejectedRow
from territoires_plugin.model.paths import resource_path

PAGES = ("Filter", "Pool", "Project", "Compare", "Decisions")


def page_named(dock, title):
    tabs = dock.pages.tabs
    return next(tabs.widget(place) for place in range(tabs.count()) if tabs.tabText(place) == title)


@pytest.fixture
def active(qtbot, window, full):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return full


@pytest.mark.parametrize("title", PAGES)
def test_every_control_of_a_page_has_a_name_and_is_reached_from_top_to_bottom(qtbot, active, title):
    page = page_named(active, title)
    open_page(active, page)
    unfold(qtbot, page)
    wanted = [part for part in controls(active) if part.isVisibleTo(active)]
    assert len(wanted) >= 5
    assert told(part for part in wanted if not name_of(part)) == []
    way = walk(qtbot, active.pages.tabs.tabBar())
    assert told(part for part in wanted if part not in way) == []
    assert [told(pair) for pair in misplaced(from_the_top(way, page), page)] == []
    assert [told(pair) for pair in misplaced(from_the_top(way, active), active)] == []
    back = walk(qtbot, way[0], Qt.Key.Key_Backtab)
    assert {id(part) for part in back} == {id(part) for part in way}


def unfold(qtbot, page):
    for box in page.findChildren(QgsCollapsibleGroupBoxBasic):
        box.setCollapsed(False)
    qtbot.wait(50)


def from_the_top(way, whole):
    """The part of the way inside a widget, beginning where it comes in."""
    inside = [whole.isAncestorOf(part) for part in way]
    start = next((place for place in range(len(way)) if inside[place] and not inside[place - 1]), 0)
    return way[start:] + way[:start]


@pytest.mark.parametrize("title", ["doors", "import", "workshop", "rejected"])
def test_doors_and_windows_go_from_top_to_bottom_too(qtbot, request, title):
    whole = request.getfixturevalue(title)
    whole.activateWindow()
    qtbot.waitUntil(whole.window().isActiveWindow)
    wanted = controls(whole)
    assert len(wanted) >= 4
    assert told(part for part in wanted if not name_of(part)) == []
    way = walk(qtbot, wanted[0])
    assert told(part for part in wanted if part not in way) == []
    assert [told(pair) for pair in misplaced(from_the_top(way, whole), whole)] == []


@pytest.fixture
def doors(qtbot, window, dock):
    """With a layer to use, one that lacks what it takes."""
    QgsProject.instance().addMapLayer(epci_layer())
    window.activateWindow()
    return dock.pages.doors


@pytest.fixture(name="import")
def importing(qtbot, dock):
    dock.pages.import_action.trigger()
    dialog = dock.loading.dialog
    dialog.choose_file(str(resource_path("sample", "projets_demo.csv")))
    dialog.geopackage.setFilePath(str(Path(tempfile.gettempdir()) / "office.gpkg"))
    dialog.more.setCollapsed(False)
    qtbot.wait(50)
    return dialog


@pytest.fixture
def rejected(qtbot, window, tmp_path):
    rows = [RejectedRow(row, f"D-{row}", "themes", "?", "Nothing tells where.") for row in range(3)]
    report = RejectedReport(tmp_path / "export.csv", 10, rows)
    qtbot.addWidget(report)
    report.show()
    return report


@pytest.fixture
def workshop(qtbot, desk):
    suggest(qtbot, desk)
    desk.pages.workshop_action.trigger()
    idle(qtbot, desk)
    return desk.workshop.window


def test_ctrl_tab_turns_the_pages(qtbot, desk):
    desk.window().activateWindow()
    qtbot.waitUntil(desk.window().isActiveWindow)
    desk.pages.filter.text_box.setFocus()
    seen = []
    for _ in range(5):
        seen.append(desk.pages.tabs.currentIndex())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert seen == [0, 1, 2, 3, 4] and desk.pages.tabs.currentIndex() == 0


def test_the_tools_open_by_space(qtbot, desk):
    tools = desk.pages.tools
    button = tools.widgetForAction(desk.pages.import_action)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert desk.loading.dialog.isVisible()


def test_a_button_of_the_workshop_decides_by_space(qtbot, desk, workshop):
    workshop.activateWindow()
    qtbot.waitUntil(workshop.isActiveWindow)
    workshop.buttons["kept"].setFocus()
    qtbot.keyClick(workshop.buttons["kept"], Qt.Key.Key_Space)
    idle(qtbot, desk)
    assert [decision.state for decision in desk.decisions.book] == ["kept"]


def test_what_is_typed_in_a_field_decides_nothing(qtbot, desk):
    """The keys that decide are letters."""
    suggest(qtbot, desk)
    choose_row(qtbot, desk, 0)
    for box in (desk.pages.pools.opportunities.search_box, desk.pages.pools.decision.comment_box):
        qtbot.keyClicks(box, "rek")
    idle(qtbot, desk)
    assert len(desk.decisions.book) == 0
