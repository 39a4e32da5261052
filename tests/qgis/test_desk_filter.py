"""The filter with real clicks, keys and layers."""

from __future__ import annotations

import pytest
from hands import choose_row, click, idle, layers_named, listed, ready, shown_ids, suggest, tick
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QApplication, QInputDialog
from window import epci_layer, projects_layer, some_projects

from territoires_plugin.gui.snapshot import LayerSnapshot
from territoires_plugin.model.filters import Filter
from territoires_plugin.model.progress import Silent

FULL = (
    "project_id", "title", "description", "applicant", "themes", "pillars", "stakes", "stage", "status", "epci_code",
    "epci_name", "commune_code",
)  # fmt: skip
ROWS = [
    ("P1", "Vélos", "Abris sécurisés", "Ville d'Ornans", "mobilite", "reseaux", "environnement", "idea", "draft",
     "200000001", "CC Loue", "25434", 10_000),
    ("P2", "Énergie partagée", "Suivi <b>des</b> fluides", "CC Jura", "energie;mobilite", None, None, "study",
     "accepted", "200000002", "CC Jura", "39300", 250_000),
    ("P3", "Chaufferie", "Cœur de bourg", "SIVOM", "energie", "donnees", "protection;inclusion", "done", "rejected",
     "200000002", "CC Jura", None, None),
]  # fmt: skip


def full_layer():
    fields = "&".join(f"field={name}:string" for name in FULL)
    layer = QgsVectorLayer(f"Point?crs=EPSG:2154&{fields}&field=budget:double", "Applications", "memory")
    for number, row in enumerate(ROWS):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(row))
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(900_000 + 1000 * number, 6_600_000)))
        layer.dataProvider().addFeatures([feature])
    return layer


@pytest.fixture
def call(qtbot, dock):
    """Three projects that tell everything."""
    layer = full_layer()
    QgsProject.instance().addMapLayer(layer)
    ready(qtbot, dock)
    return dock


def texts(dock, facet):
    values = dock.pages.filter.facets[facet].list
    return [values.item(row).text() for row in range(values.count())]


def words(dock):
    return dock.pages.bar.words.text()


def test_themes_carry_names_counts_and_the_symbols_of_the_map(desk):
    assert texts(desk, "themes") == [
        "Mobility and logistics (2)",
        "Energy and environment (3)",
        "Governance and citizenship (1)",
    ]
    values = desk.pages.filter.facets["themes"].list
    assert not any(values.item(row).icon().isNull() for row in range(3))


def test_every_facet_lists_what_the_projects_tell_and_counts_those_that_do_not(call):
    assert texts(call, "stages") == ["idea (1)", "study (1)", "done (1)"]
    assert texts(call, "statuses") == ["draft (1)", "accepted (1)", "rejected (1)"]
    assert texts(call, "epci") == ["CC Jura (2)", "CC Loue (1)"]
    assert [text.split(" (")[0] for text in texts(call, "departements")][:2] == ["Doubs", "Jura"]
    assert texts(call, "pillars")[-1].endswith("(1)") and len(texts(call, "pillars")) == 3
    assert len(texts(call, "stakes")) == 4


@pytest.mark.parametrize(
    ("facet", "code", "shown"),
    [
        ("themes", "energie", {"P2", "P3"}),
        ("pillars", "donnees", {"P3"}),
        ("pillars", "", {"P2"}),
        ("stakes", "inclusion", {"P3"}),
        ("stages", "study", {"P2"}),
        ("statuses", "accepted", {"P2"}),
        ("epci", "200000002", {"P2", "P3"}),
        ("departements", "25", {"P1"}),
    ],
)
def test_a_click_on_a_value_filters_the_map(qtbot, call, facet, code, shown):
    tick(qtbot, call, facet, code)
    layer = call.pages.layers.projects()
    assert shown_ids(layer) == shown
    assert words(call).startswith(f"{len(shown)} of 3 projects")
    click(qtbot, call.pages.bar.reset_button)
    ready(qtbot, call)
    assert layer.subsetString() == ""
    assert words(call) == "All projects (3)"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("energie", {"P2"}), ("COEUR bourg", {"P3"}), ("<b>des</b>", {"P2"}), ("d'Ornans", {"P1"}), ("'; DROP", set())],
)
def test_typed_words_are_found_without_accents_as_plain_text(qtbot, call, typed, shown):
    qtbot.keyClicks(call.pages.filter.text_box, typed)
    ready(qtbot, call)
    assert shown_ids(call.pages.layers.projects()) == shown


def test_a_budget_range_leaves_out_what_has_none(qtbot, call):
    budget = call.pages.filter.budget
    assert "10,000" in budget.from_box.toolTip() and "250,000" in budget.to_box.toolTip()
    budget.from_box.setValue(5_000)
    ready(qtbot, call)
    assert shown_ids(call.pages.layers.projects()) == {"P1", "P2"}
    budget.to_box.setValue(100_000)
    ready(qtbot, call)
    assert shown_ids(call.pages.layers.projects()) == {"P1"}
    assert "€5,000" in words(call)


def test_conditions_combine_and_the_counts_follow(qtbot, call):
    tick(qtbot, call, "themes", "energie")
    assert texts(call, "stages") == ["idea (0)", "study (1)", "done (1)"]
    assert texts(call, "themes") == ["Mobility and logistics (2)", "Energy and environment (2)"]
    tick(qtbot, call, "stages", "done")
    assert texts(call, "themes") == ["Mobility and logistics (0)", "Energy and environment (1)"]
    assert call.pages.filter.facets["stages"].title() == "Stage: 1 chosen"


def test_the_epci_are_searched_without_accents_and_ticked_ones_stay_in_sight(qtbot, dock):
    rows = [(700_000 + n, 6_600_000, "mobilite", f"{n:09}") for n in range(14)]
    layer = projects_layer(rows)
    QgsProject.instance().addMapLayer(layer)
    ready(qtbot, dock)
    box = dock.pages.filter.facets["epci"]
    tick(qtbot, dock, "epci", "000000003")
    box.setCollapsed(False)
    qtbot.keyClicks(box.search_box, "cc 000000012")
    hidden = [box.list.item(row).isHidden() for row in range(14)]
    assert [code for code, gone in zip(box.list.codes(), hidden) if not gone] == ["000000003", "000000012"]


def test_space_ticks_and_arrows_walk(qtbot, desk):
    values = desk.pages.filter.facets["themes"].list
    values.setFocus()
    qtbot.keyClick(values, Qt.Key.Key_Down)
    qtbot.keyClick(values, Qt.Key.Key_Space)
    ready(qtbot, desk)
    assert desk.pages.filter.filter() == Filter(themes=("energie",))


def test_the_users_own_filter_stays_beside_ours_and_comes_back(qtbot, desk):
    projects = desk.pages.layers.projects()
    own = "\"epci_code\" = 'A' OR \"epci_code\" = 'C'"
    projects.setSubsetString(own)
    ready(qtbot, desk)
    assert words(desk) == "All projects (2)"
    tick(qtbot, desk, "themes", "energie")
    assert projects.subsetString().startswith(f"({own}) AND (")
    assert projects.featureCount() == 1
    desk.pages.layers.projects_box.setLayer(None)
    assert projects.subsetString() == own


def test_a_filter_that_the_user_writes_over_ours_is_the_users(qtbot, desk):
    projects = desk.pages.layers.projects()
    tick(qtbot, desk, "themes", "energie")
    projects.setSubsetString("\"epci_code\" = 'D'")
    ready(qtbot, desk)
    assert words(desk) == "All projects (1)"
    assert desk.pages.filter.filter().is_empty
    assert projects.subsetString() == "\"epci_code\" = 'D'"


def test_a_layer_being_edited_is_filtered_when_editing_ends(qtbot, window, desk):
    projects = desk.pages.layers.projects()
    projects.startEditing()
    tick(qtbot, desk, "themes", "mobilite")
    assert "being edited" in window.told()[0]
    assert projects.subsetString() == ""
    feature = next(projects.getFeatures())
    projects.changeAttributeValue(feature.id(), projects.fields().indexFromName("themes"), "attractivite")
    projects.commitChanges()
    ready(qtbot, desk)
    assert "Attractiveness and economic development (1)" in texts(desk, "themes")
    assert shown_ids(projects) == {"P02"}


def test_a_saved_filter_comes_back_from_the_menu(qtbot, desk, monkeypatch):
    tick(qtbot, desk, "themes", "energie")
    menu = desk.pages.bar.saved_button.menu()
    menu.aboutToShow.emit()
    QTimer.singleShot(0, lambda: type_into_dialog(qtbot, "Énergie & cie"))
    action_of(menu, "Save this filter…").trigger()
    click(qtbot, desk.pages.bar.reset_button)
    ready(qtbot, desk)
    assert desk.pages.layers.projects().featureCount() == 5
    menu.aboutToShow.emit()
    action_of(menu, "Énergie && cie").trigger()
    ready(qtbot, desk)
    assert desk.pages.layers.projects().featureCount() == 3
    menu.aboutToShow.emit()
    delete = next(action.menu() for action in menu.actions() if action.menu() is not None)
    action_of(delete, "Énergie && cie").trigger()
    menu.aboutToShow.emit()
    assert action_of(menu, "Énergie && cie") is None


def action_of(menu, text):
    return next((action for action in menu.actions() if action.text() == text), None)


def type_into_dialog(qtbot, text):
    dialog = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QInputDialog))
    dialog.setTextValue(text)
    dialog.accept()


def test_the_list_and_the_result_layers_follow(qtbot, desk):
    suggest(qtbot, desk)
    tick(qtbot, desk, "themes", "mobilite")
    assert [line.themes for line in listed(desk)] == ["mobilite"]
    assert layers_named("Opportunities")[0].featureCount() == 1
    assert layers_named("Links between members")[0].featureCount() == 1
    click(qtbot, desk.pages.bar.reset_button)
    ready(qtbot, desk)
    assert len(listed(desk)) == layers_named("Opportunities")[0].featureCount() == 2


def test_the_map_stays_where_it_is_when_the_chosen_line_is_filtered_out(qtbot, window, desk):
    suggest(qtbot, desk)
    chosen = choose_row(qtbot, desk, 0)
    extent = window.canvas.extent()
    tick(qtbot, desk, "themes", "energie" if chosen.themes == "mobilite" else "mobilite")
    assert window.canvas.extent() == extent
    assert desk.pages.pools.opportunities.current() is None
    assert not desk.pools.highlight.is_shown()


def test_a_saved_project_is_understood_when_it_is_opened_again(qtbot, window, desk, tmp_path):
    from qgis.core import QgsVectorFileWriter

    project, layer = QgsProject.instance(), desk.pages.layers.projects()
    path = str(tmp_path / "own.gpkg")
    options = QgsVectorFileWriter.SaveVectorOptions()
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, project.transformContext(), options)
    stored = QgsVectorLayer(path, "Stored", "ogr")
    project.addMapLayer(stored)
    desk.pages.layers.choose(stored, None)
    ready(qtbot, desk)
    tick(qtbot, desk, "themes", "energie")
    assert project.write(str(tmp_path / "p.qgz"))
    project.clear()
    idle(qtbot, desk)
    assert project.read(str(tmp_path / "p.qgz"))
    ready(qtbot, desk)
    assert desk.pages.filter.filter() == Filter(themes=("energie",))
    assert desk.pages.layers.projects().featureCount() == 3


def test_a_snapshot_has_unsaved_edits_and_the_users_filter_but_not_ours(qtbot, desk):
    projects = desk.pages.layers.projects()
    projects.setSubsetString("\"epci_code\" <> 'D'")
    ready(qtbot, desk)
    tick(qtbot, desk, "themes", "energie")
    projects.startEditing()
    projects.changeAttributeValue(3, projects.fields().indexFromName("title"), "New")
    rows = LayerSnapshot.of(projects).frame(Silent())
    projects.rollBack()
    assert dict(zip(rows["project_id"], rows["title"])) == {"P01": "A project", "P02": "A project", "P03": "New"}
    assert projects.featureCount() == len(list(projects.getFeatures())) == 2


HOSTILE = "<b>x</b><img src='file:///etc/passwd'> & \"q\" [% 1+1 %] ;DROP\n\u202e"


def test_hostile_texts_stay_text(qtbot, window, dock):
    rows = [
        (709_000, 6_605_000, "<b>it's</b>\\n", "A<i>", HOSTILE),
        (711_000, 6_605_000, "<b>it's</b>\\n;mobilite", "B", HOSTILE),
    ]
    projects = projects_layer(rows, name="<h1>Layer</h1>")
    QgsProject.instance().addMapLayers([projects, epci_layer()])
    ready(qtbot, dock)
    assert "<b>it's</b>\\n (2)" in texts(dock, "themes")
    tick(qtbot, dock, "themes", "<b>it's</b>\\n")
    assert projects.featureCount() == 2
    suggest(qtbot, dock)
    choose_row(qtbot, dock, 0)
    tip = dock.pages.pools.opportunities.shown.data(
        dock.pages.pools.opportunities.shown.index(0, 3), Qt.ItemDataRole.ToolTipRole
    )
    assert "&lt;i&gt;" in tip
    projects.startEditing()
    click(qtbot, dock.pages.bar.reset_button)
    ready(qtbot, dock)
    assert "&lt;h1&gt;Layer" in window.told()[0]
    projects.rollBack()


def test_a_layer_without_themes_is_told_how_to_get_them(qtbot, window, dock):
    QgsProject.instance().addMapLayer(QgsVectorLayer("Point?crs=EPSG:2154&field=name:string", "Other", "memory"))
    assert dock.pages.layers.projects() is None
    dock.pages.layers.projects_box.setLayer(layers_named("Other")[0])
    qtbot.waitUntil(lambda: bool(window.told()), timeout=60_000)
    assert "no field project_id, themes" in window.told()[0]
    assert dock.pages.bar.words.text() == window.told()[0]


def test_an_empty_filter_pools_nothing(qtbot, desk):
    qtbot.keyClicks(desk.pages.filter.text_box, "nothing like this")
    ready(qtbot, desk)
    assert desk.pages.layers.projects().featureCount() == 0
    assert not desk.pages.pools.work.suggest_button.isEnabled()


def test_only_the_themes_asked_for_are_pooled(qtbot, desk):
    tick(qtbot, desk, "themes", "mobilite")
    suggest(qtbot, desk)
    assert [line.themes for line in listed(desk)] == ["mobilite"]


def test_only_projects_shown_are_pooled(qtbot, desk):
    tick(qtbot, desk, "epci", "C")
    tick(qtbot, desk, "epci", "D")
    suggest(qtbot, desk)
    assert [line.project_ids for line in listed(desk)] == [("P03", "P04")]


def themed_projects():
    """Themes whose rarity depends on the projects that the filter hides."""
    alone = [(700_500 + 1_000 * n, 6_601_000, "energie", "A") for n in range(6)]
    return [*some_projects(), *alone, (708_000, 6_604_000, "attractivite;mobilite", "A")]


@pytest.mark.parametrize("edited", [False, True])
def test_a_filter_changes_no_score(qtbot, dock, edited):
    from territoires_plugin.engine import PoolingSettings
    from territoires_plugin.engine import suggest as engine_suggest
    from territoires_plugin.layers.frames import read_features

    projects, epci = projects_layer(themed_projects()), epci_layer()
    QgsProject.instance().addMapLayers([projects, epci])
    dock.pages.layers.epci_box.setLayer(epci)
    ready(qtbot, dock)
    frames = [read_features(own.getFeatures(), own.fields(), own.crs(), Silent()).frame() for own in (projects, epci)]
    whole = engine_suggest(*frames, PoolingSettings(themes=("energie",)))
    tick(qtbot, dock, "themes", "energie")
    shown, changes = projects.subsetString(), []
    projects.subsetStringChanged.connect(lambda: changes.append(1))
    if edited:
        projects.startEditing()
    suggest(qtbot, dock)
    projects.rollBack()
    found = [(line.opportunity_id, line.score) for line in listed(dock)]
    assert found == list(zip(whole.opportunities["opportunity_id"], whole.opportunities["score"])) != []
    assert projects.subsetString() == shown != ""
    assert changes == []
