from __future__ import annotations

import json

import pytest

from territoires_plugin.model.errors import TerritoiresError

SQUARE = {"type": "Polygon", "coordinates": [[[6, 47.2], [6.1, 47.2], [6.1, 47.3], [6, 47.3], [6, 47.2]]]}
FAR_SQUARE = {"type": "Polygon", "coordinates": [[[6.2, 47.2], [6.3, 47.2], [6.3, 47.3], [6.2, 47.3], [6.2, 47.2]]]}
POINT = {"type": "Point", "coordinates": [6.05, 47.25]}
LINE = {"type": "LineString", "coordinates": [[6.0, 47.2], [6.1, 47.3]]}


def feature(geometry, dossier=12, source="selection_utilisateur", **properties):
    return {
        "type": "Feature",
        "geometry": geometry,
        "properties": {"dossier_id": dossier, "source": source, "champ_private": False, **properties},
    }


@pytest.fixture
def run_drawn(write, run, tmp_path):
    def import_drawn(features, rows=(("12", "25056"),)):
        path = tmp_path / "geo.geojson"
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
        return run(write(["project_id", "commune_code"], rows), geometries=path)

    return import_drawn


@pytest.mark.parametrize(
    ("features", "kind"),
    [
        ([feature(POINT)], "Point"),
        ([feature(SQUARE)], "Polygon"),
        ([feature(SQUARE), feature(FAR_SQUARE)], "MultiPolygon"),
        ([feature(POINT), feature(SQUARE)], "Polygon"),
        ([feature(LINE)], "Point"),
        ([feature(POINT), feature(SQUARE, source="cadastre")], "Point"),
        ([feature(SQUARE, source="cadastre"), feature(FAR_SQUARE, source="rpg")], "MultiPolygon"),
        ([feature(POINT), feature(SQUARE, champ_private=True)], "Point"),
        ([feature(SQUARE, dossier="12")], "Polygon"),
    ],
)
def test_what_the_applicant_drew_is_the_place(run_drawn, features, kind):
    project = run_drawn(features).projects.iloc[0]
    assert (project.geometry.geom_type, project["location_precision"]) == (kind, "exact")
    assert project["epci_code"] == "242500361"


def test_what_instructors_drew_stays_private(run_drawn):
    result = run_drawn([feature(SQUARE, champ_private=True)])
    assert result.projects["location_precision"].tolist() == ["commune"]
    assert result.notes.empty


def test_polygons_beside_points_become_points_with_one_note(run_drawn):
    result = run_drawn([feature(SQUARE)], rows=[("12", "25056"), ("13", "21231")])
    assert set(result.projects.geom_type) == {"Point"}
    assert result.projects["location_precision"].tolist() == ["exact", "commune"]
    assert result.notes[["code", "value"]].to_numpy().tolist() == [["geometry_made_point", "1"]]
    assert result.notes["row"].isna().all()


def test_a_dossier_without_a_row_is_noted(run_drawn):
    result = run_drawn([feature(POINT), feature(POINT, dossier=99)])
    assert result.notes[["project_id", "code"]].to_numpy().tolist() == [["99", "geometry_without_row"]]


@pytest.mark.parametrize(
    "geometry",
    [None, {}, {"type": "Point"}, {"type": "Point", "coordinates": ["a", "b"]}, {"type": "Licorne", "coordinates": []},
     {"type": "Polygon", "coordinates": [[[6, 47]]]}],
    ids=str,
)  # fmt: skip
def test_a_broken_geometry_is_noted_and_the_next_means_is_tried(run_drawn, geometry):
    result = run_drawn([feature(geometry)])
    assert result.projects["location_precision"].tolist() == ["commune"]
    assert result.notes["code"].tolist() == ["geometry_left_out"]


def test_a_drawing_outside_france_is_noted_and_the_next_means_is_tried(run_drawn):
    result = run_drawn([feature({"type": "Point", "coordinates": [-10, 40]})])
    assert result.projects["location_precision"].tolist() == ["commune"]
    assert result.notes["code"].tolist() == ["coordinates_outside"]


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "null", '{"features": 1}', '{"features": [{"properties": {"id": 1}}]}', "[" * 100_000],
    ids=lambda content: content[:30] or "empty",
)
def test_a_file_of_another_kind_is_one_clear_error(write, run, tmp_path, content):
    path = tmp_path / "geo.geojson"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(TerritoiresError, match=r"geo\.geojson"):
        run(write(["project_id", "commune_code"], [["12", "25056"]]), geometries=path)
