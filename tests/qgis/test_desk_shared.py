"""Several windows, several desks, one office file."""

from __future__ import annotations

import pytest
from hands import choose_row, click, idle, lines, ready, suggest
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QMainWindow
from window import Window, projects_layer, some_projects

from territoires_plugin.gui.dock import TerritoiresDock
from territoires_plugin.layers.office_file import OfficeFile
from territoires_plugin.model.decision_book import DecisionBook
from territoires_plugin.model.decisions import Decision


@pytest.fixture
def other(qtbot, desk):
    """A second desk in a window of its own, on a layer of its own with the same projects."""
    layer = projects_layer(some_projects(), "Applications again")
    QgsProject.instance().addMapLayer(layer)
    window = Window()
    qtbot.addWidget(window)
    window.show()
    dock = TerritoiresDock(window, QgsProject.instance(), window)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    dock.pages.layers.projects_box.setLayer(layer)
    dock.pages.layers.epci_box.setLayer(desk.pages.layers.epci())
    ready(qtbot, dock)
    yield dock
    dock.leave()


def come_back_to(qtbot, dock):
    """To the window of the desk, from another one."""
    elsewhere = QMainWindow()
    qtbot.addWidget(elsewhere)
    elsewhere.show()
    elsewhere.activateWindow()
    qtbot.waitUntil(elsewhere.isActiveWindow)
    dock.window().activateWindow()
    qtbot.waitUntil(dock.isActiveWindow)
    idle(qtbot, dock)


def states(dock):
    return {decision.opportunity_id: decision.state for decision in dock.decisions.book}


def decide(qtbot, dock, row, state):
    choose_row(qtbot, dock, row)
    click(qtbot, dock.pages.pools.decision.buttons[state])
    idle(qtbot, dock)


def test_what_is_decided_in_one_window_is_seen_in_the_other(qtbot, desk, other):
    assert desk.call.office().path == other.call.office().path
    suggest(qtbot, desk)
    first, second = (line.opportunity_id for line in lines(desk))
    decide(qtbot, desk, 0, "kept")
    come_back_to(qtbot, other)
    assert states(other) == {first: "kept"}
    suggest(qtbot, other)
    decide(qtbot, other, 1, "rejected")
    come_back_to(qtbot, desk)
    assert states(desk) == states(other) == {first: "kept", second: "rejected"}
    assert [entry.state for entry in desk.decisions.journal] == ["kept", "rejected"]
    assert desk.pages.decisions.decisions.rows.rowCount() == 2


def test_both_decide_at_once_and_nothing_is_lost(qtbot, desk, other):
    suggest(qtbot, desk)
    suggest(qtbot, other)
    first, second = lines(desk)
    desk.decisions.decide(first.opportunity_id, first.project_ids, "kept", "here")
    other.decisions.decide(second.opportunity_id, second.project_ids, "rejected", "there")
    idle(qtbot, desk)
    idle(qtbot, other)
    for dock in (desk, other):
        come_back_to(qtbot, dock)
        assert states(dock) == {first.opportunity_id: "kept", second.opportunity_id: "rejected"}
        assert len(dock.decisions.journal) == 2


def test_an_undo_does_not_take_back_what_somebody_else_has_decided_since(qtbot, desk):
    suggest(qtbot, desk)
    decide(qtbot, desk, 0, "kept")
    line = lines(desk)[0]
    theirs = Decision(line.opportunity_id, line.project_ids, "rejected", "no", "B. Martin", "2026-11-25T09:00:00+01:00")
    office = OfficeFile(desk.call.office().path)
    office.record(office.decisions().deciding(theirs), theirs.author, theirs.decided_at)
    come_back_to(qtbot, desk)
    assert states(desk) == {line.opportunity_id: "rejected"}
    desk.decisions.undo_stack.undo()
    idle(qtbot, desk)
    assert office.decisions() == DecisionBook((theirs,))


def test_coming_back_without_news_leaves_the_tables_as_they_are(qtbot, desk):
    suggest(qtbot, desk)
    decide(qtbot, desk, 0, "kept")
    desk.pages.decisions.journal.selectRow(0)
    with qtbot.assertNotEmitted(desk.decisions.changed):
        come_back_to(qtbot, desk)
    assert desk.pages.decisions.journal.currentIndex().row() == 0
    assert desk.decisions.undo_stack.canUndo()
