"""What a person chose in the import dialog."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem


@dataclass(frozen=True)
class ImportChoices:
    """Optional files are None where the plugin is to do without.

    Args:
        call: name of the call of the rows that name none, empty for no name.
        crs: of the layer to come.
        geopackage: the office's file that the layer is stored in; it may exist.
    """

    source: Path
    geometries: Path | None
    mapping: Path | None
    taxonomy: Path | None
    call: str
    crs: QgsCoordinateReferenceSystem
    geopackage: Path
