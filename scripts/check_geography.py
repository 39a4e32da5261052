"""Is the embedded geography whole and sound? Run by ``make data`` and by the tests on the built file.

Usage: python -m scripts.check_geography [FILE.gpkg]
"""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from scripts.geography_file import GEOMETRY, TABLES
from territoires_plugin.territories.gazetteer import Gazetteer
from territoires_plugin.territories.geopackage import geometries
from territoires_plugin.territories.locate import epci_at
from territoires_plugin.territories.projection import metric_parts
from territoires_plugin.territories.reference import epci_table, gazetteer_of, reference_path
from territoires_plugin.territories.rows import read_rows

REGION = "27"
LARGEST_SIZE_MB = 12.0
LARGEST_GAP_KM2 = 0.1


@dataclass(frozen=True)
class Figures:
    """What was counted: exactly ``EXPECTED``, the ``LIMITS`` at most."""

    epci: int
    communes: int
    former_communes: int
    former_names: int
    departements: int
    epci_in_region: int
    communes_in_region: int
    communes_in_region_without_epci: int
    communes_without_epci: int
    communes_without_anchor: int
    epci_communes_without_anchor: int
    departements_without_point: int
    invalid_geometries: int
    epci_invalid_in_metres: int
    anchors_outside_their_epci: int
    epci_points_outside: int
    former_codes_astray: int
    former_names_astray: int
    unexpected_columns: int
    largest_gap_in_region_km2: float
    size_mb: float


EXPECTED = Figures(
    epci=1255,
    communes=34_969,
    former_communes=4285,
    former_names=2546,
    departements=109,
    epci_in_region=116,
    communes_in_region=3685,
    communes_in_region_without_epci=0,
    communes_without_epci=98,
    communes_without_anchor=94,
    epci_communes_without_anchor=0,
    departements_without_point=8,
    invalid_geometries=0,
    epci_invalid_in_metres=0,
    anchors_outside_their_epci=0,
    epci_points_outside=0,
    former_codes_astray=0,
    former_names_astray=0,
    unexpected_columns=0,
    largest_gap_in_region_km2=LARGEST_GAP_KM2,
    size_mb=LARGEST_SIZE_MB,
)
LIMITS = ("largest_gap_in_region_km2", "size_mb")  # at most, not exactly


def count(path: Path) -> Figures:
    """Count everything in a built file; the size is that of its whole folder."""
    gazetteer = gazetteer_of(path)
    epci = epci_table(path, {one.code for one in gazetteer.epci})
    former = dict(read_rows(path, "SELECT former_code, commune_code FROM former_communes"))
    regional = [commune for commune in gazetteer.communes if commune.region == REGION]
    regional_epci = {commune.epci_code for commune in regional} - {None}
    current = {commune.code for commune in gazetteer.communes}
    unplaced = [commune for commune in gazetteer.communes if commune.longitude is None]
    return Figures(
        epci=len(epci),
        communes=len(gazetteer.communes),
        former_communes=len(former),
        former_names=len(gazetteer.former_names),
        departements=len(gazetteer.departements),
        epci_in_region=len(regional_epci),
        communes_in_region=len(regional),
        communes_in_region_without_epci=sum(commune.epci_code is None for commune in regional),
        communes_without_epci=sum(commune.epci_code is None for commune in gazetteer.communes),
        communes_without_anchor=len(unplaced),
        epci_communes_without_anchor=sum(commune.epci_code is not None for commune in unplaced),
        departements_without_point=sum(one.longitude is None for one in gazetteer.departements),
        invalid_geometries=_invalid(path),
        epci_invalid_in_metres=sum(
            int(np.sum(~shapely.is_valid(part.geometry))) for part in metric_parts(epci.geometry)
        ),
        anchors_outside_their_epci=_anchors_outside(gazetteer, epci),
        epci_points_outside=_points_outside(gazetteer, epci),
        former_codes_astray=sum(code in current or now not in current for code, now in former.items()),
        former_names_astray=sum(one.commune_code not in current for one in gazetteer.former_names),
        unexpected_columns=_unexpected_columns(path),
        largest_gap_in_region_km2=_largest_gap(epci[epci["epci_code"].isin(regional_epci)]),
        size_mb=sum(file.stat().st_size for file in path.parent.glob("[!.]*") if _counts(file, path)) / 1e6,
    )


def failures(figures: Figures) -> list[str]:
    """A line for each figure that is not what it should be; empty when all is well."""
    found = []
    for name, expected in asdict(EXPECTED).items():
        value = getattr(figures, name)
        if value > expected if name in LIMITS else value != expected:
            found.append(f"{name} is {value}, expected {'at most ' if name in LIMITS else ''}{expected}")
    return found


def _counts(file: Path, path: Path) -> bool:
    """While a draft is checked, the file that it will replace does not count."""
    return file == path or file.suffix not in (".gpkg", ".part")


def _invalid(path: Path) -> int:
    """How many geometries are invalid, empty or, of EPCI, missing."""
    number = 0
    for layer, (kind, _) in TABLES.items():
        if kind:
            rows = read_rows(path, f'SELECT {GEOMETRY} FROM "{layer}"')
            shapes = np.array(geometries([row[0] for row in rows]), dtype=object)
            missing = shapely.is_missing(shapes)
            number += int(np.sum(~missing & (~shapely.is_valid(shapes) | shapely.is_empty(shapes))))
            number += int(np.sum(missing)) if layer.startswith("epci") else 0
    return number


def _anchors_outside(gazetteer: Gazetteer, epci: gpd.GeoDataFrame) -> int:
    """How many communes have an anchor that lies in no EPCI or in another's, to the millimetre."""
    placed = [one for one in gazetteer.communes if one.epci_code is not None and one.longitude is not None]
    longitude = np.array([one.longitude for one in placed], dtype=float)
    latitude = np.array([one.latitude for one in placed], dtype=float)
    found = epci_at(longitude, latitude, epci, tolerance_m=0.001)
    return int(np.sum(found != np.array([one.epci_code for one in placed], dtype=object)))


def _points_outside(gazetteer: Gazetteer, epci: gpd.GeoDataFrame) -> int:
    points = shapely.points([(one.longitude, one.latitude) for one in gazetteer.epci])
    return int(np.sum(~shapely.contains(epci.geometry.to_numpy(), points)))


def _unexpected_columns(path: Path) -> int:
    """Columns beyond the declared ones: whatever else the packages hold stays out."""
    written = read_rows(path, "SELECT m.name, p.name FROM sqlite_master m, pragma_table_info(m.name) p")
    declared = {(layer, name) for layer, (_, columns) in TABLES.items() for name in (*columns, "fid", GEOMETRY)}
    ours = {column for column in written if not column[0].startswith(("gpkg_", "sqlite_"))}
    return len(ours - declared)


def _largest_gap(epci: gpd.GeoDataFrame) -> float:
    """The largest hole in the ground that these EPCI cover together, km²; measured in Lambert-93."""
    mended = shapely.make_valid(epci.to_crs(2154).geometry.to_numpy())  # invalid ones are counted elsewhere
    ground = shapely.union_all(mended)
    holes = [shapely.polygons(ring) for polygon in shapely.get_parts(ground) for ring in polygon.interiors]
    return float(max(shapely.area(holes), default=0.0)) / 1e6


def main(arguments: list[str]) -> int:
    """Print every figure; 1 when one is wrong."""
    path = Path(arguments[0]).resolve() if arguments else reference_path()
    figures = count(path)
    for field in fields(figures):
        print(f"{field.name:34} {getattr(figures, field.name):>12.10g}")
    wrong = failures(figures)
    for line in wrong:
        print(f"geography: {line}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
