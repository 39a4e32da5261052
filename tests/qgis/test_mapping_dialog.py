"""Columns with odd names: what was found is shown, corrected by choosing, tried out, saved, and used the next time."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from controls import clipped, controls, misplaced, name_of, told, walk
from hands import PATIENCE, click, idle, layers_named
from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from qgis.PyQt.QtWidgets import QApplication, QDialog

from territoires_plugin.gui.doors.import_dialog import ImportDialog
from territoires_plugin.gui.doors.mapping.look_task import mappings_folder
from territoires_plugin.intake.mapping import load_mapping
from territoires_plugin.model.paths import resource_path
from territoires_plugin.model.taxonomy import load_taxonomy

HEADER = (
    "Réf.",
    "Nom de l'action",
    "E-mail du référent",
    "Insee",
    "Axe du programme",
    "Avancée",
    "Coût HT",
    "Coût TTC",
)
ROWS = (
    ("A-1", "Navette", "jean@exemple.fr", "25056", "Se déplacer", "En réflexion", "1000", "1200"),
    ("A-2", "Chaufferie bois", "lea@exemple.fr", "39300", "Énergie", "Étude", "2000", "2400"),
    ("A-3", "Pistes cyclables", "ali@exemple.fr", "99999", "Se déplacer", "Travaux", "3000", "3600"),
)
UNSURE = ("Nom", "Ville d'origine", "Remarque")
UNSURE_ROWS = (("Navette", "Besançon", "x"), ("Navette", "Dole", "x"), ("Vélo", "Besançon", "x"))
TAXONOMY = load_taxonomy()
MOBILITY, ENERGY = (TAXONOMY.theme_name(code, "en") for code in ("mobilite", "energie"))


def write(path: Path, header=HEADER, rows=ROWS) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";").writerows([header, *rows])
    return path


@pytest.fixture(autouse=True)
def no_saved_mapping(qgis_app):
    shutil.rmtree(mappings_folder(), ignore_errors=True)


@pytest.fixture
def dialog(qtbot, window, tmp_path):
    dialog = ImportDialog(tmp_path / "office.gpkg")
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    dialog.reject()


def look(qtbot, dialog, source):
    dialog.choose_file(str(source))
    qtbot.waitUntil(lambda: not dialog.columns.source.is_busy, timeout=PATIENCE)


def opened(qtbot, dialog, source):
    """The mapping dialog, with its preview."""
    look(qtbot, dialog, source)
    click(qtbot, dialog.columns.button)
    tried(qtbot, dialog.columns.dialog)
    return dialog.columns.dialog


def tried(qtbot, mapping):
    qtbot.waitUntil(lambda: not mapping.previewer.is_busy, timeout=PATIENCE)


def choose(qtbot, box, text):
    """As a person does with the keyboard: to the top, then down to the entry."""
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.count()):
        if box.currentText() == text:
            return
        qtbot.keyClick(box, Qt.Key.Key_Down)
    raise AssertionError(f"{text} cannot be chosen")


def column_of(mapping, target):
    return mapping.columns.rows[target].column()


def messages_of(mapping):
    return [line.message for line in mapping.rejected.model.rows()]


# what is said once a file is chosen


def test_what_was_found_is_said_in_words(qtbot, dialog, tmp_path):
    look(qtbot, dialog, write(tmp_path / "export.csv"))
    assert dialog.columns.text.text().startswith("Columns looked at: 6 of 8 columns used.")
    assert dialog.columns.button.isEnabled()


def test_a_file_that_cannot_be_read_is_a_sentence_and_can_be_tried_again(qtbot, dialog, tmp_path):
    source = tmp_path / "export.csv"
    source.write_bytes(b"")
    look(qtbot, dialog, source)
    assert "export.csv" in dialog.notice.text() and not dialog.columns.button.isEnabled()
    write(source, ("project_id", "commune_code"), [("A", "25056")])
    click(qtbot, dialog.import_button)
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted, timeout=PATIENCE)


def test_the_latest_choice_is_the_one_that_is_told(qtbot, dialog, tmp_path):
    dialog.choose_file(str(resource_path("sample", "projets_demo.csv")))
    qtbot.wait(400)
    look(qtbot, dialog, write(tmp_path / "export.csv"))
    assert dialog.columns.source.look.source == tmp_path / "export.csv"


def test_columns_named_as_they_should_be_need_no_question(qtbot, dialog, tmp_path):
    dialog.choose_file(str(resource_path("sample", "projets_demo.csv")))
    click(qtbot, dialog.import_button)
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted, timeout=PATIENCE)
    assert dialog.choices().mapping is None and not mappings_folder().exists()


# the mapping dialog


def test_proposals_come_with_confidence_reason_and_first_values(qtbot, dialog, tmp_path):
    mapping = opened(qtbot, dialog, write(tmp_path / "export.csv"))
    assert [column_of(mapping, target) for target in ("project_id", "title", "commune_code", "themes")] == [
        "Réf.", "Nom de l'action", "Insee", "Axe du programme",
    ]  # fmt: skip
    row = mapping.columns.rows["title"]
    assert "%" in row.sureness.text() and "Navette · Chaufferie bois · Pistes cyclables" in row.values.toolTip()
    said = row.combo.accessibleDescription()
    assert row.sureness.text() in said and "By its name" in said and "Chaufferie bois" in said
    assert column_of(mapping, "description") == ""


def test_a_correction_changes_what_is_shown_of_the_first_rows(qtbot, dialog, tmp_path):
    mapping = opened(qtbot, dialog, write(tmp_path / "export.csv"))
    assert mapping.counts.text() == "Of all 3 rows: 2 imported (1 with remarks), 1 rejected."
    assert any("99999" in message for message in messages_of(mapping))
    before = mapping.projects.rows.row(0)["budget"]
    choose(qtbot, mapping.columns.rows["budget"].combo, "Coût TTC")
    assert not mapping.ok_button.isEnabled()
    tried(qtbot, mapping)
    assert (before, mapping.projects.rows.row(0)["budget"]) == (1000, 1200)
    assert mapping.columns.rows["budget"].sureness.text().startswith("your choice")
    choose(qtbot, mapping.columns.rows["commune_code"].combo, "(not used)")
    tried(qtbot, mapping)
    assert mapping.counts.text() == "Of all 3 rows: 0 imported (0 with remarks), 3 rejected."
    assert not mappings_folder().exists() and not (tmp_path / "office.gpkg").exists()


def test_words_are_decided_by_choosing_and_stay_where_they_are(qtbot, dialog, tmp_path):
    mapping = opened(qtbot, dialog, write(tmp_path / "export.csv"))
    mapping.tabs.setCurrentWidget(mapping.words)
    box = mapping.words.boxes["themes"]
    undecided = [word for word, combo in box.combos.items() if combo.currentText() == "(to be decided)"]
    assert undecided == ["Se déplacer"] and "1 to be decided" in box.title()
    choose(qtbot, box.combos["Se déplacer"], MOBILITY)
    tried(qtbot, mapping)
    assert box.title() == "Themes" and list(box.combos) == ["Se déplacer", "Énergie"]
    assert [mapping.projects.rows.row(row)["themes"] for row in range(2)] == [MOBILITY, ENERGY]
    assert not any("Se déplacer" in message for message in messages_of(mapping))


def test_another_column_of_themes_brings_its_own_words(qtbot, dialog, tmp_path):
    mapping = opened(qtbot, dialog, write(tmp_path / "export.csv"))
    choose(qtbot, mapping.columns.rows["themes"].combo, "Avancée")
    tried(qtbot, mapping)
    assert set(mapping.words.boxes["themes"].combos) == {"En réflexion", "Étude", "Travaux"}
    choose(qtbot, mapping.columns.rows["themes"].combo, "(not used)")
    tried(qtbot, mapping)
    assert not mapping.words.boxes["themes"].combos


def test_without_an_identifier_nothing_can_be_saved(qtbot, dialog, tmp_path):
    mapping = opened(qtbot, dialog, write(tmp_path / "export.csv"))
    choose(qtbot, mapping.columns.rows["project_id"].combo, "(not used)")
    assert "identifies each project" in mapping.notice.text() and not mapping.ok_button.isEnabled()
    choose(qtbot, mapping.columns.rows["project_id"].combo, "Réf.")
    tried(qtbot, mapping)
    assert mapping.ok_button.isEnabled() and not mapping.notice.isVisible()


def test_a_personal_column_is_offered_only_to_those_who_ask(qtbot, dialog, tmp_path):
    mapping = opened(qtbot, dialog, write(tmp_path / "export.csv"))
    combo = mapping.columns.rows["description"].combo
    with pytest.raises(AssertionError, match="cannot be chosen"):
        choose(qtbot, combo, "(personal) E-mail du référent")
    click(qtbot, mapping.columns.keep_box)
    choose(qtbot, combo, "(personal) E-mail du référent")
    tried(qtbot, mapping)
    click(qtbot, mapping.ok_button)
    qtbot.waitUntil(lambda: dialog.columns.mapping() is not None, timeout=PATIENCE)
    assert load_mapping(dialog.columns.mapping(), TAXONOMY).keep == ("E-mail du référent",)


def test_of_a_long_file_the_first_thousand_rows_are_tried(qtbot, dialog, tmp_path):
    rows = [(f"A-{number}", *ROWS[number % 2][1:]) for number in range(1500)]
    mapping = opened(qtbot, dialog, write(tmp_path / "export.csv", rows=rows))
    assert mapping.counts.text().startswith("Of the first 1,000 rows: 1,000 imported")


def test_cancel_changes_nothing(qtbot, dialog, tmp_path):
    mapping = opened(qtbot, dialog, write(tmp_path / "export.csv"))
    choose(qtbot, mapping.columns.rows["budget"].combo, "Coût TTC")
    qtbot.keyClick(mapping, Qt.Key.Key_Escape)
    assert not mapping.isVisible() and dialog.isVisible()
    assert dialog.columns.mapping() is None and not mappings_folder().exists()
    click(qtbot, dialog.columns.button)
    assert column_of(dialog.columns.dialog, "budget") == "Coût HT"


def test_a_mapping_is_saved_where_the_user_wants_it(qtbot, dialog, tmp_path):
    mapping = opened(qtbot, dialog, write(tmp_path / "export.csv"))
    choose(qtbot, mapping.columns.rows["budget"].combo, "Coût TTC")
    tried(qtbot, mapping)
    mapping.save_to(tmp_path / "elsewhere" / "mine")
    qtbot.waitUntil(lambda: "mine.toml" in mapping.notice.text(), timeout=PATIENCE)
    assert load_mapping(tmp_path / "elsewhere" / "mine.toml", TAXONOMY).columns["budget"] == "Coût TTC"
    assert mapping.isVisible() and not mappings_folder().exists()


def test_a_folder_that_takes_no_mapping_is_a_sentence(qtbot, dialog, tmp_path):
    mapping = opened(qtbot, dialog, write(tmp_path / "export.csv"))
    mappings_folder().parent.mkdir(parents=True, exist_ok=True)
    mappings_folder().write_text("a file in its place", encoding="utf-8")
    try:
        click(qtbot, mapping.ok_button)
        qtbot.waitUntil(mapping.notice.isVisible, timeout=PATIENCE)
        assert "cannot be written" in mapping.notice.text() and mapping.isVisible()
    finally:
        mappings_folder().unlink()


def test_the_size_of_the_dialog_is_remembered(qtbot, dialog, tmp_path):
    mapping = opened(qtbot, dialog, write(tmp_path / "export.csv"))
    mapping.resize(1100, 700)
    mapping.reject()
    click(qtbot, dialog.columns.button)
    assert (dialog.columns.dialog.width(), dialog.columns.dialog.height()) == (1100, 700)
    QgsSettings().setValue("territoires/mapping_size", "none")
    dialog.columns.dialog.leave()
    click(qtbot, dialog.columns.button)
    assert dialog.columns.dialog.width() == 1000


# the import


def start_import(qtbot, dock, source, tmp_path):
    dock.loading.import_applications()
    dialog = dock.loading.dialog
    dialog.choose_file(str(source))
    dialog.geopackage.setFilePath(str(tmp_path / "mine.gpkg"))
    click(qtbot, dialog.import_button)
    return dialog


def imported(qtbot, dock, name, before=None):
    """``before`` is the layer of the export before, whose call the next one takes over."""
    gone = before.id() if before is not None else ""

    def is_there():
        return any(layer.id() != gone for layer in layers_named(f"Projects ({name})"))

    qtbot.waitUntil(lambda: is_there() and dock.is_idle(), timeout=PATIENCE)
    return {feature["project_id"]: feature for feature in dock.pages.layers.projects().getFeatures()}


def communes(projects):
    return {name: project["commune_code"] for name, project in projects.items()}


def test_what_is_not_sure_is_asked_then_imported_and_the_next_export_is_not_asked_about(qtbot, dock, tmp_path):
    dialog = start_import(qtbot, dock, write(tmp_path / "liste_2026-03-02.csv", UNSURE, UNSURE_ROWS), tmp_path)
    qtbot.waitUntil(lambda: dialog.columns.dialog is not None, timeout=PATIENCE)
    mapping = dialog.columns.dialog
    assert "tells one project from another" in mapping.questions.text() and not mapping.ok_button.isEnabled()
    choose(qtbot, mapping.columns.rows["project_id"].combo, "Nom")
    choose(qtbot, mapping.columns.rows["place_name"].combo, "Ville d'origine")
    assert not mapping.questions.isVisible()
    tried(qtbot, mapping)
    assert mapping.counts.text() == "Of all 3 rows: 2 imported (0 with remarks), 1 rejected."
    click(qtbot, mapping.ok_button)
    projects = imported(qtbot, dock, "liste_2026-03-02")
    assert communes(projects) == {"Navette": "25056", "Vélo": "25056"}
    assert [path.name for path in mappings_folder().iterdir()] == ["liste.toml"]

    rows = [*UNSURE_ROWS[1:], ("Bois", "Dole", "x")]
    (before,) = layers_named("Projects (liste_2026-03-02)")
    start_import(qtbot, dock, write(tmp_path / "liste_2026-04-02.csv", UNSURE, rows), tmp_path)
    projects = imported(qtbot, dock, "liste_2026-03-02", before)
    assert communes(projects) == {"Navette": "39198", "Vélo": "25056", "Bois": "39198"}


def test_a_correction_reaches_the_layer_and_serves_the_next_export(qtbot, dock, tmp_path):
    dock.loading.import_applications()
    dialog = dock.loading.dialog
    dialog.geopackage.setFilePath(str(tmp_path / "mine.gpkg"))
    mapping = opened(qtbot, dialog, write(tmp_path / "export_2026-03-02.csv"))
    choose(qtbot, mapping.columns.rows["budget"].combo, "Coût TTC")
    tried(qtbot, mapping)
    click(qtbot, mapping.ok_button)
    qtbot.waitUntil(lambda: dialog.columns.mapping() is not None, timeout=PATIENCE)
    assert "export.toml" in dialog.columns.text.text() and dialog.columns.dialog is None
    click(qtbot, dialog.import_button)
    assert {project["budget"] for project in imported(qtbot, dock, "export_2026-03-02").values()} == {1200, 2400}

    source = write(tmp_path / "export_2026-04-02.csv", rows=[("B-1", *ROWS[0][1:-1], "7000")])
    (before,) = layers_named("Projects (export_2026-03-02)")
    dialog = start_import(qtbot, dock, source, tmp_path)
    assert {project["budget"] for project in imported(qtbot, dock, "export_2026-03-02", before).values()} == {7000}


def test_who_thinks_better_of_it_is_back_at_the_choice_of_the_file(qtbot, dock, tmp_path):
    dialog = start_import(qtbot, dock, write(tmp_path / "liste.csv", UNSURE, UNSURE_ROWS), tmp_path)
    qtbot.waitUntil(lambda: dialog.columns.dialog is not None, timeout=PATIENCE)
    dialog.columns.dialog.reject()
    assert dialog.isVisible() and dialog.import_button.isEnabled() and dock.is_idle()
    dialog.reject()
    assert dock.loading.dialog is None


def test_a_mapping_chosen_by_hand_goes_before_a_saved_one(qtbot, dialog, tmp_path):
    source = write(tmp_path / "export.csv")
    mappings_folder().mkdir(parents=True)
    saved = '[columns]\nproject_id = "Réf."\ncommune_code = "Insee"\nbudget = "Coût TTC"\n'
    (mappings_folder() / "export.toml").write_text(saved, encoding="utf-8")
    mine = tmp_path / "mine.toml"
    mine.write_text('[columns]\nproject_id = "Réf."\ncommune_code = "Insee"\n', encoding="utf-8")
    look(qtbot, dialog, source)
    assert "The mapping saved" in dialog.columns.text.text()
    assert dialog.choices().mapping == mappings_folder() / "export.toml"
    dialog.mapping.setFilePath(str(mine))
    qtbot.waitUntil(lambda: not dialog.columns.source.is_busy, timeout=PATIENCE)
    assert dialog.columns.text.text() == "The mapping chosen is used: 2 columns."
    assert dialog.choices().mapping == mine


def test_a_saved_mapping_that_no_longer_fits_is_said_and_left(qtbot, dialog, tmp_path):
    mappings_folder().mkdir(parents=True)
    (mappings_folder() / "export.toml").write_text('[columns]\nproject_id = "Dossier"\n', encoding="utf-8")
    look(qtbot, dialog, write(tmp_path / "export.csv"))
    told_text = dialog.columns.text.text()
    assert "no longer fits" in told_text and "Dossier" in told_text and "6 of 8 columns used" in told_text
    assert dialog.choices().mapping is None


# keyboard, names, room


def test_every_control_has_a_name_and_tab_reaches_it(qtbot, dialog, tmp_path):
    mapping = opened(qtbot, dialog, write(tmp_path / "export.csv"))
    mapping.activateWindow()
    qtbot.waitUntil(mapping.isActiveWindow)
    for place, fewest in enumerate((30, 8, 4, 5)):
        mapping.tabs.setCurrentIndex(place)
        qtbot.wait(50)
        wanted = controls(mapping)
        assert len(wanted) >= fewest
        assert told(part for part in wanted if not name_of(part)) == []
        way = walk(qtbot, wanted[0])
        assert told(part for part in wanted if part not in way) == []
        start = next(number for number, part in enumerate(way) if part is mapping.tabs.tabBar())
        assert [told(pair) for pair in misplaced(way[start:], mapping)] == []


def test_what_has_the_keyboard_is_in_sight(qtbot, dialog, tmp_path):
    mapping = opened(qtbot, dialog, write(tmp_path / "export.csv"))
    mapping.activateWindow()
    qtbot.waitUntil(mapping.isActiveWindow)
    rows = list(mapping.columns.rows.values())
    rows[0].combo.setFocus()
    for row in rows[1:]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is row.combo and not row.combo.visibleRegion().isEmpty()


@pytest.fixture
def french(qgis_app, monkeypatch):
    """Texts, numbers and a small font of a French desktop; offscreen Qt has one of 12 points."""
    translator, locale, font = QTranslator(), QLocale(), QApplication.font()
    assert translator.load(str(resource_path("translations", "territoires_fr.qm")))
    QCoreApplication.installTranslator(translator)
    QLocale.setDefault(QLocale("fr_FR"))
    monkeypatch.setattr(type(QgsApplication.instance()), "locale", lambda _self: "fr")
    small = QApplication.font()
    small.setPointSizeF(9)
    QApplication.setFont(small)
    yield
    QApplication.setFont(font)
    QLocale.setDefault(locale)
    QCoreApplication.removeTranslator(translator)


@pytest.mark.parametrize("header", [HEADER, UNSURE], ids=["sure", "unsure"])
def test_french_fits_on_a_small_screen(qtbot, french, dialog, tmp_path, header):
    rows = ROWS if header is HEADER else UNSURE_ROWS
    mapping = opened(qtbot, dialog, write(tmp_path / "export.csv", header, rows))
    qtbot.wait(80)
    assert dialog.width() <= 600 and clipped(dialog) == []
    hint = mapping.minimumSizeHint()
    assert hint.width() <= 1000 and hint.height() <= 660 and mapping.height() <= 700
    for place in range(mapping.tabs.count()):
        mapping.tabs.setCurrentIndex(place)
        qtbot.wait(80)
        assert clipped(mapping) == []


def test_the_plugin_can_leave_while_the_dialog_is_open(qtbot, dock, tmp_path):
    dialog = start_import(qtbot, dock, write(tmp_path / "liste.csv", UNSURE, UNSURE_ROWS), tmp_path)
    qtbot.waitUntil(lambda: dialog.columns.dialog is not None, timeout=PATIENCE)
    dock.loading.leave()
    idle(qtbot, dock)
    assert not dialog.isVisible() and QgsProject.instance().mapLayers() == {}
