"""The projects and EPCI of a call as the engine takes them, read once for as long as the layers stay as they are."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem

from ..model.messages import Language
from ..model.progress import Progress
from ..model.taxonomy import Taxonomy
from .collector import set_aside
from .snapshot import LayerSnapshot

if TYPE_CHECKING:
    import geopandas as gpd

    from ..territories.code_vintages import CodeCheck


class CallTables:
    """Made on the main thread, read in other ones: several may ask at a time, the first one reads."""

    def __init__(self, projects: LayerSnapshot, epci: LayerSnapshot | None) -> None:
        self._projects = projects
        self._epci = epci
        self._frames: tuple[gpd.GeoDataFrame, gpd.GeoDataFrame] | None = None
        self._checked: CodeCheck | None = None
        self._lock = Lock()

    @property
    def crs(self) -> QgsCoordinateReferenceSystem:
        return self._projects.crs

    def taxonomy(self) -> Taxonomy:
        """Of the projects; for another thread than the main one.

        Raises:
            TerritoiresError: as ``load_taxonomy``.
        """
        return self._projects.taxonomy()

    def frames(self, progress: Progress) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
        """The projects with the EPCI that the territories hold, and these: the embedded ones where no layer was chosen.

        Raises:
            TerritoiresError, Cancelled: as ``select_epci``, ``check_codes``, ``with_epci``, and when ``progress`` says.
        """
        from ..engine.participants import with_epci
        from ..territories.code_vintages import check_codes
        from ..territories.selection import select_epci

        with self._lock:
            if self._frames is None:
                territories = select_epci(self._epci.frame(progress) if self._epci else None)
                self._checked = check_codes(self._projects.frame(progress), territories)
                self._frames = with_epci(self._checked.projects, territories), territories
                set_aside()
            return self._frames

    def code_sentences(self, language: Language) -> tuple[str, ...]:
        """Which codes are of another vintage than the territories, and what was done; once the frames were read."""
        return () if self._checked is None else tuple(self._checked.sentences(language))
