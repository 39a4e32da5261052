"""EPCI polygons of all France, by region, département or code; codes of communes, old and new."""

from __future__ import annotations

import re
from pathlib import Path, PureWindowsPath

import geopandas as gpd
import pytest
import shapely

from territoires_plugin.model.codes import split_codes
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.tables import EPCI, EPCI_KINDS
from territoires_plugin.territories.names import attribution, reference_path, vintage
from territoires_plugin.territories.reference import load_epci, load_gazetteer
from territoires_plugin.territories.rows import read_only_uri, read_rows
from territoires_plugin.territories.selection import epci_around

DIJON, LYON, PARIS = "242100410", "200046977", "200054781"


def codes(epci: gpd.GeoDataFrame) -> list[str]:
    return list(epci["epci_code"])


def test_table_has_the_columns_of_the_contract(france: gpd.GeoDataFrame) -> None:
    assert list(france.columns) == [*EPCI, "geometry"]
    assert france.crs.to_epsg() == 4326
    assert set(france.geom_type) == {"MultiPolygon"}
    assert codes(france) == sorted(codes(france))
    assert list(france.index) == list(range(1255))
    assert not france.isna().any().any()


def test_values_are_those_of_the_contract(france: gpd.GeoDataFrame) -> None:
    assert set(france["kind"]) == set(EPCI_KINDS)
    assert (france["kind"] == "METRO").sum() == 22
    assert set(france["vintage"]) == {vintage()} == {"2026"}
    assert france["commune_count"].sum() == 34_871
    assert (france["population"] > 1_000).all()
    assert all(";".join(split_codes(value)) == value for value in france["departements"])


def test_metropole_de_lyon_is_a_metropole() -> None:
    assert load_epci(codes=[LYON])["kind"].tolist() == ["METRO"]


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        pytest.param({}, 1255, id="no filter gives all of France"),
        pytest.param({"regions": ["27"]}, 116, id="a region gives every EPCI with a commune there"),
        pytest.param({"regions": ["04"]}, 5, id="La Réunion"),
        pytest.param({"regions": ["94", "06"]}, 24, id="two regions add up"),
        pytest.param({"codes": [DIJON, LYON]}, 2, id="codes add up"),
        pytest.param({"codes": [DIJON, DIJON]}, 1, id="a code given twice counts once"),
        pytest.param({"regions": ["27"], "codes": [DIJON, LYON]}, 1, id="filters of two kinds must both match"),
        pytest.param(
            {"regions": ["27"], "departements": ["974"]}, 0, id="filters that exclude each other give nothing"
        ),
        pytest.param({"regions": ["975"]}, 0, id="an overseas collectivity without EPCI gives nothing"),
    ],
)
def test_filters(filters: dict[str, list[str]], count: int) -> None:
    found = load_epci(**filters)
    assert len(found) == count
    assert list(found.columns) == [*EPCI, "geometry"]
    assert found.crs.to_epsg() == 4326


def test_an_epci_that_reaches_over_the_border_stays_whole(france: gpd.GeoDataFrame) -> None:
    region = load_epci(regions=["27"])
    departements = {one.code for one in load_gazetteer().departements if one.region == "27"}
    crossing = region[[not set(split_codes(value)) <= departements for value in region["departements"]]]
    assert len(crossing) >= 3
    for row in crossing.itertuples():
        whole = france[france["epci_code"] == row.epci_code].iloc[0]
        assert row.geometry.equals(whole.geometry)
        outside = [
            commune
            for commune in load_gazetteer().communes
            if commune.epci_code == row.epci_code and commune.region != "27"
        ]
        assert outside
        assert all(row.geometry.intersects(shapely.Point(one.longitude, one.latitude)) for one in outside)


@pytest.mark.parametrize(
    ("filters", "field", "value"),
    [
        pytest.param({"regions": ["27", "99"]}, "REGIONS", "99", id="a region that is not one"),
        pytest.param({"departements": ["1"]}, "DEPARTEMENTS", "1", id="a département without its zero"),
        pytest.param({"codes": ["21231"]}, "EPCI", "21231", id="a commune instead of an EPCI"),
        pytest.param({"regions": "27"}, "REGIONS", "2", id="a text instead of a list"),
    ],
)
def test_unknown_code_is_refused_with_its_field(filters: dict[str, list[str]], field: str, value: str) -> None:
    with pytest.raises(TerritoiresError) as raised:
        load_epci(**filters)
    assert raised.value.code == "territory_unknown"
    assert raised.value.parameters == {"field": field, "value": value}
    assert all(part in raised.value.text(language) for part in (field, value) for language in ("fr", "en"))


@pytest.mark.parametrize(
    ("code", "current"),
    [
        pytest.param("21231", "21231", id="a current commune"),
        pytest.param("75056", "75056", id="Paris"),
        pytest.param("75101", "75056", id="an arrondissement of Paris"),
        pytest.param("69389", "69123", id="an arrondissement of Lyon"),
        pytest.param("13216", "13055", id="an arrondissement of Marseille"),
        pytest.param("21452", "21452", id="a commune that took part in no merger"),
        pytest.param("01120", "01262", id="a commune associée"),
        pytest.param("60455", "60694", id="a commune déléguée today, associated with another before"),
        pytest.param("15035", "15035", id="a commune made again in 2025"),
        pytest.param("01015", "01015", id="the seat of a commune nouvelle, déléguée under the same code"),
    ],
)
def test_commune_of_a_current_or_former_code(code: str, current: str) -> None:
    commune = load_gazetteer().commune(code)
    assert commune is not None
    assert commune.code == current


@pytest.mark.parametrize("code", ["99999", "", "2123", "21231 ", "Dijon"])
def test_unknown_commune_is_none(code: str) -> None:
    assert load_gazetteer().commune(code) is None


def test_dijon_is_known_in_full() -> None:
    dijon = load_gazetteer().commune("21231")
    assert dijon is not None
    assert (dijon.name, dijon.epci_code, dijon.departement, dijon.region) == ("Dijon", DIJON, "21", "27")
    assert dijon.postcodes == ("21000",)
    assert dijon.siren == "212102313"
    assert dijon.population is not None and 150_000 < dijon.population < 175_000
    assert dijon.longitude == pytest.approx(5.04, abs=0.05)
    assert dijon.latitude == pytest.approx(47.32, abs=0.05)
    assert load_gazetteer().commune_of_siren("212102313") is dijon


def test_epci_and_departement_lookups() -> None:
    gazetteer = load_gazetteer()
    assert gazetteer.epci_name(DIJON) == "Dijon Métropole"
    assert gazetteer.epci_population(DIJON) == load_epci(codes=[DIJON])["population"].item()
    longitude, latitude = gazetteer.epci_point(DIJON) or (0.0, 0.0)
    assert load_epci(codes=[DIJON]).geometry.item().contains(shapely.Point(longitude, latitude))
    ain = gazetteer.departement("01")
    assert ain is not None
    assert (ain.name, ain.region, ain.region_name) == ("Ain", "84", "Auvergne-Rhône-Alpes")
    assert ain.longitude is not None


def test_unknown_siren_epci_departement_are_none() -> None:
    gazetteer = load_gazetteer()
    assert gazetteer.commune_of_siren("000000000") is None
    assert gazetteer.commune_of_siren("") is None
    assert gazetteer.epci_name("000000000") is None
    assert gazetteer.epci_population("000000000") is None
    assert gazetteer.epci_point("000000000") is None
    assert gazetteer.departement("20") is None


def test_communes_without_an_outline_are_all_overseas() -> None:
    unplaced = [one for one in load_gazetteer().communes if one.longitude is None]
    assert {one.departement for one in unplaced} == {"975", "977", "978", "984", "986", "987", "988", "989"}
    assert all(one.epci_code is None for one in unplaced)


def test_gazetteer_is_read_once() -> None:
    assert load_gazetteer() is load_gazetteer()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_attribution_names_producers_licence_and_vintage(language: str) -> None:
    text = attribution(language)  # type: ignore[arg-type]
    assert all(part in text for part in ("Source", "IGN", "Insee", "DGCL", "Licence Ouverte 2.0", "2026"))


def test_nothing_personal_is_in_the_reference() -> None:
    for table in ("epci", "communes", "former_communes", "departements"):
        for row in read_rows(reference_path(), f"SELECT * FROM {table}"):
            for value in row:
                if isinstance(value, str):
                    assert "@" not in value
                    assert not re.search(r"\b0\d([ .]?\d\d){4}\b", value)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (PureWindowsPath("C:/Users/Zoé/a b.gpkg"), "file:///C:/Users/Zo%C3%A9/a%20b.gpkg?mode=ro&immutable=1"),
        (PureWindowsPath("//server/share/a#1.gpkg"), "file:////server/share/a%231.gpkg?mode=ro&immutable=1"),
    ],
    ids=["a drive of Windows", "a network share"],
)
def test_address_of_a_windows_path(path: PureWindowsPath, address: str) -> None:
    assert read_only_uri(path) == address


def test_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(TerritoiresError) as raised:
        read_rows(tmp_path / "absent.gpkg", "SELECT 1")
    assert raised.value.code == "file_unreadable"
    assert not list(tmp_path.iterdir())


def test_boundaries_around_an_epci_are_those_of_its_region_alone():
    macon = next(one.code for one in load_gazetteer().epci if one.name.startswith("CA Mâconnais"))
    around = epci_around([macon, "000000000"])
    assert set(around["epci_code"]) == set(load_epci(regions=["27"])["epci_code"])
    assert len(epci_around([])) == 0
