from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from territoires_plugin.intake.mapping import TARGETS, load_mapping
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.paths import resource_path
from territoires_plugin.model.taxonomy import load_taxonomy

HEADER = ["Numéro", "Intitulé du projet", "Commune (Code INSEE)", "Thématiques", "État", "E-mail"]
ROW = ["12", "Covoiturage", "25056", "Se déplacer, mieux, Données, Bâtiments", "Accepté", "someone@example.org"]
MAPPING = """
[source]
separator = ", "

[columns]
project_id = "Numéro"
title = "  intitulé DU  projet "
commune_code = "Commune (Code INSEE)"
themes = "Thématiques"
status = "État"

[values.themes]
"se déplacer, mieux" = "mobilite"
"Données" = "gouvernance;attractivite"
"Bâtiments" = ""

[constants]
call = "TID 2021"
stage = "étude"
"""


def test_columns_that_no_target_takes_are_named_in_the_order_of_the_file(write, run, write_mapping):
    assert run(write(HEADER, [ROW]), mapping=write_mapping(MAPPING)).unused_columns == ("E-mail",)
    header = ["Montant", "project_id", " Intitulé ", "commune_code", "lat", "", "Montant"]
    result = run(write(header, [["1", "a", "b", "25056", "", "", ""]]))
    assert result.unused_columns == ("Montant", "Intitulé")


def test_a_column_left_out_or_replaced_by_a_constant_is_not_used(write, run, write_mapping):
    source = write(["project_id", "commune_code", "title", "call"], [["a", "25056", "b", "c"]])
    mapping = write_mapping('[columns]\ntitle = ""\n[constants]\ncall = "TID"\n')
    assert run(source, mapping=mapping).unused_columns == ("title", "call")


def test_columns_values_and_constants_are_mapped(write, run, write_mapping):
    result = run(write(HEADER, [ROW]), mapping=write_mapping(MAPPING))
    project = result.projects.iloc[0]
    assert project[["project_id", "title", "commune_code", "themes", "status", "call", "stage"]].tolist() == [
        "12", "Covoiturage", "25056", "attractivite;gouvernance;mobilite", "accepted", "TID 2021", "study",
    ]  # fmt: skip
    assert result.notes.empty


def test_nothing_of_a_column_that_is_not_mapped_survives(write, run, write_mapping):
    result = run(write(HEADER, [ROW, ROW, ["", *ROW[1:]]]), mapping=write_mapping(MAPPING))
    for table in (result.projects, result.rejected, result.notes):
        assert "example.org" not in table.to_csv()


def test_a_constant_fills_only_what_the_row_leaves_blank(write, run, write_mapping):
    source = write(["project_id", "commune_code", "Phase"], [["a", "25056", "idea"], ["b", "25056", ""]])
    mapping = write_mapping('[columns]\nstage = "Phase"\n[constants]\nstage = "done"\n')
    assert run(source, mapping=mapping).projects["stage"].tolist() == ["idea", "done"]


def test_columns_with_the_contract_s_names_are_taken_beside_a_mapping(write, run, write_mapping):
    source = write(["Project_ID ", "COMMUNE_CODE", "title", "Nom"], [["a", "25056", "not this", "this"]])
    project = run(source, mapping=write_mapping('[columns]\ntitle = "Nom"\n')).projects.iloc[0]
    assert (project["project_id"], project["title"]) == ("a", "this")


def test_an_empty_source_column_leaves_the_target_out(write, run, write_mapping):
    source = write(["project_id", "commune_code", "description"], [["a", "25056", "private"]])
    result = run(source, mapping=write_mapping('[columns]\ndescription = ""\n'))
    assert result.projects["description"].tolist() == [None]


def test_a_column_that_the_mapping_uses_is_not_taken_for_its_name_too(write, run, write_mapping):
    source = write(["project_id", "commune_code", "description"], [["a", "25056", "Voie verte"]])
    project = run(source, mapping=write_mapping('[columns]\ntitle = "description"\n')).projects.iloc[0]
    assert (project["title"], project["description"]) == ("Voie verte", None)


def test_one_source_column_may_fill_two_targets(write, run, write_mapping):
    source = write(["project_id", "commune_code", "Mesure"], [["a", "25056", "Énergie"]])
    mapping = write_mapping(
        '[columns]\ndescription = "Mesure"\nthemes = "Mesure"\n[values.themes]\n"énergie" = "energie"\n'
    )
    assert run(source, mapping=mapping).projects.loc[0, ["description", "themes"]].tolist() == ["Énergie", "energie"]


@pytest.mark.parametrize(
    ("toml", "code", "words"),
    [
        ('[colums]\na = "b"\n', "mapping_unknown", ["colums", "columns, values"]),
        ('[columns]\nbuget = "Numéro"\n', "mapping_unknown", ["buget", "budget"]),
        ('[columns]\nproject_id = "Numero"\n', "mapping_column", ["columns.project_id", "Numero", "Numéro, "]),
        ("[columns]\nproject_id = 1.5\n", "mapping_column", ["1.5"]),
        ("[columns]\nproject_id = true\n", "mapping_type", ["columns.project_id", "True"]),
        ('columns = "x"\n', "mapping_type", ["columns"]),
        ('values = "x"\n', "mapping_type", ["values"]),
        ('[values.themes]\n"a" = "licorne"\n', "mapping_code", ["values.themes.a", "licorne", "mobilite"]),
        ('[values.stage]\n"a" = "idea;done"\n', "mapping_code", ["values.stage.a", "operation"]),
        ('[values.title]\n"a" = "b"\n', "mapping_unknown", ["values", "title"]),
        ('[constants]\nstatus = "oui"\n', "mapping_code", ["constants.status", "oui", "accepted"]),
        ('[constants]\nproject_id = "1"\n', "mapping_unknown", ["constants", "project_id"]),
        ('[source]\nencoding = "x"\n', "mapping_unknown", ["source", "encoding", "separator"]),
        ('[source]\nseparator = ""\n', "mapping_type", ["source.separator"]),
        ("[columns\n", "toml_invalid", ["mapping.toml"]),
        ('[columns]\ntitle = "Numéro"\n', "id_column_missing", ["Intitulé du projet"]),
        ('[source]\ncrs = "EPSG:0"\n[columns]\nproject_id = "Numéro"\n', "crs_unknown", ["EPSG:0"]),
    ],
)
def test_a_mistake_in_the_mapping_is_one_sentence_that_names_it(write, run, write_mapping, toml, code, words):
    with pytest.raises(TerritoiresError) as caught:
        run(write(HEADER, [ROW]), mapping=write_mapping(toml))
    assert caught.value.code == code
    for language in ("fr", "en"):
        assert all(word in caught.value.text(language) for word in words)


def test_a_mapping_that_is_not_there_is_a_clear_error(write, run, tmp_path):
    with pytest.raises(TerritoiresError, match=r"absent\.toml") as caught:
        run(write(HEADER, [ROW]), mapping=tmp_path / "absent.toml")
    assert caught.value.text().count("absent.toml") == 1


def test_the_crs_of_the_mapping_is_that_of_x_and_y(write, run, write_mapping):
    source = write(["project_id", "X", "Y"], [["a", "928000,5", "6685000"]])
    mapping = write_mapping('[source]\ncrs = "EPSG:2154"\n[columns]\nlongitude = "X"\nlatitude = "Y"\n')
    project = run(source, mapping=mapping).projects.iloc[0]
    assert project["epci_code"] == "242500361"
    assert (round(project.geometry.x, 2), round(project.geometry.y, 2)) == (6.01, 47.23)


@pytest.mark.parametrize(
    ("wkt", "kind"),
    [("POINT Z (6.02 47.24 300)", "Point"), ("POLYGON ((6 47.2, 6.1 47.2, 6.1 47.3, 6 47.2))", "Polygon")],
)
def test_a_column_may_hold_wkt(write, run, write_mapping, wkt, kind):
    source = write(["project_id", "wkt"], [["a", wkt]])
    project = run(source, mapping=write_mapping('[columns]\ngeometry = "wkt"\n')).projects.iloc[0]
    assert (project.geometry.geom_type, project.geometry.has_z) == (kind, False)
    assert (project["location_precision"], project["epci_code"]) == ("exact", "242500361")


@pytest.mark.parametrize(
    ("target", "text", "precision"),
    [
        ("departement_code", "25 – Doubs", "departement"),
        ("Departement_Code", "1", "departement"),
        ("place_code", "25056", "commune"),
        ("place_code", "242500361", "epci"),
        ("geometry", "POINT (6.02 47.24)", "exact"),
        ("GEOMETRY", "POLYGON ((6 47.2, 6.1 47.2, 6.1 47.3, 6 47.2))", "exact"),
    ],
)
def test_every_target_is_taken_by_its_own_name_without_a_mapping(write, run, target, text, precision):
    for delimiter in (",", ";", "\t"):
        result = run(write(["project_id", target], [["a", text]], delimiter=delimiter))
        assert result.projects["location_precision"].tolist() == [precision]
        assert result.notes.empty


def test_the_example_of_the_manual_is_a_valid_mapping(tmp_path):
    manual = Path(__file__).resolve().parents[3] / "docs" / "mapping.md"
    path = tmp_path / "example.toml"
    path.write_text(manual.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0], encoding="utf-8")
    mapping = load_mapping(path, load_taxonomy())
    assert mapping.columns["project_id"] == "ID"
    assert mapping.values["themes"]["Bâtiments et données"] == ("energie", "gouvernance")


@pytest.fixture(params=["fr", "en"])
def columns_of_the_manual(request):
    """What the manual that comes with the plugin says of the columns of a file."""
    manual = resource_path("manual", f"desk_{request.param}.html").read_text(encoding="utf-8")
    return manual.split('<h2 id="columns">')[1].split("<h2")[0]


def test_the_manual_tells_every_column_with_an_example_that_is_read(columns_of_the_manual, write, run):
    rows = re.findall("<tr><td>(.*?)</td><td>.*?</td><td>(.*?)</td></tr>", columns_of_the_manual)
    assert sorted(name for names, _ in rows for name in re.findall("<code>(.*?)</code>", names)) == sorted(TARGETS)
    examples = {re.findall("<code>(.*?)</code>", names)[0]: html.unescape(example) for names, example in rows}
    for column in examples.keys() - {"project_id", "longitude", "epci_name"}:
        names = dict.fromkeys(["project_id", "commune_code", column])
        result = run(write(list(names), [[examples[name] for name in names]]))
        assert len(result.projects) == 1 and result.notes.empty, column


def test_the_mapping_in_the_manual_of_the_plugin_is_valid(columns_of_the_manual, tmp_path):
    path = tmp_path / "example.toml"
    path.write_text(columns_of_the_manual.split("<pre><code>")[1].split("</code>")[0], encoding="utf-8")
    mapping = load_mapping(path, load_taxonomy())
    assert (mapping.columns["title"], mapping.constants["call"]) == ("Intitulé du projet", "Fonds vert 2026")
    assert mapping.values["themes"] == {"Se déplacer, livrer": ("mobilite",), "Autre": ()}
