"""Reading the layers that an algorithm was given."""

from __future__ import annotations

from typing import Any

import pandas as pd
from qgis.core import QgsFeatureRequest, QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingFeatureSource

from ..layers.frames import FeatureTable, read_features
from ..model.errors import TerritoiresError
from ..model.progress import Progress


def required_source(
    algorithm: QgsProcessingAlgorithm, name: str, parameters: dict[str, Any], context: QgsProcessingContext
) -> QgsProcessingFeatureSource:
    """A vector parameter.

    Raises:
        TerritoiresError: ``layer_unreadable``, ``crs_missing``.
    """
    source = algorithm.parameterAsSource(parameters, name, context)
    if source is None:
        raise TerritoiresError("layer_unreadable", field=name)
    if not source.sourceCrs().isValid():
        raise TerritoiresError("crs_missing", field=name)
    return source


def optional_source(
    algorithm: QgsProcessingAlgorithm, name: str, parameters: dict[str, Any], context: QgsProcessingContext
) -> QgsProcessingFeatureSource | None:
    """An optional vector parameter; None where the user gave none."""
    if parameters.get(name) in (None, ""):
        return None
    return required_source(algorithm, name, parameters, context)


def optional_frame(
    algorithm: QgsProcessingAlgorithm,
    name: str,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    progress: Progress,
) -> pd.DataFrame | None:
    """The rows of an optional table, with or without geometries; None where the user gave none.

    Raises:
        TerritoiresError: ``layer_unreadable``.
    """
    if parameters.get(name) in (None, ""):
        return None
    source = algorithm.parameterAsSource(parameters, name, context)
    if source is None:
        raise TerritoiresError("layer_unreadable", field=name)
    table = table_of(source, progress)
    return pd.DataFrame(table.rows, columns=table.names)


def table_of(source: QgsProcessingFeatureSource, progress: Progress) -> FeatureTable:
    """All features of a source; what is invalid is read too, and told by whoever needs it valid."""
    features = source.getFeatures(QgsFeatureRequest(), QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks)
    return read_features(features, source.fields(), source.sourceCrs(), progress)
