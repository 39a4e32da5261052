"""A mapping that is written is read back the same, and found again by the next export of its source."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from territoires_plugin.intake.detection import mapping_path_for, write_mapping
from territoires_plugin.intake.mapping import TARGETS, Mapping, load_mapping
from territoires_plugin.intake.source_table import trimmed
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.taxonomy import load_taxonomy

TAXONOMY = load_taxonomy()
TEXTS = st.text(max_size=30) | st.sampled_from(
    ['a "b" c', "c:\\d", "é\n\r\té", "👩‍🚒", "]\n[columns]", "'''", '"""', "#"]
)
TRIMMED = TEXTS.map(lambda text: trimmed(text) or "")
COLUMNS = st.dictionaries(st.sampled_from(TARGETS), TRIMMED)
THEMES = st.dictionaries(
    TEXTS, st.sets(st.sampled_from([term.code for term in TAXONOMY.themes])).map(lambda codes: tuple(sorted(codes)))
)
STAGES = st.dictionaries(TEXTS, st.sampled_from([(), ("idea",), ("done",)]))
VALUES = st.fixed_dictionaries({}, optional={"themes": THEMES.filter(bool), "stage": STAGES.filter(bool)})
CONSTANTS = st.dictionaries(st.sampled_from(["call", "source", "title"]), TRIMMED)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("mappings")


@settings(max_examples=300, deadline=None)
@given(
    file=TEXTS,
    columns=COLUMNS,
    values=VALUES,
    constants=CONSTANTS,
    crs=st.none() | TRIMMED,
    layer=st.none() | TRIMMED,
    separator=TEXTS.filter(bool),
)
def test_a_written_mapping_is_read_back_the_same(folder, file, columns, values, constants, crs, layer, separator):
    path = folder / "mapping.toml"
    write_mapping(Mapping(file, columns, values, constants, crs, layer, separator), path)
    assert load_mapping(path, TAXONOMY) == Mapping(path.name, columns, values, constants, crs, layer, separator)


def test_the_first_line_tells_the_source_and_the_date(tmp_path):
    path = tmp_path / "new folder" / "m.toml"
    write_mapping(Mapping("export\nde mars.csv", {"title": "Nom"}), path, language="en")
    first, *_ = path.read_text(encoding="utf-8").splitlines()
    assert first.startswith("# Mapping found for export de mars.csv on 20")
    assert [file.name for file in path.parent.iterdir()] == ["m.toml"]


def test_a_folder_that_takes_no_file_is_a_clear_error(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(TerritoiresError, match="may write") as caught:
        write_mapping(Mapping(), tmp_path / "file" / "m.toml")
    assert caught.value.code == "mapping_unwritable"


@pytest.mark.parametrize(
    ("first", "next_one", "name"),
    [
        ("dossiers_tid-2026_2026-03-01_09-15.csv", "dossiers_tid-2026_2026-04-02_17-40.xlsx", "tid-2026"),
        (
            "dossiers_procedure-4821_2026-03-01_09-15.csv",
            "dossiers_procedure-4821_2026-03-02_00-00.ods",
            "procedure-4821",
        ),
        ("Export DETR 2026 12-03-2026.xlsx", "Export DETR 2026 02-04-2026 (1).xlsx", "export_detr_2026"),
        ("suivi_20260301_v2.csv", "suivi_20260415_v3 - copie.csv", "suivi"),
        ("Projets.csv", "projets (2).csv", "projets"),
        ("2026-03-01_projets_été.csv", "2026-03-08 projets été.csv", "projets_été"),
        ("2026-03-01.csv", "2026-04-01.csv", "source"),
    ],
)
def test_the_next_export_of_a_source_finds_its_mapping(tmp_path, first, next_one, name):
    assert mapping_path_for(Path("a") / first, tmp_path) == tmp_path / f"{name}.toml"
    assert mapping_path_for(Path("b") / next_one, tmp_path) == tmp_path / f"{name}.toml"


def test_another_year_s_call_is_another_source(tmp_path):
    assert mapping_path_for(Path("dotations_2019_bfc.csv"), tmp_path) != mapping_path_for(
        Path("dotations_2020_bfc.csv"), tmp_path
    )
