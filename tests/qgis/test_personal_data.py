"""Personal values in the sources: not in the GeoPackages that an import writes, not in its report, on no public map."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hands import idle
from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer

from territoires_plugin.exports.map_layout import export_map
from territoires_plugin.gui.doors.import_choices import ImportChoices
from territoires_plugin.intake.importing import import_projects
from territoires_plugin.layers.frames import to_layer
from territoires_plugin.layers.office_file import OfficeFile
from territoires_plugin.layers.personal_marks import personal_columns_of
from territoires_plugin.model.progress import Silent
from territoires_plugin.model.tables import PROJECTS
from territoires_plugin.model.taxonomy import load_taxonomy

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from planted import EMAILS, PEOPLE, PLANTED, ROWS, TELEPHONES, assert_none_planted
from planted_files import DEMARCHES, TABLES, plant

KEEP = '[personal]\nkeep = ["Nom du contact", "E-mail", "Téléphone", "Établissement SIRET"]\n'
CONTACTS = (*EMAILS, *TELEPHONES)
needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")


@pytest.mark.parametrize("kind", [*TABLES, *DEMARCHES])
def test_the_file_that_the_algorithm_writes_holds_nothing_planted(run, tmp_path, kind):
    planted = plant(tmp_path, kind)
    files = {"SOURCE": str(planted.source), "MAPPING": str(planted.mapping)}
    if planted.geometries is not None:
        files["GEOMETRIES"] = str(planted.geometries)
    written = tmp_path / "out" / "projects.gpkg"
    written.parent.mkdir()
    done = run("importprojects", **files, PROJECTS=str(written), REJECTED=str(written.with_name("rejected.gpkg")))
    assert done["IMPORTED"] == ROWS and done["PERSONAL_COLUMNS"] == ""
    for file in written.parent.iterdir():
        assert_none_planted(file)
    assert_none_planted(QgsVectorLayer(str(written), "projects", "ogr"))


def test_the_algorithm_tells_what_the_mapping_keeps(run, tmp_path):
    planted = plant(tmp_path, "csv")
    planted.mapping.write_text(planted.mapping.read_text(encoding="utf-8") + KEEP, encoding="utf-8")
    done = run("importprojects", SOURCE=str(planted.source), MAPPING=str(planted.mapping), PROJECTS="memory:")
    assert done["PERSONAL_COLUMNS"] == "call;description;applicant;applicant_siret"
    assert {feature["applicant"] for feature in done["PROJECTS"].getFeatures()} == set(PEOPLE)


@pytest.mark.parametrize("kind", ["csv-cp1252", "demarche-csv"])
def test_an_office_s_file_forgets_what_an_import_before_had_kept(tmp_path, kind):
    planted = plant(tmp_path, kind)
    office = OfficeFile(tmp_path / "office.gpkg")
    without = planted.mapping.read_text(encoding="utf-8")
    names = [line.split('"')[1] for line in without.splitlines() if '"' in line]
    keep = ", ".join(f'"{name}"' for name in names)
    planted.mapping.write_text(f"{without}[personal]\nkeep = [{keep}]\n", encoding="utf-8")
    kept = import_projects(planted.source, mapping=planted.mapping).projects
    office.write_table("projects", kept, PROJECTS, Silent())
    with pytest.raises(AssertionError):
        assert_none_planted(office.path)
    planted.mapping.write_text(without, encoding="utf-8")
    cleared = import_projects(planted.source, mapping=planted.mapping).projects
    office.write_table("projects", cleared, PROJECTS, Silent())
    for file in tmp_path.glob("office.gpkg*"):
        assert_none_planted(file)


def test_the_desk_marks_what_was_kept_and_its_report_repeats_nothing(qtbot, dock, tmp_path):
    planted = plant(tmp_path, "csv")
    crs, path = QgsCoordinateReferenceSystem("EPSG:2154"), tmp_path / "office.gpkg"
    without = planted.mapping.read_text(encoding="utf-8")
    for mapping, marked in ((without + KEEP, ("applicant", "applicant_siret", "call", "description")), (without, ())):
        planted.mapping.write_text(mapping, encoding="utf-8")
        dock.loading.run_import(ImportChoices(planted.source, None, planted.mapping, None, "", crs, path))
        idle(qtbot, dock)
        assert personal_columns_of(dock.pages.layers.projects()) == marked
    report = dock.loading.report
    report.save_to(tmp_path / "report.csv")
    qtbot.waitUntil(lambda: (tmp_path / "report.csv").exists(), timeout=20_000)
    saved = (tmp_path / "report.csv").read_text(encoding="utf-8-sig")
    assert "E-mail" in saved
    assert_none_planted(saved)
    assert_none_planted(dock.pages.layers.projects())


@pytest.fixture
def free_texts(tmp_path):
    """An imported layer of accepted projects whose texts hold every planted contact among other words."""
    rows = [
        f"P{row:02};25056;accepted;energie;Voie verte, {email};Tél. {telephone} ou {email};Appel {telephone}, {email}"
        for row, (email, telephone) in enumerate(zip(EMAILS, TELEPHONES))
    ]
    source = tmp_path / "appel.csv"
    header = "project_id;commune_code;status;themes;title;description;call"
    source.write_text("\n".join([header, *rows]), encoding="utf-8")
    result = import_projects(source)
    assert (result.notes["code"] == "contact_in_text").sum() == 3 * ROWS
    assert_none_planted(result.notes, CONTACTS)
    return to_layer(result.projects, "projects", PROJECTS)


def text_of(pdf):
    read = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True)
    return " ".join(read.stdout.decode().replace("\u00a0", " ").split())


@pytest.mark.parametrize(
    ("ending", "first"),
    [*(pytest.param("pdf", first, marks=needs_pdftotext) for first in range(0, ROWS, 3)), ("svg", 0), ("png", 0)],
)
def test_no_contact_of_a_free_text_is_on_a_public_map(free_texts, tmp_path, ending, first):
    """Three rows in turn, for a map names three calls. In a PNG this is about metadata alone."""
    rows = range(first, first + 3)
    free_texts.setSubsetString(" OR ".join(f"project_id = 'P{row:02}'" for row in rows))
    path = tmp_path / f"map.{ending}"
    title = f"Carte : {EMAILS[first]} / {TELEPHONES[first]}"
    export_map(path, free_texts, None, None, taxonomy=load_taxonomy(), title=title, profile="public", progress=Silent())
    assert_none_planted(path, CONTACTS)
    if ending == "pdf":
        assert_none_planted(text_of(path), CONTACTS)
        assert text_of(path).count("[téléphone masqué]") == 2  # in the title, and once for calls that read the same
    if ending == "svg":
        assert "masqué" in path.read_text(encoding="utf-8")


@needs_pdftotext
def test_the_planted_contacts_are_on_the_internal_map(free_texts, tmp_path):
    free_texts.setSubsetString("project_id = 'P00'")
    path = tmp_path / "map.pdf"
    export_map(path, free_texts, None, None, taxonomy=load_taxonomy(), profile="internal", progress=Silent())
    assert EMAILS[0] in text_of(path) and TELEPHONES[0] in text_of(path)
    assert_none_planted(text_of(path), set(PLANTED) - {EMAILS[0], TELEPHONES[0]})
