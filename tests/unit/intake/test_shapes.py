from __future__ import annotations

import pytest
import shapely
from shapely import wkt

from territoires_plugin.intake.shapes import clean, merged, of_one_kind
from territoires_plugin.intake.source_table import as_objects
from territoires_plugin.territories.projection import points_on

POINT = "POINT (6 47)"
OTHER_POINT = "POINT (6.5 47.5)"
POINTS = "MULTIPOINT ((6 47), (6.1 47.1))"
LINE = "LINESTRING (6 47, 6.1 47, 6.2 47.1)"
SQUARE = "POLYGON ((6 47, 6.1 47, 6.1 47.1, 6 47.1, 6 47))"
FAR_SQUARE = "POLYGON ((7 47, 7.1 47, 7.1 47.1, 7 47.1, 7 47))"
SQUARES = "MULTIPOLYGON (((6 47, 6.1 47, 6.1 47.1, 6 47.1, 6 47)), ((7 47, 7.1 47, 7.1 47.1, 7 47.1, 7 47)))"
BOW_TIE = "POLYGON ((6 47, 6.1 47.1, 6.1 47, 6 47.1, 6 47))"


def shapes(*texts):
    return as_objects([text and wkt.loads(text) for text in texts])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (POINT, "Point"),
        ("POINT Z (6 47 300)", "Point"),
        ("MULTIPOINT ((6 47))", "Point"),
        (POINTS, "MultiPoint"),
        (LINE, "Point"),
        (f"GEOMETRYCOLLECTION ({LINE}, {POINT})", "Point"),
        (f"GEOMETRYCOLLECTION ({LINE}, {SQUARE}, GEOMETRYCOLLECTION ({FAR_SQUARE}))", "MultiPolygon"),
        (SQUARE, "Polygon"),
        (SQUARES, "MultiPolygon"),
        (BOW_TIE, "MultiPolygon"),
        ("POLYGON ((6 47, 6.1 47, 6 47))", "Point"),
    ],
)
def test_every_geometry_becomes_a_valid_flat_place(text, kind):
    (cleaned,) = clean(shapes(text))
    assert (cleaned.geom_type, cleaned.has_z, cleaned.is_valid) == (kind, False, True)


@pytest.mark.parametrize(
    "text", ["POINT EMPTY", "POLYGON EMPTY", "GEOMETRYCOLLECTION EMPTY", "POINT (NaN 47)", "POINT (6 Inf)", None]
)
def test_what_is_nowhere_is_none(text):
    assert clean(shapes(text)).tolist() == [None]


def test_a_line_becomes_a_point_on_it():
    assert clean(shapes(LINE))[0].distance(wkt.loads(LINE)) < 1e-9


def test_a_valid_polygon_is_kept_as_it_is():
    assert clean(shapes(SQUARE))[0].wkt == wkt.loads(SQUARE).wkt


@pytest.mark.parametrize(
    ("texts", "kind", "reduced"),
    [
        ((), None, 0),
        ((POINT, OTHER_POINT), "Point", 0),
        ((POINTS, POINTS), "MultiPoint", 0),
        ((SQUARE, FAR_SQUARE), "Polygon", 0),
        ((SQUARE, SQUARES), "MultiPolygon", 0),
        ((SQUARE, POINT, SQUARES), "Point", 2),
        ((POINT, POINTS), "Point", 1),
        ((POINTS, SQUARE), "Point", 2),
    ],
)
def test_a_layer_holds_one_kind_of_geometry(texts, kind, reduced):
    uniform, count = of_one_kind(shapes(*texts))
    assert {shape.geom_type for shape in uniform} == ({kind} if kind else set())
    assert count == reduced
    assert all(shape.intersects(wkt.loads(text)) for shape, text in zip(uniform, texts))


def test_points_stay_where_they_are_and_none_stays_none():
    points = points_on(shapes(POINT, None, SQUARE))
    assert points[0].equals(wkt.loads(POINT))
    assert points[1] is None
    assert wkt.loads(SQUARE).contains(points[2])


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        ((POINT,), "Point"),
        ((POINT, OTHER_POINT), "MultiPoint"),
        ((POINT, POINT), "Point"),
        ((POINT, SQUARE), "Polygon"),
        ((SQUARE, FAR_SQUARE), "MultiPolygon"),
        ((SQUARE, SQUARE), "Polygon"),
        ((LINE,), "Point"),
    ],
)
def test_several_geometries_of_one_project_are_united(texts, kind):
    united = merged([wkt.loads(text) for text in texts])
    assert (united.geom_type, shapely.is_valid(united)) == (kind, True)


def test_nothing_united_is_nothing():
    assert merged([]) is None
