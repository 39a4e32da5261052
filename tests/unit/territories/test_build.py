"""The embedded reference is whole and sound; the check is the one that ``make data`` runs."""

from __future__ import annotations

import dataclasses
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import shapely

from scripts.check_geography import EXPECTED, LIMITS, Figures, count, failures
from scripts.geography_file import APPLICATION_ID, TABLES, blob, write_geopackage
from scripts.geography_layers import anchor, current_outlines, former_codes, former_names, settled
from scripts.geography_sources import Part, Sources
from territoires_plugin.territories.geopackage import geometries, point
from territoires_plugin.territories.reference import reference_path
from territoires_plugin.territories.rows import read_rows

DATE = "2026-03-09T00:00:00.000Z"
EXACT = [field.name for field in dataclasses.fields(Figures) if field.name not in LIMITS]


@pytest.fixture(scope="module")
def figures() -> Figures:
    return count(reference_path())


@pytest.mark.parametrize("name", EXACT)
def test_figure_of_the_built_file_is_as_expected(figures: Figures, name: str) -> None:
    assert getattr(figures, name) == getattr(EXPECTED, name)


@pytest.mark.parametrize("name", LIMITS)
def test_figure_of_the_built_file_stays_within_its_limit(figures: Figures, name: str) -> None:
    assert 0 <= getattr(figures, name) <= getattr(EXPECTED, name)


@pytest.mark.parametrize("name", [*EXACT, *LIMITS])
def test_check_reports_a_wrong_figure(name: str) -> None:
    assert failures(EXPECTED) == []
    wrong = dataclasses.replace(EXPECTED, **{name: getattr(EXPECTED, name) + 1})
    assert [line.split()[0] for line in failures(wrong)] == [name]


def break_reference(folder: Path, *statements: str) -> Path:
    broken = folder / "broken.gpkg"
    broken.write_bytes(reference_path().read_bytes())
    with closing(sqlite3.connect(broken)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    return broken


DIJON, AUXERRE = "242100410", "200067114"
# in Lambert-93 the straight southern edge passes north of the tip of the hole
VALID_IN_DEGREES_ONLY = shapely.MultiPolygon(
    [shapely.box(2, 47, 4, 48) - shapely.Polygon([(3, 47.000001), (3.1, 47.5), (2.9, 47.5)])]
)
BOW_TIE = shapely.MultiPolygon([shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])])


@pytest.mark.parametrize(
    ("name", "statement"),
    [
        pytest.param(
            "largest_gap_in_region_km2",
            f"DELETE FROM epci WHERE epci_code = '{DIJON}'",
            id="a gap appears when an EPCI amid the region is missing",
        ),
        pytest.param(
            "communes_in_region_without_epci",
            "UPDATE communes SET epci_code = NULL WHERE commune_code = '21231'",
            id="a commune of the region has no EPCI",
        ),
        pytest.param(
            "anchors_outside_their_epci",
            f"UPDATE communes SET epci_code = '{AUXERRE}' WHERE commune_code = '21231'",
            id="a commune is told to be in a far EPCI",
        ),
        pytest.param(
            "epci_points_outside",
            f"UPDATE epci_points SET geom = (SELECT geom FROM epci_points WHERE epci_code = '{AUXERRE}')"
            f" WHERE epci_code = '{DIJON}'",
            id="the point of an EPCI lies elsewhere",
        ),
        pytest.param(
            "former_codes_astray",
            "UPDATE former_communes SET former_code = '21231' WHERE fid = 1",
            id="a former code shadows a current one",
        ),
        pytest.param(
            "former_names_astray",
            "UPDATE former_names SET commune_code = '99999' WHERE fid = 1",
            id="a former name leads to no commune",
        ),
        pytest.param(
            "unexpected_columns",
            "ALTER TABLE communes ADD COLUMN telephone TEXT",
            id="something more of the packages got in",
        ),
        pytest.param(
            "invalid_geometries",
            f"UPDATE epci SET geom = X'{blob(BOW_TIE).hex()}' WHERE epci_code = '{AUXERRE}'",
            id="a polygon crosses itself",
        ),
        pytest.param(
            "epci_invalid_in_metres",
            f"UPDATE epci SET geom = X'{blob(VALID_IN_DEGREES_ONLY).hex()}' WHERE epci_code = '{AUXERRE}'",
            id="a polygon crosses itself in Lambert-93",
        ),
    ],
)
def test_check_sees(tmp_path: Path, name: str, statement: str) -> None:
    broken = break_reference(tmp_path, statement)
    reported = failures(count(broken))
    assert name in {line.split()[0] for line in reported}


def entry(code: str, kind: str = "commune-actuelle", **more: object) -> dict[str, object]:
    return {"code": code, "type": kind, **more}


def sources(*communes: dict[str, object], outlines: dict[str, object], parts: dict[str, Part]) -> Sources:
    return Sources(list(communes), [], [], [], outlines, parts)


def test_former_codes_follow_todays_status_before_history_and_never_shadow_a_current_code() -> None:
    found = former_codes(
        sources(
            entry("01001", anciensCodes=["01900", "01901", "01902"]),
            entry("01002", anciensCodes=["01901", "01001"]),
            entry("01900", "commune-deleguee", chefLieu="01002"),
            entry("01001", "commune-deleguee", chefLieu="01002"),
            entry("01201", "arrondissement-municipal", commune="01002"),
            outlines={},
            parts={},
        )
    )
    assert found == {"01900": "01002", "01901": "01001", "01902": "01001", "01201": "01002"}


def test_former_names_are_those_that_the_current_commune_has_not_taken() -> None:
    found = former_names(
        sources(
            entry("01001", nom="Monts-Ronds"),
            entry("01001", "commune-deleguee", nom="Mérey-sous-Montrond", chefLieu="01001"),
            entry("01900", "commune-associee", nom="Villers", chefLieu="01001"),
            entry("01901", "commune-deleguee", nom="Monts-Ronds", chefLieu="01001"),
            entry("01902", "arrondissement-municipal", nom="Monts-Ronds 1er Arrondissement", commune="01001"),
            entry("01903", "commune-associee", nom="Astray", chefLieu="01999"),
            outlines={},
            parts={},
        )
    )
    assert found == [
        ("01001", "Mérey-sous-Montrond", "01001"),
        ("01900", "Villers", "01001"),
        ("01902", "Monts-Ronds 1er Arrondissement", "01001"),
    ]


def test_a_commune_made_again_takes_back_its_ground() -> None:
    whole, west, east = shapely.box(0, 0, 2, 1), shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)
    found = current_outlines(
        sources(
            entry("01001"),
            entry("01002"),
            outlines={"01001": whole},
            parts={"01001": Part(west, "01001"), "01002": Part(east, "01001")},
        ),
        {},
    )
    assert found["01001"].equals(west)
    assert found["01002"].equals(east)


def test_a_commune_that_merged_gives_its_ground_to_the_current_one() -> None:
    west, east = shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)
    found = current_outlines(
        sources(entry("01001"), outlines={"01001": west, "01002": east}, parts={}), {"01002": "01001"}
    )
    assert list(found) == ["01001"]
    assert found["01001"].equals(shapely.box(0, 0, 2, 1))


def test_what_dissolving_leaves_is_settled() -> None:
    crack = shapely.Polygon([(1, 0), (1.00000001, 0.5), (1, 1), (0.99999999, 0.5)])
    found = settled(shapely.box(0, 0, 2, 1.5) - crack)
    assert found.equals(shapely.box(0, 0, 2, 1.5))


def test_anchor_lies_inside_even_a_horseshoe() -> None:
    horseshoe = shapely.box(0, 0, 3, 3) - shapely.box(1, 1, 2, 3)
    assert horseshoe.contains(anchor(horseshoe))
    assert anchor(None) is None


def rows() -> dict[str, list[tuple[object, ...]]]:
    square = shapely.multipolygons([shapely.box(0, 0, 1, 1)])
    return {
        "epci": [("200000172", "CC L'Été", "CC", 10, 1, "01", "2026", square)],
        "epci_points": [("200000172", shapely.Point(0.5, 0.25))],
        "communes": [("01001", "Été", None, None, None, None, "01", "84", None)],
        "former_communes": [("01900", "01001")],
        "former_names": [("01900", "Mai", "01001")],
        "departements": [("01", "Ain", "84", "Auvergne-Rhône-Alpes", shapely.Point(0.5, 0.25))],
        "metadata": [("vintage", "2026")],
    }


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    write_geopackage(tmp_path / "one.gpkg", rows(), DATE)
    write_geopackage(tmp_path / "two.gpkg", rows(), DATE)
    assert (tmp_path / "one.gpkg").read_bytes() == (tmp_path / "two.gpkg").read_bytes()


@pytest.mark.parametrize(
    "folder",
    ["plain", "with blanks", "50 % à Besançon", "is it? #1"],
    ids=["plain", "blanks", "percent and accents", "question mark and hash"],
)
def test_what_is_written_is_read_back_from_any_folder(tmp_path: Path, folder: str) -> None:
    path = tmp_path / folder / "file.gpkg"
    path.parent.mkdir()
    write_geopackage(path, rows(), DATE)
    name, polygon = read_rows(path, "SELECT name, geom FROM epci")[0]
    assert name == "CC L'Été"
    assert geometries([polygon, None]) == [rows()["epci"][0][-1], None]
    assert point(read_rows(path, "SELECT geom FROM epci_points")[0][0]) == (0.5, 0.25)
    assert point(read_rows(path, "SELECT geom FROM communes")[0][0]) == (None, None)


def test_file_is_a_geopackage_with_every_layer_declared() -> None:
    path = reference_path()
    assert read_rows(path, "PRAGMA application_id") == [(APPLICATION_ID,)]
    declared = dict(read_rows(path, "SELECT table_name, data_type FROM gpkg_contents"))
    assert declared == {layer: "features" if kind else "attributes" for layer, (kind, _) in TABLES.items()}
    kinds = dict(read_rows(path, "SELECT table_name, geometry_type_name FROM gpkg_geometry_columns"))
    assert kinds == {layer: kind for layer, (kind, _) in TABLES.items() if kind}
