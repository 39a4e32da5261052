"""Codes of projects against boundaries of another vintage: what is found, repaired, left and told."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from territoires_plugin.territories.code_vintages import DIFFERENCES, check_codes

OLD, NEW, OTHER = "200000172", "200999999", "242100410"  # the first is of the reference, not of these boundaries
SQUARES = gpd.GeoDataFrame(
    {"epci_code": [NEW, OTHER], "name": ["CC Neuve", "Dijon Métropole"], "vintage": ["2027", "2027"]},
    geometry=[shapely.box(800_000, 6_600_000, 810_000, 6_610_000), shapely.box(820_000, 6_600_000, 830_000, 6_610_000)],
    crs=2154,
)
IN_NEW, IN_OTHER, NOWHERE = (shapely.Point(x, 6_605_000) for x in (805_000, 825_000, 815_000))


def projects(*rows: tuple[str | None, object], **columns: list[object]) -> gpd.GeoDataFrame:
    table = {"project_id": [f"P{number}" for number in range(len(rows))], "epci_code": [code for code, _ in rows]}
    return gpd.GeoDataFrame({**table, **columns}, geometry=[place for _, place in rows], crs=2154)


def found(check) -> list[tuple[object, ...]]:
    columns = ["kind", "code", "now_code", "project_count", "project_ids"]
    return list(check.differences[columns].itertuples(index=False, name=None))


def test_an_epci_that_is_gone_is_replaced_by_the_one_around_the_project() -> None:
    table = projects((OLD, IN_NEW), (OLD, IN_NEW), (OTHER, IN_OTHER), epci_name=["CC Ancienne"] * 3)
    check = check_codes(table, SQUARES)
    assert check.projects["epci_code"].tolist() == [NEW, NEW, OTHER]
    assert check.projects["epci_name"].tolist() == ["CC Neuve", "CC Neuve", "CC Ancienne"]
    assert found(check)[0] == ("epci_replaced", OLD, NEW, 2, "P0;P1")
    assert check.vintage == "2027"
    (sentence, _) = check.sentences("fr")
    assert "2027" in sentence and f"CC Ancienne ({OLD}) → CC Neuve ({NEW}): 2" in sentence
    assert table["epci_code"].tolist() == [OLD, OLD, OTHER]  # the caller's own is as it was


def test_an_epci_that_was_split_goes_to_each_side_of_the_line() -> None:
    check = check_codes(projects((OLD, IN_NEW), (OLD, IN_OTHER)), SQUARES)
    assert check.projects["epci_code"].tolist() == [NEW, OTHER]
    assert [row[:3] for row in found(check)] == [("epci_replaced", OLD, NEW), ("epci_replaced", OLD, OTHER)]


@pytest.mark.parametrize(
    ("code", "place", "precision"),
    [
        pytest.param(OLD, NOWHERE, "exact", id="no EPCI around it"),
        pytest.param(OLD, shapely.Point(810_100, 6_605_000), "exact", id="just beside another EPCI"),
        pytest.param(OLD, None, "exact", id="no place"),
        pytest.param(OLD, shapely.Point(), "exact", id="an empty place"),
        pytest.param(OLD, IN_NEW, "departement", id="placed at its département only"),
        pytest.param("PETR 12", IN_NEW, "exact", id="a code of another form"),
    ],
)
def test_what_no_place_can_tell_keeps_its_code_and_is_told(code: str, place: object, precision: str) -> None:
    check = check_codes(projects((code, place), location_precision=[precision]), SQUARES)
    assert check.projects["epci_code"].tolist() == [code]
    assert found(check) == [("epci_outside", code, None, 1, "P0")]
    assert code in check.sentences("en")[0]


def test_boundaries_with_codes_of_their_own_replace_codes_of_any_form() -> None:
    own = SQUARES.assign(epci_code=["A", "B"])
    assert check_codes(projects(("old", IN_OTHER)), own).projects["epci_code"].tolist() == ["B"]


def test_a_project_without_epci_is_no_matter_of_vintages() -> None:
    check = check_codes(projects((None, IN_NEW), ("", IN_NEW)), SQUARES)
    assert found(check) == [] and check.sentences("fr") == []


@pytest.mark.parametrize(
    ("own", "name", "renamed"),
    [
        ("CC Neuve", "CC Neuve", False),
        ("Communauté de Communes neuve", "CC Neuve", False),
        ("CA de l’Étang-Salé", "Communauté d'agglomération de l'etang sale", False),
        ("CC Vieille", "CC Neuve", True),
        (None, "CC Neuve", False),
        ("CC Neuve", None, False),
    ],
)
def test_another_name_is_told_and_another_spelling_is_not(own: str | None, name: str | None, renamed: bool) -> None:
    boundaries = SQUARES.assign(name=[name, "Dijon Métropole"])
    check = check_codes(projects((NEW, IN_NEW), epci_name=[own]), boundaries)
    assert [row[0] for row in found(check)] == (["epci_renamed"] if renamed else [])
    assert check.projects["epci_name"].tolist() == [own]


def test_communes_of_an_earlier_vintage_are_resolved_and_unknown_ones_told() -> None:
    places = [(NEW, IN_NEW)] * 4
    check = check_codes(projects(*places, commune_code=["01003", "21231", "99999", None]), SQUARES)
    assert found(check) == [("commune_former", "01003", "01165", 1, "P0"), ("commune_unknown", "99999", None, 1, "P2")]
    assert check.projects["commune_code"].tolist() == ["01003", "21231", "99999", None]
    assert "01003 → Francheleins (01165): 1" in check.sentences("en")[0]


def test_more_than_ten_codes_are_counted() -> None:
    check = check_codes(projects(*[(f"2001000{number:02}", NOWHERE) for number in range(13)]), SQUARES)
    assert ": 13, namely 200100000: 1" in check.sentences("en")[0] and "and 3 more" in check.sentences("en")[0]


def test_codes_read_as_numbers_are_the_same_codes() -> None:
    check = check_codes(projects((242100410.0, IN_OTHER), (" 200999999 ", IN_NEW)), SQUARES)
    assert found(check) == []


CODES = st.sampled_from([OLD, NEW, OTHER, "200000438", "x", None])
PLACES = st.sampled_from([IN_NEW, IN_OTHER, NOWHERE, None])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CODES, PLACES), min_size=1, max_size=12), st.randoms())
def test_repairing_leaves_no_code_that_the_place_could_repair_and_does_not_depend_on_order(rows, random) -> None:
    table = projects(*rows)
    check = check_codes(table, SQUARES)
    repaired = check.projects
    assert list(check.differences.columns) == list(DIFFERENCES)
    assert len(repaired) == len(table) and repaired["project_id"].tolist() == table["project_id"].tolist()
    known = {NEW, OTHER}
    changed = [before != now for before, now in zip(table["epci_code"], repaired["epci_code"]) if pd.notna(before)]
    assert sum(changed) == check.differences.loc[check.differences["kind"] == "epci_replaced", "project_count"].sum()
    assert all(now in known or now == before for before, now in zip(table["epci_code"], repaired["epci_code"]))
    again = check_codes(repaired, SQUARES)  # nothing is left to repair
    assert "epci_replaced" not in set(again.differences["kind"])
    order = np.arange(len(table))
    random.shuffle(order)
    shuffled = check_codes(table.iloc[order], SQUARES).projects.set_index("project_id")["epci_code"]
    assert shuffled.loc[table["project_id"]].tolist() == repaired["epci_code"].tolist()
