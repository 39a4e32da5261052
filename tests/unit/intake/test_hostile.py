"""Hostile and broken files, one by one: a clear sentence, nothing lost, and no more memory than there is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable

import pandas as pd
import pytest
from bounded_import import import_within
from hostile_files import (
    HEADER,
    SQL,
    long_line,
    many_columns,
    ods_blank_rows,
    ods_row,
    ods_text,
    open_quote,
    point,
    rows_of_csv,
    write_bytes,
    write_features,
    write_ods,
    write_pieces,
    write_xlsx,
    xlsx_row,
    zip_bomb,
)

from territoires_plugin.intake.importing import import_projects
from territoires_plugin.model.errors import TerritoiresError

HERE = "25056"  # Besançon
ROW = ("a", HERE, "A", "10", "2026-03-25")
BOW = {"type": "Polygon", "coordinates": [[[6.0, 47.2], [6.1, 47.3], [6.1, 47.2], [6.0, 47.3], [6.0, 47.2]]]}
NAN = float("nan")


@dataclass(frozen=True)
class Told:
    """What becomes of a file.

    Args:
        error: the code of the error that stops the import, None where it goes through.
        projects: the identifiers imported.
        rejected, notes: (row, field, value, code) of each remark.
        remedy: words of the remedy in French and in English.
    """

    error: str | None = None
    projects: tuple[str, ...] = ()
    rejected: tuple[tuple[object, ...], ...] = ()
    notes: tuple[tuple[object, ...], ...] = ()
    remedy: tuple[str, str] = ("", "")
    fields: dict[str, list[object]] = field(default_factory=dict)


def csv_of(*rows, encoding="utf-8"):
    return lambda path: write_bytes(path, "\n".join(rows).encode(encoding))


def own_columns(*rows):
    return csv_of(";".join(HEADER), *rows)


Case = tuple[str, str, Callable[[Path], Path], Told]
CASES: list[Case] = [
    *(
        (f"an empty {ending} file", f"p.{ending}", csv_of(""), Told(error, remedy=remedy))
        for ending, error, remedy in [
            ("csv", "source_empty", ("Donnez un tableau", "Give a table")),
            ("xlsx", "source_unopened", ("Enregistrez-le", "Save it again")),
            ("ods", "source_unopened", ("Enregistrez-le", "Save it again")),
            ("geojson", "source_unopened", ("Enregistrez-le", "Save it again")),
        ]
    ),
    ("a header alone in a CSV", "p.csv", own_columns(), Told()),
    ("a header alone in an XLSX", "p.xlsx", lambda path: write_xlsx(path, [xlsx_row(1, *HEADER)]), Told()),
    ("a header alone in an ODS", "p.ods", lambda path: write_ods(path, [ods_row(*HEADER)]), Told()),
    (
        "an XLSX of 10,000 columns",
        "p.xlsx",
        lambda path: write_xlsx(path, [xlsx_row(1, *many_columns(10_000)), xlsx_row(2, "a", HERE, *["x"] * 9_998)]),
        Told("sheet_too_wide", remedy=("Supprimez les colonnes", "Delete the columns")),
    ),
    (
        "an ODS of 10,000 columns",
        "p.ods",
        lambda path: write_ods(path, [ods_row(*many_columns(10_000)), ods_row("a", HERE, ods_text("x", 9_998))]),
        Told("sheet_too_wide", remedy=("Supprimez les colonnes", "Delete the columns")),
    ),
    (
        "NUL bytes in the rows",
        "p.csv",
        own_columns("a;25056;A\0\0B"),
        Told(
            projects=("a",),
            notes=((None, None, "2", "nul_removed"),),
            remedy=("Vérifiez", "Check"),
            fields={"title": ["AB"]},
        ),
    ),
    (
        "NUL bytes in the header",
        "p.csv",
        csv_of("project_id\0;commune_code", "a;25056"),
        Told("source_binary", remedy=("enregistrez-le en CSV", "save it as CSV")),
    ),
    (
        "two encodings in one file",
        "p.csv",
        lambda path: write_bytes(
            path,
            ";".join(HEADER).encode() + "\na;25056;Été à Évry\n".encode() + "b;25056;Forêt\n".encode("cp1252"),
        ),
        Told(
            projects=("a", "b"),
            notes=((None, None, "1", "bytes_replaced"),),
            remedy=("Enregistrez le fichier en UTF-8", "Save the file as UTF-8"),
            fields={"title": ["Été à Évry", "Forêt"]},
        ),
    ),
    (
        "a quotation mark that never closes",
        "p.csv",
        own_columns("a;25056;A", 'b;25056;"B', "c;25056;C"),
        Told("quote_unclosed", remedy=("Refermez-le", "Close it")),
    ),
    (
        "an XLSX with formulas and errors",
        "p.xlsx",
        lambda path: write_xlsx(
            path,
            [
                xlsx_row(1, *HEADER),
                xlsx_row(2, "a", HERE, '<c t="str"><f>A1</f><v>A</v></c>', "<c><f>1+1</f><v>5</v></c>"),
                xlsx_row(3, "b", HERE, '<c r="C3" t="str"><f>A1</f></c>', '<c r="D3"><f>1+1</f><v/></c>'),
                xlsx_row(4, "c", HERE, '<c t="e"><v>#REF!</v></c>', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
                xlsx_row(5, '<c t="e"><v>#N/A</v></c>', HERE),
            ],
        ),
        Told(
            projects=("a", "b", "c"),
            rejected=((5, "project_id", "#N/A", "cell_error"),),
            notes=(
                (None, None, "2", "formulas_unfilled"),
                (4, "title", "#REF!", "cell_error"),
                (4, "budget", "#DIV/0!", "cell_error"),
            ),
            remedy=("Corrigez la formule", "Mend the formula"),
            fields={"title": ["A", None, None], "budget": [5.0, None, None]},
        ),
    ),
    (
        "an ODS with formulas and errors",
        "p.ods",
        lambda path: write_ods(
            path,
            [
                ods_row(*HEADER),
                ods_row(
                    "a",
                    HERE,
                    '<table:table-cell table:formula="of:=#REF!" office:value-type="string" '
                    'office:string-value="" calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>',
                    '<table:table-cell table:formula="of:=[.D9]"/>',
                ),
                ods_row("b", HERE, "Err:508", '<table:table-cell office:value-type="float" office:value="7"/>'),
            ],
        ),
        Told(
            projects=("a", "b"),
            notes=(
                (2, "title", "#REF!", "cell_error"),
                (2, "budget", "of:=[.D9]", "cell_error"),
                (3, "title", "Err:508", "cell_error"),
            ),
            remedy=("Corrigez la formule", "Mend the formula"),
            fields={"title": [None, None], "budget": [None, 7.0]},
        ),
    ),
    (
        "an ODS that repeats a project a million times",
        "p.ods",
        lambda path: write_ods(path, [ods_row(*HEADER), ods_row(*ROW, repeated=1_000_000)]),
        Told("sheet_cut", remedy=("Supprimez les lignes", "Delete the blank or repeated rows")),
    ),
    (
        "an ODS with a project behind a million blank rows",
        "p.ods",
        lambda path: write_ods(path, [ods_row(*HEADER), ods_row(*ROW), ods_blank_rows(1_000_000), ods_row("b", HERE)]),
        Told("sheet_cut", remedy=("Supprimez les lignes", "Delete the blank or repeated rows")),
    ),
    (
        "an ODS that repeats cells by the million",
        "p.ods",
        lambda path: write_ods(
            path, [ods_row(*HEADER), *[ods_row(*ROW, ods_text("x", 9_000), repeated=9_999)] * 1_000]
        ),
        Told("sheet_too_large", remedy=("Supprimez les lignes et colonnes", "Delete the superfluous rows")),
    ),
    (
        "an XLSX whose row numbers leap to the last one",
        "p.xlsx",
        lambda path: write_xlsx(path, [xlsx_row(1, *HEADER), xlsx_row(2, *ROW), xlsx_row(1_048_576, "b", HERE)]),
        Told("sheet_cut", remedy=("Supprimez les lignes", "Delete the blank or repeated rows")),
    ),
    (
        "an XLSX whose blank rows unfold to gigabytes",
        "p.xlsx",
        lambda path: write_xlsx(
            path, [xlsx_row(1, *many_columns(1_990)), *(xlsx_row(row) for row in range(2, 60_000, 49))]
        ),
        Told("sheet_too_large", remedy=("Supprimez les lignes et colonnes", "Delete the superfluous rows")),
    ),
    (
        "an ODS with blank rows down to the end, as LibreOffice writes it",
        "p.ods",
        lambda path: write_ods(path, [ods_row(*HEADER), ods_row(*ROW), ods_blank_rows(1_048_573), ods_blank_rows(1)]),
        Told(projects=("a",)),
    ),
    (
        "an XLSX with a blank row at the end, as LibreOffice writes it",
        "p.xlsx",
        lambda path: write_xlsx(path, [xlsx_row(1, *HEADER), xlsx_row(2, *ROW), xlsx_row(1_048_576)]),
        Told(projects=("a",)),
    ),
    (
        "a GeoJSON with NaN and Infinity",
        "p.geojson",
        lambda path: write_features(
            path,
            [
                ({"project_id": "a"}, point(NAN, 47.24)),
                ({"project_id": "b"}, point(6.02, float("inf"))),
                ({"project_id": "c"}, point(6.02, 47.24)),
            ],
        ),
        Told(
            projects=("c",),
            rejected=((1, "geometry", None, "geometry_left_out"), (2, "geometry", None, "geometry_left_out")),
            remedy=("Dessinez-la de nouveau", "Draw it again"),
        ),
    ),
    (
        "null island",
        "p.geojson",
        lambda path: write_features(path, [({"project_id": "a"}, point(0, 0)), ({"project_id": "b"}, point(6, 47.2))]),
        Told(
            projects=("b",),
            rejected=((1, "longitude", "0, 0", "coordinates_null"),),
            remedy=("Donnez les vraies coordonnées", "Give the real coordinates"),
        ),
    ),
    (
        "longitude and latitude exchanged, and nobody to say so",
        "p.csv",
        csv_of("project_id;longitude;latitude", "a;47.24;6.02"),
        Told(
            rejected=((2, "longitude", "47.24, 6.02", "coordinates_swapped"),),
            remedy=("Échangez les deux", "Exchange the two"),
        ),
    ),
    (
        "longitude and latitude exchanged, in the commune that the row names",
        "p.csv",
        csv_of("project_id;longitude;latitude;commune_code", "a;47.24;6.02;25056"),
        Told(
            projects=("a",),
            notes=((2, "longitude", "47.24, 6.02", "coordinates_exchanged"),),
            remedy=("Échangez les deux", "Exchange the two"),
            fields={"location_precision": ["exact"], "epci_code": ["242500361"]},
        ),
    ),
    (
        "longitude and latitude exchanged, far from the commune that the row names",
        "p.csv",
        csv_of("project_id;longitude;latitude;commune_code", "a;47.24;6.02;21231"),
        Told(
            projects=("a",),
            notes=((2, "longitude", "47.24, 6.02", "coordinates_swapped"),),
            remedy=("Échangez les deux", "Exchange the two"),
            fields={"location_precision": ["commune"], "commune_code": ["21231"]},
        ),
    ),
    (
        "a polygon that crosses itself",
        "p.geojson",
        lambda path: write_features(path, [({"project_id": "a"}, BOW)]),
        Told(projects=("a",), fields={"location_precision": ["exact"], "epci_code": ["242500361"]}),
    ),
    (
        "a collection with an empty line, on which GEOS ends the process",
        "p.csv",
        csv_of(
            "project_id;geometry",
            "a;GEOMETRYCOLLECTION (LINESTRING (6 47.2, 6.1 47.2), LINESTRING EMPTY, POINT EMPTY)",
            "b;MULTILINESTRING ((6 47.2, 6.1 47.2), EMPTY)",
            "c;MULTIPOLYGON (EMPTY, ((6 47.2, 6.1 47.2, 6.1 47.3, 6 47.2)))",
        ),
        Told(
            projects=("a", "b", "c"),
            notes=((None, "geometry", "1", "geometry_made_point"),),
            fields={"location_precision": ["exact"] * 3},
        ),
    ),
    (
        "dates of 1900, and 31/02",
        "p.csv",
        own_columns("a;25056;A;;01/01/1900", "b;25056;B;;1899-12-30", "c;25056;C;;31/02/2026", "d;25056;D;;1/2/1901"),
        Told(
            projects=("a", "b", "c", "d"),
            notes=(
                (2, "start_date", "01/01/1900", "date_before_all"),
                (3, "start_date", "1899-12-30", "date_before_all"),
                (4, "start_date", "31/02/2026", "date_unreadable"),
            ),
            remedy=("Écrivez par exemple 25/03/2026", "Write for example 25/03/2026"),
            fields={"start_date": [None, None, None, "1901-02-01"]},
        ),
    ),
    (
        "the zero and the first days of a spreadsheet",
        "p.xlsx",
        lambda path: write_xlsx(
            path,
            [
                xlsx_row(1, *HEADER),
                *(
                    xlsx_row(row, name, HERE, "T", "1", f'<c s="1"><v>{serial}</v></c>')
                    for row, name, serial in [(2, "a", 0), (3, "b", 1), (4, "c", 60), (5, "d", 46106)]
                ),
            ],
        ),
        Told(
            projects=("a", "b", "c", "d"),
            notes=tuple(
                (row, "start_date", value, "date_before_all")
                for row, value in [(2, "1899/12/30"), (3, "1899/12/31"), (4, "1900/02/28")]
            ),
            remedy=("Écrivez par exemple", "Write for example"),
            fields={"start_date": [None, None, None, "2026-03-25"]},
        ),
    ),
    (
        "amounts as people write them",
        "p.csv",
        own_columns("a;25056;A;1 234,56 €", "b;25056;B;250 k€", "c;25056;C;beaucoup"),
        Told(
            projects=("a", "b", "c"),
            notes=((4, "budget", "beaucoup", "amount_unreadable"),),
            remedy=("Écrivez par exemple 1 234,56", "Write for example 1 234,56"),
            fields={"budget": [1234.56, 250_000.0, None]},
        ),
    ),
    (
        "a header that stands twice",
        "p.csv",
        csv_of("project_id;commune_code;title;TITLE", "a;25056;A;B"),
        Told("header_duplicate", remedy=("Renommez l'une des deux", "Rename one of the two")),
    ),
    (
        "a byte order mark in the middle, where two exports were put one behind the other",
        "p.csv",
        lambda path: write_pieces(
            path, [part for row in "ab" for part in (b"\xef\xbb\xbf", *rows_of_csv(";".join(HEADER), f"{row};25056;T"))]
        ),
        Told(
            projects=("a", "b"),
            rejected=((3, "project_id", "project_id", "header_repeated"),),
            remedy=("Supprimez la ligne", "Delete the row"),
            fields={"title": ["T", "T"]},
        ),
    ),
    (
        "SQL and formulas as names",
        "p.csv",
        own_columns(f'"{SQL}";25056;=1+1', f'b;25056;"{SQL}"'),
        Told(
            projects=(SQL.replace(";", "_"), "b"),
            notes=((2, "project_id", SQL, "id_rewritten"),),
            fields={"title": ["=1+1", SQL]},
        ),
    ),
]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("name", "write", "told"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_hostile_file_is_told_in_one_clear_sentence_and_nothing_is_lost(tmp_path, name, write, told, language):
    assert_told(tmp_path, name, write, told, language)


@pytest.fixture
def exceptions_on():
    """Another plugin, or QGIS's own Processing of later versions, may have switched GDAL's exceptions on."""
    gdal = pytest.importorskip("osgeo.gdal", reason="GDAL is not installed")
    if not hasattr(gdal, "ExceptionMgr"):
        pytest.skip("before GDAL 3.7 the exceptions cannot be switched for one thread")
    before = gdal.GetUseExceptions()
    gdal.UseExceptions()
    yield
    assert gdal.GetUseExceptions()
    if not before:
        gdal.DontUseExceptions()


@pytest.mark.parametrize(("name", "write", "told"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_hostile_file_is_told_alike_with_the_exceptions_of_gdal_on(exceptions_on, tmp_path, name, write, told):
    assert_told(tmp_path, name, write, told, "en")


def assert_told(tmp_path, name, write, told, language):
    if not name.endswith("csv"):
        pytest.importorskip("osgeo.ogr", reason="GDAL is not installed")
    source = write(tmp_path / name)
    if told.error:
        with pytest.raises(TerritoiresError) as caught:
            import_projects(source, language=language)
        sentences = [caught.value.text(language)]
        assert caught.value.code == told.error
        assert name in sentences[0]
    else:
        result = import_projects(source, language=language)
        sentences = [*result.rejected["message"], *result.notes["message"]]
        assert len(result.projects) + len(result.rejected) == result.row_count
        assert tuple(result.projects["project_id"]) == told.projects
        assert remarks(result.rejected) == told.rejected
        assert remarks(result.notes) == told.notes
        for column, values in told.fields.items():
            assert [None if pd.isna(value) else value for value in result.projects[column]] == values
        assert_placed([*remarks(result.rejected), *remarks(result.notes)], sentences, name, language)
    assert not told.remedy[0] or any(told.remedy[language == "en"] in sentence for sentence in sentences)


def remarks(table):
    columns = table[["row", "field", "value", "code"]].astype(object)
    return tuple(tuple(None if pd.isna(cell) else cell for cell in row) for row in columns.to_numpy())


def assert_placed(told, sentences, name, language):
    """Every sentence names its row, or its file, and the value that it speaks of."""
    for (row, _, value, code), sentence in zip(told, sentences):
        if row is not None:
            assert re.match(rf"{'Ligne' if language == 'fr' else 'Row'} {row}\b", sentence)
        elif code != "geometry_made_point":
            assert sentence.startswith(name)
        assert value is None or value in sentence or code == "header_repeated"


needs_linux = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is limited on Linux alone")


@needs_linux
@pytest.mark.parametrize(
    ("name", "write", "error", "words"),
    [
        ("b.xlsx", zip_bomb, "workbook_too_large", "save the sheet of the projects as CSV"),
        ("l.xlsx", lambda path: zip_bomb(path, gigabytes=2, declared=1_000), "source_unopened", "Save it again"),
        ("q.csv", open_quote, "line_endless", "row 3"),
        ("h.csv", lambda path: write_pieces(path, [b"ab;" * 330_000] * 50), "header_too_wide", "delete the columns"),
    ],
    ids=["a ZIP bomb", "a ZIP bomb that declares a thousand bytes", "200 MB in quotes", "a header of 50 MB"],
)
def test_what_would_fill_the_memory_is_refused_before_it_does(tmp_path, name, write, error, words):
    if name.endswith("xlsx"):
        pytest.importorskip("osgeo.ogr", reason="GDAL is not installed")
    outcome = import_within(write(tmp_path / name))
    assert outcome["error"] == error
    assert all(name in sentence for sentence in outcome["sentences"].values())
    assert words in outcome["sentences"]["en"]


@needs_linux
@pytest.mark.parametrize(
    ("cell", "code", "words"),
    [(b"mot ", "field_too_long", "title"), (b"ab;", "row_too_long", "fields where the header has 3")],
    ids=["one field", "millions of fields"],
)
def test_a_line_of_50_megabytes_costs_its_row_alone(tmp_path, cell, code, words):
    outcome = import_within(long_line(tmp_path / "p.csv", cell))
    assert (outcome["projects"], outcome["rejected"], outcome["row_count"]) == (["a", "c"], [code], 3)
    assert outcome["messages"][0].startswith("Row 3") and words in outcome["messages"][0]


@needs_linux
@pytest.mark.parametrize("header", [("project_id", "commune_code"), ("Numéro", "Code INSEE")], ids=["ours", "another"])
def test_a_csv_of_10_000_columns_is_imported(tmp_path, header):
    columns = [*header, *many_columns(10_000)[2:]]
    rows = (f"p{row};25056{';x' * 9_998}" for row in range(300))
    outcome = import_within(write_pieces(tmp_path / "p.csv", rows_of_csv(";".join(columns), *rows)))
    assert (len(outcome["projects"]), outcome["rejected"], outcome["row_count"]) == (300, [], 300)
