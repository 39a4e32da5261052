from __future__ import annotations

import csv
import tempfile
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from territoires_plugin.intake import coordinates
from territoires_plugin.intake.importing import import_projects
from territoires_plugin.model.progress import CallbackProgress, Cancelled
from territoires_plugin.model.tables import PROJECTS, STAGES, STATUSES
from territoires_plugin.territories.locate import epci_at

CELLS = st.one_of(
    st.sampled_from(
        ["", " ", "25056", "1004", "2a004", "242500361", "212500565", "25", "6.02", "47,24", "0", "p1", "p2", "p;1",
         "97502", "energie", "licorne", "Accepté", "1 234,56 €", "-5", "31/02/2026", "2026-03-25", "exact",
         "POINT (6 47)"]
    ),
    st.text(alphabet=st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=12),
)  # fmt: skip
COLUMNS = [*PROJECTS, "longitude", "latitude", "place_code", "departement_code", "geometry"]


@given(
    rows=st.lists(st.lists(CELLS, min_size=1, max_size=len(COLUMNS) + 2), max_size=12),
    delimiter=st.sampled_from([",", ";", "\t"]),
)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_the_table_counts_add_up_and_the_contract_holds(rows, delimiter):
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "p.csv"
        with source.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([COLUMNS, *rows])
        result = import_projects(source)
    projects = result.projects
    blank_lines = sum(len(row) == 1 and not row[0].strip() for row in rows)
    assert result.row_count == len(rows) - blank_lines
    assert len(projects) + len(result.rejected) == result.row_count
    assert projects["project_id"].is_unique
    assert not projects["project_id"].str.contains(";").any()
    assert projects["stage"].dropna().isin(STAGES).all()
    assert projects["status"].dropna().isin(STATUSES).all()
    assert (projects["budget"].dropna() >= 0).all()
    assert projects.geometry.is_valid.all()
    assert projects.loc[projects["location_precision"] == "departement", "epci_code"].isna().all()
    assert (projects["theme_origin"].notna() == projects["themes"].notna()).all()
    assert result.rejected["message"].str.len().gt(10).all()
    assert result.rejected["row"].is_monotonic_increasing


def write_layer(projects: gpd.GeoDataFrame, path: Path) -> Path:
    """The projects as the plugin's own layer would hold them."""
    ogr = pytest.importorskip("osgeo.ogr", reason="GDAL is not installed")
    osr = pytest.importorskip("osgeo.osr", reason="GDAL is not installed")
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4326)
    layer = dataset.CreateLayer("projects", reference, ogr.wkbUnknown)
    for name, kind in PROJECTS.items():
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTReal if kind == "real" else ogr.OFTString))
    for row in projects.itertuples(index=False):
        feature = ogr.Feature(layer.GetLayerDefn())
        for position, value in enumerate(row[:-1]):
            if not pd.isna(value):
                feature.SetField(position, value)
        feature.SetGeometry(ogr.CreateGeometryFromWkb(row[-1].wkb))
        layer.CreateFeature(feature)
    del dataset
    return path


HEADER = ["project_id", "title", "themes", "theme_origin", "status", "budget", "start_date", "commune_code",
          "epci_code", "applicant_siret", "longitude", "latitude", "dep"]  # fmt: skip
ROWS = [
    [
        "a",
        "exact",
        "energie;mobilite",
        "suggested",
        "accepted",
        "12.345",
        "2026-03-25",
        "",
        "",
        "",
        "6.02",
        "47.24",
        "",
    ],
    ["b", "with commune", "", "", "", "1 234,5", "", "25056", "", "", "6.02", "47.24", ""],
    ["c", "by commune", "energie", "", "draft", "", "", "21231", "", "", "", "", ""],
    ["d", "by EPCI\nin two lines", "", "", "", "", "", "", "242500361", "", "", "", ""],
    ["e", "by SIREN", "", "", "", "", "", "", "", "212500565", "", "", ""],
    ["f", "by département", "", "", "", "", "", "", "", "", "", "", "25"],
    ["g", "island", "", "", "", "", "", "85113", "", "", "", "", ""],
    ["h", "contradiction", "", "", "", "", "", "25056", "", "", "2.35", "48.85", ""],
    ["i", "abroad", "", "", "", "", "", "", "", "", "6.1432", "46.2044", ""],
]


def test_importing_our_own_layer_again_changes_nothing(write, run, write_mapping, tmp_path):
    mapping = write_mapping('[columns]\ndepartement_code = "dep"\n')
    first = run(write(HEADER, ROWS), mapping=mapping, call="TID")
    assert len(first.projects) == len(ROWS)
    assert set(first.projects["location_precision"]) == {"exact", "commune", "epci", "departement"}
    again = run(write_layer(first.projects, tmp_path / "projects.gpkg"))
    assert_frame_equal(pd.DataFrame(again.projects), pd.DataFrame(first.projects))
    assert set(again.notes["code"]) <= {"epci_none"}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_csv_of_our_own_layer_says_which_places_it_has_lost(write, run, write_mapping, tmp_path, language):
    mapping = write_mapping('[columns]\ndepartement_code = "dep"\n')
    first = run(write(HEADER, ROWS), mapping=mapping).projects
    exported = tmp_path / "export.csv"
    pd.DataFrame(first).drop(columns="geometry").to_csv(exported, index=False)
    again = run(exported, language=language)
    assert again.rejected[["project_id", "field", "value", "code"]].to_numpy().tolist() == [
        ["f", "location_precision", "departement", "place_not_exported"],
        ["i", "location_precision", "exact", "place_not_exported"],
    ]
    assert again.rejected["message"].str.contains("departement_code").all()
    assert set(again.projects["project_id"]) == set("abcdegh")


def test_importing_a_layer_of_polygons_again_changes_nothing(write, run, write_mapping, tmp_path):
    shapes = [
        "POLYGON ((6 47.2, 6.1 47.2, 6.1 47.3, 6 47.2))",
        "MULTIPOLYGON (((5 47.3, 5.1 47.3, 5.1 47.4, 5 47.3)), ((5.2 47.3, 5.3 47.3, 5.3 47.4, 5.2 47.3)))",
    ]
    mapping = write_mapping('[columns]\ngeometry = "wkt"\n')
    first = run(write(["project_id", "wkt"], list(zip("ab", shapes))), mapping=mapping)
    again = run(write_layer(first.projects, tmp_path / "projects.gpkg"))
    assert set(first.projects.geom_type) == {"MultiPolygon"}
    assert_frame_equal(pd.DataFrame(again.projects), pd.DataFrame(first.projects))


def test_the_same_file_gives_the_same_result(write, run):
    source = write(HEADER, ROWS)
    first, second = run(source), run(source)
    for name in ("projects", "rejected", "notes"):
        assert_frame_equal(pd.DataFrame(getattr(first, name)), pd.DataFrame(getattr(second, name)))


def test_projects_keep_the_order_of_the_source(write, run):
    ids = [f"p{number}" for number in range(30, 0, -1)]
    assert (
        run(write(["project_id", "commune_code"], [[one, "25056"] for one in ids])).projects["project_id"].tolist()
        == ids
    )


def test_a_cancel_stops_the_import(write):
    source = write(["project_id", "commune_code"], [[f"p{number}", "25056"] for number in range(3_000)])
    asked = []

    def is_cancelled() -> bool:
        asked.append(True)
        return len(asked) > 2

    with pytest.raises(Cancelled):
        import_projects(source, progress=CallbackProgress(lambda percent: None, is_cancelled))
    assert len(asked) == 3


def test_a_cancel_does_not_wait_until_all_points_are_looked_up(write, run, monkeypatch):
    looked_up: list[int] = []

    def counted(longitude, latitude, epci):
        looked_up.append(len(longitude))
        return epci_at(longitude, latitude, epci)

    monkeypatch.setattr(coordinates, "epci_at", counted)
    monkeypatch.setattr(coordinates, "BLOCK", 40)
    rows = [[f"p{number}", "6.02" if number % 10 else "", "47.24", "25056"] for number in range(100)]
    source = write(["project_id", "longitude", "latitude", "commune_code"], rows)
    assert set(run(source).projects["epci_code"]) == {"242500361"}
    assert looked_up == [40, 40, 10]
    looked_up.clear()
    with pytest.raises(Cancelled):
        import_projects(source, progress=CallbackProgress(lambda percent: None, lambda: bool(looked_up)))
    assert looked_up == [40]


def test_progress_grows_to_a_hundred(write):
    told: list[float] = []
    source = write(["project_id", "commune_code"], [["a", "25056"]])
    import_projects(source, progress=CallbackProgress(told.append, lambda: False))
    assert told == sorted(told)
    assert told[-1] == 100


def test_importing_needs_neither_qgis_nor_osgeo_for_csv(write, run, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "osgeo", None)
    assert len(run(write(["project_id", "commune_code"], [["a", "25056"]])).projects) == 1
