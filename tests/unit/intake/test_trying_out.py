"""A source is looked at, its mapping corrected and tried on the first rows; nothing is written but the mapping."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from territoires_plugin.intake.detection import write_mapping
from territoires_plugin.intake.detection.correcting import Correction
from territoires_plugin.intake.importing import import_projects
from territoires_plugin.intake.looking import look_at
from territoires_plugin.intake.mapping import load_mapping
from territoires_plugin.intake.previewing import preview
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.progress import CallbackProgress, Cancelled, Silent
from territoires_plugin.model.taxonomy import load_taxonomy

TAXONOMY = load_taxonomy()
HEADER = (
    "N° dossier",
    "Intitulé",
    "Code INSEE",
    "Thématique",
    "Autres enjeux",
    "Coordonnée X",
    "Coordonnée Y",
    "Montant",
)
ROW = ("A-1", "Navette", "25056", "Énergie | Mobilité", "Inclusion", "927000", "6688000", "1000")


def write(path: Path, rows=(ROW,), header=HEADER) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";").writerows([header, *rows])
    return path


def look(source: Path, **others):
    chosen = {"folder": source.parent / "mappings", "given": None, "drawn": False, "progress": Silent(), **others}
    return look_at(source, taxonomy=TAXONOMY, language="en", **chosen)


def tried(seen, columns, geometries=None, **others):
    correction = Correction(seen.mapping, columns, **others)
    options = {"taxonomy": TAXONOMY, "geometries": geometries, "call": None, "language": "en", "progress": Silent()}
    return preview(seen, correction, **options)


@settings(max_examples=30, deadline=None)
@given(rows=st.integers(0, 30), wrong=st.sets(st.integers(0, 29)), long=st.sets(st.integers(0, 29)))
def test_what_is_tried_out_is_what_the_import_gives(tmp_path_factory, rows, wrong, long):
    folder = tmp_path_factory.mktemp("rows")
    lines = [
        (
            f"A-{row}",
            "Navette",
            "99999" if row in wrong else "25056",
            *ROW[3:5],
            "",
            "",
            "5",
            *(["x"] if row in long else []),
        )
        for row in range(rows)
    ]
    source = write(folder / "export.csv", lines)
    columns = {"project_id": "N° dossier", "commune_code": "Code INSEE", "budget": "Montant"}
    seen = tried(look(source), columns)
    path = folder / "mapping.toml"
    write_mapping(seen.corrected.mapping, path)
    whole = import_projects(source, mapping=path, taxonomy=TAXONOMY, language="en")
    assert seen.is_whole and seen.result.row_count == rows == whole.row_count
    assert seen.result.projects.equals(whole.projects)
    assert seen.result.rejected.equals(whole.rejected)


@pytest.mark.parametrize(("rows", "is_whole"), [(999, True), (1001, False)])
def test_no_more_than_the_first_thousand_rows_are_tried(tmp_path, rows, is_whole):
    lines = [(f"A-{row}", *ROW[1:]) for row in range(rows)]
    seen = tried(
        look(write(tmp_path / "export.csv", lines)), {"project_id": "N° dossier", "commune_code": "Code INSEE"}
    )
    assert (seen.result.row_count, seen.is_whole) == (min(rows, 1000), is_whole)


def test_a_very_wide_table_is_tried_with_fewer_rows(tmp_path):
    header = ("project_id", "commune_code", *(f"c{place}" for place in range(9_998)))
    lines = [(f"A-{row}", "25056", *["x"] * 9_998) for row in range(150)]
    source = write(tmp_path / "wide.csv", lines, header)
    assert look(source).rows.row_count == 100


def test_drawings_of_rows_that_come_later_are_no_remark(tmp_path):
    lines = [(f"{row}", *ROW[1:5], "", "", "5") for row in range(1100)]
    source = write(tmp_path / "export.csv", lines)
    drawn = tmp_path / "drawn.geojson"
    point = {"type": "Point", "coordinates": [6.0, 47.2]}
    features = [{"type": "Feature", "geometry": point, "properties": {"dossier_id": row}} for row in (5, 1050)]
    drawn.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    seen = tried(look(source), {"project_id": "N° dossier", "commune_code": "Code INSEE"}, drawn)
    assert list(seen.result.notes["code"]) == []
    assert seen.result.projects["location_precision"].tolist().count("exact") == 1


def test_separator_and_crs_follow_the_columns_that_are_chosen(tmp_path):
    header = ("N° dossier", "A", "B", "C")
    lines = [
        (f"{row}", "Énergie | Mobilité" if row % 2 else "Mobilité | Gouvernance", "927000.5", "6688000.5")
        for row in range(9)
    ]
    seen = look(write(tmp_path / "export.csv", lines, header))
    nothing = dict.fromkeys(("longitude", "latitude", "themes"), "")
    assert tried(seen, {**nothing, "project_id": "N° dossier"}).corrected.mapping.crs is None
    chosen = {"project_id": "N° dossier", "themes": "A", "longitude": "B", "latitude": "C"}
    found = tried(seen, chosen)
    assert (found.corrected.mapping.crs, found.corrected.mapping.separator) == ("EPSG:2154", "|")
    assert found.result.projects["location_precision"].eq("exact").all()


def test_a_word_that_is_decided_goes_before_what_was_found(tmp_path):
    lines = [
        ("1", "", "25056", "Se déplacer", *ROW[4:]),
        ("2", "", "25056", "SE DÉPLACER", *ROW[4:]),
        ("3", "", "25056", "Énergie", *ROW[4:]),
    ]
    seen = look(write(tmp_path / "export.csv", lines))
    columns = {"project_id": "N° dossier", "commune_code": "Code INSEE", "themes": "Thématique"}
    first, *_ = tried(seen, columns).corrected.words["themes"]
    assert (first.word, first.count, first.codes) == ("Se déplacer", 2, None)
    found = tried(seen, columns, words={"themes": {"Se déplacer": ("mobilite",), "Énergie": ()}})
    assert found.corrected.mapping.values["themes"] == {"Se déplacer": ("mobilite",), "Énergie": ()}
    assert found.result.projects["themes"].tolist() == ["mobilite", "mobilite", None]


def test_a_cell_of_two_known_words_is_not_one_of_them(tmp_path):
    stakes = [
        ("1", "", "25056", "", "accessibilite;inclusion", *ROW[5:]),
        ("2", "", "25056", "", "inclusion", *ROW[5:]),
    ]
    result = import_projects(write(tmp_path / "export.csv", stakes), taxonomy=TAXONOMY)
    assert result.projects["stakes"].tolist() == ["accessibilite;inclusion", "inclusion"]


def test_what_a_saved_mapping_says_of_other_rows_and_targets_stays(tmp_path):
    source = write(tmp_path / "export_2026-03-02.csv")
    saved = tmp_path / "mappings" / "export.toml"
    saved.parent.mkdir()
    saved.write_text(
        '[columns]\nproject_id = "N° dossier"\ncommune_code = "Code INSEE"\nthemes = "Thématique"\n'
        '[values.themes]\n"Mot rare" = "energie"\n[constants]\nstatus = "accepted"\n[source]\nseparator = "|"\n',
        encoding="utf-8",
    )
    seen = look(source)
    assert (seen.origin, seen.file, seen.is_sure) == ("saved", saved, True)
    columns = {**dict.fromkeys(("title", "stakes", "budget"), ""), **seen.mapping.columns, "budget": "Montant"}
    corrected = tried(seen, columns).corrected.mapping
    assert corrected.values["themes"]["Mot rare"] == ("energie",)
    assert (corrected.constants, corrected.separator) == ({"status": "accepted"}, "|")
    assert corrected.columns["budget"] == "Montant"


def test_a_column_named_as_its_target_is_left_out_when_it_is_not_chosen(tmp_path):
    source = write(tmp_path / "own.csv", [("A", "25056", "5")], ("project_id", "commune_code", "budget"))
    seen = look(source)
    columns = {"project_id": "project_id", "commune_code": "commune_code", "budget": "", "title": ""}
    found = tried(seen, columns)
    written = {"project_id": "project_id", "commune_code": "commune_code", "budget": ""}
    assert found.corrected.mapping.columns == written
    assert found.result.projects["budget"].isna().all()


def test_personal_columns_are_told_and_kept_only_when_wanted(tmp_path):
    header = ("project_id", "commune_code", "E-mail du contact")
    source = write(tmp_path / "own.csv", [("A", "25056", "jean@exemple.fr")], header)
    seen = look(source)
    assert seen.personal == {"E-mail du contact": "email"}
    columns = {"project_id": "project_id", "commune_code": "commune_code", "applicant": "E-mail du contact"}
    assert tried(seen, columns).result.projects["applicant"].isna().all()
    found = tried(seen, columns, keep=("E-mail du contact",))
    assert found.result.projects["applicant"].tolist() == ["jean@exemple.fr"]
    write_mapping(found.corrected.mapping, tmp_path / "kept.toml")
    assert load_mapping(tmp_path / "kept.toml", TAXONOMY).keep == ("E-mail du contact",)


def test_a_saved_mapping_of_another_form_is_told_and_left(tmp_path):
    source = write(tmp_path / "export.csv")
    saved = tmp_path / "mappings" / "export.toml"
    saved.parent.mkdir()
    saved.write_text('[columns]\nproject_id = "Dossier"\n', encoding="utf-8")
    seen = look(source)
    assert seen.origin == "found" and "Dossier" in seen.outdated and seen.file is None


def test_a_mapping_that_is_given_must_fit(tmp_path):
    given_file = tmp_path / "mine.toml"
    given_file.write_text('[columns]\nproject_id = "Dossier"\n', encoding="utf-8")
    with pytest.raises(TerritoiresError) as error:
        look(write(tmp_path / "export.csv"), given=given_file)
    assert error.value.code == "mapping_column"


def test_a_look_can_be_stopped(tmp_path):
    source = write(tmp_path / "export.csv")
    with pytest.raises(Cancelled):
        look(source, progress=CallbackProgress(lambda _percent: None, lambda: True))
