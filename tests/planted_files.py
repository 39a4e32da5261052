"""Sources of every format with the sixty personal values in them, and mappings that ask for them by mistake."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from planted import COLUMNS, EMAILS, PEOPLE, ROWS, TELEPHONES, personal_cells

OPEN_COLUMNS = ("project_id", "title", "commune_code")
SHAPEFILE_COLUMNS = ("NOM_CONTAC", "COURRIEL", "TELEPHONE", "DATE_NAISS", "SIRET", "FORME_JUR")
HIDDEN_COLUMNS = ("Colonne 1", "Colonne 2", "Colonne 3", "Colonne 4", "Colonne 5", "Forme juridique")
TABLES = ("csv", "csv-bom", "csv-cp1252", "csv-utf16", "tsv", "xlsx", "ods", "geojson", "gpkg", "shp")
DEMARCHES = ("demarche-csv", "demarche-xlsx", "demarche-ods")
_ENCODINGS = {"csv-bom": "utf-8-sig", "csv-cp1252": "cp1252", "csv-utf16": "utf-16"}
_DRIVERS = {"gpkg": "GPKG", "geojson": "GeoJSON", "shp": "ESRI Shapefile", "xlsx": "XLSX", "ods": "ODS"}

Sheet = tuple[Sequence[str], list[tuple[str, ...]]]


@dataclass(frozen=True)
class Planted:
    """A source, its mapping and, for Démarches, its drawn geometries."""

    source: Path
    mapping: Path
    geometries: Path | None = None


def plant(folder: Path, kind: str, columns: Sequence[str] = COLUMNS) -> Planted:
    """Write a source of one of TABLES or DEMARCHES, with a mapping that names each personal column as a target."""
    if kind in DEMARCHES:
        return _demarche(folder, kind.partition("-")[2])
    if kind == "shp":
        columns = SHAPEFILE_COLUMNS
    rows = [(*_open_cells(row), *personal_cells(row)) for row in range(ROWS)]
    source = folder / f"projets.{kind.partition('-')[0]}"
    sheet = ((*OPEN_COLUMNS, *columns), rows)
    if kind.startswith(("csv", "tsv")):
        _write_text(source, sheet, _ENCODINGS.get(kind, "utf-8"), "\t" if kind == "tsv" else ";")
    else:
        _write_ogr(source, {"projects": sheet})
    return Planted(source, _mapping(folder, {}, columns))


def _open_cells(row: int) -> tuple[str, str, str]:
    return (f"P{row:02}", f"Voie verte n° {row}", "25056")


def _mapping(folder: Path, others: dict[str, str], columns: Sequence[str]) -> Path:
    targets = ("applicant", "description", "call", "start_date", "applicant_siret")
    wanted = {**others, **{target: name for target, name in zip(targets, columns) if name}}
    path = folder / "mapping.toml"
    path.write_text("[columns]\n" + "".join(f'{key} = "{name}"\n' for key, name in wanted.items()), encoding="utf-8")
    return path


def _demarche(folder: Path, ending: str) -> Planted:
    """As exported: the CSV holds the establishment beside the dossier, the workbooks in a linked sheet of its own."""
    fixed = ("ID", "Email", "FranceConnect ?")
    establishment = ("Établissement SIRET", "Entreprise forme juridique code", "Entreprise nom", "Entreprise prénom")
    state = ("À archiver", "État du dossier", "Instructeurs")
    fields = (
        "Intitulé du projet",
        "Commune (Code INSEE)",
        "Référent du projet",
        "Portable du référent",
        "Né(e) le",
    )
    dossiers, establishments, advice, partners = [], [], [], []
    for row in range(ROWS):
        number = str(12_345_000 + row)
        _, title, commune = _open_cells(row)
        person, email, telephone, birth, siret, form = personal_cells(row)
        own = (siret, form, *((person, person) if form == "1000" else ("", "")))
        beside = own if ending == "csv" else ()
        answers = (title, commune, person, telephone, birth)
        dossiers.append((number, email, "Non", *beside, "Non", "Accepté", email, *answers))
        establishments.append((number, *own))
        advice.append((number, email, "Avis favorable"))
        partners.append((number, "1", person, email, telephone))
    header = (*fixed, *(establishment if ending == "csv" else ()), *state, *fields)
    source = folder / f"dossiers_demarche.{ending}"
    if ending == "csv":
        _write_text(source, (header, dossiers), "utf-8", ",")
    else:
        sheets: dict[str, Sheet] = {
            "Dossiers": (header, dossiers),
            "Etablissements": (("Dossier ID", *establishment), establishments),
            "Avis": (("Dossier ID", "Expert", "Réponse"), advice),
            "(4211) Partenaires": (("Dossier ID", "Ligne", "Nom du contact", "E-mail", "Téléphone"), partners),
        }
        _write_ogr(source, sheets)
    others = {"project_id": "ID", "title": "Intitulé du projet", "commune_code": "Commune (Code INSEE)"}
    siret_column = "Établissement SIRET" if ending == "csv" else ""
    asked = ("Référent du projet", "Email", "Portable du référent", "Né(e) le", siret_column)
    return Planted(source, _mapping(folder, others, asked), _geometries(folder))


def _geometries(folder: Path) -> Path:
    """Drawn by applicants, who wrote whom to ask into the description."""
    features = [
        {
            "type": "Feature",
            "properties": {
                "dossier_id": 12_345_000 + row,
                "source": "selection_utilisateur",
                "champ_label": f"Contact : {PEOPLE[row]}",
                "description": f"{EMAILS[row]} {TELEPHONES[row]}",
            },
            "geometry": {"type": "Point", "coordinates": [6.02 + row / 1000, 47.24]},
        }
        for row in range(3)
    ]
    path = folder / "geometries.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def _write_text(path: Path, sheet: Sheet, encoding: str, delimiter: str) -> None:
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file, delimiter=delimiter).writerows([sheet[0], *sheet[1]])


def _write_ogr(path: Path, sheets: dict[str, Sheet]) -> None:
    from osgeo import gdal, ogr, osr

    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4326)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    driver = gdal.GetDriverByName(_DRIVERS[path.suffix[1:]])
    dataset = driver.Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    is_table = path.suffix in (".xlsx", ".ods")
    for name, (header, rows) in sheets.items():
        layer = dataset.CreateLayer(name, None if is_table else reference, ogr.wkbNone if is_table else ogr.wkbPoint)
        for column in header:
            layer.CreateField(ogr.FieldDefn(column[:10] if path.suffix == ".shp" else column, ogr.OFTString))
        for number, row in enumerate(rows):
            feature = ogr.Feature(layer.GetLayerDefn())
            for position, cell in enumerate(row):
                feature.SetField(position, cell)
            if not is_table:
                feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({6.02 + number / 1000} 47.24)"))
            layer.CreateFeature(feature)
    del dataset
