"""Boundaries of any form as the epci table: what always holds of it, whatever the rows are like."""

from __future__ import annotations

import geopandas as gpd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.progress import CallbackProgress, Cancelled
from territoires_plugin.model.tables import EPCI
from territoires_plugin.territories.choice import Choice
from territoires_plugin.territories.loading import BoundarySource, load_boundaries
from territoires_plugin.territories.reference import load_epci
from territoires_plugin.territories.selection import select_epci

DIJON, BEAUNE, INNER, NEW = "242100410", "200006682", "200057966", "200999999"
V4_COMMUNE = ("code_insee", "code_siren", "code_insee_du_departement", "population", "codes_siren_des_epci")


def communes(rows: list[tuple[str, int | None]], names: tuple[str, ...] = V4_COMMUNE) -> gpd.GeoDataFrame:
    """(codes of the EPCI, population) as communes of the Côte-d'Or, 1 km squares in a row."""
    values = [(f"21{n:03}", f"21210{n:04}", "21", population, epci) for n, (epci, population) in enumerate(rows)]
    squares = [shapely.box(850_000 + n * 1_000, 6_690_000, 851_000 + n * 1_000, 6_691_000) for n in range(len(rows))]
    table = {name: [row[place] for row in values] for place, name in enumerate(names)}
    return gpd.GeoDataFrame(table, geometry=squares, crs=2154)


MEMBERSHIP = st.sampled_from(
    [DIJON, BEAUNE, NEW, "NR", None, "", f"{DIJON}/{INNER}", f"{INNER}/{BEAUNE}", f" {DIJON} "]
)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(MEMBERSHIP, st.integers(0, 10**6)), min_size=1, max_size=12), st.randoms())
def test_every_commune_with_an_epci_is_counted_once(rows, random) -> None:
    layer = communes(rows)
    inside = [(epci.strip(), people) for epci, people in rows if epci and epci != "NR"]
    table = load_boundaries(BoundarySource((layer,))).table
    assert list(table.columns) == [*EPCI, "geometry"] and table["epci_code"].is_monotonic_increasing
    assert table["commune_count"].sum() == len(inside)
    assert table["population"].sum() == sum(people for _, people in inside)
    assert table.area.sum() == pytest.approx(len(inside) * 1_000_000)
    assert set(table["epci_code"]) <= {DIJON, BEAUNE, NEW} and table.is_valid.all()
    mixed = layer.sample(frac=1, random_state=random.randrange(100))
    again = load_boundaries(BoundarySource((mixed,))).table
    assert again.drop(columns="geometry").equals(table.drop(columns="geometry"))


@pytest.mark.parametrize(
    "names",
    [
        V4_COMMUNE,
        ("INSEE_COM", "ID", "INSEE_DEP", "POPULATION", "SIREN_EPCI"),
        ("code", "siren", "codeDepartement", "population", "codeEpci"),
        ("INSEE_COM", "ID", "INSEE_DEP", "POPULATION", "CODE_EPCI"),
    ],
    ids=["ADMIN EXPRESS 4", "ADMIN EXPRESS 3", "geo.api.gouv.fr", "ADMIN EXPRESS 2"],
)
def test_communes_of_every_form_make_the_same_epci(names: tuple[str, ...]) -> None:
    rows = [(DIJON, 10), (f"{INNER}/{BEAUNE}", 20), ("NR", 5), (DIJON, 30)]
    table = select_epci(communes(rows, names))
    told = table[["epci_code", "population", "commune_count", "departements"]].values.tolist()
    assert told == [[BEAUNE, 20, 1, "21"], [DIJON, 40, 2, "21"]]


def test_the_embedded_reference_read_as_a_layer_comes_out_as_it_went_in(france: gpd.GeoDataFrame) -> None:
    some = france.iloc[::100].reset_index(drop=True)
    table = load_boundaries(BoundarySource((some,))).table
    assert table.drop(columns="geometry").astype(str).equals(some.drop(columns="geometry").astype(str))
    assert shapely.equals(table.geometry.to_numpy(), some.geometry.to_numpy()).all()


def test_without_a_source_the_embedded_reference_is_chosen_from() -> None:
    loaded = load_boundaries(None, Choice(regions=("27",)))
    assert len(loaded.table) == 116 and loaded.vintage == "2026"
    assert loaded.vintage_sentence("fr") == "Limites du millésime 2026."


def test_a_region_is_the_same_from_a_layer_as_from_the_reference(france: gpd.GeoDataFrame) -> None:
    layer = france[["epci_code", "geometry"]]
    assert set(select_epci(layer, regions=["27"])["epci_code"]) == set(load_epci(regions=["27"])["epci_code"])


def test_figures_of_new_epci_are_those_of_the_communes_in_them(france: gpd.GeoDataFrame) -> None:
    merged = france[france["epci_code"].isin([DIJON, "200069540"])]
    layer = gpd.GeoDataFrame({"CODE_SIREN": [NEW], "NOM": ["CU Neuve"]}, geometry=[merged.union_all()], crs=france.crs)
    table = select_epci(layer)
    assert table["commune_count"].tolist() == [merged["commune_count"].sum()]
    assert table["departements"].tolist() == ["21"]


def test_the_years_of_rows_are_kept_beside_each_other() -> None:
    layer = communes([(DIJON, 1), (BEAUNE, 1)]).assign(millesime=["2024", "2025"])
    loaded = load_boundaries(BoundarySource((layer,), ("ADMIN-EXPRESS_2023-01-01",)))
    assert loaded.vintage == "2024;2025" and "2024;2025" in loaded.vintage_sentence("en")


@pytest.mark.parametrize(
    ("layer", "code"),
    [
        (communes([(DIJON, 1)]).drop(columns="codes_siren_des_epci"), "territories_columns"),
        (communes([(DIJON, 1)]).set_crs(None, allow_override=True), "crs_missing"),
        (communes([(DIJON, 1)]).assign(code_insee=[None]), "territory_code_missing"),
        (communes([(DIJON, 1)]).set_geometry([None], crs=2154), "territory_geometry"),
    ],
    ids=["communes that name no EPCI", "no CRS", "a commune without code", "an EPCI without any polygon"],
)
def test_what_cannot_be_used_is_refused(layer: gpd.GeoDataFrame, code: str) -> None:
    with pytest.raises(TerritoiresError) as refusal:
        load_boundaries(BoundarySource((layer,)))
    assert refusal.value.code == code


def test_a_cancel_is_heard() -> None:
    with pytest.raises(Cancelled):
        load_boundaries(
            BoundarySource((communes([(DIJON, 1)]),)), progress=CallbackProgress(lambda _: None, lambda: True)
        )
