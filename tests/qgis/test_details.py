"""The panels that explain one opportunity and one project, with the stories of the sample call."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from qgis.core import QgsApplication
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import QEvent, QLocale, Qt
from qgis.PyQt.QtGui import QFont, QHelpEvent, QPalette
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication, QListView, QTableView, QToolTip, QWidget

from territoires_plugin.engine import Constraints, PoolingSettings, near_misses, partners, suggest
from territoires_plugin.gui.details.opportunity_details import OpportunityDetails
from territoires_plugin.gui.details.project_details import ProjectDetails
from territoires_plugin.gui.details.reading import ReadText
from territoires_plugin.gui.details.story import NearMiss
from territoires_plugin.gui.details.telling import opportunity_story, project_story
from territoires_plugin.gui.details.waterfall import Waterfall
from territoires_plugin.gui.rows_table import RowsTable
from territoires_plugin.intake.importing import import_projects
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.paths import resource_path
from territoires_plugin.model.taxonomy import load_taxonomy
from territoires_plugin.territories.reference import load_epci

LEFT = Qt.MouseButton.LeftButton
NARROW = 300  # pixels, of a dock on a small screen
NASTY = "<b>Bold</b> & \"quotes\" 'l' =1+1 🚲"
SETTINGS, TAXONOMY = PoolingSettings(), load_taxonomy()


@pytest.fixture(scope="module")
def projects():
    imported = import_projects(resource_path("sample", "projets_demo.csv"), taxonomy=TAXONOMY, language="en")
    return imported.projects.to_crs("EPSG:2154")


@pytest.fixture(scope="module")
def territories():
    return load_epci(regions=["27"]).to_crs("EPSG:2154")


@pytest.fixture(scope="module")
def suggestions(projects, territories):
    return suggest(projects, territories, SETTINGS, taxonomy=TAXONOMY, language="en")


@pytest.fixture(scope="module")
def stories(suggestions):
    ids = suggestions.opportunities["opportunity_id"]
    return [opportunity_story(suggestions, name, TAXONOMY, "en") for name in ids]


@pytest.fixture(scope="module")
def story(stories):
    """The one with most near misses."""
    return max(stories, key=lambda told: (len(told.near_misses), len(told.members)))


@pytest.fixture(scope="module")
def tell(projects, territories, suggestions):
    def told(project_id):
        return project_story(projects, territories, suggestions, project_id, SETTINGS, TAXONOMY, "en")

    return told


@pytest.fixture
def english():
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def shown(qtbot, qgis_app, english):
    def show(widget, story=None, width=NARROW):
        qtbot.addWidget(widget)
        if story is not None:
            widget.show_story(story)
        widget.resize(width, 700)
        widget.show()
        qtbot.waitExposed(widget)
        qtbot.wait(20)  # texts find their height
        return widget

    return show


def texts(panel):
    """All that stands in the texts to read, as a user would copy it."""
    return [panel.title, panel.why, panel.weakest, panel.leads, panel.forms]


def test_the_waterfall_sums_to_the_score_in_tenths(shown, stories):
    waterfall = shown(Waterfall())
    for story in stories:
        waterfall.show_score(story.bars, story.score)
        *parts, total = waterfall.lines()
        assert [line.name for line in parts] == [bar.name for bar in story.bars]
        assert sum(round(10 * float(line.figure)) for line in parts) == round(10 * float(total.figure))
        assert float(total.figure) == round(story.score, 1)
        assert [line.start for line in parts] == pytest.approx([0, *(line.end for line in parts[:-1])])
        assert parts[-1].end == pytest.approx(total.end)


def test_the_sentence_tells_the_figures_of_the_waterfall(shown, stories):
    waterfall = shown(Waterfall())
    for story in stories:
        waterfall.show_score(story.bars, story.score)
        *parts, total = waterfall.lines()
        figures = "; ".join(f"{line.name} {line.figure[1:]}" for line in parts if line.figure != "+0.0")
        assert f"Score {total.figure} out of 100: {figures}. A lead" in story.rationale


@pytest.mark.parametrize("scale", [1, 2])
@pytest.mark.parametrize("width", [NARROW, 700])
def test_names_bars_and_figures_never_overlap(shown, story, width, scale):
    waterfall = Waterfall()
    font = QFont(waterfall.font())
    font.setPointSizeF(9 * scale)
    waterfall.setFont(font)
    bars = (replace(story.bars[0], name="a very long name " * 9), *story.bars[1:])
    shown(waterfall, width=width * scale).show_score(bars, story.score)
    for row, line in enumerate(waterfall.lines()):
        name, bar, figure = waterfall.name_rect(row), waterfall.bar_rect(row), waterfall.figure_rect(row)
        rest = bar.left() + (bar.width() * line.most / (line.end - line.start) if line.end > line.start else 0)
        assert name.right() < bar.left() and max(bar.right(), rest) <= figure.left()
        assert waterfall.fontMetrics().horizontalAdvance(line.figure) <= figure.width()
        assert bar.bottom() < waterfall.sizeHint().height()


def test_the_waterfall_is_told_without_eyes_and_by_keys(qtbot, shown, story):
    waterfall = shown(Waterfall())
    waterfall.show_score(story.bars, story.score)
    first = f"{story.bars[0].name}: {waterfall.lines()[0].figure[1:]} of {story.bars[0].most:.1f} points"
    assert waterfall.accessibleDescription().startswith(first)
    assert f"Score: {story.score:.1f} of 100" in waterfall.accessibleDescription()
    assert waterfall.accessibleName()

    waterfall.setFocus()
    qtbot.keyClick(waterfall, Qt.Key.Key_Down)
    assert first in QToolTip.text()
    QToolTip.hideText()
    place = waterfall.figure_rect(len(story.bars)).center()
    QApplication.sendEvent(waterfall, QHelpEvent(QEvent.Type.ToolTip, place, waterfall.mapToGlobal(place)))
    assert "of 100" in QToolTip.text()


@pytest.mark.parametrize("theme", ["default", "Night Mapping"])
def test_the_waterfall_is_read_in_light_and_in_night_mapping(qtbot, shown, story, theme):
    QgsApplication.setUITheme(theme)
    try:
        panel = shown(OpportunityDetails(), story, width=700)
        picture = panel.grab().toImage()
        place = panel.waterfall.mapTo(panel, panel.waterfall.rect().bottomLeft())
        assert picture.rect().contains(place)
        ground = picture.pixelColor(place)
        text = panel.waterfall.palette().color(QPalette.ColorRole.WindowText)
        assert contrast(text, ground) >= 4.5
    finally:
        QgsApplication.setUITheme("default")


def contrast(one, other):
    """As WCAG defines it, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color):
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.getRgbF()[:3]]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear))


def test_an_opportunity_is_explained(shown, story):
    panel = shown(OpportunityDetails(), story)

    title, why, weakest, leads, forms = (text.toPlainText() for text in texts(panel))
    assert title == story.title and why == story.rationale and weakest.startswith("Weakest pair: “")
    assert "a lead to be examined" in leads and "never legal advice" in forms
    for rank, lead in enumerate(story.leads, 1):
        assert f"{rank}. {lead.name}\n{lead.reasons}" in leads
    words = {True: "Condition met", False: "Condition not met", None: "To be checked"}
    for form in story.forms:
        assert f"{words[form.meets]} – {form.name}" in forms and form.condition in forms
    assert "CCP L2113-6" in forms
    for member in story.members:
        facts = panel.members.cards[member.project.project_id].facts.toPlainText()
        told = (member.project.title, member.project.epci_name, member.project.stage, member.message)
        assert all(text in facts for text in told)
        assert f"Mean score {member.mean_score:.1f}" in facts
        assert f"€{member.project.budget:,.0f}" in facts


def test_the_value_that_orders_the_list_is_told_as_its_product(shown, stories):
    panel = shown(OpportunityDetails())
    for story in stories:
        panel.show_story(story)
        told = panel.value.toPlainText()
        found = re.match(r"Value (\S+) ([=≈]) (\d+) × (\S+) \(members less one, times score\)\. It makes", told)
        value, times, score = float(found[1]), int(found[3]), float(found[4])
        assert (times, score) == (len(story.members) - 1, round(story.score, 1))
        assert (abs(value - times * score) < 0.01) == (found[2] == "=")
        assert value == pytest.approx(times * story.score, abs=0.051)
        assert all(
            f"instead of {value:.1f}" in member.message for member in story.members if "instead" in member.message
        )
    values = [story.value for story in stories]
    assert values == sorted(values, reverse=True)


def test_a_pool_kept_against_the_settings_says_so_and_why(shown, projects, territories, stories):
    wide = max(stories, key=lambda story: max(pair.distance_m for pair in story.pairs))
    ids = tuple(member.project.project_id for member in wide.members)
    narrow, kept = PoolingSettings(max_distance=15_000), Constraints(together=(ids,))
    found = suggest(projects, territories, narrow, taxonomy=TAXONOMY, language="en", constraints=kept)
    told = {name: opportunity_story(found, name, TAXONOMY, "en") for name in found.opportunities["opportunity_id"]}
    assert {name for name, story in told.items() if story.broken} == {wide.opportunity_id}

    panel = shown(OpportunityDetails(), told[wide.opportunity_id])
    first, *sentences = panel.broken.toPlainText().split("\n")
    assert first.endswith("Kept by decision, outside the present settings:")
    assert any(
        text.endswith(" km > 15 km: two members are farther apart than the maximum distance.") for text in sentences
    )
    assert panel.broken.isVisible() and panel.broken.geometry().bottom() < panel.why.geometry().top()
    panel.show_story(wide)
    assert not panel.broken.isVisible()


def test_the_text_of_a_member_unfolds_by_click_and_by_key_and_stays_so(qtbot, shown, story):
    panel = shown(OpportunityDetails(), story)
    project = story.members[0].project
    card = panel.members.cards[project.project_id]
    assert not card.text.isVisible()
    qtbot.mouseClick(card.fold_button, LEFT)
    assert card.text.isVisible() and card.text.toPlainText() == project.description
    qtbot.keyClick(card.fold_button, Qt.Key.Key_Space)
    assert not card.text.isVisible()
    qtbot.keyClick(card.fold_button, Qt.Key.Key_Space)

    panel.show_story(replace(story, score=story.score))
    again = panel.members.cards[project.project_id]
    assert again is not card
    qtbot.waitUntil(again.text.isVisible)


def test_a_member_is_shown_or_removed_by_its_own_buttons(qtbot, shown, story):
    panel = shown(OpportunityDetails(), story)
    name = story.members[-1].project.project_id
    card = panel.members.cards[name]
    with qtbot.waitSignal(panel.project_wanted) as wanted:
        qtbot.mouseClick(card.show_button, LEFT)
    assert wanted.args == [name]
    with qtbot.waitSignal(panel.remove_wanted) as wanted:
        qtbot.keyClick(card.remove_button, Qt.Key.Key_Space)
    assert wanted.args == [name]


def test_a_near_miss_is_read_and_added_by_keys(qtbot, shown, story):
    panel = shown(OpportunityDetails(), story)
    near = panel.near_misses
    assert len(story.near_misses) >= 2
    shown_rows = [near.model.index(row).data() for row in range(near.model.rowCount())]
    for miss, row in zip(story.near_misses, shown_rows):
        assert miss.title in row and miss.message in row and miss.change in row
    near.view.setFocus()
    qtbot.keyClick(near.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.add_wanted) as wanted:
        qtbot.keyClick(near.add_button, Qt.Key.Key_Space)
    assert wanted.args == [story.near_misses[1].project_id]
    with qtbot.waitSignal(panel.project_wanted) as wanted:
        qtbot.keyClick(near.view, Qt.Key.Key_Return)
    assert wanted.args == [story.near_misses[1].project_id]


def test_every_project_out_of_all_pools_is_told_beside_the_one_it_came_near_to(suggestions, stories):
    pool_of = dict(zip(suggestions.members["project_id"], suggestions.members["opportunity_id"]))
    misses = near_misses(suggestions, language="en")
    pool = misses["candidate_id"].map(lambda name: pool_of.get(name, name))
    for story in stories:
        expected = set(misses.loc[pool == story.opportunity_id, "project_id"])
        assert {miss.project_id for miss in story.near_misses} == expected
    too_far = [miss for story in stories for miss in story.near_misses if " km > 30 km" in miss.message]
    assert too_far
    for miss in too_far:
        value = float(miss.message.rpartition(" km > 30 km")[0].rpartition(" ")[2])
        asked = float(miss.change.removeprefix("It would take a maximum distance of ").removesuffix(" km."))
        assert value <= asked < value + 1.1


def test_nothing_chosen_is_said_and_nothing_near_as_well(shown, story):
    panel = shown(OpportunityDetails(), story)
    panel.show_story(replace(story, near_misses=()))
    assert panel.near_misses.none_label.isVisibleTo(panel.near_misses)
    assert not panel.near_misses.add_button.isVisible()
    panel.show_story(None)
    assert not panel.title.isVisible()
    panel.show_story(story)
    assert panel.title.isVisible()


def test_texts_of_applications_are_never_markup(qtbot, shown, story):
    member = story.members[0]
    project = replace(member.project, title=NASTY, description=NASTY + "\n" + "x" * 10_000)
    hostile = replace(
        story,
        title=NASTY,
        members=(replace(member, project=project), *story.members[1:]),
        near_misses=(NearMiss("1", NASTY, NASTY, NASTY, NASTY),),
    )
    panel = shown(OpportunityDetails(), hostile)
    card = panel.members.cards[project.project_id]
    qtbot.mouseClick(card.fold_button, LEFT)
    qtbot.wait(20)
    assert panel.title.toPlainText() == NASTY
    assert card.facts.toPlainText().startswith(NASTY)
    assert card.text.toPlainText() == project.description
    assert "&lt;b&gt;" in card.show_button.toolTip()
    assert "&lt;b&gt;" in panel.near_misses.model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    area = panel.sections.area
    assert area.widget().width() <= area.viewport().width()
    assert card.text.document().size().width() <= card.text.viewport().width()  # the longest word is broken

    QApplication.clipboard().clear()
    card.text.setFocus()
    qtbot.keyClick(card.text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(card.text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == project.description


def test_texts_are_as_high_as_they_need(qtbot, shown, story):
    panel = shown(OpportunityDetails(), story)
    for width in (NARROW, 700):
        panel.resize(width, 700)
        qtbot.wait(50)
        for text in (*texts(panel), panel.value):
            assert text.viewport().height() >= int(text.document().size().height()), text.accessibleName()


def test_hundreds_of_near_misses_and_partners_are_shown_at_once(shown, story, tell):
    panel, project = shown(OpportunityDetails(), story), shown(ProjectDetails(), tell("DEMO-001"))
    misses = tuple(replace(story.near_misses[0], project_id=str(number)) for number in range(800))
    told = tell("DEMO-001")
    many = replace(told, partners=told.partners * 300, experience=told.experience * 300)
    panel.show_story(replace(story, near_misses=misses))
    project.show_story(many)
    QApplication.processEvents()
    assert panel.near_misses.view.height() < 600 and project.partners.height() < 600


def test_every_control_has_a_name_and_is_reached_by_tab(qtbot, shown, story, tell):
    for panel in (shown(OpportunityDetails(), story), shown(ProjectDetails(), tell("DEMO-001"))):
        panel.activateWindow()
        reached = set()
        for _ in range(200):
            panel.focusNextPrevChild(True)
            reached.add(panel.focusWidget())
        buttons = panel.findChildren(QAbstractButton)
        ours = [button for button in buttons if button.isEnabled() and button.parent() not in _not_ours(panel)]
        ours += [*panel.findChildren(ReadText), *panel.findChildren(RowsTable), *panel.findChildren(QListView)]
        ours += panel.findChildren(Waterfall)
        for widget in filter(QWidget.isVisible, ours):
            assert widget in reached, widget
            assert widget.accessibleName() or widget.text()


def _not_ours(panel):
    """Widgets of Qt and of QGIS with buttons of their own."""
    return [*panel.findChildren(QTableView), *panel.findChildren(QgsCollapsibleGroupBox)]


def test_a_project_in_a_pool_leads_to_it_and_to_its_partners(qtbot, shown, tell, suggestions, projects, territories):
    member = suggestions.members.iloc[0]
    told = tell(member["project_id"])
    panel = shown(ProjectDetails(), told)
    assert panel.place.toPlainText().startswith("In opportunity ")
    with qtbot.waitSignal(panel.opportunity_wanted) as wanted:
        qtbot.mouseClick(panel.opportunity_button, LEFT)
    assert wanted.args == [member["opportunity_id"]]

    expected = partners(projects, territories, member["project_id"], SETTINGS)
    model = panel.partners.rows
    assert model.rowCount() == len(expected) > 0
    first = [model.index(0, column).data() for column in range(model.columnCount())]
    assert first[0] == "1" and first[5] == "Retained"
    assert first[3] == f"{expected['distance_m'][0] / 1000:.1f}"
    assert "for a minimum of 40" in model.index(0, 5).data(Qt.ItemDataRole.ToolTipRole)
    assert not model.index(0, 5).data(Qt.ItemDataRole.DecorationRole).isNull()
    panel.partners.setFocus()
    panel.partners.setCurrentIndex(model.index(0, 0))
    with qtbot.waitSignal(panel.project_wanted) as wanted:
        qtbot.keyClick(panel.partners, Qt.Key.Key_Return)
    assert wanted.args == [expected["project_id"][0]]


def test_a_project_in_no_pool_is_told_why_and_what_it_would_take(qtbot, shown, tell, suggestions):
    misses = near_misses(suggestions, language="en")
    for kind in ("opportunity", "project"):
        miss = misses[misses["candidate_kind"] == kind].iloc[0]
        told = tell(miss["project_id"])
        panel = shown(ProjectDetails(), told)
        assert panel.place.toPlainText().startswith("In no opportunity. The nearest ")
        assert miss["message"] in panel.place.toPlainText()
        assert panel.opportunity_button.isVisible() == (told.opportunity_id is not None)
        assert panel.nearest_button.isVisible() == (told.opportunity_id is None)
        if kind == "opportunity":
            assert told.opportunity_id == miss["candidate_id"]


def test_a_project_that_takes_no_part_is_told_so(shown, projects, territories):
    themeless = projects.copy()
    themeless.loc[themeless["project_id"] == "DEMO-001", "themes"] = None
    suggestions = suggest(themeless, territories, SETTINGS, taxonomy=TAXONOMY, language="en")
    told = project_story(themeless, territories, suggestions, "DEMO-001", SETTINGS, TAXONOMY, "en")
    panel = shown(ProjectDetails(), told)
    assert panel.place.toPlainText() == "In no opportunity: takes no part: no theme."
    assert "Fill in the field themes" in panel.no_partners.toPlainText()
    assert panel.no_partners.isVisibleTo(panel) and not panel.partners.isVisibleTo(panel)


def test_before_a_suggestion_partners_are_shown_without_a_place(shown, projects, territories):
    told = project_story(projects, territories, None, "DEMO-001", SETTINGS, TAXONOMY, "en")
    panel = shown(ProjectDetails(), told)
    assert panel.partners.rows.rowCount() > 0
    assert not panel.place.isVisible() and not panel.opportunity_button.isVisible()


def test_experience_without_a_place_is_found_everywhere(qtbot, shown, tell):
    told = tell("DEMO-001")
    assert told.experience
    panel = shown(ProjectDetails(), replace(told, experience=(replace(told.experience[0], distance_m=None),)))
    model = panel.experience.rows
    row = [model.index(0, column).data() for column in range(model.columnCount())]
    assert "everywhere" in row and told.experience[0].stage in row
    panel.experience.setCurrentIndex(model.index(0, 0))
    with qtbot.waitSignal(panel.project_wanted) as wanted:
        qtbot.keyClick(panel.experience, Qt.Key.Key_Return)
    assert wanted.args == [told.experience[0].project_id]


def test_figures_are_those_of_the_users_locale(shown, story, tell):
    panel, project = shown(OpportunityDetails()), shown(ProjectDetails())
    QLocale.setDefault(QLocale("fr_FR"))
    panel.show_story(story)
    project.show_story(tell("DEMO-001"))
    total = panel.waterfall.lines()[-1].figure
    assert total == f"{story.score:.1f}".replace(".", ",")
    assert "85\u202f000\u00a0€" in project.project.facts.document().toRawText()
    assert "," in project.partners.rows.index(0, 3).data()


def test_an_unknown_project_is_an_error(tell):
    with pytest.raises(TerritoiresError, match="no project “NOBODY”"):
        tell("NOBODY")
