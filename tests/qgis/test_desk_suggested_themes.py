"""Suggested themes on the desk: told as such, accepted or put right with one click, and undone."""

from __future__ import annotations

import pytest
from hands import click, idle, ready
from qgis.core import QgsProject, edit
from window import projects_layer

from territoires_plugin.layers.compat import field


@pytest.fixture
def layer(qtbot, dock):
    """P01 has a theme that was only suggested, P02 one that was given."""
    layer = projects_layer([(709_000, 6_605_000, "mobilite", "A"), (711_000, 6_605_000, "energie", "B")])
    with edit(layer):
        layer.addAttribute(field("theme_origin", "text"))
    with edit(layer):
        for feature, origin in zip(layer.getFeatures(), ("suggested", "given")):
            layer.changeAttributeValue(feature.id(), layer.fields().indexFromName("theme_origin"), origin)
    QgsProject.instance().addMapLayer(layer)
    ready(qtbot, dock)
    return layer


@pytest.fixture
def choose(qtbot, dock, layer):
    def chosen(project_id):
        dock.pages.tabs.setCurrentWidget(dock.pages.project)
        dock.pages.project.choose(project_id)
        idle(qtbot, dock)
        return dock.pages.project.details

    return chosen


def stored(layer, project_id="P01"):
    return next(
        (feature["themes"], feature["theme_origin"])
        for feature in layer.getFeatures()
        if feature["project_id"] == project_id
    )


def test_only_suggested_themes_are_marked_and_offered_to_be_accepted(choose):
    details = choose("P01")
    assert "Mobility and logistics (suggested, to be confirmed)" in details.project.facts.toPlainText()
    assert details.origin.isVisible()
    details = choose("P02")
    assert "suggested" not in details.project.facts.toPlainText()
    assert not details.origin.isVisible()


def test_accepted_they_are_given_and_undone_they_are_suggested_again(qtbot, dock, layer, choose):
    details = choose("P01")
    click(qtbot, details.origin.accept_button)
    idle(qtbot, dock)
    assert stored(layer) == ("mobilite", "given") and layer.isEditable()
    assert not details.origin.isVisible() and "suggested" not in details.project.facts.toPlainText()
    layer.undoStack().undo()
    idle(qtbot, dock)
    assert stored(layer) == ("mobilite", "suggested")
    assert details.origin.isVisible()
    assert layer.rollBack()


def test_the_right_theme_takes_their_place_and_stays_when_the_edits_are_saved(qtbot, dock, layer, choose):
    details = choose("P01")
    actions = {action.text(): action for action in details.origin.menu.actions()}
    assert len(actions) == 4
    actions["Energy and environment"].trigger()
    idle(qtbot, dock)
    assert stored(layer) == ("energie", "given")
    assert layer.commitChanges()
    ready(qtbot, dock)
    assert stored(layer) == ("energie", "given") and stored(layer, "P02") == ("energie", "given")


def test_a_layer_that_cannot_be_edited_is_told_and_stays_as_it_was(qtbot, dock, window, layer, choose):
    details = choose("P01")
    layer.setReadOnly(True)
    click(qtbot, details.origin.accept_button)
    idle(qtbot, dock)
    assert any("Applications” cannot be edited" in told for told in window.told())
    assert stored(layer) == ("mobilite", "suggested")
