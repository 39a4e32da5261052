"""Writing tables to the outputs of an algorithm, once all is computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureSink,
    QgsFields,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsWkbTypes,
)

from ..layers.frames import features_of, wkb_type
from ..model.errors import TerritoiresError
from ..model.progress import Cancelled, Progress

_CHECK_EVERY = 500


@dataclass(frozen=True)
class Table:
    """What goes to one output; ``kind`` is the geometry type of a frame without rows."""

    output: str
    frame: pd.DataFrame
    fields: QgsFields
    kind: QgsWkbTypes.Type
    crs: QgsCoordinateReferenceSystem


def write_tables(
    algorithm: QgsProcessingAlgorithm,
    tables: Sequence[Table],
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    progress: Progress,
) -> dict[str, Any]:
    """Fill the sinks that the user asked for; their destinations by output. Nothing is left half-written.

    Raises:
        TerritoiresError: ``output_unwritable``.
        Cancelled: what had been written is removed.
    """
    written: dict[str, Any] = {}
    try:
        for table in tables:
            _write(algorithm, table, parameters, context, progress, written)
    except (Cancelled, TerritoiresError):
        for destination in written.values():
            _remove(destination)
        raise
    return written


def _write(
    algorithm: QgsProcessingAlgorithm,
    table: Table,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    progress: Progress,
    written: dict[str, Any],
) -> None:
    spatial = isinstance(table.frame, gpd.GeoDataFrame)
    kind = wkb_type(table.frame, table.kind) if spatial else QgsWkbTypes.Type.NoGeometry
    sink, destination = algorithm.parameterAsSink(parameters, table.output, context, table.fields, kind, table.crs)
    if sink is None:
        if parameters.get(table.output) in (None, ""):
            return
        raise TerritoiresError("output_unwritable", field=table.output, value=parameters.get(table.output))
    written[table.output] = destination
    for number, feature in enumerate(features_of(table.frame, table.fields, kind)):
        if number % _CHECK_EVERY == 0:
            progress.check()
        if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise TerritoiresError("output_unwritable", field=table.output, value=destination)


def _remove(destination: str) -> None:
    """Remove the file of a sink (a Shapefile's companions too); a layer in memory goes with its context."""
    path = Path(destination.partition("|")[0])
    if path.is_file():
        for companion in path.parent.glob(f"{path.stem}.*") if path.suffix == ".shp" else (path,):
            companion.unlink()
