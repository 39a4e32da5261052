from __future__ import annotations

import csv

import pytest

from territoires_plugin.intake.delimited import open_delimited
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.progress import Silent

HEADER = ["project_id", "title", "commune_code", "budget"]
ROW = ["p1", "Vélo à L'Isle-d'Abeau", "38193", "1234,5"]
HOSTILE = [
    "L'Isle-d'Abeau",
    "<b>gras</b> & <script>alert(1)</script>",
    "=1+1",
    'Le "petit" projet ; suite, fin',
    "🚲 vélos",
    "é" * 10_000,
    "'; DROP TABLE projects; --",
    "deux\nlignes\r\net trois",
    "{field} %s {0}",
    "C:\\données\\x",
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_separator_in_every_encoding_gives_the_same_project(write, run, encoding, delimiter):
    result = run(write(HEADER, [ROW], delimiter=delimiter, encoding=encoding))
    project = result.projects.iloc[0]
    assert (project["title"], project["budget"], project["commune_code"]) == ("Vélo à L'Isle-d'Abeau", 1234.5, "38193")
    assert result.notes.empty


@pytest.mark.parametrize("name", ["p.csv", "p.CSV", "p.tsv", "p.txt"])
def test_the_separator_is_found_whatever_the_ending(write, run, name):
    assert len(run(write(HEADER, [ROW], name=name, delimiter="\t")).projects) == 1


def test_commas_inside_the_names_of_columns_do_not_make_them_the_separator(tmp_path, run, write_mapping):
    source = tmp_path / "p.csv"
    source.write_text('N°;"Budget, en euros, hors taxes, total";Commune\n1;5;25056\n', encoding="utf-8")
    mapping = write_mapping(
        '[columns]\nproject_id = "N°"\nbudget = "Budget, en euros, hors taxes, total"\ncommune_code = "Commune"\n'
    )
    assert run(source, mapping=mapping).projects["budget"].tolist() == [5.0]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:20])
@pytest.mark.parametrize("target", ["title", "description", "applicant", "call", "source"])
def test_a_text_passes_unharmed(write, run, text, target):
    result = run(write(["project_id", "commune_code", target], [["p1", "25056", text]]))
    assert result.projects[target].tolist() == [text]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:20])
def test_a_hostile_value_does_not_break_a_message(write, run, text):
    row = ["p1", text, text, text, text, text, text]
    header = ["project_id", "commune_code", "budget", "themes", "stage", "start_date", "longitude"]
    for language in ("fr", "en"):
        result = run(write(header, [row]), language=language)
        assert result.rejected["code"].tolist() == ["commune_unknown"]
        assert len(result.notes) >= 5


def test_blanks_around_texts_are_trimmed_and_blank_fields_are_null(write, run):
    row = [" p1 ", "  Vélo\u00a0", "   ", "25056"]
    result = run(write(["project_id", "title", "applicant", "commune_code"], [row]))
    assert result.projects.loc[0, ["project_id", "title", "applicant"]].tolist() == ["p1", "Vélo", None]


def test_row_numbers_are_those_of_a_spreadsheet(tmp_path, run):
    source = tmp_path / "p.csv"
    source.write_text(
        'project_id;title;commune_code\n\na;"x\ny";25056\n   \nb;;\n;;\nc;d;e;f\ng\n', encoding="utf-8", newline=""
    )
    result = run(source)
    assert result.row_count == 5
    assert result.projects["project_id"].tolist() == ["a"]
    assert result.rejected[["row", "code"]].to_numpy().tolist() == [
        [5, "place_missing"],
        [6, "row_empty"],
        [7, "row_too_long"],
        [8, "place_missing"],
    ]


def test_a_row_that_is_too_long_names_the_two_numbers_of_fields(write, run):
    result = run(write(HEADER, [[*ROW, "more"]]))
    assert "Row 2: 5 fields where the header has 4" in result.rejected.loc[0, "message"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("surplus", [[""], ["", " ", ""]], ids=["one separator", "three separators"])
def test_separators_at_the_end_of_every_row_do_no_harm(write, run, delimiter, surplus):
    result = run(write(HEADER, [[*ROW, *surplus], ["p2", *ROW[1:]]], delimiter=delimiter))
    assert result.projects["project_id"].tolist() == ["p1", "p2"]
    assert result.notes.empty


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_filled_field_beyond_the_header_is_counted_up_to_it(write, run, delimiter):
    result = run(write(HEADER, [[*ROW, "", "more", "", ""], [""] * 7], delimiter=delimiter))
    assert result.rejected["code"].tolist() == ["row_too_long", "row_empty"]
    assert "Row 2: 6 fields where the header has 4" in result.rejected.loc[0, "message"]


def test_separators_at_the_end_of_the_rows_do_not_hide_the_separator(tmp_path, run, write_mapping):
    source = tmp_path / "p.csv"
    source.write_text("N°, s, t;Commune\n1;25056;\n2;21231;\n", encoding="utf-8")
    mapping = write_mapping('[columns]\nproject_id = "N°, s, t"\ncommune_code = "Commune"\n')
    assert run(source, mapping=mapping).projects["commune_code"].tolist() == ["25056", "21231"]


def test_a_header_alone_gives_no_project(write, run):
    result = run(write(HEADER, []))
    assert result.row_count == 0
    assert result.projects.empty


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [True, False], ids=["with a last line end", "without one"])
def test_line_ends_of_every_system(tmp_path, run, line_end, last):
    source = tmp_path / "p.csv"
    text = line_end.join(["project_id,commune_code", "a,25056", "b,21231"]) + (line_end if last else "")
    source.write_bytes(text.encode())
    assert run(source).projects["project_id"].tolist() == ["a", "b"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "source_empty"),
        (b"\xef\xbb\xbf", "source_empty"),
        (b"\n\r\n  \n", "source_empty"),
        (b"PK\x03\x04\x00\x00project_id,title\n", "source_binary"),
        (b"project_id,title,Title,commune_code\n1,a,b,25056\n", "header_duplicate"),
        (b'project_id,title,commune_code\n1,"a,25056\n2,b,25056\n', "quote_unclosed"),
        (b'project_id,"title,commune_code\n1,a,25056\n', "quote_unclosed"),
        (b"id,title\n1,a\n", "mapping_unsure"),
        (b"\xff\xfe\x00", "mapping_unsure"),
        (b"\xe9\xe8,\x81\n", "mapping_unsure"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_a_file_that_cannot_be_read_is_one_clear_error(tmp_path, run, content, code):
    source = tmp_path / "p.csv"
    source.write_bytes(content)
    with pytest.raises(TerritoiresError) as caught:
        run(source)
    assert caught.value.code == code
    assert "p.csv" in caught.value.text("fr")


def test_the_error_of_a_missing_id_lists_the_columns_and_asks_for_a_mapping(write, run):
    with pytest.raises(TerritoiresError, match=r"(?s)Numéro.*Intitulé.*MAPPING"):
        run(write(["Numéro", "Intitulé"], [["1", "a"]]))


def test_the_error_of_an_open_quotation_mark_names_its_row(tmp_path, run):
    source = tmp_path / "p.csv"
    source.write_text('project_id,title\n1,a\n2,"b\n3,c\n')
    with pytest.raises(TerritoiresError, match="row 3"):
        run(source)


def test_a_file_that_is_not_there_is_a_clear_error(tmp_path, run):
    with pytest.raises(TerritoiresError, match=r"absent\.csv"):
        run(tmp_path / "absent.csv")


@pytest.mark.parametrize("name", ["absent.csv", "absent.xlsx", "absent.gpkg"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_error_of_a_missing_file_gives_its_path_once(tmp_path, run, name, language):
    with pytest.raises(TerritoiresError) as caught:
        run(tmp_path / name)
    assert str(tmp_path / name) in caught.value.text(language)
    assert caught.value.text(language).count(name) == 1


def test_a_doubled_column_that_nobody_reads_does_no_harm(tmp_path, run):
    source = tmp_path / "p.csv"
    source.write_text("project_id,commune_code,Avis,Avis\n1,25056,a,b\n")
    assert len(run(source).projects) == 1


def test_a_broken_byte_in_utf8_spoils_no_other_accent(tmp_path, run):
    source = tmp_path / "p.csv"
    source.write_bytes("project_id;title;commune_code\n1;Été à Évreux;25056\n2;".encode() + b"caf\xe9;25056\n")
    result = run(source)
    assert result.projects["title"].tolist() == ["Été à Évreux", "café"]
    assert result.notes["code"].tolist() == ["bytes_replaced"]


def test_bytes_unknown_to_cp1252_are_replaced_and_noted(tmp_path, run):
    source = tmp_path / "p.csv"
    source.write_bytes(b"project_id;title;commune_code\n1;\xe9t\xe9 \x81;25056\n")
    result = run(source)
    assert result.projects["title"].tolist() == ["été \ufffd"]
    assert result.notes["code"].tolist() == ["bytes_replaced"]


def test_nul_characters_in_the_rows_are_taken_out_and_noted(tmp_path, run):
    source = tmp_path / "p.csv"
    source.write_bytes(b"project_id;title;commune_code\n1;a\x00b;25056\n")
    result = run(source)
    assert result.projects["title"].tolist() == ["ab"]
    assert result.notes["code"].tolist() == ["nul_removed"]


def test_a_text_longer_than_the_limit_of_csv_is_read(write, run):
    csv.field_size_limit(131_072)
    text = "a" * 300_000
    assert (
        run(write(["project_id", "description", "commune_code"], [["1", text, "25056"]])).projects.loc[0, "description"]
        == text
    )


def test_a_short_row_is_filled_with_nulls(tmp_path, run):
    source = tmp_path / "p.csv"
    source.write_text("project_id,commune_code,title\n1,25056\n")
    assert run(source).projects["title"].tolist() == [None]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("piece", [1, 2, 3, 7, 1_000])
def test_a_file_read_in_pieces_is_read_the_same(monkeypatch, tmp_path, run, ending, piece):
    monkeypatch.setattr("territoires_plugin.intake.text_file.PIECE", piece)
    path = tmp_path / "pieces.csv"
    rows = ["project_id;commune_code;title", 'P1;25056;"Two' + ending + 'lines; ""quoted"""', "", "P2;39300;Été"]
    path.write_bytes(ending.join(rows).encode())
    assert run(path).projects["title"].tolist() == [f'Two{ending}lines; "quoted"', "Été"]


def test_the_head_holds_the_first_rows_of_every_column(tmp_path):
    path = tmp_path / "export.csv"
    path.write_text("a;b;a\n1; deux ;3\n\n4;;6\n7;8;9\n", encoding="utf-8")
    head = open_delimited(path, (), Silent()).head(2)
    assert head.columns == ("a", "b", "a")
    assert head.cells == (("1", "4"), ("deux", None), ("3", "6"))
    assert len(head) == 2


def test_a_field_beyond_all_measure_costs_its_row_alone(tmp_path, run):
    path = tmp_path / "export.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("project_id;title;commune_code\n1;a;25056\n2;")
        for _ in range(50):
            file.write("mot " * 250_000)
        file.write(";25056\n3;c;25056\n")
    result = run(path)
    assert result.projects["project_id"].tolist() == ["1", "3"]
    assert result.rejected["code"].tolist() == ["field_too_long"]
    assert "Row 3" in result.rejected.loc[0, "message"] and "title" in result.rejected.loc[0, "message"]


@pytest.mark.parametrize("begin", ['2;"', "2;"], ids=["a quotation mark never closed", "a line that never ends"])
def test_a_text_that_does_not_end_is_told_with_its_row_before_it_fills_the_memory(tmp_path, run, begin, monkeypatch):
    monkeypatch.setattr("territoires_plugin.intake.delimited.LONGEST_LINE", 5_000_000)
    monkeypatch.setattr("territoires_plugin.intake.text_file.PIECE", 10_000)
    path = tmp_path / "export.csv"
    end = "\n" if '"' in begin else " "
    path.write_text("project_id;title\n1;a\n" + begin + ("bruit" + end) * 2_000_000, encoding="utf-8")
    with pytest.raises(TerritoiresError, match="row 3") as caught:
        run(path)
    assert caught.value.code == "line_endless"
