"""The first run and the import, with real clicks, keys and files."""

from __future__ import annotations

import csv
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsSettings, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QTimer, QTranslator, QUrl
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QDialog, QLabel, QLineEdit, QWidget
from window import epci_layer, projects_layer, some_projects

from territoires_plugin.gui import messages
from territoires_plugin.gui.doors.doors import Doors
from territoires_plugin.gui.doors.gathered_rows import gathered
from territoires_plugin.gui.doors.import_choices import ImportChoices
from territoires_plugin.gui.doors.import_dialog import ImportDialog
from territoires_plugin.gui.doors.import_task import ImportTask
from territoires_plugin.gui.doors.rejected_report import RejectedReport
from territoires_plugin.gui.doors.rejected_rows import RejectedRow
from territoires_plugin.model.paths import resource_path

REPOSITORY = Path(__file__).resolve().parents[2]
SAMPLE = REPOSITORY / "resources" / "sample" / "projets_demo.csv"
LEFT = Qt.MouseButton.LeftButton
PATIENCE = 60_000  # milliseconds, on a busy machine
HOSTILE = '<b>gras</b> & "l\'eau" 🌊 ' + "x" * 10_000


@pytest.fixture
def doors(qtbot, window):
    doors = Doors(QgsProject.instance())
    qtbot.addWidget(doors)
    doors.resize(300, 700)
    doors.show()
    return doors


@pytest.fixture
def dialog(qtbot, window, tmp_path):
    dialog = ImportDialog(tmp_path / "bureau.gpkg")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def french(qgis_app):
    """French texts in the font of a desktop; offscreen Qt has 12 points."""
    translator, font = QTranslator(), QApplication.font()
    assert translator.load(str(resource_path("translations", "territoires_fr.qm")))
    QCoreApplication.installTranslator(translator)
    small = QApplication.font()
    small.setPointSizeF(9)
    QApplication.setFont(small)
    yield
    QApplication.setFont(font)
    QCoreApplication.removeTranslator(translator)


def choices(source, tmp_path, **others):
    chosen = {"geometries": None, "mapping": None, "taxonomy": None, "call": "", **others}
    crs = QgsCoordinateReferenceSystem("EPSG:2154")
    return ImportChoices(source=source, crs=crs, geopackage=tmp_path / "bureau.gpkg", **chosen)


def run(qtbot, task, outcome="done"):
    with qtbot.waitSignal(getattr(task, outcome), timeout=PATIENCE) as ended:
        task.start()
    return ended.args[0] if ended.args else None


def stored(tmp_path):
    return QgsVectorLayer(f"{tmp_path / 'bureau.gpkg'}|layername=projects", "projects", "ogr")


def write(path, *lines):
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


# doors


def test_each_door_says_what_is_wanted(qtbot, doors):
    with qtbot.waitSignal(doors.sample_wanted):
        qtbot.mouseClick(doors.sample_button, LEFT)
    with qtbot.waitSignal(doors.import_wanted):
        doors.import_button.setFocus()
        qtbot.keyClick(doors.import_button, Qt.Key.Key_Space)
    layer = projects_layer(some_projects())
    QgsProject.instance().addMapLayer(layer)
    with qtbot.waitSignal(doors.layer_wanted) as wanted:
        qtbot.mouseClick(doors.open_layer.button, LEFT)
    assert wanted.args == [layer]


def test_a_click_on_the_words_of_a_door_opens_it(qtbot, doors):
    words = doors.sample_button.findChildren(QLabel)[-1]
    with qtbot.waitSignal(doors.sample_wanted):
        click_at(qtbot, doors, words)


def click_at(qtbot, whole, part):
    """Where a person clicks: on whatever lies there."""
    spot = part.mapTo(whole, part.rect().center())
    target = whole.childAt(spot)
    qtbot.mouseClick(target, LEFT, pos=target.mapFrom(whole, spot))


def test_the_third_door_follows_the_project(qtbot, doors):
    door = doors.open_layer
    assert not door.button.isEnabled() and not door.box.isVisible()
    assert "no layer of points or polygons" in door.notice.text()
    table = QgsVectorLayer("None?field=project_id:string", "table", "memory")
    QgsProject.instance().addMapLayer(table)
    assert not door.button.isEnabled()
    epci = epci_layer()
    QgsProject.instance().addMapLayer(epci)
    assert door.button.isEnabled() and door.box.isVisible() and not door.notice.isVisible()
    QgsProject.instance().removeMapLayer(epci.id())
    assert not door.button.isEnabled() and door.notice.isVisible()


def test_a_layer_that_is_not_one_of_projects_is_told_what_it_lacks(qtbot, doors):
    layer = epci_layer()
    layer.setName(HOSTILE)
    QgsProject.instance().addMapLayer(layer)
    with qtbot.assertNotEmitted(doors.layer_wanted):
        qtbot.mouseClick(doors.open_layer.button, LEFT)
    told = doors.open_layer.notice.text()
    assert "project_id, themes" in told and "Import applications…" in told
    assert '<b>gras</b> & "l\'eau"' in told and len(told) < 400
    good = projects_layer(some_projects())
    QgsProject.instance().addMapLayer(good)
    doors.open_layer.box.setLayer(good)
    assert not doors.open_layer.notice.isVisible()


def test_a_layer_of_projects_is_proposed_before_others(qtbot, window):
    good = projects_layer(some_projects(), "Zebra")
    QgsProject.instance().addMapLayers([epci_layer(), good])
    doors = Doors(QgsProject.instance())
    qtbot.addWidget(doors)
    assert doors.open_layer.box.currentLayer() == good


def test_the_vintage_of_the_boundaries_is_shown(doors):
    assert "1 January 2026" in doors.boundaries.text()


def test_a_missing_library_is_told_and_open_layers_can_still_be_used(qtbot, window, monkeypatch):
    monkeypatch.setitem(sys.modules, "geopandas", None)
    QgsProject.instance().addMapLayer(projects_layer(some_projects()))
    doors = Doors(QgsProject.instance())
    qtbot.addWidget(doors)
    doors.show()
    assert "geopandas is missing: install" in doors.library_notice.text()
    assert not doors.sample_button.isEnabled() and not doors.import_button.isEnabled()
    with qtbot.waitSignal(doors.layer_wanted):
        qtbot.mouseClick(doors.open_layer.button, LEFT)
    monkeypatch.undo()
    doors.hide()
    doors.show()
    assert doors.import_button.isEnabled() and not doors.library_notice.isVisible()


def test_doors_and_dialog_are_there_without_geopandas_and_scipy():
    """In a Python of its own, for here another test may have imported them."""
    code = (
        "import sys\n"
        "from qgis.core import QgsApplication, QgsProject\n"
        "app = QgsApplication([], True); app.initQgis()\n"
        "before = set(sys.modules)\n"  # some versions of QGIS import shapely themselves
        "from territoires_plugin.gui.doors.doors import Doors\n"
        "from territoires_plugin.gui.doors.import_dialog import ImportDialog\n"
        "from territoires_plugin.gui.doors.import_task import ImportTask\n"
        "from territoires_plugin.gui.doors.rejected_report import RejectedReport\n"
        "doors = Doors(QgsProject.instance()); doors.show(); ImportDialog().show(); RejectedReport\n"
        "print(sorted({'geopandas', 'scipy', 'pandas', 'shapely'} & (set(sys.modules) - before)), flush=True)\n"
        "import os; os._exit(0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=REPOSITORY)
    assert done.stdout.splitlines()[-1] == "[]"


# dialog


def test_nothing_can_be_imported_until_a_file_is_there(qtbot, dialog, tmp_path):
    assert not dialog.import_button.isEnabled()
    assert "Choose the file of applications" in dialog.notice.text()
    source = write(tmp_path / "appel 2026.csv", "project_id;commune_code", "1;25056")
    line = dialog.source.lineEdit()
    qtbot.keyClicks(line, str(source)[:-1])
    assert dialog.notice.text() == "File of applications: there is no such file."
    assert not dialog.import_button.isEnabled()
    qtbot.keyClicks(line, "v")
    assert dialog.import_button.isEnabled() and not dialog.notice.isVisible()
    qtbot.mouseClick(dialog.import_button, LEFT)
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted, timeout=PATIENCE)
    chosen = dialog.choices()
    assert (chosen.source, chosen.call, chosen.geopackage) == (source, "appel 2026", tmp_path / "bureau.gpkg")
    assert (chosen.geometries, chosen.mapping, chosen.taxonomy) == (None, None, None)
    assert chosen.crs.authid() == "EPSG:2154"


@pytest.mark.parametrize("path", ["x" * 10_000, "/nul\u0001l/🌊", "<b>x</b>", "/", "~", "|layername=x"])
def test_a_path_that_cannot_be_is_a_sentence(dialog, path):
    dialog.source.lineEdit().setText(path)
    assert not dialog.import_button.isEnabled()
    assert "no such file" in dialog.notice.text()


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("", "Choose the GeoPackage"),
        ("{folder}/bureau.shp", "ends in .gpkg"),
        ("{folder}/gone/bureau.gpkg", "does not exist"),
        ("{folder}/bureau", ""),
    ],
)
def test_where_to_save_must_be_a_geopackage(dialog, tmp_path, path, told):
    dialog.choose_file(str(SAMPLE))
    dialog.geopackage.lineEdit().setText(path.format(folder=tmp_path))
    assert told in dialog.notice.text() and dialog.import_button.isEnabled() is (not told)
    if not told:
        assert dialog.choices().geopackage == tmp_path / "bureau.gpkg"


def test_optional_files_must_exist_too(qtbot, dialog, tmp_path):
    dialog.choose_file(str(SAMPLE))
    dialog.mapping.lineEdit().setText(str(tmp_path / "gone.toml"))
    assert dialog.notice.text() == "Mapping of columns: there is no such file."
    mapping = write(tmp_path / "mapping.toml", "")
    dialog.mapping.lineEdit().setText(str(mapping))
    assert dialog.choices().mapping == mapping


def test_a_layer_without_crs_is_not_made(dialog):
    dialog.choose_file(str(SAMPLE))
    dialog.crs.setCrs(QgsCoordinateReferenceSystem())
    assert "CRS" in dialog.notice.text() and not dialog.import_button.isEnabled()
    dialog.crs.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    assert dialog.choices().crs.authid() == "EPSG:4326"


def test_the_name_of_the_call_follows_the_file_until_it_is_typed(qtbot, dialog, tmp_path):
    for name in ("un.csv", "deux.csv"):
        dialog.choose_file(str(write(tmp_path / name, "project_id")))
        assert dialog.call.currentText() == Path(name).stem
    line = dialog.call.lineEdit()
    line.selectAll()
    qtbot.keyClicks(line, "TID")
    dialog.choose_file(str(tmp_path / "un.csv"))
    assert dialog.choices().call == "TID"


def test_folder_and_names_of_calls_are_remembered(qtbot, dialog, tmp_path):
    source = write(tmp_path / "un.csv", "project_id")
    dialog.choose_file(str(source))
    dialog.call.lineEdit().selectAll()
    qtbot.keyClicks(dialog.call.lineEdit(), "Appel 2026")
    dialog.accept()
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted, timeout=PATIENCE)
    later = ImportDialog(tmp_path / "bureau.gpkg")
    qtbot.addWidget(later)
    assert later.source.defaultRoot() == str(tmp_path)
    later.choose_file(str(source))
    assert later.call.currentText() == "Appel 2026"
    later.choose_file(str(SAMPLE))
    assert later.call.currentText() == "projets_demo"
    assert [later.call.itemText(row) for row in range(later.call.count())] == ["Appel 2026"]


@pytest.mark.parametrize("value", ["", "no json", "[1]", '{"a": 1}'])
def test_settings_that_cannot_be_are_passed_over(qtbot, window, value):
    QgsSettings().setValue("territoires/import_calls", value)
    QgsSettings().setValue("territoires/import_folder", "/gone")
    dialog = ImportDialog()
    qtbot.addWidget(dialog)
    assert dialog.source.defaultRoot() == ""


def test_a_file_may_be_dropped_anywhere(dialog, tmp_path):
    source = write(tmp_path / "l'été à Noël.csv", "project_id")
    assert not drop(dialog, tmp_path / "gone.csv")
    assert not drop(dialog, source, source)
    assert drop(dialog, source)
    assert dialog.choices().source == source
    assert not dialog.call.lineEdit().acceptDrops()


def drop(dialog, *paths):
    """Whether the dialog takes it, dropped on its middle."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(dialog, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(dialog, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    return True


def test_help_and_cancel(qtbot, dialog):
    buttons = dialog.buttons
    with qtbot.waitSignal(dialog.help_wanted):
        qtbot.mouseClick(buttons.button(buttons.StandardButton.Help), LEFT)
    qtbot.mouseClick(buttons.button(buttons.StandardButton.Cancel), LEFT)
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert QgsSettings().value("territoires/import_folder") is None


# task


def test_the_sample_is_imported_whole_in_the_crs_chosen(qtbot, window, tmp_path):
    done = run(qtbot, ImportTask(choices(SAMPLE, tmp_path)))
    assert (done.project_count, done.rejected_rows, done.row_count) == (129, (), 129)
    layer = stored(tmp_path)
    assert layer.featureCount() == 129 and layer.crs().authid() == "EPSG:2154"
    assert done.taxonomy.themes


def test_a_mapping_and_a_taxonomy_are_followed_and_rejected_rows_are_ready_to_be_shown(qtbot, window, tmp_path):
    lines = ("Dossier;Commune;Sujet", "1;25056;Ski", "2;;Ski", "3;;<b>Ski</b>")
    source = write(tmp_path / "export.csv", *lines)
    mapping = write(
        tmp_path / "m.toml",
        '[columns]\nproject_id = "Dossier"\ncommune_code = "Commune"\nthemes = "Sujet"\n[values.themes]\nSki = "neige"',
    )
    taxonomy = write(tmp_path / "t.toml", '[[themes]]\ncode = "neige"\nname = "Neige"')
    done = run(qtbot, ImportTask(choices(source, tmp_path, mapping=mapping, taxonomy=taxonomy)))
    assert [(feature["project_id"], feature["themes"]) for feature in stored(tmp_path).getFeatures()] == [
        ("1", "neige")
    ]
    assert [(row.row, row.project_id) for row in done.rejected_rows] == [(3, "2"), (4, "3")]
    assert "nothing tells where the project is" in done.rejected_rows[0].message


def test_columns_that_were_not_used_are_told_by_name(qtbot, window, tmp_path):
    rows = ("project_id;Intitulé;commune_code;E-mail", "1;Navette;25056;someone@example.org")
    done = run(qtbot, ImportTask(choices(write(tmp_path / "export.csv", *rows), tmp_path)))
    assert done.unused_columns == ("Intitulé", "E-mail")
    assert messages.unused_columns(done.unused_columns).startswith("Columns not used: Intitulé, E-mail. A mapping")
    assert messages.unused_columns(()) == ""


def test_a_row_whose_commune_is_unknown_is_rejected_for_that(qtbot, window, tmp_path):
    source = write(tmp_path / "export.csv", "project_id;commune_code", "1;99999", "2;25056")
    done = run(qtbot, ImportTask(choices(source, tmp_path)))
    (row,) = done.rejected_rows
    assert (row.row, row.project_id, row.field, row.value) == (2, "1", "commune_code", "99999")
    assert "“99999” is no commune's code" in row.message and done.note_rows == ()


@pytest.mark.parametrize("lines", [["1;99999;a", ";25056;b", "3;;c"], []], ids=["all rejected", "no row"])
@pytest.mark.parametrize("authid", ["EPSG:2154", "EPSG:4326"])
def test_a_file_without_one_usable_row_gives_no_project_and_all_that_is_wrong(qtbot, window, tmp_path, lines, authid):
    source = write(tmp_path / "export.csv", "project_id;commune_code;Intitulé", *lines)
    chosen = replace(choices(source, tmp_path), crs=QgsCoordinateReferenceSystem(authid))
    done = run(qtbot, ImportTask(chosen))
    assert (done.project_count, done.row_count, done.unused_columns) == (0, len(lines), ("Intitulé",))
    assert done.changes is None and not stored(tmp_path).isValid()
    assert [(row.row, row.value) for row in done.rejected_rows] == [(2, "99999"), (3, ""), (4, "")][: len(lines)]
    report = RejectedReport(source, done.row_count, done.rejected_rows, notes=done.note_rows)
    qtbot.addWidget(report)
    assert report.counts.text() == f"{len(lines)} rows: 0 imported, {len(lines)} rejected."
    assert report.model.rowCount() == len(lines)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("vide.csv", b"", "the file is empty"),
        ("classeur.csv", b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "not a text table"),
        ("faux.xlsx", b"not a spreadsheet", "cannot be opened"),
        ("autre.csv", "Intitulé;Où\nA;B\n".encode("cp1252"), "Undecided: project_id"),
        ("gone.csv", None, "there is no such file"),
    ],
)
def test_a_bad_file_is_one_sentence(qtbot, window, tmp_path, name, content, told):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    sentence = run(qtbot, ImportTask(choices(tmp_path / name, tmp_path)), "failed")
    assert told in sentence and name in sentence and "Traceback" not in sentence


def test_a_library_that_is_missing_is_one_sentence(qtbot, window, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "geopandas", None)
    assert "geopandas is missing" in run(qtbot, ImportTask(choices(SAMPLE, tmp_path)), "failed")


def test_a_cancel_is_heard_within_a_second_and_progress_is_told(qtbot, window, tmp_path):
    rows = [f"p{number};25056;{number}" for number in range(100_000)]
    task = ImportTask(choices(write(tmp_path / "grand.csv", "project_id;commune_code;budget", *rows), tmp_path))
    told: list[float] = []
    task.progressChanged.connect(told.append)
    task.start()
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    asked = time.monotonic()
    with qtbot.waitSignal(task.stopped, timeout=PATIENCE):
        task.cancel()
    assert time.monotonic() - asked < 1
    assert told[-1] < 100


# report


ROWS = (
    RejectedRow(10, "D-10", "themes", "=cmd|' /C calc'!A0", "Row 10: nothing tells where."),
    RejectedRow(9, "D-9", "", HOSTILE, "Row 9: <b>not bold</b>."),
)


@pytest.fixture
def report(qtbot, window, tmp_path):
    report = RejectedReport(tmp_path / "export.csv", 128, ROWS)
    qtbot.addWidget(report)
    report.show()
    return report


def cells(report):
    model = report.model
    return [[model.index(row, column).data() for column in range(6)] for row in range(model.rowCount())]


def test_counts_add_up_and_the_window_is_not_held_up(report):
    assert report.counts.text() == "128 rows: 126 imported, 2 rejected."
    assert not report.isModal()


def test_rows_are_sorted_by_number_and_the_reason_is_shown_whole(qtbot, report):
    assert [row[0] for row in cells(report)] == [9, 10]
    assert report.reason.toPlainText() == "Row 9: <b>not bold</b>."
    report.table.setFocus()
    qtbot.keyClick(report.table, Qt.Key.Key_Down)
    assert report.reason.toPlainText() == "Row 10: nothing tells where."
    header = report.table.horizontalHeader()
    spot = QPoint(header.sectionViewportPosition(0) + 10, header.height() // 2)
    qtbot.mouseClick(header.viewport(), LEFT, pos=spot)
    assert [row[0] for row in cells(report)] == [10, 9]
    tip = report.model.index(1, 4).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("<p>&lt;b&gt;gras&lt;/b&gt; &amp; ") and len(tip) < 1_500


def test_remarks_stand_beside_the_rejected_rows_and_the_counts_add_up(qtbot, window, tmp_path):
    lines = ("project_id;commune_code;themes;budget", "1;25056;Numérique rural;beaucoup", "2;25056;énergie;", ";;;5")
    done = run(qtbot, ImportTask(choices(write(tmp_path / "export.csv", *lines), tmp_path)))
    assert [(note.row, note.field, note.value) for note in done.note_rows] == [
        (2, "themes", "Numérique rural"),
        (2, "budget", "beaucoup"),
    ]
    report = RejectedReport(tmp_path / "export.csv", done.row_count, done.rejected_rows, notes=done.note_rows)
    qtbot.addWidget(report)
    assert report.counts.text() == "3 rows: 2 imported (1 with a remark), 1 rejected."
    assert [row[:4] for row in cells(report)] == [
        [2, "Remark", "1", "Themes"],
        [2, "Remark", "1", "Budget (€)"],
        [4, "Rejected row", "", "Identifier"],
    ]
    assert "“Numérique rural” is not known and is left out" in report.reason.toPlainText()
    assert "Give its code in the mapping" in report.reason.toPlainText()
    report.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [row[1] for row in cells(report)] == ["Rejected row", "Remark", "Remark"]


def test_a_remark_on_the_file_or_on_a_rejected_row_is_no_imported_row(qtbot, window, tmp_path):
    of_file = RejectedRow(0, "", "", "3", "export.csv: 3 bytes were replaced.", is_rejected=False)
    notes = [of_file, *(RejectedRow(row, "D", "budget", "?", "…", is_rejected=False) for row in (9, 10, 11, 11))]
    report = RejectedReport(tmp_path / "export.csv", 1_280, ROWS, notes=notes)
    qtbot.addWidget(report)
    assert report.counts.text() == "1,280 rows: 1,278 imported (1 with a remark), 2 rejected."
    assert [row[0] for row in cells(report)] == ["", 9, 9, 10, 10, 11, 11]
    alone = RejectedReport(tmp_path / "export.csv", 1, [], notes=[RejectedRow(2, "D", "budget", "?", "…", False)])
    qtbot.addWidget(alone)
    assert alone.counts.text() == "1 row: 1 imported (1 with a remark), 0 rejected."
    assert alone.reason.toPlainText() == "…"


def test_rows_are_copied_as_a_table_without_formulas(qtbot, report):
    qtbot.mouseClick(report.copy_button, LEFT)
    qtbot.waitUntil(lambda: "Copied" in report.notice.text(), timeout=PATIENCE)
    lines = QApplication.clipboard().text().split("\n")
    assert [line.split("\t")[:4] for line in lines] == [
        ["Row", "Type", "Project", "Field"],
        ["9", "Rejected row", "D-9", ""],
        ["10", "Rejected row", "D-10", "Themes"],
    ]
    assert lines[2].split("\t")[4] == "'=cmd|' /C calc'!A0"


def test_rows_are_saved_for_spreadsheets(qtbot, report, tmp_path):
    path = tmp_path / "rejets"
    report.save_to(path)
    qtbot.waitUntil(lambda: "Saved" in report.notice.text(), timeout=PATIENCE)
    with path.with_suffix(".csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[1] == ["9", "Rejected row", "D-9", "", HOSTILE, "Row 9: <b>not bold</b>."]
    assert rows[2][4] == "'=cmd|' /C calc'!A0"
    report.save_to(tmp_path / "gone" / "rejets.csv")
    qtbot.waitUntil(lambda: "cannot be written" in report.notice.text(), timeout=PATIENCE)


def test_100_000_rejected_rows_keep_the_window_alive(qtbot, window, tmp_path):
    rows = [RejectedRow(number, f"D{number}", "x", "y" * 20, "z" * 150) for number in range(100_000, 0, -1)]
    ticks = []
    clock = QTimer()
    clock.timeout.connect(lambda: ticks.append(report.notice.text()))
    clock.start(5)
    notes = [RejectedRow(number, f"D{number}", "x", "y" * 20, "z" * 150, False) for number in range(1, 50_001)]
    report = RejectedReport(tmp_path / "export.csv", 150_000, rows, notes=notes)
    qtbot.addWidget(report)
    report.show()
    qtbot.wait(100)
    report.save_to(tmp_path / "rejets.csv")
    qtbot.waitUntil(lambda: "Saved" in report.notice.text(), timeout=PATIENCE)
    assert ticks.count("") > 10  # while it was being saved
    report.copy()
    qtbot.waitUntil(lambda: "Copied" in report.notice.text(), timeout=PATIENCE)
    clock.stop()
    assert cells_of_first(report) == 1


def cells_of_first(report):
    return report.model.index(0, 0).data()


# manners


def controls(widget):
    """What Tab should reach."""

    def is_control(part):
        inner = isinstance(part, QLineEdit) or isinstance(part.parentWidget(), QAbstractScrollArea)
        own_focus = part.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        return own_focus and not inner and part.isVisible() and part.isEnabled()

    return {part for part in widget.findChildren(QWidget) if is_control(part)}


@pytest.mark.parametrize("name", ["doors", "dialog", "report"])
def test_every_widget_has_a_name_and_tab_reaches_it(qtbot, request, name):
    whole = request.getfixturevalue(name)
    QgsProject.instance().addMapLayer(projects_layer(some_projects()))
    if name == "dialog":
        whole.choose_file(str(SAMPLE))
        whole.more.setCollapsed(False)
    whole.activateWindow()
    qtbot.waitUntil(whole.isActiveWindow)
    wanted = controls(whole)
    assert len(wanted) >= {"doors": 4, "dialog": 12, "report": 5}[name]
    unnamed = [part for part in wanted if not (part.accessibleName() or named_by_its_text(part))]
    assert unnamed == []
    reached = set()
    next(iter(wanted)).setFocus()
    for _ in range(40):
        focused = QApplication.focusWidget()
        reached |= {focused, focused.parentWidget()}
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert wanted <= reached


def named_by_its_text(part):
    return isinstance(part, QAbstractButton) and part.text() not in ("", "…")


def clipped(whole):
    """The texts that have less room than they need."""
    told = []
    for part in whole.findChildren(QWidget):
        if not part.isVisibleTo(whole) or not isinstance(part, (QLabel, QAbstractButton)) or not part.text():
            continue
        needed = part.sizeHint()
        if isinstance(part, QLabel) and part.wordWrap():
            longest = max(part.fontMetrics().horizontalAdvance(word) for word in part.text().split())
            if part.heightForWidth(part.width()) > part.height() or longest > part.width():
                told.append(part.text())
        elif needed.width() > part.width() or needed.height() > part.height():
            told.append(part.text())
    return told


def test_french_fits_into_doors_of_300_pixels(qtbot, french, window):
    doors = Doors(QgsProject.instance())
    qtbot.addWidget(doors)
    QgsProject.instance().addMapLayer(epci_layer())
    doors.resize(300, 800)
    doors.show()
    qtbot.mouseClick(doors.open_layer.button, LEFT)
    qtbot.wait(50)
    assert doors.sample_button.accessibleName() == "Essayer l'appel d'exemple"
    assert doors.width() == 300 and clipped(doors) == []


def test_french_fits_into_dialog_and_report(qtbot, french, window, tmp_path):
    dialog, report = ImportDialog(), RejectedReport(tmp_path / "export.csv", 128, ROWS)
    for whole in (dialog, report):
        qtbot.addWidget(whole)
        whole.show()
    dialog.more.setCollapsed(False)
    qtbot.wait(100)
    assert dialog.import_button.text() == "&Importer"
    assert dialog.width() <= 600 and clipped(dialog) == [] and clipped(report) == []


def test_what_is_said_of_many_rows_is_one_line_and_saved_row_by_row(qtbot, window, tmp_path):
    lines = ("project_id;commune_code;themes", *(f"{n};25056;{'Voirie' if n % 2 else 'Eau'}" for n in range(1, 25)))
    done = run(qtbot, ImportTask(choices(write(tmp_path / "export.csv", *lines, "99;25056;Port"), tmp_path)))
    report = RejectedReport(
        tmp_path / "export.csv", done.row_count, done.rejected_rows, notes=done.note_rows, shown=done.gathered_notes
    )
    qtbot.addWidget(report)
    assert report.counts.text() == "25 rows: 25 imported (25 with a remark), 0 rejected."
    assert [row[:5] for row in cells(report)] == [
        [2, "Remark", "12 projects", "Themes", "Voirie"],
        [3, "Remark", "12 projects", "Themes", "Eau"],
        [26, "Remark", "99", "Themes", "Port"],
    ]
    assert report.reason.toPlainText().endswith("12 rows such as this one (2, 4, 6, 8, 10, 12, 14, 16, …).")
    qtbot.mouseClick(report.copy_button, LEFT)
    qtbot.waitUntil(lambda: "Copied" in report.notice.text(), timeout=PATIENCE)
    copied = [line.split("\t") for line in QApplication.clipboard().text().split("\n")[1:]]
    assert [(line[0], line[2]) for line in copied][:3] == [("2", "1"), ("3", "2"), ("4", "3")] and len(copied) == 25


@pytest.mark.parametrize(
    ("ids", "shown"), [(("",) * 6, ""), (("D-1",) * 6, "D-1"), (("D-1", "D-2", "", "", "", ""), "2 projects")]
)
def test_a_line_for_many_rows_counts_the_projects_that_are_known(ids, shown):
    notes = [RejectedRow(row, own, "budget", "?", f"Row {row}: …", False) for row, own in enumerate(ids, 2)]
    (line,) = gathered(notes)
    assert (line.row, line.project_id) == (2, shown) and "6 rows such as this one" in line.message
