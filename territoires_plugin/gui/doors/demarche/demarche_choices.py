"""What a person chose in the dialog of a démarche."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem

if TYPE_CHECKING:
    from ....intake.demarches_api.access import Access


@dataclass(frozen=True)
class DemarcheChoices:
    """As ImportChoices, of what has no file.

    Args:
        access: with the token, which stays in memory.
        anew: fetch everything again, and forget applications that were deleted on the server.
    """

    access: Access
    anew: bool
    mapping: Path | None
    taxonomy: Path | None
    call: str
    crs: QgsCoordinateReferenceSystem
    geopackage: Path

    @property
    def source(self) -> Path:
        """What the démarche is called where a file would be named; nothing is there."""
        return self.geopackage.with_name(demarche_name(self.access.number))


def demarche_name(number: int) -> str:
    return f"Démarche {number}"
