from __future__ import annotations

from pathlib import Path

import pytest
from demarches_examples import FORMS
from demarches_files import export_sheets, plainly, write_export
from demarches_forms import PLACES, siret_of
from sheet_files import Table, write_sheets

from territoires_plugin.intake.dates import read_date
from territoires_plugin.intake.demarches.source import DemarchesSource
from territoires_plugin.intake.importing import open_source
from territoires_plugin.intake.mapping import Mapping
from territoires_plugin.intake.remarks import Remarks
from territoires_plugin.intake.source_table import read_whole
from territoires_plugin.model.progress import Silent

pytest.importorskip("osgeo.ogr", reason="GDAL is not installed")

WORKBOOKS = pytest.mark.parametrize("ending", ["xlsx", "ods"])
BLOCK = "(4021) Communes concernees"


@pytest.fixture
def run(run, write_mapping):
    return plainly(run, write_mapping)


@pytest.fixture
def changed(tmp_path: Path, ending: str):
    """Writes the export of a form after its sheets have been changed, and gives the path."""

    def write_changed(change, form: str = "mobilite") -> Path:
        sheets = export_sheets(FORMS[form])
        return write_sheets(tmp_path / f"export.{ending}", change(sheets) or sheets)

    return write_changed


def read_all(path: Path):
    """Every column of the source, as a mapping that names them all would read it."""
    source = open_source(path, Mapping())
    return source, read_whole(source, source.columns, Remarks("en"), Silent())


def plain(text: str | None) -> str | None:
    """The same for dates, numbers and line ends as a CSV and as a workbook writes them."""
    return text and (read_date(text) or text.removesuffix(".0").replace("\r", ""))


@WORKBOOKS
@pytest.mark.parametrize("form", ["mobilite", "numerique", "fonds_local"])
def test_the_columns_of_the_csv_are_all_there(tmp_path, form, ending):
    csv_columns, _ = export_sheets(FORMS[form], csv_columns=True)["Dossiers"]
    assert set(csv_columns) <= set(open_source(write_export(tmp_path, form, ending), Mapping()).columns)


@WORKBOOKS
@pytest.mark.parametrize("form", ["mobilite", "numerique", "fonds_local"])
def test_what_the_csv_holds_is_read_from_the_sheets(tmp_path, form, ending):
    as_csv, table = (read_all(write_export(tmp_path, form, one))[1] for one in ("csv", ending))
    for column, cells in as_csv.cells.items():
        assert list(map(plain, table.cells[column])) == list(map(plain, cells)), column


@WORKBOOKS
def test_opinions_are_never_read(tmp_path, ending):
    source, table = read_all(write_export(tmp_path, "mobilite", ending))
    assert not {"Introduction", "Réponse", "Expert"}.intersection(source.columns)
    assert "experte" not in str(table.cells).casefold() + str(source.head(10))


@WORKBOOKS
def test_only_the_wanted_columns_of_a_sheet_are_held(tmp_path, ending):
    source = open_source(write_export(tmp_path, "mobilite", ending), Mapping())
    table = read_whole(source, ["Établissement SIRET", "Communes concernees – Commune"], Remarks("en"), Silent())
    assert list(table.cells) == ["Établissement SIRET", "Communes concernees – Commune"]


@WORKBOOKS
def test_the_head_shows_the_joined_columns_beside_the_dossiers_own(tmp_path, ending):
    source = open_source(write_export(tmp_path, "mobilite", ending, numbers=True), Mapping())
    head = source.head(3)
    assert len(head) == 3 and head.columns == source.columns
    shown = dict(zip(head.columns, head.cells))
    assert shown["ID"] == ("12345601", "12345602", "12345603")
    assert shown["Établissement code INSEE localité"] == ("25056", "21231", "39198")
    assert shown["Communes concernees – Commune (Code INSEE)"] == (None, "21231", "39198;70550")
    numeric = {head.columns[place] for place in head.numeric}
    assert {"ID", "Établissement SIRET", "Coût total du projet (en € HT)"} <= numeric
    assert "Intitulé du projet" not in numeric


@WORKBOOKS
def test_rows_stay_those_of_the_sheet_of_dossiers(changed, run, ending):
    def leave_one_without_number(sheets: dict[str, Table]) -> None:
        sheets["Dossiers"][1][3][0] = None

    result = run(changed(leave_one_without_number))
    assert result.rejected[["row", "code"]].to_numpy().tolist() == [[5, "id_missing"]]


@WORKBOOKS
@pytest.mark.parametrize("write_number", [float, int, lambda text: f"{text}.0"], ids=["float", "int", "text"])
def test_numbers_of_dossiers_are_matched_however_each_sheet_writes_them(changed, run, ending, write_number):
    def rewrite(sheets: dict[str, Table]) -> None:
        for row in sheets["Etablissements"][1]:
            row[0] = write_number(row[0])

    result = run(changed(rewrite))
    assert result.projects["applicant_siret"].notna().all() and result.notes.empty


@WORKBOOKS
def test_the_head_shows_the_number_that_the_import_gives(changed, ending):
    def rewrite(sheets: dict[str, Table]) -> None:
        sheets["Dossiers"][1][0][0] = "12345601.0"

    head = open_source(changed(rewrite), Mapping()).head(1)
    shown = dict(zip(head.columns, head.cells))
    assert (shown["ID"], shown["Établissement localité"]) == (("12345601",), ("BESANÇON",))


@WORKBOOKS
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_dossier_that_only_a_linked_sheet_knows_is_a_note(changed, run, write_mapping, ending, language):
    def take_out_the_third(sheets: dict[str, Table]) -> None:
        del sheets["Dossiers"][1][2]

    mapping = write_mapping('[columns]\ntitle = "Communes concernees – Commune"\n')
    result = run(changed(take_out_the_third), mapping=mapping, language=language)
    assert len(result.projects) == 9
    assert result.notes[["project_id", "code"]].to_numpy().tolist() == [["12345603", "linked_without_dossier"]] * 2
    assert result.notes["row"].isna().all()
    for sheet, told in zip(("Etablissements", BLOCK), result.notes["message"]):
        assert all(word in told for word in (f"export.{ending}", sheet, "12345603"))


@WORKBOOKS
def test_lines_are_joined_in_their_order_whatever_the_order_of_the_rows(changed, ending):
    def reverse(sheets: dict[str, Table]) -> None:
        sheets[BLOCK][1].reverse()

    _, table = read_all(changed(reverse))
    joined = [f"{PLACES[count].code};{PLACES[count + 1].code}" for count in (2, 5, 8)]
    assert table.cells["Communes concernees – Commune (Code INSEE)"][2::3] == joined


@WORKBOOKS
def test_ten_lines_are_in_the_order_of_numbers_not_of_letters(changed, ending):
    def make_twelve_lines(sheets: dict[str, Table]) -> dict[str, Table]:
        lines = [["12345601", str(line), f"n° {line}"] for line in reversed(range(1, 13))]
        return {**sheets, BLOCK: (["Dossier ID", "Ligne", "Commune"], lines)}

    _, table = read_all(changed(make_twelve_lines))
    joined = table.cells["Communes concernees – Commune"]
    assert joined == [";".join(f"n° {line}" for line in range(1, 13)), *[None] * 9]


@WORKBOOKS
def test_blocks_of_one_name_keep_their_number(changed, ending):
    def double(sheets: dict[str, Table]) -> dict[str, Table]:
        return {**sheets, "(5) Communes concernees": sheets[BLOCK]}

    source, _ = read_all(changed(double))
    assert {f"{BLOCK} – Commune", "(5) Communes concernees – Commune"} <= set(source.columns)


@WORKBOOKS
def test_a_block_may_ask_for_a_line_of_its_own_and_twice_the_same(changed, ending):
    def ask_for_lines(sheets: dict[str, Table]) -> dict[str, Table]:
        header = ["Dossier ID", "Ligne", "Ligne", "Arrêt", "Arrêt"]
        return {**sheets, "(9) Lignes de bus": (header, [["12345602", "1", "Diabolo", "Gare", "Mairie"]])}

    _, table = read_all(changed(ask_for_lines))
    found = {name: cells[1] for name, cells in table.cells.items() if name.startswith("Lignes de bus")}
    assert found == {
        "Lignes de bus – Ligne (2)": "Diabolo",
        "Lignes de bus – Arrêt": "Gare",
        "Lignes de bus – Arrêt (2)": "Mairie",
    }


@WORKBOOKS
@pytest.mark.parametrize("champ", [None, "Dossier", " dossier"])
def test_of_several_establishments_of_a_dossier_the_last_is_the_applicant_s(changed, run, ending, champ):
    def rename_champ(sheets: dict[str, Table]) -> None:
        for row in sheets["Etablissements"][1]:
            row[1] = champ

    projects = run(changed(rename_champ, "numerique")).projects
    assert projects["applicant_siret"].tolist() == [siret_of(place.epci_code) for place in PLACES]


@WORKBOOKS
def test_a_line_without_a_number_is_still_a_line(changed, ending):
    def break_numbers(sheets: dict[str, Table]) -> dict[str, Table]:
        lines = [["12345601", line, line or "none"] for line in ("2", "²", None, "1.0")]
        return {**sheets, BLOCK: (["Dossier ID", "Ligne", "Commune"], lines)}

    _, table = read_all(changed(break_numbers))
    assert table.cells["Communes concernees – Commune"][0] == "²;none;1.0;2"


@WORKBOOKS
def test_the_dossiers_are_found_behind_a_cover_sheet(changed, run, ending):
    def add_cover(sheets: dict[str, Table]) -> dict[str, Table]:
        return {"Lisez-moi": (["Export du"], [["25/03/2026"]]), **sheets}

    assert len(run(changed(add_cover)).projects) == 10


@WORKBOOKS
def test_the_sheet_of_dossiers_alone_is_still_an_export(changed, ending):
    def keep_dossiers(sheets: dict[str, Table]) -> dict[str, Table]:
        return {"Feuille1": sheets["Dossiers"]}

    source, table = read_all(changed(keep_dossiers))
    assert isinstance(source, DemarchesSource)
    assert table.cells["ID"][0] == "12345601" and "Établissement SIRET" not in source.columns


@WORKBOOKS
def test_another_workbook_is_left_as_it_is(changed, ending):
    def make_budget(_: dict[str, Table]) -> dict[str, Table]:
        return {"Budget": (["ID", "Montant"], [["1", 2.5]]), "(1) Annexe": (["Dossier ID", "Ligne"], [["1", "1"]])}

    source, _ = read_all(changed(make_budget))
    assert not isinstance(source, DemarchesSource) and source.columns == ("ID", "Montant")
