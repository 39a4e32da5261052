"""The embedded geography of France: EPCI polygons, and the gazetteer of codes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from ..model.codes import SEPARATOR
from ..model.errors import TerritoiresError
from ..model.tables import EPCI
from .gazetteer import Commune, Departement, Epci, FormerName, Gazetteer
from .geopackage import geometries, point
from .names import reference_path
from .rows import read_rows

CRS = "EPSG:4326"
_EPCI_POLYGONS = """SELECT epci_code, name, kind, population, commune_count, departements, vintage, geom
    FROM epci ORDER BY epci_code"""
_EPCI_ROWS = """SELECT epci_code, name, kind, population, commune_count, departements, vintage
    FROM epci ORDER BY epci_code"""
_EPCI_NAMES = """SELECT epci_code, name, population, epci_points.geom
    FROM epci JOIN epci_points USING (epci_code) ORDER BY epci_code"""
_COMMUNES = """SELECT commune_code, name, siren, population, epci_code, departement, region, postcodes, geom
    FROM communes ORDER BY commune_code"""
_FORMER_CODES = "SELECT former_code, commune_code FROM former_communes"
_FORMER_NAMES = "SELECT former_code, name, commune_code FROM former_names"
_DEPARTEMENTS = "SELECT code, name, region, region_name, geom FROM departements ORDER BY code"


def load_epci(
    *, regions: Iterable[str] = (), departements: Iterable[str] = (), codes: Iterable[str] = ()
) -> gpd.GeoDataFrame:
    """EPCI polygons, whole even where they reach over a border: the columns of ``EPCI``, then ``geometry`` (EPSG:4326).

    An EPCI is kept when it matches every filter that is given: any of the ``regions`` or ``departements`` in which a
    member commune lies, any of the ``codes``. Without a filter, all. Sorted by ``epci_code``, index 0 to n - 1.

    Raises:
        TerritoiresError: ``territory_unknown`` for a code that is not in the reference.
    """
    kept = _matching(frozenset(regions), frozenset(departements), frozenset(codes))
    return epci_table(reference_path(), kept)


@lru_cache(maxsize=1)
def reference_table() -> pd.DataFrame:
    """The columns of ``EPCI`` without polygons, read once; not to be changed."""
    table = pd.DataFrame(read_rows(reference_path(), _EPCI_ROWS), columns=list(EPCI))
    return table.astype(object)


def departements_of(regions: Iterable[str], departements: Iterable[str]) -> list[frozenset[str]]:
    """The sets of départements of which an EPCI has to touch one each: those of the regions, those that are named.

    Raises:
        TerritoiresError: ``territory_unknown`` for a code that is not in the reference.
    """
    regions, departements, known = frozenset(regions), frozenset(departements), load_gazetteer().departements
    _refuse_unknown("REGIONS", regions, {one.region for one in known})
    _refuse_unknown("DEPARTEMENTS", departements, {one.code for one in known})
    of_regions = frozenset(one.code for one in known if one.region in regions)
    return [wanted for wanted in (of_regions, departements) if wanted]


def epci_table(path: Path, kept: Collection[str]) -> gpd.GeoDataFrame:
    """The EPCI of these codes in a file built like the reference."""
    rows = [row for row in read_rows(path, _EPCI_POLYGONS) if row[0] in kept]
    table = pd.DataFrame([row[:-1] for row in rows], columns=list(EPCI))
    integers = [name for name, kind in EPCI.items() if kind == "integer"]
    table[integers] = table[integers].astype("int64")
    return gpd.GeoDataFrame(table, geometry=geometries([row[-1] for row in rows]), crs=CRS)


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """Every commune, former code, EPCI and département, read once."""
    return gazetteer_of(reference_path())


def gazetteer_of(path: Path) -> Gazetteer:
    """The gazetteer of a file built like the reference."""
    return Gazetteer(
        communes=[_commune(row) for row in read_rows(path, _COMMUNES)],
        former_codes=dict(read_rows(path, _FORMER_CODES)),
        epci=[Epci(*row[:-1], *point(row[-1])) for row in read_rows(path, _EPCI_NAMES)],
        departements=[Departement(*row[:-1], *point(row[-1])) for row in read_rows(path, _DEPARTEMENTS)],
        former_names=[FormerName(*row) for row in read_rows(path, _FORMER_NAMES)],
    )


def _commune(row: tuple[Any, ...]) -> Commune:
    code, name, siren, population, epci_code, departement, region, postcodes, blob = row
    longitude, latitude = point(blob)
    codes = tuple(postcodes.split(SEPARATOR)) if postcodes else ()
    return Commune(code, name, siren, population, epci_code, departement, region, codes, longitude, latitude)


def _matching(regions: frozenset[str], departements: frozenset[str], codes: frozenset[str]) -> set[str]:
    """The EPCI codes that match every filter that is not empty."""
    gazetteer = load_gazetteer()
    known = {one.code for one in gazetteer.epci}
    _refuse_unknown("REGIONS", regions, {one.region for one in gazetteer.departements})
    _refuse_unknown("DEPARTEMENTS", departements, {one.code for one in gazetteer.departements})
    _refuse_unknown("EPCI", codes, known)
    kept = known & codes if codes else known
    if regions:
        kept = kept & {commune.epci_code for commune in gazetteer.communes if commune.region in regions}
    if departements:
        kept = kept & {commune.epci_code for commune in gazetteer.communes if commune.departement in departements}
    return kept


def _refuse_unknown(field: str, wanted: frozenset[str], known: set[str]) -> None:
    unknown = sorted(wanted - known)
    if unknown:
        raise TerritoiresError("territory_unknown", field=field, value=unknown[0])
