from __future__ import annotations

import json
from pathlib import Path

import pytest

from territoires_plugin.intake.ogr_source import open_with_ogr
from territoires_plugin.model.errors import TerritoiresError

ogr = pytest.importorskip("osgeo.ogr", reason="GDAL is not installed")
osr = pytest.importorskip("osgeo.osr", reason="GDAL is not installed")

DRIVERS = {
    "gpkg": "GPKG",
    "geojson": "GeoJSON",
    "shp": "ESRI Shapefile",
    "xlsx": "XLSX",
    "ods": "ODS",
    "fgb": "FlatGeobuf",
}
TEXT = "L'Isle-d'Abeau <b> 🚲\n'; DROP TABLE projects; --"


def write_ogr(path: Path, layers: dict, epsg: int | None = 4326) -> Path:
    """``layers``: name to (fields with their types, rows of values, the last of which is WKT or None)."""
    dataset = ogr.GetDriverByName(DRIVERS[path.suffix[1:]]).CreateDataSource(str(path))
    for name, (fields, rows) in layers.items():
        reference = None
        if epsg:
            reference = osr.SpatialReference()
            reference.ImportFromEPSG(epsg)
            reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        layer = dataset.CreateLayer(name, reference, ogr.wkbUnknown if path.suffix != ".shp" else ogr.wkbPoint)
        for field, kind in fields.items():
            layer.CreateField(ogr.FieldDefn(field, kind))
        for *values, wkt in rows:
            feature = ogr.Feature(layer.GetLayerDefn())
            for position, value in enumerate(values):
                if value is not None:
                    feature.SetField(position, value)
            if wkt:
                feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
            layer.CreateFeature(feature)
    del dataset
    return path


FIELDS = {
    "project_id": ogr.OFTInteger64,
    "title": ogr.OFTString,
    "commune_code": ogr.OFTString,
    "budget": ogr.OFTReal,
    "start_date": ogr.OFTDate,
}
ROWS = [(101, TEXT, "25056", 1000.0, "2026/03/25", None), (102, "b", "01004", 12.345, None, None)]


@pytest.mark.parametrize("ending", ["xlsx", "ods", "gpkg", "geojson"])
def test_a_table_of_any_kind_gives_the_same_projects(tmp_path, run, ending):
    result = run(write_ogr(tmp_path / f"p.{ending}", {"Dossiers": (FIELDS, ROWS)}))
    columns = ["project_id", "title", "commune_code", "budget", "start_date", "location_precision"]
    assert result.projects[columns].to_numpy(dtype=object).tolist() == [
        ["101", TEXT, "25056", 1000.0, "2026-03-25", "commune"],
        ["102", "b", "01004", 12.345, None, "commune"],
    ]
    assert result.notes.empty


@pytest.mark.parametrize("ending", ["xlsx", "ods", "gpkg"])
def test_the_head_of_a_table_shows_what_its_columns_hold(tmp_path, ending):
    opened = open_with_ogr(write_ogr(tmp_path / f"p.{ending}", {"Dossiers": (FIELDS, ROWS)}), None, None)
    head = opened.head(1)
    assert len(head) == 1 and not head.has_geometry
    shown = {name: cells[0] for name, cells in zip(head.columns, head.cells)}
    assert (shown["project_id"], shown["title"], shown["commune_code"]) == ("101", TEXT, "25056")
    assert {head.columns[place] for place in head.numeric} == {"project_id", "budget"}


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_rows_of_a_sheet_are_numbered_as_the_sheet_shows_them(tmp_path, run, ending):
    blank = (None,) * 6
    rows = [ROWS[0], blank, ROWS[0], (None, "no id", "25056", None, None, None)]
    result = run(write_ogr(tmp_path / f"p.{ending}", {"Dossiers": (FIELDS, rows)}))
    assert result.row_count == 3
    assert result.rejected[["row", "code"]].to_numpy().tolist() == [[4, "id_repeated"], [5, "id_missing"]]


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_the_first_sheet_is_read_unless_the_mapping_names_another(tmp_path, run, write_mapping, ending):
    other = {"ID": ogr.OFTString, "INSEE": ogr.OFTString}
    source = write_ogr(tmp_path / f"p.{ending}", {"Dossiers": (FIELDS, ROWS), "Avis": (other, [("z", "25056", None)])})
    mapping = write_mapping('[source]\nlayer = "Avis"\n[columns]\nproject_id = "ID"\ncommune_code = "INSEE"\n')
    assert run(source).projects["project_id"].tolist() == ["101", "102"]
    assert run(source, mapping=mapping).projects["project_id"].tolist() == ["z"]


def test_a_sheet_of_text_alone_keeps_its_header(tmp_path, run):
    fields = {"project_id": ogr.OFTString, "commune_code": ogr.OFTString}
    result = run(write_ogr(tmp_path / "p.xlsx", {"Feuille1": (fields, [("a", "01004", None), ("b", "25056", None)])}))
    assert result.projects["commune_code"].tolist() == ["01004", "25056"]


@pytest.mark.parametrize("ending", ["gpkg", "geojson", "fgb"])
def test_rows_of_geodata_are_counted_from_one(tmp_path, run, ending):
    rows = [(*ROWS[0][:5], "POINT (6.02 47.24)"), (*ROWS[0][:5], "POINT (6.02 47.24)")]
    result = run(write_ogr(tmp_path / f"p.{ending}", {"projects": (FIELDS, rows)}))
    assert result.rejected[["row", "code"]].to_numpy().tolist() == [[2, "id_repeated"]]


@pytest.mark.parametrize(("epsg", "wkt"), [(4326, "POINT (6.02 47.24)"), (2154, "POINT (928000 6685000)")])
@pytest.mark.parametrize("ending", ["gpkg", "shp", "fgb"])
def test_geometry_in_any_crs_is_placed(tmp_path, run, ending, epsg, wkt):
    fields = {"project_id": ogr.OFTString}
    project = run(write_ogr(tmp_path / f"p.{ending}", {"p": (fields, [("a", wkt)])}, epsg)).projects.iloc[0]
    assert (project["location_precision"], project["epci_code"]) == ("exact", "242500361")
    assert (round(project.geometry.x), round(project.geometry.y)) == (6, 47)


def test_names_that_a_shapefile_cut_are_recognised(tmp_path, run):
    fields = {
        "project_id": ogr.OFTString,
        "descriptio": ogr.OFTString,
        "grant_requ": ogr.OFTReal,
        "title": ogr.OFTString,
    }
    source = write_ogr(tmp_path / "p.shp", {"p": (fields, [("a", "été", 5.5, "t", "POINT (6.02 47.24)")])})
    project = run(source).projects.iloc[0]
    assert project[["description", "grant_requested", "title"]].tolist() == ["été", 5.5, "t"]


def test_curves_and_heights_become_flat_polygons(tmp_path, run):
    curve = "CURVEPOLYGON (CIRCULARSTRING (6 47.2, 6.05 47.25, 6.1 47.2, 6.05 47.15, 6 47.2))"
    solid = "POLYGON Z ((6 47.2 1, 6.1 47.2 1, 6.1 47.3 1, 6 47.2 1))"
    source = write_ogr(tmp_path / "p.gpkg", {"p": ({"project_id": ogr.OFTString}, [("a", curve), ("b", solid)])})
    result = run(source)
    assert set(result.projects.geom_type) == {"Polygon"}
    assert not result.projects.geometry.has_z.any()


def test_a_layer_without_crs_needs_that_of_the_mapping(tmp_path, run, write_mapping):
    source = write_ogr(
        tmp_path / "p.shp", {"p": ({"project_id": ogr.OFTString}, [("a", "POINT (928000 6685000)")])}, None
    )
    with pytest.raises(TerritoiresError, match=r"p\.shp.*EPSG:2154"):
        run(source)
    result = run(source, mapping=write_mapping('[source]\ncrs = "EPSG:2154"\n'))
    assert result.projects["epci_code"].tolist() == ["242500361"]


def test_of_several_layers_projects_is_read(tmp_path, run):
    layers = {"a": (FIELDS, []), "projects": (FIELDS, ROWS)}
    assert len(run(write_ogr(tmp_path / "p.gpkg", layers)).projects) == 2


def test_several_layers_of_other_names_are_an_error_that_lists_them(tmp_path, run, write_mapping):
    source = write_ogr(tmp_path / "p.gpkg", {"first": (FIELDS, ROWS), "second": (FIELDS, [])})
    with pytest.raises(TerritoiresError, match="first, second"):
        run(source)
    assert len(run(source, mapping=write_mapping('[source]\nlayer = "first"\n')).projects) == 2
    with pytest.raises(TerritoiresError, match=r"third.*first, second"):
        run(source, mapping=write_mapping('[source]\nlayer = "third"\n'))


def test_lists_of_a_geojson_are_several_codes(tmp_path, run):
    properties = {"project_id": "a", "themes": ["mobilite", "energie"], "commune_code": "25056"}
    path = tmp_path / "p.geojson"
    feature = {"type": "Feature", "properties": properties, "geometry": None}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    assert run(path).projects["themes"].tolist() == ["energie;mobilite"]


@pytest.mark.parametrize("name", ["p.gpkg", "p.xlsx", "p.ods", "p.geojson", "p.shp", "p.unknown", "p"])
@pytest.mark.parametrize("content", [b"", b"not what it says", b"PK\x03\x04broken", b'{"type": "FeatureCollection"'])
def test_a_file_that_is_not_what_it_says_is_one_clear_error(tmp_path, run, capfd, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(TerritoiresError) as caught:
        run(path)
    assert caught.value.code in ("source_unopened", "mapping_unsure")
    for language in ("fr", "en"):
        assert caught.value.text(language).startswith(name)
        assert "GDAL" not in caught.value.text(language)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_the_error_of_a_broken_sheet_gives_a_remedy(tmp_path, run, ending):
    path = tmp_path / f"p.{ending}"
    path.write_bytes(b"PK\x03\x04broken")
    with pytest.raises(TerritoiresError, match=rf"^p\.{ending}: .*Save it again .*CSV"):
        run(path)


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_place_targets_are_taken_by_their_own_name_from_a_sheet(tmp_path, run, ending):
    fields = {"project_id": ogr.OFTString, "departement_code": ogr.OFTInteger, "geometry": ogr.OFTString}
    rows = [("a", 25, None, None), ("b", None, "POINT (6.02 47.24)", None)]
    result = run(write_ogr(tmp_path / f"p.{ending}", {"Feuille1": (fields, rows)}))
    assert result.projects["location_precision"].tolist() == ["departement", "exact"]


def test_a_polygon_placed_beside_a_code_becomes_a_point(tmp_path, run):
    rows = [(*ROWS[0][:5], "POLYGON ((6 47.2, 6.1 47.2, 6.1 47.3, 6 47.2))"), ROWS[1]]
    result = run(write_ogr(tmp_path / "p.gpkg", {"p": (FIELDS, rows)}))
    assert set(result.projects.geom_type) == {"Point"}
    assert result.projects["location_precision"].tolist() == ["exact", "commune"]
    assert result.notes["code"].tolist() == ["geometry_made_point"]


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_a_sheet_that_holds_its_header_alone_has_no_row(tmp_path, run, ending):
    """Fields of these names make GDAL write no header of its own."""
    fields = {"Field1": ogr.OFTString, "Field2": ogr.OFTString}
    names = [("project_id", "commune_code", None)]
    result = run(write_ogr(tmp_path / f"p.{ending}", {"Feuille1": (fields, names)}))
    assert (len(result.projects), result.row_count, result.unused_columns) == (0, 0, ())
    names.append(("a", "25056", None))
    assert len(run(write_ogr(tmp_path / f"q.{ending}", {"Feuille1": (fields, names)})).projects) == 1
