"""Decisions with real clicks and keys: kept at once, undone, reopened, carried over a re-import."""

from __future__ import annotations

import csv
import io
from threading import Event

import pytest
from hands import PATIENCE, choose_row, click, idle, layers_named, lines, listed, open_page, ready, suggest
from qgis.core import QgsApplication, QgsProject, QgsTask
from qgis.PyQt.QtCore import Qt, QThread
from qgis.PyQt.QtWidgets import QApplication

from territoires_plugin.gui.doors.import_choices import ImportChoices
from territoires_plugin.layers.compat import user_language
from territoires_plugin.layers.office_file import OfficeFile
from territoires_plugin.model.decisions import KEPT, REJECTED, TO_EXAMINE
from territoires_plugin.model.paths import resource_path


def decide(qtbot, desk, state, comment=""):
    bar = desk.pages.pools.decision
    bar.comment_box.clear()
    bar.comment_box.insert(comment)  # as pasted: keyClicks types ASCII only
    click(qtbot, bar.buttons[state])
    idle(qtbot, desk)


def stored(desk):
    return OfficeFile(desk.call.office().path).decisions()


def journal(desk):
    return [(entry.action, entry.state) for entry in OfficeFile(desk.call.office().path).journal()]


def test_nothing_can_be_decided_before_an_opportunity_is_chosen(qtbot, desk):
    suggest(qtbot, desk)
    assert not desk.pages.pools.decision.isEnabled()
    choose_row(qtbot, desk, 0)
    assert desk.pages.pools.decision.isEnabled()


def test_a_decision_is_in_the_file_at_once_with_comment_author_and_date(qtbot, desk):
    desk.pages.decisions.author_box.setText("Zoé d'Arcy")
    desk.pages.decisions.author_box.editingFinished.emit()
    suggest(qtbot, desk)
    chosen = choose_row(qtbot, desk, 0)
    decide(qtbot, desk, KEPT, "Parce que <b>oui</b> ; =1+1 🚲")
    (decision,) = stored(desk)
    assert (decision.opportunity_id, decision.project_ids) == (chosen.opportunity_id, chosen.project_ids)
    assert (decision.state, decision.comment, decision.author) == (KEPT, "Parce que <b>oui</b> ; =1+1 🚲", "Zoé d'Arcy")
    assert decision.decided_at[:2] == "20" and len(decision.decided_at) == 25
    shown = desk.pages.pools.opportunities.shown
    assert shown.index(0, 0).data() == "✓ 1"
    assert shown.index(0, shown.columnCount() - 1).data() == "✓ kept"


@pytest.mark.parametrize(("key", "state"), [(Qt.Key.Key_K, KEPT), (Qt.Key.Key_E, TO_EXAMINE), (Qt.Key.Key_R, REJECTED)])
def test_one_key_decides_in_the_list(qtbot, desk, key, state):
    suggest(qtbot, desk)
    choose_row(qtbot, desk, 0)
    desk.pages.pools.opportunities.table.setFocus()
    qtbot.keyClick(desk.pages.pools.opportunities.table, key)
    idle(qtbot, desk)
    assert [decision.state for decision in stored(desk)] == [state]


def test_a_second_click_withdraws_and_a_later_comment_is_stored(qtbot, desk):
    suggest(qtbot, desk)
    choose_row(qtbot, desk, 0)
    decide(qtbot, desk, TO_EXAMINE)
    bar = desk.pages.pools.decision
    qtbot.keyClicks(bar.comment_box, "later")
    qtbot.keyClick(bar.comment_box, Qt.Key.Key_Return)
    idle(qtbot, desk)
    assert [decision.comment for decision in stored(desk)] == ["later"]
    click(qtbot, bar.buttons[TO_EXAMINE])
    idle(qtbot, desk)
    assert len(stored(desk)) == 0
    assert journal(desk) == [("decided", TO_EXAMINE), ("decided", TO_EXAMINE), ("withdrawn", None)]


def test_undo_and_redo_by_the_toolbar_are_stored_too(qtbot, desk):
    suggest(qtbot, desk)
    choose_row(qtbot, desk, 0)
    decide(qtbot, desk, KEPT)
    undo, redo = (
        next(action for action in desk.pages.tools.actions() if action.text().startswith(word))
        for word in ("Undo", "Redo")
    )
    undo.trigger()
    idle(qtbot, desk)
    assert len(stored(desk)) == 0 and not undo.isEnabled()
    redo.trigger()
    idle(qtbot, desk)
    assert [decision.state for decision in stored(desk)] == [KEPT]
    assert [action for action, _ in journal(desk)] == ["decided", "undone", "redone"]


def test_what_is_rejected_is_suggested_no_more_unless_asked_for(qtbot, desk):
    suggest(qtbot, desk)
    rejected = choose_row(qtbot, desk, 0)
    decide(qtbot, desk, REJECTED)
    suggest(qtbot, desk)
    assert rejected.opportunity_id not in {line.opportunity_id for line in lines(desk)}
    desk.pages.pools.pooling.again_box.click()
    qtbot.waitUntil(lambda: len(lines(desk)) == 2 and desk.is_idle(), timeout=PATIENCE)
    assert rejected.opportunity_id in {line.opportunity_id for line in lines(desk)}


def test_what_is_kept_stays_together_whatever_the_settings(qtbot, desk):
    suggest(qtbot, desk)
    kept = choose_row(qtbot, desk, 0)
    decide(qtbot, desk, KEPT)
    desk.pages.pools.pooling.distance_box.setValue(0.5)
    qtbot.waitUntil(lambda: len(lines(desk)) == 1 and desk.is_idle(), timeout=PATIENCE)
    assert lines(desk)[0].project_ids == kept.project_ids
    assert lines(desk)[0].robustness is None


@pytest.fixture
def sample(qtbot, dock):
    """The sample call with its opportunities."""
    dock.load_sample()
    ready(qtbot, dock)
    suggest(qtbot, dock)
    return dock


def test_a_member_added_by_hand_moves_the_score_and_can_be_undone(qtbot, sample):
    details = sample.pages.pools.details
    before = next(
        line for row, line in enumerate(listed(sample)) if choose_row(qtbot, sample, row) and details.story.near_misses
    )
    added = details.story.near_misses[0].project_id
    details.add_wanted.emit(added)
    idle(qtbot, sample)
    after = sample.pages.pools.opportunities.current()
    assert set(after.project_ids) == {*before.project_ids, added}
    assert f"{before.score:.1f} → {after.score:.1f}" in sample.pages.pools.decision.told.text()
    assert [decision.state for decision in stored(sample)] == [KEPT]
    sample.decisions.undo_stack.undo()
    idle(qtbot, sample)
    assert before.project_ids in {line.project_ids for line in lines(sample)}
    assert len(stored(sample)) == 0


def test_a_member_is_removed_by_hand_but_not_the_last_but_one(qtbot, window, sample):
    row = next(number for number, line in enumerate(listed(sample)) if line.project_count > 2)
    before = choose_row(qtbot, sample, row)
    sample.pages.pools.details.remove_wanted.emit(before.project_ids[0])
    idle(qtbot, sample)
    assert sample.pages.pools.opportunities.current().project_ids == before.project_ids[1:]
    row = next(number for number, line in enumerate(listed(sample)) if line.project_count == 2)
    pair = choose_row(qtbot, sample, row)
    sample.pages.pools.details.remove_wanted.emit(pair.project_ids[0])
    idle(qtbot, sample)
    assert "two projects at least" in window.told()[0]
    assert sample.pages.pools.opportunities.current().project_ids == pair.project_ids


def test_the_decisions_page_lists_all_and_leads_back_to_the_list(qtbot, sample):
    first = choose_row(qtbot, sample, 0)
    decide(qtbot, sample, KEPT, "oui")
    choose_row(qtbot, sample, 1)
    decide(qtbot, sample, TO_EXAMINE)
    page = sample.pages.decisions
    open_page(sample, page)
    states = {page.decisions.rows.index(row, 0).data() for row in range(page.decisions.rows.rowCount())}
    assert states == {"✓ kept", "? to be examined"}
    assert [page.journal.rows.index(row, 0).data() for row in range(2)] == ["decided: to be examined", "decided: kept"]
    row = next(number for number in range(2) if page.decisions.rows.row(number).state == KEPT)
    place = page.decisions.visualRect(page.decisions.rows.index(row, 1)).center()
    qtbot.mouseClick(page.decisions.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert sample.pages.pools.opportunities.current().opportunity_id == first.opportunity_id


def test_decisions_come_back_with_the_project_file(qtbot, sample, tmp_path):
    kept = choose_row(qtbot, sample, 0)
    decide(qtbot, sample, KEPT, "oui")
    rejected = choose_row(qtbot, sample, 1)
    decide(qtbot, sample, REJECTED)
    project = QgsProject.instance()
    assert project.write(str(tmp_path / "call.qgz"))
    project.clear()
    idle(qtbot, sample)
    assert lines(sample) == () and len(sample.decisions.book) == 0
    assert project.read(str(tmp_path / "call.qgz"))
    qtbot.waitUntil(lambda: bool(lines(sample)) and sample.is_idle(), timeout=PATIENCE)
    assert {decision.state for decision in sample.decisions.book} == {KEPT, REJECTED}
    ids = {line.opportunity_id for line in lines(sample)}
    assert kept.opportunity_id in ids and rejected.opportunity_id not in ids
    assert layers_named("Opportunities")[0].featureCount() == len(ids)


def test_decisions_are_carried_over_a_new_import(qtbot, window, sample, tmp_path):
    kept = choose_row(qtbot, sample, 0)
    decide(qtbot, sample, KEPT, "oui")
    rejected = choose_row(qtbot, sample, 1)
    decide(qtbot, sample, REJECTED)
    office = sample.call.office().path
    source = tmp_path / "again.csv"
    source.write_text(changed_sample(), encoding="utf-8")
    crs = sample.pages.layers.projects().crs()
    sample.loading.run_import(ImportChoices(source, None, None, None, "Second", crs, office))
    qtbot.waitUntil(lambda: bool(layers_named("Projects (Second)")), timeout=PATIENCE)
    qtbot.waitUntil(lambda: bool(lines(sample)) and sample.is_idle(), timeout=PATIENCE)
    assert sample.pages.layers.projects().featureCount() == 129
    assert any(feature["title"].endswith(" (bis)") for feature in sample.pages.layers.projects().getFeatures())
    assert {decision.opportunity_id for decision in sample.decisions.book} == {
        kept.opportunity_id,
        rejected.opportunity_id,
    }
    ids = {line.opportunity_id for line in lines(sample)}
    assert kept.opportunity_id in ids and rejected.opportunity_id not in ids
    assert window.told()[0].startswith(tuple("0123456789"))


def changed_sample() -> str:
    text = resource_path("sample", "projets_demo.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    with io.StringIO() as changed:
        writer = csv.DictWriter(changed, rows[0])
        writer.writeheader()
        writer.writerows({**row, "title": f"{row['title']} (bis)"} for row in rows)
        return changed.getvalue()


def test_a_file_that_cannot_be_written_is_told_and_what_stands_in_it_holds(qtbot, window, desk, monkeypatch):
    suggest(qtbot, desk)
    choose_row(qtbot, desk, 0)
    path = desk.call.office().path
    whole = path.read_bytes()
    path.write_bytes(b"not a GeoPackage")
    click(qtbot, desk.pages.pools.decision.buttons[KEPT])
    qtbot.waitUntil(lambda: any(path.name in told for told in window.told()), timeout=PATIENCE)
    idle(qtbot, desk)
    path.write_bytes(whole)
    assert not desk.decisions.undo_stack.canUndo()


def test_the_workshop_goes_through_one_theme_and_decides_by_one_key(qtbot, sample):
    sample.pages.workshop_action.trigger()
    window = sample.workshop.window
    qtbot.waitUntil(window.isVisible, timeout=PATIENCE)
    theme = window.theme_box.itemData(1)
    window.theme_box.setCurrentIndex(1)
    window.theme_box.activated.emit(1)
    count = sum(theme in line.themes.split(";") for line in listed(sample))
    assert window.place.text() == f"1 / {count}"
    first = window.title.text()
    QApplication.setActiveWindow(window)
    qtbot.keyClick(window, Qt.Key.Key_Right)
    assert window.place.text() == f"2 / {count}" and window.title.text() != first
    qtbot.keyClick(window, Qt.Key.Key_R)
    idle(qtbot, sample)
    assert [decision.state for decision in stored(sample)] == [REJECTED]
    assert "rejected" in window.state.text()
    qtbot.keyClick(window, Qt.Key.Key_Left)
    assert window.title.text() == first
    assert window.title.font().pointSizeF() >= 2 * window.font().pointSizeF()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_a_comment_waits_for_its_decision(qtbot, desk):
    suggest(qtbot, desk)
    bar = desk.pages.pools.decision
    choose_row(qtbot, desk, 0)
    qtbot.keyClicks(bar.comment_box, "because")
    qtbot.keyClick(bar.comment_box, Qt.Key.Key_Return)
    assert "stored with a decision" in bar.told.text()
    choose_row(qtbot, desk, 1)
    assert bar.comment_box.text() == ""
    choose_row(qtbot, desk, 0)
    assert bar.comment_box.text() == "because"
    click(qtbot, bar.buttons[KEPT])
    idle(qtbot, desk)
    assert [decision.comment for decision in stored(desk)] == ["because"]


def test_a_decision_is_withdrawn_on_its_page(qtbot, desk):
    suggest(qtbot, desk)
    choose_row(qtbot, desk, 0)
    decide(qtbot, desk, REJECTED)
    page = desk.pages.decisions
    open_page(desk, page)
    assert desk.call.office().path.name in page.place.text()
    place = page.decisions.visualRect(page.decisions.rows.index(0, 1)).center()
    qtbot.mouseClick(page.decisions.viewport(), Qt.MouseButton.LeftButton, pos=place)
    click(qtbot, page.withdraw_button)
    idle(qtbot, desk)
    assert len(stored(desk)) == 0
    assert page.journal.rows.index(0, 0).data() == "withdrawn: rejected → —"


def test_undoing_a_mark_asks_the_engine_nothing(qtbot, desk):
    suggest(qtbot, desk)
    choose_row(qtbot, desk, 0)
    decide(qtbot, desk, TO_EXAMINE)
    answers = []
    desk.pools.found.connect(answers.append)
    desk.decisions.undo_stack.undo()
    idle(qtbot, desk)
    assert answers == [] and len(stored(desk)) == 0


def test_a_decision_is_written_while_all_threads_of_qgis_are_at_work(qtbot, desk):
    suggest(qtbot, desk)
    choose_row(qtbot, desk, 0)
    free = Event()
    busy = [
        QgsTask.fromFunction(f"busy {n}", lambda _task: free.wait(60)) for n in range(QThread.idealThreadCount() + 4)
    ]
    for task in busy:
        QgsApplication.taskManager().addTask(task)
    click(qtbot, desk.pages.pools.decision.buttons[KEPT])
    qtbot.waitUntil(lambda: len(stored(desk)) == 1, timeout=PATIENCE)
    free.set()
    idle(qtbot, desk)


def test_headless_qgis_speaks_english_here():
    assert user_language() == "en"


def remove_project(qtbot, desk, project_id):
    layer = desk.pages.layers.projects()
    (number,) = (feature.id() for feature in layer.getFeatures() if feature["project_id"] == project_id)
    layer.startEditing()
    layer.deleteFeature(number)
    layer.commitChanges()
    ready(qtbot, desk)


def test_a_kept_pool_whose_project_is_gone_is_told_above_the_list(qtbot, desk):
    suggest(qtbot, desk)
    kept = choose_row(qtbot, desk, 0)
    decide(qtbot, desk, KEPT)
    remove_project(qtbot, desk, kept.project_ids[0])
    suggest(qtbot, desk)
    assert kept.project_ids[0] in desk.pages.pools.state.text()


def test_a_comment_being_typed_stays_when_the_decision_is_stored_and_the_list_refined(qtbot, desk):
    suggest(qtbot, desk)
    choose_row(qtbot, desk, 0)
    bar = desk.pages.pools.decision
    click(qtbot, bar.buttons[KEPT])
    desk.pools.suggest()
    qtbot.keyClicks(bar.comment_box, "becau")
    idle(qtbot, desk)
    qtbot.keyClicks(bar.comment_box, "se")
    qtbot.keyClick(bar.comment_box, Qt.Key.Key_Return)
    idle(qtbot, desk)
    assert [decision.comment for decision in stored(desk)] == ["because"]
    choose_row(qtbot, desk, 1)
    assert bar.comment_box.text() == ""


def test_what_is_rejected_while_the_engine_works_is_not_suggested_by_it(qtbot, desk):
    suggest(qtbot, desk)
    rejected = choose_row(qtbot, desk, 0)
    desk.pools.suggest()
    click(qtbot, desk.pages.pools.decision.buttons[REJECTED])
    idle(qtbot, desk)
    assert rejected.opportunity_id not in {line.opportunity_id for line in lines(desk)}


def test_two_members_added_one_after_the_other_make_one_pool(qtbot, sample):
    details = sample.pages.pools.details
    before = next(
        line
        for row, line in enumerate(listed(sample))
        if choose_row(qtbot, sample, row) and len(details.story.near_misses) > 1
    )
    first, second = (miss.project_id for miss in details.story.near_misses[:2])
    details.add_wanted.emit(first)
    qtbot.waitUntil(lambda: not sample.deciding.is_busy)
    details.add_wanted.emit(second)  # before the pool of the first one is in the list
    idle(qtbot, sample)
    assert [set(own.project_ids) for own in stored(sample)] == [{*before.project_ids, first, second}]
    assert sample.pages.pools.opportunities.current().project_count == before.project_count + 2
    assert "Score" in sample.pages.pools.decision.told.text()


def test_a_member_goes_to_the_pool_that_is_chosen_even_while_another_one_is_on_its_way(qtbot, desk):
    suggest(qtbot, desk)
    first, second = choose_row(qtbot, desk, 1), choose_row(qtbot, desk, 0)
    desk.deciding.add_member(first.project_ids[0])
    qtbot.waitUntil(lambda: not desk.deciding.is_busy)
    desk.pages.pools.opportunities.select(first.opportunity_id)
    desk.deciding.add_member(second.project_ids[0])
    idle(qtbot, desk)
    assert {frozenset(own.project_ids) for own in stored(desk)} == {
        frozenset({*second.project_ids, first.project_ids[0]}),
        frozenset({*first.project_ids, second.project_ids[0]}),
    }
