"""The office's GeoPackage and the QGIS project beside it."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from qgis.core import NULL, QgsProject, QgsReferencedRectangle, QgsVectorFileWriter, QgsVectorLayer

from ..model.errors import TerritoiresError
from ..model.messages import Language, message
from ..model.taxonomy import Taxonomy
from .office_database import MARK
from .styles import style_epci, style_links, style_opportunities, style_projects

TABLES = ("projects", "links", "opportunities", "epci")  # as they lie on the map, the topmost first


def write_geopackage(path: Path, layers: Mapping[str, QgsVectorLayer]) -> None:
    """Write layers as tables of a new GeoPackage; an older file is replaced only once all is written.

    Raises:
        TerritoiresError: ``file_unwritable``; an older file is still there.
    """
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".territoires-") as folder:
        draft = Path(folder) / path.name
        for table, layer in layers.items():
            _write_table(draft, table, layer)
        try:
            draft.replace(path)
        except OSError as error:
            raise TerritoiresError("file_unwritable", file=path, value=error) from error


def open_tables(path: Path, taxonomy: Taxonomy, language: Language) -> dict[str, QgsVectorLayer]:
    """The layers of a GeoPackage of ours, named in the user's language and styled.

    Raises:
        TerritoiresError: ``file_unreadable`` where a table is missing.
    """
    layers: dict[str, QgsVectorLayer] = {}
    for table in TABLES:
        layer = QgsVectorLayer(f"{path}|layername={table}", message(f"layer_{table}", language), "ogr")
        if not layer.isValid():
            raise TerritoiresError("file_unreadable", file=path, value=table)
        if table == "epci":
            layer.setName(_epci_name(layer, language))
        layers[table] = layer
    style_tables(layers, taxonomy, language)
    return layers


def _epci_name(layer: QgsVectorLayer, language: Language) -> str:
    """With the vintage of its rows, where they bear one."""
    years = layer.uniqueValues(layer.fields().lookupField("vintage"))
    vintage = ";".join(sorted(str(year) for year in years if year not in (None, NULL)))
    return message("layer_epci_vintage", language, vintage=vintage) if vintage else layer.name()


def style_tables(layers: Mapping[str, QgsVectorLayer], taxonomy: Taxonomy, language: Language) -> None:
    """Style those of our tables that are there."""
    if "projects" in layers:
        style_projects(layers["projects"], taxonomy, language)
    for table, style in (("epci", style_epci), ("opportunities", style_opportunities), ("links", style_links)):
        if table in layers:
            style(layers[table], language)


def save_project(path: Path, layers: Mapping[str, QgsVectorLayer], title: str) -> None:
    """Write a project that shows the layers and finds them by relative paths.

    Raises:
        TerritoiresError: ``file_unwritable``.
    """
    project = QgsProject()
    project.setTitle(title)
    project.setCrs(layers["projects"].crs())
    for table in reversed(TABLES):
        project.addMapLayer(layers[table])
    extent = layers["projects"].extent().buffered(10_000)
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(extent, project.crs()))
    if not project.write(str(path)):
        raise TerritoiresError("file_unwritable", file=path, value=project.error())
    project.clear()


def _write_table(path: Path, table: str, layer: QgsVectorLayer) -> None:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = table
    options.fileEncoding = "UTF-8"
    options.layerOptions = [f"DESCRIPTION={MARK}"]  # so that the desk may write to it later
    if path.exists():
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    context = layer.transformContext()
    error, text, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), context, options)
    if error != QgsVectorFileWriter.WriterError.NoError:
        raise TerritoiresError("file_unwritable", file=path, value=text)
