"""``territoires:loadterritories`` on files in the forms of ADMIN EXPRESS and geo.api.gouv.fr, sound and hostile."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from territoires_plugin.layers.storage import open_tables, write_geopackage
from territoires_plugin.model.taxonomy import load_taxonomy

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import boundary_files as files
from boundary_files import BEAUNE, COMMUNES, DIJON, EPCI, PLAINE, SIDE, CommuneRow, EpciRow, bow, square

V3_FOLDER = "ADMIN-EXPRESS-COG_3-2__SHP_LAMB93_FXX_2023-05-03"
V3_INNER = f"{V3_FOLDER}/ADMIN-EXPRESS-COG/1_DONNEES_LIVRAISON_2023-05-03/ADECOG_3-2_SHP_LAMB93_FXX"
V4_FILE = "ADMIN-EXPRESS-COG_4-0__GPKG_LAMB93_FXX_2026-02-16/ADE-COG_4-0_GPKG_LAMB93_FXX-ED2026-02-16.gpkg"
KM2 = 1_000_000


@pytest.fixture
def load(run):
    """``load(source, REGIONS=…)``: the rows by code, the layer, and what was told."""

    def loaded(source, **choice):
        feedback = QgsProcessingFeedback(False)
        layer = run("loadterritories", feedback=feedback, SOURCE=source, TERRITORIES="memory:", **choice)["TERRITORIES"]
        rows = {feature["epci_code"]: feature for feature in layer.getFeatures()}
        assert len(rows) == layer.featureCount()
        return rows, layer, feedback.textLog()

    return loaded


def values(row, *names):
    return tuple(row[name] if row[name] else None for name in names)


def test_version_3_is_read_from_its_folder_with_the_figures_of_its_communes(load, tmp_path):
    files.write_v3(tmp_path / V3_INNER, communes=COMMUNES)
    rows, layer, told = load(str(tmp_path / V3_FOLDER))
    assert sorted(rows) == sorted([DIJON, BEAUNE, PLAINE]) and layer.crs().authid() == "EPSG:2154"
    assert values(rows[BEAUNE], "name", "kind", "population", "commune_count", "departements", "vintage") == (
        "CA Beaune, Côte et Sud",
        "CA",
        25_000,
        2,
        "21;71",
        "2023",
    )
    assert values(rows[DIJON], "kind", "population", "commune_count") == ("METRO", 169_000, 2)
    assert "vintage 2023" in told


@pytest.mark.parametrize("neighbour", [True, False], ids=["beside COMMUNE.shp", "alone"])
def test_version_3_is_read_from_its_shapefile(load, tmp_path, neighbour):
    path = files.write_v3(tmp_path / V3_FOLDER, communes=COMMUNES if neighbour else ())
    rows, _, _ = load(str(path))
    assert rows[DIJON]["commune_count"] == (2 if neighbour else 23)  # 23 in the embedded reference


def test_version_4_is_read_from_its_geopackage_with_the_figures_of_its_communes(load, tmp_path):
    path = files.write_v4(tmp_path / V4_FILE, communes=COMMUNES)
    rows, layer, told = load(str(path))
    assert sorted(rows) == sorted([DIJON, BEAUNE, PLAINE]) and layer.crs().authid() == "EPSG:2154"
    assert values(rows[BEAUNE], "name", "kind", "population", "departements", "vintage") == (
        "CA Beaune, Côte et Sud",
        "CA",
        25_000,
        "21;71",
        "2026",
    )
    assert "vintage 2026" in told
    assert all(row.geometry().area() == pytest.approx(100 * KM2) for row in rows.values())


@pytest.mark.parametrize("version", [3, 4])
def test_communes_alone_are_put_together(load, tmp_path, version):
    if version == 3:
        source = files.write_v3(tmp_path / V3_FOLDER, epci=(), communes=COMMUNES)
    else:
        source = files.write_v4(tmp_path / V4_FILE, epci=(), communes=COMMUNES)
    rows, _, told = load(str(source))
    assert sorted(rows) == sorted([DIJON, BEAUNE, PLAINE])
    assert rows[DIJON].geometry().area() == pytest.approx(50 * KM2)
    assert values(rows[BEAUNE], "kind", "population", "commune_count", "departements") == ("CA", 25_000, 2, "21;71")
    assert "Dijon" in rows[DIJON]["name"]
    assert "3 EPCI put together from 5 communes" in told and "(NR), left out: 1" in told
    assert "several SIREN" in told


@pytest.mark.parametrize("how", ["layer", "named layer", "layer of the file", "definition", "GeoPackage table"])
def test_the_source_may_be_a_layer(load, tmp_path, how):
    path = files.write_v4(tmp_path / V4_FILE)
    layer = QgsVectorLayer(f"{path}|layername=epci", "my boundaries", "ogr")
    QgsProject.instance().addMapLayer(layer)
    source = {
        "layer": layer,
        "named layer": "my boundaries",
        "layer of the file": layer.source(),
        "definition": QgsProcessingFeatureSourceDefinition(layer.id()),
        "GeoPackage table": f"{path}|layername=epci",
    }[how]
    rows, _, told = load(source)
    QgsProject.instance().clear()
    assert sorted(rows) == sorted([DIJON, BEAUNE, PLAINE])
    assert "vintage 2026" in told


def test_geo_api_epcis(load, tmp_path):
    names = ("nom", "code", "population", "codesDepartements", "type")
    rows, layer, told = load(str(files.write_geo_api_epcis(tmp_path / "epcis.geojson", names)))
    assert layer.crs().authid() == "EPSG:4326"
    assert values(rows[BEAUNE], "kind", "population", "departements", "vintage") == ("CA", 51_000, "21;71", None)
    assert "vintage of the boundaries is unknown" in told


def test_geo_api_communes(load, tmp_path):
    rows, _, told = load(str(files.write_geo_api_communes(tmp_path / "communes.geojson")))
    assert list(rows) == [DIJON]
    assert values(rows[DIJON], "population", "commune_count", "kind") == (169_000, 2, "METRO")
    assert rows[DIJON].geometry().area() == pytest.approx(0.02)
    assert "(NR), left out: 1" in told


def test_deliveries_in_several_crs_are_brought_to_degrees(load, tmp_path):
    inner = tmp_path / "ADMIN-EXPRESS_3-2__SHP_2024-01-22"
    files.write_v3(inner / "ADE_3-2_SHP_LAMB93_FXX")
    cayenne = EpciRow("249730045", "CA du Centre Littoral", "Communauté d'agglomération", square(350_000, 540_000))
    files.write_v3(inner / "ADE_3-2_SHP_UTM22RGFG95_GUF", epci=(cayenne,), crs=2972)
    rows, layer, told = load(str(inner))
    assert layer.crs().authid() == "EPSG:4326" and len(rows) == 4
    centre = rows["249730045"].geometry().centroid().asPoint()
    assert (centre.x(), centre.y()) == pytest.approx((-52.3, 4.93), abs=0.05)
    assert rows[DIJON]["vintage"] == "2024" and "several coordinate reference systems" in told


def test_overseas_alone_keeps_its_own_crs(load, tmp_path):
    cayenne = EpciRow("249730045", "CA du Centre Littoral", "Communauté d'agglomération", square(350_000, 540_000))
    _, layer, _ = load(str(files.write_v3(tmp_path, epci=(cayenne,), crs=2972)))
    assert layer.crs().authid() == "EPSG:2972"


def test_hostile_rows_are_mended_or_left_out_and_told(load, tmp_path):
    hostile = (
        replace(EPCI[0], name=None, nature=None),
        replace(EPCI[1], wkt=bow(860_000, 6_690_000)),
        EPCI[2],
        replace(EPCI[2], name=None, wkt=square(870_000, 6_700_000)),
        EpciRow("NR", "NR", "NR", square(900_000, 6_690_000)),
        EpciRow(files.PARIS_INNER, "Inner body", "Etablissement public territorial", square(850_000, 6_690_000)),
    )
    rows, _, told = load(str(files.write_v4(tmp_path / V4_FILE, epci=hostile)))
    assert sorted(rows) == sorted([DIJON, BEAUNE, PLAINE])
    assert "Dijon" in rows[DIJON]["name"] and rows[DIJON]["kind"] == "METRO"  # from the reference
    assert rows[BEAUNE].geometry().isGeosValid() and rows[BEAUNE].geometry().area() == pytest.approx(50 * KM2)
    assert rows[PLAINE].geometry().area() == pytest.approx(200 * KM2)
    assert "CC de la Plaine Dijonnaise (200000925)" in told  # stood in two rows
    assert "(NR), left out: 1" in told and "Établissements publics territoriaux, left out" in told
    assert "mended: 1" in told


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (EpciRow(None, "CC", "Communauté de communes", square(900_000, 6_690_000)), "row 4.*SIREN"),
        (EpciRow("200000172", "CC", "Communauté de communes", None), "row 4.*no polygon"),
    ],
    ids=["no SIREN", "no polygon"],
)
def test_a_row_that_cannot_be_used_is_named(load, tmp_path, row, told):
    with pytest.raises(QgsProcessingException, match=told):
        load(str(files.write_v4(tmp_path / V4_FILE, epci=(*EPCI, row))))


def test_a_commune_without_polygon_still_counts(load, tmp_path):
    communes = (COMMUNES[0], replace(COMMUNES[1], wkt=None))
    rows, _, _ = load(str(files.write_v4(tmp_path / V4_FILE, epci=(), communes=communes)))
    assert values(rows[DIJON], "population", "commune_count") == (169_000, 2)
    assert rows[DIJON].geometry().area() == pytest.approx(25 * KM2)


def test_a_population_that_is_not_known_of_every_commune_is_no_sum(load, tmp_path):
    communes = (COMMUNES[0], replace(COMMUNES[1], population=None))
    rows, _, _ = load(str(files.write_v4(tmp_path / V4_FILE, epci=(), communes=communes)))
    assert rows[DIJON]["population"] > 200_000  # the reference's, not the 160,000 of one commune


@pytest.mark.parametrize(
    ("choice", "codes"),
    [({"DEPARTEMENTS": "71"}, [BEAUNE]), ({"REGIONS": "27"}, [BEAUNE, DIJON, PLAINE]), ({"EPCI": DIJON}, [DIJON])],
    ids=str,
)
def test_a_file_is_narrowed_to_a_choice(load, tmp_path, choice, codes):
    rows, _, _ = load(str(files.write_v4(tmp_path / V4_FILE)), **choice)
    assert sorted(rows) == sorted(codes)


@pytest.mark.parametrize(
    ("choice", "told"),
    [({"EPCI": "200000172"}, "200000172.*2026"), ({"DEPARTEMENTS": "99"}, "DEPARTEMENTS.*99")],
    ids=["not in the file", "no such département"],
)
def test_a_choice_that_the_file_cannot_serve_is_refused(load, tmp_path, choice, told):
    with pytest.raises(QgsProcessingException, match=told):
        load(str(files.write_v4(tmp_path / V4_FILE)), **choice)


def test_an_epci_that_the_reference_does_not_know_takes_its_communes_from_the_map(load, tmp_path):
    everywhere = square(840_000, 6_680_000, 30_000)  # Dijon and what lies around it
    new = EpciRow("200999999", "CU Neuve", "Communauté urbaine", everywhere)
    rows, _, told = load(str(files.write_v4(tmp_path / V4_FILE, epci=(new,))))
    row = rows["200999999"]
    assert row["departements"] == "21" and row["commune_count"] > 20 and row["population"] > 200_000
    assert "does not know: CU Neuve (200999999)" in told
    assert "Dijon Métropole (242100410) → CU Neuve (200999999)" in told


def test_a_folder_without_boundaries_is_refused(load, tmp_path):
    with pytest.raises(QgsProcessingException, match=r"SOURCE.*no layer epci or commune"):
        load(str(tmp_path))


def test_the_departements_of_version_4_are_not_taken_for_epci(load, tmp_path):
    for source in (f"{files.write_v4(tmp_path / V4_FILE)}|layername=departement", files.write_v4(tmp_path / "x", ())):
        with pytest.raises(QgsProcessingException, match="no field with the SIREN of the EPCI"):
            load(str(source))


def test_a_shapefile_without_prj_is_refused_with_the_remedy(load, tmp_path):
    path = files.write_v3(tmp_path)
    path.with_suffix(".prj").unlink()
    with pytest.raises(QgsProcessingException, match="no coordinate reference system"):
        load(str(path))


def test_a_file_that_is_no_layer_is_refused(load, tmp_path):
    path = tmp_path / "epci.gpkg"
    path.write_bytes(b"not a GeoPackage at all")
    with pytest.raises(QgsProcessingException, match=r"epci\.gpkg"):
        load(str(path))


def test_the_layer_that_qgis_will_show_is_named_with_its_vintage(run, tmp_path):
    from qgis import processing

    path = files.write_v4(tmp_path / V4_FILE)
    context, project = QgsProcessingContext(), QgsProject()
    context.setProject(project)
    details = QgsProcessingContext.LayerDetails("Territories", project, "TERRITORIES")
    output = str(tmp_path / "out.gpkg")
    context.addLayerToLoadOnCompletion(output, details)
    processing.run("territoires:loadterritories", {"SOURCE": str(path), "TERRITORIES": output}, context=context)
    assert context.layerToLoadOnCompletionDetails(output).name == "EPCI 2026"


def test_the_epci_of_a_geopackage_of_ours_are_named_with_their_vintage(load, tmp_path):
    _, epci, _ = load(str(files.write_v4(tmp_path / V4_FILE)))
    point, line, polygon = (
        QgsVectorLayer(f"{kind}?crs=EPSG:2154&field=themes:string&field=rank:integer", kind, "memory")
        for kind in ("Point", "LineString", "Polygon")
    )
    path = tmp_path / "ours.gpkg"
    write_geopackage(path, {"projects": point, "links": line, "opportunities": polygon, "epci": epci})
    names = {table: layer.name() for table, layer in open_tables(path, load_taxonomy(), "fr").items()}
    assert names["epci"] == "EPCI 2026"


def some_projects(*rows):
    """(id, EPCI, x, y[, commune]) as a layer of projects about energy."""
    layer = QgsVectorLayer(
        "Point?crs=EPSG:2154&field=project_id:string&field=themes:string&field=epci_code:string"
        "&field=commune_code:string",
        "mine",
        "memory",
    )
    for name, epci, x, y, *commune in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name, "energie", epci, *(commune or [None])])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        layer.dataProvider().addFeature(feature)
    return layer


def test_projects_of_an_epci_that_has_merged_are_pooled_in_the_one_around_them(run, tmp_path):
    """Two projects of two EPCI that are one in these boundaries are no pool of two EPCI."""
    merged = replace(EPCI[0], wkt=square(850_000, 6_690_000, 2 * SIDE))
    path = files.write_v4(tmp_path / V4_FILE, epci=(merged, EPCI[2]))
    rows = [("a", DIJON, 858_000, 6_695_000), ("b", BEAUNE, 862_000, 6_695_000)]  # Beaune has merged into Dijon
    feedback = QgsProcessingFeedback(False)
    arguments = {"EPCI": str(path), "MIN_SCORE": 0, "OPPORTUNITIES": "memory:", "feedback": feedback}
    assert run("suggestpooling", PROJECTS=some_projects(*rows), **arguments)["COUNT"] == 0
    assert "CA Beaune, Côte et Sud - Communauté Beaune-Chagny-Nolay (200006682) → Dijon Métropole (242100410): 1" in (
        feedback.textLog()
    )
    assert "vintage 2026" in feedback.textLog()
    rows.append(("c", "200000172", 875_000, 6_695_000))
    pooled = run("suggestpooling", PROJECTS=some_projects(*rows), MEMBERS="memory:", **arguments)
    members = {feature["project_id"]: feature["epci_code"] for feature in pooled["MEMBERS"].getFeatures()}
    assert members["c"] == PLAINE and pooled["COUNT"] == 1


def test_projects_beyond_the_boundaries_keep_their_code_and_are_told(run, tmp_path):
    projects = some_projects(("far", "200000172", 300_000, 6_695_000, "01003"))
    feedback = QgsProcessingFeedback(False)
    run(
        "suggestpooling",
        feedback=feedback,
        PROJECTS=projects,
        EPCI=str(files.write_v4(tmp_path / V4_FILE)),
        OPPORTUNITIES="memory:",
    )
    told = feedback.textLog()
    assert "whose place tells no other: 1, namely CC Faucigny - Glières (200000172): 1" in told
    assert "01003 → Francheleins (01165): 1" in told


def test_communes_of_a_departement_overseas_have_their_departement(load, tmp_path):
    cayenne = CommuneRow("97302", "Cayenne", 60_000, "249730045", square(350_000, 540_000), departement="973")
    rows, _, _ = load(str(files.write_v3(tmp_path, epci=(), communes=(cayenne,), crs=2972)))
    assert rows["249730045"]["departements"] == "973"
