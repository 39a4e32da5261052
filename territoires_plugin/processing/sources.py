"""Reading the layers that an algorithm was given."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
from qgis.core import QgsFeatureRequest, QgsFields, QgsProcessingAlgorithm, QgsProcessingContext

from ..layers.frames import to_frame
from ..model.errors import TerritoiresError
from ..model.progress import Progress


def read_source(
    algorithm: QgsProcessingAlgorithm,
    name: str,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    progress: Progress,
) -> tuple[gpd.GeoDataFrame, QgsFields]:
    """The features of a vector parameter and its fields.

    Raises:
        TerritoiresError: ``layer_unreadable``, ``crs_missing``.
    """
    source = algorithm.parameterAsSource(parameters, name, context)
    if source is None:
        raise TerritoiresError("layer_unreadable", field=name)
    if not source.sourceCrs().isValid():
        raise TerritoiresError("crs_missing", field=name)
    request = QgsFeatureRequest().setInvalidGeometryCheck(QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck)
    frame = to_frame(source.getFeatures(request), source.fields(), source.sourceCrs(), progress)
    return frame, source.fields()


def optional_frame(
    algorithm: QgsProcessingAlgorithm,
    name: str,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    progress: Progress,
) -> gpd.GeoDataFrame | None:
    """The features of an optional vector parameter; None where the user gave none."""
    if parameters.get(name) in (None, ""):
        return None
    return read_source(algorithm, name, parameters, context, progress)[0]
