"""The boundaries that an algorithm was given: a layer, a file or folder, the address of a service, or nothing."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsDataSourceUri,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsVectorLayer,
)

from ..layers.boundary_files import ReadBoundaries, layer_hints, read_boundary_files
from ..layers.download import download
from ..layers.threads import in_python_thread
from ..layers.wfs import PROVIDER, Box, is_wfs, read_wfs, uri_of
from ..model.errors import TerritoiresError
from ..model.progress import Progress
from .base import is_path
from .sources import optional_source, table_of

if TYPE_CHECKING:
    from ..territories.choice import Choice


def opens_itself(value: Any) -> bool:
    """Whether a parameter is an address or a path, which QGIS would take for a layer that it cannot read."""
    return isinstance(value, str) and (_is_address(value) or is_wfs(value) or is_path(value))


def read_boundaries(
    algorithm: QgsProcessingAlgorithm,
    name: str,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    progress: Progress,
    choice: Choice | None = None,
) -> ReadBoundaries | None:
    """The layers behind a parameter; None where it is empty. A service is asked only for what is chosen.

    Raises:
        TerritoiresError: ``layer_unreadable``, ``crs_missing``, ``boundaries_empty``, and those of ``read_wfs``,
            ``read_boundary_files`` and ``download``.
        Cancelled: when ``progress`` says so.
    """
    value = parameters.get(name)
    if value in (None, ""):
        return None
    uri = _wfs_uri(name, parameters, context)
    if uri is not None:
        codes = choice.codes if choice else ()
        read = read_wfs(uri, codes, _box(choice), feedback, progress)
        place = uri.param("typename")
    else:
        read, place = _read_layer_or_file(algorithm, name, parameters, context, feedback, progress), str(value)
    if not any(table.rows for table in read.tables) and not (choice and choice.is_made):
        raise TerritoiresError("boundaries_empty", field=name, value=place)
    return read


def _wfs_uri(name: str, parameters: dict[str, Any], context: QgsProcessingContext) -> QgsDataSourceUri | None:
    """Of an address, or of a WFS layer in QGIS; a copy is read, so that its own filter stays as it is."""
    value = parameters[name]
    if isinstance(value, str) and is_wfs(value):
        return uri_of(value)
    if opens_itself(value) or _is_selection(value):
        return None
    layer = _layer(name, parameters, context)
    return QgsDataSourceUri(layer.source()) if layer is not None and layer.providerType() == PROVIDER else None


def _read_layer_or_file(
    algorithm: QgsProcessingAlgorithm,
    name: str,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    progress: Progress,
) -> ReadBoundaries:
    value = parameters[name]
    if isinstance(value, str) and _is_address(value):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "boundaries.geojson"
            download(value, path, feedback)
            return ReadBoundaries(read_boundary_files(path, name, progress).tables, (value,))
    is_known = isinstance(value, str) and QgsProcessingUtils.mapLayerFromString(value, context, False) is not None
    if opens_itself(value) and not is_known:
        return read_boundary_files(Path(value), name, progress)
    source = optional_source(algorithm, name, parameters, context)
    layer = _layer(name, parameters, context)
    return ReadBoundaries((table_of(source, progress),), layer_hints(layer) if layer is not None else ())


def _layer(name: str, parameters: dict[str, Any], context: QgsProcessingContext) -> QgsVectorLayer | None:
    """The layer of a parameter that is one, a choice of its features included."""
    value = parameters[name]
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source.valueAsString(context.expressionContext())[0]
    layer = value if isinstance(value, QgsVectorLayer) else QgsProcessingUtils.mapLayerFromString(str(value), context)
    return layer if isinstance(layer, QgsVectorLayer) else None


def _is_address(value: str) -> bool:
    return value.strip().lower().startswith(("http://", "https://"))


def _is_selection(value: Any) -> bool:
    return isinstance(value, QgsProcessingFeatureSourceDefinition) and value.selectedFeaturesOnly


def _box(choice: Choice | None) -> Box | None:
    """Degrees around the regions and départements chosen, None where the choice names none."""
    if choice is None or not (choice.regions or choice.departements):
        return None

    def bounds() -> Box:
        from ..territories.reference import load_epci

        west, south, east, north = load_epci(
            regions=choice.regions, departements=choice.departements
        ).total_bounds.tolist()
        return west, south, east, north

    return in_python_thread(bounds)
