"""Files of boundaries: an ADMIN EXPRESS delivery (a folder, a GeoPackage, shapefiles) or a single layer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from osgeo import gdal
from qgis.core import QgsFeatureRequest, QgsVectorLayer

from ..model.errors import TerritoiresError
from ..model.progress import Progress
from .frames import FeatureTable, read_features

if TYPE_CHECKING:
    from ..territories.loading import BoundarySource

_LEVEL = re.compile(r"(?:.*[:.])?(epci|commune)(?:_carto)?", re.IGNORECASE)
_ENDINGS = (".shp", ".gpkg", ".geojson")


@dataclass(frozen=True)
class ReadBoundaries:
    """What was read, out of QGIS's reach; ``hints`` are the texts in which a vintage may stand."""

    tables: tuple[FeatureTable, ...]
    hints: tuple[str, ...]

    def source(self) -> BoundarySource:
        """For a thread in which pyproj may work."""
        from ..territories.loading import BoundarySource

        return BoundarySource(tuple(table.frame() for table in self.tables), self.hints)


def read_boundary_files(path: Path, field: str, progress: Progress) -> ReadBoundaries:
    """The layers ``epci`` and ``commune`` of a file or of all files under a folder; the only layer of another file.

    Beside ``EPCI.shp`` its neighbour ``COMMUNE.shp`` is read, too. Communes beside EPCI are read without polygons: they
    give figures only.

    Raises:
        TerritoiresError: ``boundaries_layers_missing``, ``file_unreadable``, ``crs_missing``.
        Cancelled: when ``progress`` says so.
    """
    found: list[tuple[Path, str]] = []
    others: list[str] = []
    for file in _files(path):
        progress.check()
        names = _layer_names(file)
        own = [name for name in names if _level(name)]
        own = own or (names if path.is_file() and len(names) == 1 else [])
        found += [(file, name) for name in own]
        others += [name for name in names if name not in own]
    if not found:
        raise TerritoiresError("boundaries_layers_missing", field=field, value=path, known=", ".join(others) or "–")
    has_epci = any(_level(name) == "epci" for _, name in found)
    tables, hints = [], []
    for file, name in found:
        layer = QgsVectorLayer(f"{file}|layername={name}", name, "ogr")
        with_polygons = not (has_epci and _level(name) == "commune")
        tables.append(read_layer(layer, file, progress, with_polygons=with_polygons))
        hints += [*_metadata(layer), str(file)]
    return ReadBoundaries(tuple(tables), tuple(hints))


def read_layer(layer: QgsVectorLayer, place: object, progress: Progress, *, with_polygons: bool = True) -> FeatureTable:
    """All features of a layer.

    Raises:
        TerritoiresError: ``file_unreadable``, ``crs_missing``.
    """
    if not layer.isValid():
        raise TerritoiresError("file_unreadable", file=place, value=layer.error().summary() or layer.name())
    if with_polygons and not layer.crs().isValid():
        raise TerritoiresError("crs_missing")
    request = QgsFeatureRequest().setInvalidGeometryCheck(QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck)
    if not with_polygons:
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    return read_features(layer.getFeatures(request), layer.fields(), layer.crs(), progress)


def layer_hints(layer: QgsVectorLayer) -> tuple[str, ...]:
    """The texts about a layer in which its vintage may stand."""
    return (*_metadata(layer), layer.name(), layer.source())


def _metadata(layer: QgsVectorLayer) -> tuple[str, ...]:
    own = layer.metadata()
    return tuple(text for text in (own.title(), own.abstract()) if text)


def _level(name: str) -> str | None:
    """``epci`` or ``commune`` of a layer's name."""
    match = _LEVEL.fullmatch(name)
    return match[1].lower() if match else None


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(file for file in path.rglob("*") if file.suffix.lower() in _ENDINGS)
        return
    yield path
    if path.suffix.lower() == ".shp" and _level(path.stem) == "epci":
        for file in sorted(path.parent.iterdir()):
            if file.suffix.lower() == ".shp" and _level(file.stem) == "commune":
                yield file


def _layer_names(file: Path) -> list[str]:
    if file.suffix.lower() == ".shp":
        return [file.stem]
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        dataset = gdal.OpenEx(str(file), gdal.OF_VECTOR)
    except RuntimeError:
        dataset = None
    finally:
        gdal.PopErrorHandler()
    if dataset is None:
        raise TerritoiresError("file_unreadable", file=file, value="OGR")
    return [dataset.GetLayer(number).GetName() for number in range(dataset.GetLayerCount())]
