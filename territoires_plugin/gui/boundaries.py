"""The EPCI around some projects, from the embedded reference into the office file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication

from ..model.messages import Language
from ..model.progress import Progress, Stage
from ..model.tables import EPCI
from .background import BackgroundTask
from .call_tables import CallTables

if TYPE_CHECKING:
    import geopandas as gpd

    from ..layers.office_file import OfficeFile

translate = QCoreApplication.translate


class LoadBoundaries(BackgroundTask):
    """The EPCI of the regions in which the projects of a call lie, in the office file."""

    def __init__(self, tables: CallTables, office: OfficeFile) -> None:
        super().__init__(translate("Territoires", "Load the boundaries"))
        self._tables = tables
        self._office = office

    def work(self, language: Language, progress: Progress) -> None:
        projects, _ = self._tables.frames(Stage(progress, 0, 60))
        store_boundaries(self._office, projects, Stage(progress, 60, 100))


def store_boundaries(office: OfficeFile, projects: gpd.GeoDataFrame, progress: Progress) -> None:
    """In the CRS of the projects; for another thread than the main one."""
    from ..territories.selection import epci_around

    around = epci_around(projects["epci_code"].dropna().astype(str))
    if len(around):
        office.write_table("epci", around.to_crs(projects.crs), EPCI, progress)
