"""Sixty personal values in every format: none of them comes in, whatever the mapping asks for by mistake."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from planted import EMAILS, PEOPLE, PLANTED, ROWS, SIRETS, TELEPHONES, assert_none_planted
from planted_files import DEMARCHES, HIDDEN_COLUMNS, TABLES, plant

pytest.importorskip("osgeo.ogr", reason="GDAL is not installed")
TEXT_TABLES = [kind for kind in TABLES if kind.startswith(("csv", "tsv"))]


def assert_clean(result, planted=PLANTED):
    for table in (result.projects, result.rejected, result.notes):
        assert_none_planted(table, planted)


@pytest.mark.parametrize("kind", [*TABLES, *DEMARCHES])
def test_nothing_planted_comes_in_although_the_mapping_asks_for_it(tmp_path, run, kind):
    planted = plant(tmp_path, kind)
    result = run(planted.source, mapping=planted.mapping, geometries=planted.geometries)
    assert_clean(result)
    assert len(result.projects) == ROWS and result.projects["title"].notna().all()
    assert set(result.notes["code"]) <= {"personal_left_out", "person_left_out", "geometry_without_row"}
    assert (result.notes["code"] == "personal_left_out").sum() == 4
    assert result.personal_columns == ()


@pytest.mark.parametrize("kind", TABLES)
def test_nothing_planted_comes_in_by_itself(tmp_path, run, kind):
    planted = plant(tmp_path, kind)
    result = run(planted.source)
    assert_clean(result)
    assert result.notes.empty


@pytest.mark.parametrize("kind", TABLES[:-1])
def test_people_and_contacts_are_known_under_headers_that_tell_nothing(tmp_path, run, kind):
    """A date under such a header may be any date."""
    planted = plant(tmp_path, kind, HIDDEN_COLUMNS)
    result = run(planted.source, mapping=planted.mapping)
    assert_clean(result, (*PEOPLE, *EMAILS, *TELEPHONES, *SIRETS))


@pytest.mark.parametrize("kind", TEXT_TABLES)
def test_people_among_bodies_are_left_out_row_by_row(tmp_path, run, kind):
    """Twice as many communes: the column stays, the people in it do not."""
    planted = plant(tmp_path, kind, HIDDEN_COLUMNS)
    lines = planted.source.read_bytes()
    encoding = {"csv-utf16": "utf-16", "csv-cp1252": "cp1252"}.get(kind, "utf-8-sig")
    mark = "\t" if kind == "tsv" else ";"
    commune = ["Chaufferie", "25056", "Commune de Besançon", "–", "", "", "21250056700016", "7210"]
    more = "".join(mark.join([f"Q{row:02}", *commune]) + "\r\n" for row in range(4 * ROWS))
    planted.source.write_text(lines.decode(encoding) + more, encoding=encoding, newline="")
    result = run(planted.source, mapping=planted.mapping)
    assert_clean(result, (*PEOPLE, *EMAILS, *TELEPHONES, *SIRETS))
    assert (result.projects["applicant"] == "Commune de Besançon").sum() == 4 * ROWS
    assert (result.notes["code"] == "person_left_out").sum() == ROWS


def test_the_question_itself_finds_what_is_there(tmp_path, run):
    """Kept by choice, the same values are found: the tests above do not pass because they look in the wrong place."""
    planted = plant(tmp_path, "csv")
    keep = ", ".join(f'"{name}"' for name in ("Nom du contact", "E-mail", "Téléphone", "Établissement SIRET"))
    with planted.mapping.open("a", encoding="utf-8") as file:
        file.write(f"[personal]\nkeep = [{keep}]\n")
    result = run(planted.source, mapping=planted.mapping)
    for value in (*PEOPLE, *EMAILS, *TELEPHONES, *SIRETS):
        with pytest.raises(AssertionError):
            assert_none_planted(result.projects, [value])
    assert_none_planted(result.notes)
    assert result.personal_columns == ("call", "description", "applicant", "applicant_siret")


@pytest.mark.parametrize("value", PLANTED)
def test_the_question_is_answered_for_every_kind_of_thing(tmp_path, value):
    path = tmp_path / "x.bin"
    path.write_bytes(b"\0\1" + value.encode() + b"\0")
    for found in (path, value, f"a {value} b".encode("cp1252"), f"ab{value}".encode("utf-16-le")):
        with pytest.raises(AssertionError):
            assert_none_planted(found)
