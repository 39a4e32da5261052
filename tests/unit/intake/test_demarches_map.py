"""Tabular exports hold no geometry: the GeoJSON of the same export is joined."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from demarches_examples import FORMS
from demarches_files import plainly, write_export
from demarches_forms import PLACES, Area, point, square

pytest.importorskip("osgeo.ogr", reason="GDAL is not installed")


@pytest.fixture
def run(run, write_mapping):
    return plainly(run, write_mapping)


def with_areas(*areas: Area, form: str = "mobilite"):
    """The form with one dossier alone, whose map holds these features."""
    first = dataclasses.replace(FORMS[form].dossiers[0], areas=areas)
    return dataclasses.replace(FORMS[form], dossiers=(first,))


def drawn(tmp_path: Path, run, form, **options):
    source = write_export(tmp_path, form, "xlsx")
    return run(source, geometries=write_export(tmp_path, form, "json"), **options)


def test_the_map_is_joined_by_the_number_of_the_dossier(tmp_path, run):
    form = FORMS["mobilite"]
    result = drawn(tmp_path, run, form)
    assert set(result.projects["location_precision"]) == {"exact"} and result.notes.empty
    for dossier, place in zip(form.dossiers, result.projects.geometry):
        assert [place.x, place.y] == dossier.areas[0].geometry["coordinates"]


@pytest.mark.parametrize(
    ("areas", "kind", "area_count"),
    [
        ((Area(point(PLACES[0])), Area(square(PLACES[0]), "cadastre"), Area(square(PLACES[0]), "rpg")), "Point", 1),
        ((Area(square(PLACES[0]), "cadastre"), Area(square(PLACES[2]), "rpg")), "MultiPolygon", 2),
        ((Area(square(PLACES[0])), Area(square(PLACES[2]))), "MultiPolygon", 2),
        ((Area(square(PLACES[0]), champ="Emprise"), Area(point(PLACES[2]), champ="Accès")), "Polygon", 1),
        ((Area(point(PLACES[0]), champ="Emprise"), Area(point(PLACES[2]), champ="Accès")), "MultiPoint", 2),
        ((Area(point(PLACES[0])), Area(square(PLACES[0]), is_private=True)), "Point", 1),
    ],
    ids=[
        "what is drawn goes before parcels",
        "parcels where nothing is drawn",
        "several features of one map",
        "a surface of one map before the point of another",
        "two maps",
        "an instructor's surface is not the applicant's",
    ],
)
def test_several_features_make_one_place(tmp_path, run, areas, kind, area_count):
    geometry = drawn(tmp_path, run, with_areas(*areas)).projects.geometry.iloc[0]
    assert (geometry.geom_type, len(getattr(geometry, "geoms", [geometry]))) == (kind, area_count)


def test_parcels_stand_in_for_a_drawing_that_is_broken(tmp_path, run):
    broken = Area({"type": "Polygon", "coordinates": [[[6, 47]]]})
    result = drawn(tmp_path, run, with_areas(broken, Area(square(PLACES[0]), "cadastre")))
    assert result.projects["location_precision"].tolist() == ["exact"]
    assert result.notes["code"].tolist() == ["geometry_left_out"]


def test_what_instructors_drew_leaves_no_trace(tmp_path, run):
    private = Area(square(PLACES[3]), champ="Repérage interne", is_private=True, description="À surveiller")
    result = drawn(tmp_path, run, with_areas(private))
    assert result.projects["location_precision"].tolist() == ["epci"]
    assert result.notes.empty


@pytest.mark.parametrize("number", [12_345_601.0, "12345601", " 12345601 "], ids=repr)
def test_the_number_of_the_dossier_may_be_written_in_any_way_on_the_map(tmp_path, run, number):
    form = with_areas(Area(point(PLACES[0])))
    path = write_export(tmp_path, form, "json")
    collection = json.loads(path.read_text(encoding="utf-8"))
    collection["features"][0]["properties"]["dossier_id"] = number
    path.write_text(json.dumps(collection), encoding="utf-8")
    result = run(write_export(tmp_path, form, "csv"), geometries=path)
    assert result.projects["location_precision"].tolist() == ["exact"]


def test_a_map_in_another_crs_than_wgs84_misplaces_nothing(tmp_path, run):
    metres = Area({"type": "Point", "coordinates": [928_000, 6_685_000]})
    result = drawn(tmp_path, run, with_areas(metres))
    assert result.projects["location_precision"].tolist() == ["epci"]
    assert result.notes["code"].tolist() == ["coordinates_outside"]
