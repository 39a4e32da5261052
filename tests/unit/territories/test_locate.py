"""In which EPCI a point lies: inside, on borders, off the coast, overseas, nowhere."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely

from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.territories.locate import epci_at

DIJON = "242100410"
LA_ROCHELLE = "241700434"


def one(longitude: float, latitude: float, epci: gpd.GeoDataFrame, **options: float) -> object:
    return epci_at(np.array([longitude]), np.array([latitude]), epci, **options)[0]


@pytest.mark.parametrize(
    ("longitude", "latitude", "code"),
    [
        pytest.param(5.0415, 47.3220, DIJON, id="Dijon"),
        pytest.param(2.3522, 48.8566, "200054781", id="Paris"),
        pytest.param(55.4504, -20.8789, "249740119", id="Saint-Denis de La Réunion"),
        pytest.param(-61.0742, 14.6104, "249720061", id="Fort-de-France"),
        pytest.param(-52.3350, 4.9224, "249730045", id="Cayenne"),
        pytest.param(45.2279, -12.7806, "200060457", id="Mamoudzou"),
        pytest.param(6.1432, 46.2044, None, id="Geneva is not in France"),
        pytest.param(47.3220, 5.0415, None, id="Dijon with its coordinates swapped"),
        pytest.param(-25.0, 45.0, None, id="the middle of the ocean"),
        pytest.param(np.nan, 47.0, None, id="no longitude"),
        pytest.param(5.0, np.nan, None, id="no latitude"),
        pytest.param(np.inf, 47.0, None, id="an infinite longitude"),
        pytest.param(852_000.0, 6_692_000.0, None, id="Lambert-93 metres taken for degrees"),
        pytest.param(0.0, 90.0, None, id="the North Pole"),
        pytest.param(0.0, -90.0, None, id="the South Pole"),
        pytest.param(-56.2, 46.78, None, id="Saint-Pierre-et-Miquelon has no EPCI"),
    ],
)
def test_point_in_france(france: gpd.GeoDataFrame, longitude: float, latitude: float, code: str | None) -> None:
    assert one(longitude, latitude, france) == code


def offshore(france: gpd.GeoDataFrame, metres: float) -> tuple[float, float]:
    """A point so far west of the westernmost land of La Rochelle's EPCI, in Lambert-93."""
    lambert = france[france["epci_code"] == LA_ROCHELLE].to_crs(2154).geometry.item()
    coordinates = shapely.get_coordinates(lambert)
    x, y = coordinates[coordinates[:, 0].argmin()]
    point = gpd.GeoSeries([shapely.Point(x - metres, y)], crs=2154).to_crs(4326).iloc[0]
    return point.x, point.y


@pytest.mark.parametrize(
    ("metres", "tolerance", "found"),
    [
        pytest.param(490, 500, True, id="just within the tolerance"),
        pytest.param(510, 500, False, id="just beyond the tolerance"),
        pytest.param(490, 100, False, id="beyond a smaller tolerance"),
        pytest.param(1, 0.5, False, id="one metre out is out when half a metre is allowed"),
    ],
)
def test_point_off_the_coast(france: gpd.GeoDataFrame, metres: float, tolerance: float, found: bool) -> None:
    longitude, latitude = offshore(france, metres)
    assert one(longitude, latitude, france, tolerance_m=tolerance) == (LA_ROCHELLE if found else None)


def squares(*bounds: tuple[float, float, float, float], codes: str) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"epci_code": list(codes)}, geometry=[shapely.box(*box) for box in bounds], crs=4326)


def test_smallest_code_where_polygons_overlap_whatever_the_order_of_rows() -> None:
    epci = squares((2, 46, 4, 48), (3, 46, 5, 48), codes="BA")
    assert [one(x, 47.0, epci) for x in (2.5, 3.5, 4.5)] == ["B", "A", "A"]
    assert [one(x, 47.0, epci.iloc[::-1]) for x in (2.5, 3.5, 4.5)] == ["B", "A", "A"]


def test_nearest_wins_over_smallest_code_outside() -> None:
    epci = squares((2, 46, 3, 48), (3.004, 46, 4, 48), codes="AB")
    assert one(3.003, 47.0, epci) == "B"
    assert one(3.001, 47.0, epci) == "A"


def test_equally_near_gives_the_smallest_code() -> None:
    epci = squares((2, 46, 3, 48), (2, 46, 3, 48), codes="BA")
    assert one(3.001, 47.0, epci) == "A"


@pytest.mark.parametrize("crs", [2154, 3857, "EPSG:4171"])
def test_territories_in_any_crs_give_the_same(france: gpd.GeoDataFrame, crs: object) -> None:
    around = france.cx[4.5:5.5, 47:47.6]
    longitude, latitude = (axis.ravel() for axis in np.meshgrid(np.linspace(4.6, 5.4, 20), np.linspace(47.1, 47.5, 20)))
    expected = epci_at(longitude, latitude, around)
    assert (epci_at(longitude, latitude, around.to_crs(crs)) == expected).all()
    assert len(set(expected)) > 5


def test_rows_without_a_polygon_are_passed_over() -> None:
    epci = squares((2, 46, 3, 48), (3, 46, 4, 48), (4, 46, 5, 48), codes="ABC")
    epci.loc[0, "geometry"] = None
    epci.loc[1, "geometry"] = shapely.Polygon()
    assert [one(x, 47.0, epci) for x in (2.5, 3.5, 4.5)] == [None, None, "C"]


def test_nothing_asked_or_nothing_to_look_in() -> None:
    epci = squares((2, 46, 3, 48), codes="A")
    assert len(epci_at(np.array([]), np.array([]), epci)) == 0
    assert one(2.5, 47.0, epci.iloc[:0]) is None


def test_territories_without_crs_are_refused() -> None:
    epci = squares((2, 46, 3, 48), codes="A").set_crs(None, allow_override=True)
    with pytest.raises(TerritoiresError) as raised:
        one(2.5, 47.0, epci)
    assert raised.value.code == "crs_missing"
