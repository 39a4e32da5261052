"""Themes suggested on the desk for the projects that have none: counted, written in one step, confirmed or undone."""

from __future__ import annotations

import pytest
from controls import controls, name_of, told
from hands import PATIENCE, click, idle, ready
from qgis.core import NULL, QgsProject, QgsSettings, edit
from window import projects_layer

from territoires_plugin.layers.compat import field
from territoires_plugin.layers.styles import style_projects
from territoires_plugin.model.messages import message
from territoires_plugin.model.settings import MIN_CONFIDENCE
from territoires_plugin.model.taxonomy import load_taxonomy

SHUTTLE = "Navette autonome et covoiturage, pistes cyclables, mobilité"
HEAT = "Chaufferie bois et réseau de chaleur, rénovation énergétique, énergie"
NOBODY_KNOWS = "Xyzzy"
ENOUGH = 20  # percent: texts that are all the same are no ground to be surer on


def rows():
    """Thirty of each with a theme, six without that are like them, two that are like nothing."""
    known = [(709_000 + n, 6_605_000, theme, "A", title) for n in range(30)
             for theme, title in (("mobilite", SHUTTLE), ("energie", HEAT))]  # fmt: skip
    without = [(709_000 + n, 6_606_000, None, "B", title) for n in range(3) for title in (SHUTTLE, HEAT)]
    return [*known, *without, *[(709_000, 6_607_000, None, "B", NOBODY_KNOWS)] * 2]


@pytest.fixture
def layer(qtbot, dock):
    layer = projects_layer(rows())
    with edit(layer):
        for name in ("theme_origin", "pillars", "stakes"):
            layer.addAttribute(field(name, "text"))
    QgsProject.instance().addMapLayer(layer)
    ready(qtbot, dock)
    dock.pages.tabs.setCurrentIndex(0)
    return layer


def stored(layer):
    """By id, themes and origin of the projects that came without."""
    return {name: told for name, told in told_of(layer).items() if int(name[1:]) > 60}


def told_of(layer):
    return {own["project_id"]: (own["themes"] or None, own["theme_origin"] or None) for own in layer.getFeatures()}


def suggest(qtbot, dock, confidence=ENOUGH):
    click(qtbot, dock.pages.themes.suggest_button)
    dialog = dock.themes.dialog
    if confidence is not None:
        dialog.confidence_box.setValue(confidence)
    click(qtbot, dialog.suggest_button)
    qtbot.waitUntil(lambda: not dialog.isVisible() and dock.is_idle(), timeout=PATIENCE)


WRITTEN = {
    "P61": ("mobilite", "suggested"), "P62": ("energie", "suggested"), "P63": ("mobilite", "suggested"),
    "P64": ("energie", "suggested"), "P65": ("mobilite", "suggested"), "P66": ("energie", "suggested"),
    "P67": (None, None), "P68": (None, None),
}  # fmt: skip


def legend(layer):
    return [item.label() for item in layer.renderer().legendSymbolItems()]


def test_suggested_themes_get_their_ring_on_the_map_and_lose_it_when_accepted(qtbot, dock, layer):
    ring = message("legend_suggested", "en")
    style_projects(layer, load_taxonomy(), "en", suggested=False)
    suggest(qtbot, dock)
    assert legend(layer)[-1] == ring
    click(qtbot, dock.pages.themes.accept_button)
    idle(qtbot, dock)
    assert ring not in legend(layer) and len(legend(layer)) == len(load_taxonomy().themes) + 1
    layer.undoStack().undo()
    idle(qtbot, dock)
    assert legend(layer)[-1] == ring
    layer.rollBack()


def test_a_suggested_project_tells_how_sure_its_theme_is_and_by_which_words(qtbot, dock, layer):
    suggest(qtbot, dock)
    dock.pages.tabs.setCurrentWidget(dock.pages.project)
    dock.pages.project.choose("P61")
    idle(qtbot, dock)
    told = dock.pages.project.details.project.facts.toPlainText()
    sentence = next(line for line in told.split("\n") if "sure" in line)
    assert sentence.startswith("“Mobility and logistics”: ") and "% sure, by the words " in sentence
    assert any(word in sentence for word in ("navette", "covoiturage", "mobilité", "pistes", "cyclables"))
    dock.pages.project.choose("P01")  # somebody gave its theme
    idle(qtbot, dock)
    assert "sure" not in dock.pages.project.details.project.facts.toPlainText()
    layer.rollBack()


def test_a_style_of_the_users_own_stays(qtbot, dock, layer):
    before = layer.renderer().dump()
    suggest(qtbot, dock)
    assert layer.renderer().dump() == before
    layer.rollBack()


def test_the_sure_ones_are_written_in_one_step_and_told(qtbot, window, dock, layer):
    bar = dock.pages.themes
    assert bar.isVisible() and bar.without.text() == "8 projects have no theme"
    before = stored(layer)
    suggest(qtbot, dock)
    assert stored(layer) == WRITTEN and layer.isEditable() and layer.undoStack().count() == 1
    assert "6 projects with suggested themes, to be confirmed; 2 projects without." in window.told()[0]
    assert bar.without.text() == "2 projects have no theme"
    assert bar.suggested.text() == "6 projects have suggested themes, to be confirmed"
    layer.undoStack().undo()
    idle(qtbot, dock)
    assert stored(layer) == before == dict.fromkeys(before, (None, None))
    assert bar.without.text() == "8 projects have no theme" and not bar.accept_button.isVisible()
    layer.rollBack()


def test_given_themes_stay_and_a_saved_suggestion_is_there_again(qtbot, dock, layer):
    given = {feature["project_id"]: feature.attributes() for feature in layer.getFeatures() if feature["themes"]}
    suggest(qtbot, dock)
    assert layer.commitChanges()
    ready(qtbot, dock)
    assert stored(layer) == WRITTEN
    assert {f["project_id"]: f.attributes() for f in layer.getFeatures() if f["project_id"] in given} == given
    assert dock.pages.themes.suggested.text().startswith("6 projects")


def test_all_of_them_are_accepted_at_once_and_one_with_its_own_button(qtbot, dock, layer):
    suggest(qtbot, dock)
    dock.pages.tabs.setCurrentWidget(dock.pages.project)
    dock.pages.project.choose("P61")
    idle(qtbot, dock)
    click(qtbot, dock.pages.project.details.origin.accept_button)
    idle(qtbot, dock)
    assert stored(layer)["P61"] == ("mobilite", "given")
    dock.pages.tabs.setCurrentIndex(0)
    assert dock.pages.themes.suggested.text().startswith("5 projects")
    click(qtbot, dock.pages.themes.accept_button)
    idle(qtbot, dock)
    assert {origin for themes, origin in stored(layer).values() if themes} == {"given"}
    assert not dock.pages.themes.accept_button.isVisible()
    layer.undoStack().undo()
    assert sorted(origin for themes, origin in stored(layer).values() if themes) == ["given"] + ["suggested"] * 5
    layer.rollBack()


def test_what_is_not_sure_enough_is_not_written(qtbot, window, dock, layer):
    suggest(qtbot, dock, confidence=100)
    assert not layer.isEditable() and set(stored(layer).values()) == {(None, None)}
    assert window.told()[0].startswith("No suggestion is sure enough: 8 projects stay without a theme.")


def test_the_least_confidence_is_remembered(qtbot, dock, layer):
    click(qtbot, dock.pages.themes.suggest_button)
    assert dock.themes.dialog.confidence_box.value() == round(100 * MIN_CONFIDENCE)
    dock.themes.dialog.reject()
    suggest(qtbot, dock, confidence=75)
    assert float(QgsSettings().value("territoires/min_confidence")) == 0.75
    layer.rollBack()


def test_only_the_projects_shown_get_themes(qtbot, dock, layer):
    dock.pages.filter.text_box.setText("Chaufferie")
    ready(qtbot, dock)
    assert dock.pages.themes.without.text() == "3 projects have no theme"
    suggest(qtbot, dock)
    assert layer.commitChanges()
    dock.pages.filter.text_box.setText("")
    ready(qtbot, dock)
    assert {name for name, (themes, _) in stored(layer).items() if themes} == {"P62", "P64", "P66"}


def test_a_layer_without_the_field_gets_it_and_loses_it_when_undone(qtbot, dock):
    layer = projects_layer(rows())
    QgsProject.instance().addMapLayer(layer)
    ready(qtbot, dock)
    suggest(qtbot, dock)
    assert stored(layer) == WRITTEN
    layer.undoStack().undo()
    assert "theme_origin" not in layer.fields().names()
    assert all(feature["themes"] in (None, NULL) for feature in layer.getFeatures() if feature["epci_code"] == "B")
    layer.rollBack()


def test_a_layer_that_cannot_be_edited_is_told(qtbot, window, dock, layer):
    layer.setReadOnly(True)
    suggest(qtbot, dock)
    assert any("Applications” cannot be edited" in sentence for sentence in window.told())
    assert set(stored(layer).values()) == {(None, None)}


def test_a_cancel_writes_nothing(qtbot, window, dock, layer):
    click(qtbot, dock.pages.themes.suggest_button)
    dock.themes.dialog.confidence_box.setValue(ENOUGH)
    click(qtbot, dock.themes.dialog.suggest_button)
    assert dock.pages.themes.work.isVisible() and not dock.pages.themes.suggest_button.isEnabled()
    click(qtbot, dock.pages.themes.work.cancel_button)
    idle(qtbot, dock)
    assert not layer.isEditable() and dock.pages.themes.suggest_button.isEnabled() and window.told() == []


def test_an_edit_meanwhile_is_heeded(qtbot, dock, layer):
    (feature,) = (own for own in layer.getFeatures() if own["project_id"] == "P61")
    click(qtbot, dock.pages.themes.suggest_button)
    dock.themes.dialog.confidence_box.setValue(ENOUGH)
    click(qtbot, dock.themes.dialog.suggest_button)
    layer.startEditing()
    layer.changeAttributeValue(feature.id(), layer.fields().indexFromName("themes"), "gouvernance")
    idle(qtbot, dock)
    assert stored(layer)["P61"] == ("gouvernance", None)
    assert {name for name, (_, origin) in stored(layer).items() if origin} == {"P62", "P63", "P64", "P65", "P66"}
    layer.rollBack()


def test_most_of_a_real_call_is_filled_as_it_was_given(qtbot, dock):
    dock.load_sample()
    ready(qtbot, dock)
    layer = dock.pages.layers.projects()
    before = {feature["project_id"]: feature["themes"] for feature in layer.getFeatures()}
    lost = {feature.id(): feature["project_id"] for feature in layer.getFeatures() if feature.id() % 3 == 0}
    layer.startEditing()
    for feature_id in lost:
        layer.changeAttributeValue(feature_id, layer.fields().indexFromName("themes"), NULL)
    idle(qtbot, dock)
    dock.pages.tabs.setCurrentIndex(0)
    assert dock.pages.themes.without.text() == f"{len(lost)} projects have no theme"
    suggest(qtbot, dock, confidence=None)
    after = {name: themes for name, (themes, origin) in told_of(layer).items() if origin == "suggested"}
    assert set(after) <= set(lost.values()) and len(after) >= 20
    assert sum(set(themes.split(";")) <= set(before[name].split(";")) for name, themes in after.items()) >= 0.9 * len(
        after
    )
    layer.rollBack()


def test_where_all_have_themes_there_is_nothing_to_see(qtbot, dock):
    QgsProject.instance().addMapLayer(projects_layer(rows()[:4]))
    ready(qtbot, dock)
    assert not dock.pages.themes.isVisible()


def test_the_dialog_is_named_and_reached_by_tab(qtbot, dock, layer):
    click(qtbot, dock.pages.themes.suggest_button)
    wanted = controls(dock.themes.dialog)
    assert len(wanted) == 4 and told(part for part in wanted if not name_of(part)) == []
    dock.themes.dialog.reject()
