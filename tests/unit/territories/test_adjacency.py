"""Which EPCI touch, on real ground and across slivers."""

from __future__ import annotations

import geopandas as gpd
import pytest
import shapely

from territoires_plugin.territories.adjacency import touching

DIJON = "242100410"
AROUND_DIJON = {
    "200000925": "CC de la Plaine Dijonnaise",
    "200039055": "CC Ouche et Montagne",
    "200039063": "CC Forêts, Seine et Suzon",
    "200069540": "CC Norge et Tille",
    "200070894": "CC de Gevrey-Chambertin et de Nuits-Saint-Georges",
}


@pytest.fixture(scope="module")
def pairs(france: gpd.GeoDataFrame) -> frozenset[tuple[str, str]]:
    return touching(france)


def test_neighbours_of_dijon_metropole(pairs: frozenset[tuple[str, str]]) -> None:
    assert {code for pair in pairs if DIJON in pair for code in pair} - {DIJON} == set(AROUND_DIJON)


def test_pairs_are_ordered_and_number_about_three_for_each_epci(pairs: frozenset[tuple[str, str]]) -> None:
    assert all(one < other for one, other in pairs)
    assert len(pairs) == 3514


def test_overseas_epci_touch_too(pairs: frozenset[tuple[str, str]], france: gpd.GeoDataFrame) -> None:
    reunion = set(france[france["departements"] == "974"]["epci_code"])
    assert len({pair for pair in pairs if set(pair) <= reunion}) >= 5
    assert not [pair for pair in pairs if len(set(pair) & reunion) == 1]


def lambert_squares(gap: float) -> gpd.GeoDataFrame:
    west, east = shapely.box(0, 0, 1000, 1000), shapely.box(1000 + gap, 0, 2000 + gap, 1000)
    moved = [shapely.affinity.translate(square, 850_000, 6_690_000) for square in (west, east)]
    return gpd.GeoDataFrame({"epci_code": ["B", "A"]}, geometry=moved, crs=2154)


@pytest.mark.parametrize(
    ("gap", "together"),
    [
        pytest.param(0.0, True, id="side by side"),
        pytest.param(-30.0, True, id="overlapping a little"),
        pytest.param(49.0, True, id="a sliver narrower than the tolerance"),
        pytest.param(51.0, False, id="a strip wider than the tolerance"),
    ],
)
@pytest.mark.parametrize("crs", [2154, 4326, 3857])
def test_tolerance_is_in_metres_whatever_the_crs(gap: float, together: bool, crs: int) -> None:
    assert touching(lambert_squares(gap).to_crs(crs)) == (frozenset({("A", "B")}) if together else frozenset())


def test_tolerance_is_the_callers_choice() -> None:
    assert touching(lambert_squares(51.0), tolerance_m=60.0) == {("A", "B")}
    assert touching(lambert_squares(10.0), tolerance_m=0.0) == frozenset()


def test_epci_without_a_polygon_touch_none() -> None:
    squares = lambert_squares(0.0)
    squares.loc[0, "geometry"] = None
    assert touching(squares) == frozenset()
    assert touching(squares.iloc[:0]) == frozenset()
