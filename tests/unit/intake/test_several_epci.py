"""Projects that lie in several EPCI count in one, and say so."""

from __future__ import annotations

import geopandas as gpd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from territoires_plugin.intake.several_communes import gathered
from territoires_plugin.territories.reference import load_epci, load_gazetteer

GRAND_BESANCON, DIJON_METROPOLE = "242500361", "242100410"
OVERSEAS = [("971", 5490), ("972", 5490), ("973", 2972), ("974", 2975), ("976", 4471)]
_GAZETTEER = load_gazetteer()


def several(result):
    return result.notes[result.notes["code"] == "several_epci"]


def test_the_epci_of_most_communes_is_taken_whatever_their_order(run_one):
    # Besançon and Saint-Vit are of Grand Besançon, Dijon is not
    for codes in ("25056;25527;21231", "21231; 25527 ;25056;25056", "21231;25527;25056;"):
        result = run_one(commune_code=codes)
        project = result.projects.iloc[0]
        assert (project["epci_code"], project["commune_code"]) == (GRAND_BESANCON, "21231;25056;25527")
        assert project["location_precision"] == "commune"
        besancon = _GAZETTEER.commune("25056")  # the most populous of those in the EPCI
        assert (project.geometry.x, project.geometry.y) == (besancon.longitude, besancon.latitude)
        assert several(result)["value"].tolist() == [GRAND_BESANCON]
        assert f"Dijon Métropole ({DIJON_METROPOLE}) 1/3" in several(result)["message"].iloc[0]


@pytest.mark.parametrize("names", ["Besançon; Saint-Vit; Dijon", "DIJON;BESANCON (25);Saint-Vit (25410)"])
def test_names_joined_by_a_semicolon_do_the_same(run_one, names):
    result = run_one(place_name=names)
    assert result.projects.loc[0, ["epci_code", "commune_code"]].tolist() == [GRAND_BESANCON, "21231;25056;25527"]
    assert len(several(result)) == 1


def test_communes_of_one_epci_need_no_note(run_one):
    result = run_one(commune_code="25056;25527")
    assert result.projects.loc[0, "epci_code"] == GRAND_BESANCON
    assert result.notes.empty


def test_a_code_among_several_that_is_none_is_told_and_the_others_stand(run_one):
    result = run_one(commune_code="25056;99999")
    assert result.projects.loc[0, "commune_code"] == "25056"
    assert result.notes[["value", "code"]].to_numpy().tolist() == [["99999", "commune_unknown"]]


def test_coordinates_near_any_of_the_communes_agree(run_one):
    dijon = _GAZETTEER.commune("21231")
    result = run_one(commune_code="25056;25527;21231", longitude=dijon.longitude, latitude=dijon.latitude)
    assert result.projects.loc[0, ["location_precision", "epci_code"]].tolist() == ["exact", DIJON_METROPOLE]


communes = st.lists(st.sampled_from(_GAZETTEER.communes), min_size=1, max_size=6)


@given(communes, st.randoms())
def test_the_choice_depends_on_the_communes_alone(chosen, random):
    shuffled = [*chosen, chosen[0]]
    random.shuffle(shuffled)
    one, other = gathered(chosen), gathered(shuffled)
    assert one == other
    counts = dict(one.epci_counts)
    assert counts.get(one.main.epci_code, 0) == max(counts.values(), default=0)


def border_of(one, other):
    """A point on the border of two EPCI, degrees."""
    shapes = load_epci(codes=[one, other]).set_index("epci_code").geometry
    return shapely.point_on_surface(shapely.intersection(shapes[one].buffer(0.001), shapes[other].buffer(0.001)))


def neighbours(departement):
    """Two EPCI of a département that touch."""
    epci = load_epci(departements=[departement]).sort_values("epci_code")
    for one in epci.itertuples():
        for other in epci.itertuples():
            if one.epci_code < other.epci_code and one.geometry.distance(other.geometry) < 1e-6:
                return one, other
    raise AssertionError(departement)


@pytest.mark.parametrize(("departement", "epsg"), [("25", 2154), *OVERSEAS])
def test_a_drawn_surface_counts_where_most_of_it_lies(departement, epsg, run_one, write, run, tmp_path):
    one, other = neighbours(departement)
    middle = border_of(one.epci_code, other.epci_code)
    metric = gpd.GeoSeries([middle], crs=4326).to_crs(epsg).buffer(3_000)
    drawn = metric.to_crs(4326).iloc[0]
    areas = {
        code: gpd.GeoSeries([shapely.intersection(drawn, shape)], crs=4326).to_crs(epsg).area.iloc[0]
        for code, shape in load_epci().set_index("epci_code").geometry.items()
        if shape.intersects(drawn)
    }
    result = run_one(geometry=drawn.wkt)
    project = result.projects.iloc[0]
    assert project["location_precision"] == "exact"
    assert project["epci_code"] == max(areas, key=areas.get)
    assert project["epci_name"] == _GAZETTEER.epci_name(project["epci_code"])
    note = several(result)["message"].iloc[0]
    shares = {code: area / sum(areas.values()) for code, area in areas.items() if area / sum(areas.values()) > 0.06}
    assert all(f"({code}) {100 * share:.0f} %" in note for code, share in shares.items())


def test_points_count_where_most_of_them_are(run_one):
    points = [_GAZETTEER.commune(code) for code in ("21231", "25056", "25527")]
    drawn = shapely.multipoints([(one.longitude, one.latitude) for one in points])
    result = run_one(geometry=drawn.wkt)
    assert result.projects.loc[0, "epci_code"] == GRAND_BESANCON
    assert f"({DIJON_METROPOLE}) 33 %" in several(result)["message"].iloc[0]


def test_the_commune_of_the_row_decides_and_the_spread_is_told(run_one):
    middle = border_of("242500361", "243900560")
    drawn = middle.buffer(0.03)
    near = min(
        (one for one in _GAZETTEER.communes if one.epci_code == "243900560"),
        key=lambda one: shapely.Point(one.longitude, one.latitude).distance(middle),
    )
    result = run_one(geometry=drawn.wkt, commune_code=near.code)
    assert result.projects.loc[0, "epci_code"] == "243900560"
    assert "It counts in CC Jura Nord" in several(result)["message"].iloc[0]


def test_a_sliver_over_the_border_is_not_told(run_one):
    inside = load_epci(codes=[GRAND_BESANCON]).geometry.iloc[0]
    result = run_one(geometry=inside.wkt)
    assert result.projects.loc[0, "epci_code"] == GRAND_BESANCON
    assert several(result).empty
