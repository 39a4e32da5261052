"""Writing tables to the outputs of an algorithm: nothing is left half-written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import pandas as pd
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureSink,
    QgsFields,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsWkbTypes,
)

from ..layers.frames import features_of, wkb_type
from ..model.errors import TerritoiresError
from ..model.progress import Progress
from .destination import Destination

_CHECK_EVERY = 500


@dataclass(frozen=True)
class Table:
    """What goes to one output; ``kind`` is the geometry type of a frame without rows."""

    output: str
    frame: pd.DataFrame
    fields: QgsFields
    kind: QgsWkbTypes.Type
    crs: QgsCoordinateReferenceSystem

    def geometry_kind(self) -> QgsWkbTypes.Type:
        if isinstance(self.frame, gpd.GeoDataFrame):
            return wkb_type(self.frame, self.kind)
        return QgsWkbTypes.Type.NoGeometry


def write_tables(
    algorithm: QgsProcessingAlgorithm,
    tables: Sequence[Table],
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    progress: Progress,
) -> dict[str, Any]:
    """As ``write_batches``, of one batch."""
    return write_batches(algorithm, [tables], parameters, context, progress)


def write_batches(
    algorithm: QgsProcessingAlgorithm,
    batches: Iterable[Sequence[Table]],
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    progress: Progress,
) -> dict[str, Any]:
    """Fill the sinks that the user asked for; their destinations by output. Nothing is left half-written.

    Args:
        batches: at least one; each has a table for each output, with the geometry types of the first one.

    Raises:
        TerritoiresError: ``output_unwritable``, ``output_twice``, and what ``batches`` raises.
        Cancelled: what had been written is removed.
    """
    sinks: dict[str, QgsFeatureSink] = {}
    written: dict[str, Any] = {}
    destinations: list[Destination] = []
    try:
        for tables in batches:
            wanted = [table for table in tables if parameters.get(table.output) not in (None, "")]
            if not destinations:
                destinations = [_destination(algorithm, table.output, parameters, context) for table in wanted]
                _refuse_twice(wanted, destinations)
                for table in wanted:
                    sinks[table.output], written[table.output] = _open(algorithm, table, parameters, context)
            for table in wanted:
                _fill(sinks[table.output], table, progress)
    except BaseException:
        sinks.clear()  # closes the files
        for destination in destinations[: len(written)]:
            destination.remove()
        raise
    return written


def name_layer(destination: str, name: str, context: QgsProcessingContext) -> None:
    """The name under which QGIS will show an output, where it is to be loaded when the algorithm has ended."""
    if context.willLoadLayerOnCompletion(destination):
        context.layerToLoadOnCompletionDetails(destination).name = name


def _destination(
    algorithm: QgsProcessingAlgorithm, output: str, parameters: dict[str, Any], context: QgsProcessingContext
) -> Destination:
    return Destination.of(algorithm.parameterAsOutputLayer(parameters, output, context))


def _refuse_twice(tables: list[Table], destinations: list[Destination]) -> None:
    for number, destination in enumerate(destinations):
        if destination.path is not None and destination in destinations[:number]:
            raise TerritoiresError("output_twice", field=tables[number].output, value=destination.path)


def _open(
    algorithm: QgsProcessingAlgorithm, table: Table, parameters: dict[str, Any], context: QgsProcessingContext
) -> tuple[QgsFeatureSink, str]:
    try:
        sink, destination = algorithm.parameterAsSink(
            parameters, table.output, context, table.fields, table.geometry_kind(), table.crs
        )
    except QgsProcessingException as error:
        raise TerritoiresError("output_unwritable", field=table.output, value=error) from error
    if sink is None:
        raise TerritoiresError("output_unwritable", field=table.output, value=parameters.get(table.output))
    return sink, destination


def _fill(sink: QgsFeatureSink, table: Table, progress: Progress) -> None:
    for number, feature in enumerate(features_of(table.frame, table.fields, table.geometry_kind())):
        if number % _CHECK_EVERY == 0:
            progress.check()
        if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise TerritoiresError("output_unwritable", field=table.output, value=sink.lastError())
