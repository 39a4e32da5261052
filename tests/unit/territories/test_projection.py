"""Each geometry in the metric CRS of its part of France."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely
from pyproj import Geod

from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.territories.projection import METRIC_ZONES, metric_parts

PLACES = [
    pytest.param(5.04, 47.32, 2154, id="Dijon"),
    pytest.param(9.45, 42.70, 2154, id="Bastia"),
    pytest.param(-61.53, 16.24, 5490, id="Pointe-à-Pitre"),
    pytest.param(-61.07, 14.61, 5490, id="Fort-de-France"),
    pytest.param(-63.08, 18.07, 5490, id="Saint-Martin"),
    pytest.param(-62.83, 17.90, 5490, id="Saint-Barthélemy"),
    pytest.param(-52.33, 4.92, 2972, id="Cayenne"),
    pytest.param(-54.03, 5.50, 2972, id="Saint-Laurent-du-Maroni"),
    pytest.param(55.45, -20.88, 2975, id="Saint-Denis de La Réunion"),
    pytest.param(45.23, -12.78, 4471, id="Mamoudzou"),
    pytest.param(-56.20, 46.78, 2154, id="elsewhere, the metropolitan CRS"),
]


def points(*lonlat: tuple[float, float], crs: object = 4326) -> gpd.GeoSeries:
    return gpd.GeoSeries([shapely.Point(*one) for one in lonlat], crs=crs)


@pytest.mark.parametrize(("longitude", "latitude", "epsg"), PLACES)
def test_zone_of_a_place(longitude: float, latitude: float, epsg: int) -> None:
    (part,) = metric_parts(points((longitude, latitude)))
    assert part.epsg == epsg


@pytest.mark.parametrize(("longitude", "latitude", "epsg"), PLACES[:-1])
def test_distances_are_true_metres(longitude: float, latitude: float, epsg: int) -> None:
    (part,) = metric_parts(points((longitude, latitude), (longitude + 0.1, latitude + 0.1)))
    measured = part.geometry[0].distance(part.geometry[1])
    _, _, true = Geod(ellps="GRS80").inv(longitude, latitude, longitude + 0.1, latitude + 0.1)
    assert measured == pytest.approx(true, rel=2e-3)


def test_parts_tell_where_the_geometries_stood() -> None:
    parts = metric_parts(points((55.5, -21.1), (5.0, 47.3), (-61.5, 16.2), (6.0, 47.2), (55.4, -21.0)))
    assert [(part.epsg, part.positions.tolist()) for part in parts] == [(2154, [1, 3]), (5490, [2]), (2975, [0, 4])]
    assert [len(part.geometry) for part in parts] == [2, 1, 2]


def test_index_of_the_series_does_not_matter() -> None:
    series = points((5.0, 47.3), (6.0, 47.2))
    series.index = [7, 7]
    assert metric_parts(series)[0].positions.tolist() == [0, 1]


def test_every_kind_of_geometry_goes_to_its_zone() -> None:
    square = shapely.box(55.4, -21.2, 55.6, -21.0)
    shapes = [square, shapely.MultiPolygon([square]), square.exterior, shapely.MultiPoint([(55.4, -21.0)])]
    (part,) = metric_parts(gpd.GeoSeries(shapes, crs=4326))
    assert part.epsg == 2975
    assert shapely.get_type_id(part.geometry).tolist() == shapely.get_type_id(np.array(shapes)).tolist()


@pytest.mark.parametrize("crs", [2154, gpd.GeoSeries(crs=2154).crs.to_wkt()], ids=["by code", "by its WKT"])
def test_lambert_93_is_taken_bit_for_bit(crs: object) -> None:
    series = points((852_123.123456789, 6_692_000.1), (700_000.3, 6_600_000.7), crs=crs)
    (part,) = metric_parts(series)
    assert part.epsg == 2154
    assert (shapely.get_coordinates(part.geometry) == shapely.get_coordinates(series.to_numpy())).all()


def test_overseas_geometry_given_in_lambert_93_is_measured_in_its_own_zone() -> None:
    series = points((55.45, -20.88), (5.0, 47.3)).to_crs(2154)
    parts = metric_parts(series)
    assert [part.epsg for part in parts] == [2154, 2975]
    expected = points((55.45, -20.88)).to_crs(2975).iloc[0]
    assert parts[1].geometry[0].distance(expected) < 0.01
    assert parts[0].geometry[0] == series.iloc[1]


@pytest.mark.parametrize("crs", [3857, 3035, 4171, 9794], ids=["Web Mercator", "LAEA Europe", "RGF93", "RGF93 v2b"])
def test_any_crs_gives_the_same_metres(crs: int) -> None:
    series = points((5.0, 47.3), (6.0, 47.2))
    expected = metric_parts(series)[0].geometry
    assert (shapely.distance(metric_parts(series.to_crs(crs))[0].geometry, expected) < 0.01).all()


def test_series_without_crs_is_refused() -> None:
    with pytest.raises(TerritoiresError) as raised:
        metric_parts(points((5.0, 47.3), crs=None))
    assert raised.value.code == "crs_missing"


UNUSABLE = [
    pytest.param(None, id="no geometry"),
    pytest.param(shapely.Point(), id="an empty point"),
    pytest.param(shapely.Polygon(), id="an empty polygon"),
    pytest.param(shapely.Point(np.nan, 47.0), id="not a number"),
    pytest.param(shapely.Point(np.inf, 47.0), id="infinite"),
    pytest.param(shapely.Point(5.0, 120.0), id="a latitude of 120"),
    pytest.param(shapely.LineString([(5.0, 47.0), (5.0, 120.0)]), id="a line with one such end"),
    pytest.param(shapely.Point(852_000.0, 6_692_000.0), id="metres in a layer said to be in degrees"),
]


@pytest.mark.parametrize("shape", UNUSABLE)
@pytest.mark.parametrize("row", [1, 3])
def test_unusable_geometry_is_refused_by_its_row(shape: object, row: int) -> None:
    shapes: list[object] = [shapely.Point(5.0, 47.3), shapely.Point(55.5, -21.0)]
    shapes.insert(row - 1, shape)
    with pytest.raises(TerritoiresError) as raised:
        metric_parts(gpd.GeoSeries(shapes, crs=4326))
    assert raised.value.code == "geometry_unusable"
    assert raised.value.parameters == {"row": row}
    assert str(row) in raised.value.text("fr")


def test_nothing_gives_no_part() -> None:
    assert metric_parts(gpd.GeoSeries([], crs=4326)) == []


def test_zones_do_not_overlap_and_are_overseas() -> None:
    boxes = [shapely.box(zone.west, zone.south, zone.east, zone.north) for zone in METRIC_ZONES]
    metropolitan = shapely.box(-6, 41, 10, 52)
    for position, box in enumerate(boxes):
        assert not box.intersects(metropolitan)
        assert not any(box.intersects(other) for other in boxes[:position])


def test_the_whole_reference_goes_through(france: gpd.GeoDataFrame) -> None:
    parts = {part.epsg: len(part.positions) for part in metric_parts(france.geometry)}
    assert parts == {2154: 1232, 5490: 9, 2972: 4, 2975: 5, 4471: 5}
