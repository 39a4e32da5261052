"""Files of boundaries in exactly the forms in which they are published, small enough to reckon with by hand.

Squares of 10 km side by side near Dijon. One commune is in no EPCI, and two bear two
SIREN as in Grand Paris. What a row holds is the caller's to change.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from osgeo import ogr, osr

DIJON, BEAUNE, PLAINE = "242100410", "200006682", "200000925"
PARIS_INNER = "200057966"  # an établissement public territorial: no EPCI of the reference
SIDE = 10_000


def square(west: float, south: float, side: float = SIDE) -> str:
    east, north = west + side, south + side
    return f"POLYGON(({west} {south},{east} {south},{east} {north},{west} {north},{west} {south}))"


def bow(west: float, south: float, side: float = SIDE) -> str:
    """A polygon that crosses itself: two triangles of a quarter of the square each."""
    east, north = west + side, south + side
    return f"POLYGON(({west} {south},{east} {north},{east} {south},{west} {north},{west} {south}))"


@dataclass(frozen=True)
class EpciRow:
    code: str | None
    name: str | None
    nature: str | None
    wkt: str | None


@dataclass(frozen=True)
class CommuneRow:
    code: str
    name: str
    population: int | None
    epci: str | None
    wkt: str | None
    departement: str = "21"


EPCI = (
    EpciRow(DIJON, "Dijon Métropole", "Métropole", square(850_000, 6_690_000)),
    EpciRow(BEAUNE, "CA Beaune, Côte et Sud", "Communauté d'agglomération", square(860_000, 6_690_000)),
    EpciRow(PLAINE, "CC de la Plaine Dijonnaise", "Communauté de communes", square(870_000, 6_690_000)),
)
COMMUNES = (
    CommuneRow("21231", "Dijon", 160_000, DIJON, square(850_000, 6_690_000, SIDE / 2)),
    CommuneRow("21515", "Quetigny", 9_000, DIJON, square(855_000, 6_690_000, SIDE / 2)),
    CommuneRow("21054", "Beaune", 20_000, f"{BEAUNE}/{PARIS_INNER}", square(860_000, 6_690_000, SIDE / 2)),
    CommuneRow("71073", "Chagny", 5_000, f"{PARIS_INNER}/{BEAUNE}", square(865_000, 6_690_000, SIDE / 2), "71"),
    CommuneRow("21292", "Genlis", 5_000, PLAINE, square(870_000, 6_690_000, SIDE / 2)),
    CommuneRow("22016", "Île-de-Bréhat", 400, "NR", square(880_000, 6_690_000, SIDE / 2), "22"),
)


def write_v3(
    folder: Path, epci: Sequence[EpciRow] = EPCI, communes: Sequence[CommuneRow] = (), crs: int = 2154
) -> Path:
    """Version 3: shapefiles, names in upper case of at most 10 characters. The path of EPCI.shp or COMMUNE.shp."""
    folder.mkdir(parents=True, exist_ok=True)
    driver = ogr.GetDriverByName("ESRI Shapefile")
    if epci:
        rows = [(f"EPCI____{n:016}", one.code, one.name, one.nature, one.wkt) for n, one in enumerate(epci)]
        dataset = driver.CreateDataSource(str(folder / "EPCI.shp"))
        _layer(dataset, "EPCI", ("ID", "CODE_SIREN", "NOM", "NATURE"), rows, crs, options=["ENCODING=UTF-8"])
    if communes:
        names = ("ID", "NOM", "NOM_M", "INSEE_COM", "STATUT", "POPULATION", "INSEE_DEP", "INSEE_REG", "SIREN_EPCI")
        rows = [
            (
                *(f"COMMUNE_{n:016}", one.name, one.name.upper(), one.code, "Commune simple", one.population),
                *(one.departement, "27", one.epci, one.wkt),
            )
            for n, one in enumerate(communes)
        ]
        dataset = driver.CreateDataSource(str(folder / "COMMUNE.shp"))
        _layer(dataset, "COMMUNE", names, rows, crs, options=["ENCODING=UTF-8"])
    return folder / ("EPCI.shp" if epci else "COMMUNE.shp")


def write_v4(
    path: Path,
    epci: Sequence[EpciRow] = EPCI,
    communes: Sequence[CommuneRow] = (),
    crs: int = 2154,
) -> Path:
    """Version 4: one GeoPackage, names in lower case, geometry column ``geometrie``, beside other levels."""
    path.parent.mkdir(parents=True, exist_ok=True)
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    options = ["GEOMETRY_NAME=geometrie"]
    rows = [("DEPARTEM21", "21", "222100018", "Côte-d'Or", "27", square(850_000, 6_690_000, 3 * SIDE))]
    names = ("cleabs", "code_insee", "code_siren", "nom_officiel", "code_insee_de_la_region")
    _layer(dataset, "departement", names, rows, crs, options)
    if communes:
        names = ("cleabs", "code_insee", "nom_officiel", "statut", "population", "code_siren")
        names += ("code_insee_du_departement", "code_insee_de_la_region", "codes_siren_des_epci")
        rows = [
            (
                *(f"COMMUNE_{n:016}", one.code, one.name, "Commune simple", one.population, f"2{one.code}001"),
                *(one.departement, "27", one.epci, one.wkt),
            )
            for n, one in enumerate(communes)
        ]
        _layer(dataset, "commune", names, rows, crs, options)
    if epci:
        rows = [(f"EPCI____{n:016}", one.code, one.name, one.nature, one.wkt) for n, one in enumerate(epci)]
        _layer(dataset, "epci", ("cleabs", "code_siren", "nom_officiel", "nature"), rows, crs, options)
    return path


def write_geo_api_epcis(path: Path, names: Iterable[str] = ("nom", "code", "population", "codesDepartements")) -> Path:
    """``/epcis?geometry=contour&format=geojson``: degrees, lists of codes."""
    values = {
        "nom": ("Dijon Métropole", "CA Beaune, Côte et Sud"),
        "code": (DIJON, BEAUNE),
        "population": (259_000, 51_000),
        "codesDepartements": (["21"], ["71", "21"]),
        "type": ("METRO", "CA"),
    }
    rows = [{name: values[name][n] for name in names} for n in range(2)]
    return _geojson(path, rows)


def write_geo_api_communes(path: Path) -> Path:
    """``/communes?fields=nom,code,codeEpci,population,codeDepartement&geometry=contour&format=geojson``."""
    rows = [
        {"nom": "Dijon", "code": "21231", "codeEpci": DIJON, "population": 160_000, "codeDepartement": "21"},
        {"nom": "Quetigny", "code": "21515", "codeEpci": DIJON, "population": 9_000, "codeDepartement": "21"},
        {"nom": "Ouessant", "code": "29155", "population": 800, "codeDepartement": "29"},
    ]
    return _geojson(path, rows)


def _geojson(path: Path, rows: list[dict[str, object]]) -> Path:
    features = []
    for number, row in enumerate(rows):
        west, east = 5 + number / 10, 5.1 + number / 10
        ring = [[west, 47.2], [east, 47.2], [east, 47.3], [west, 47.3], [west, 47.2]]
        geometry = {"type": "Polygon", "coordinates": [ring]}
        features.append({"type": "Feature", "properties": row, "geometry": geometry})
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def _layer(dataset, name, names, rows, crs, options=()) -> None:
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(crs)
    layer = dataset.CreateLayer(name, reference, ogr.wkbMultiPolygon, options=list(options))
    for field in names:
        layer.CreateField(ogr.FieldDefn(field, ogr.OFTInteger if field.lower() == "population" else ogr.OFTString))
    for row in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for number, value in enumerate(row[:-1]):
            if value is not None:
                feature.SetField(number, value)
        if row[-1] is not None:
            feature.SetGeometry(ogr.ForceToMultiPolygon(ogr.CreateGeometryFromWkt(row[-1])))
        layer.CreateFeature(feature)
