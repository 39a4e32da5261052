"""The sample call, imported off the main thread together with the boundaries around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication

from ..model.messages import Language
from ..model.paths import resource_path
from ..model.progress import Progress, Stage
from ..model.taxonomy import Taxonomy, load_taxonomy
from .background import BackgroundTask

if TYPE_CHECKING:
    import geopandas as gpd

translate = QCoreApplication.translate
REGION = "27"  # Bourgogne-Franche-Comté
CRS = "EPSG:2154"


@dataclass(frozen=True)
class Sample:
    """The projects and the EPCI of the region, in EPSG:2154."""

    projects: gpd.GeoDataFrame
    epci: gpd.GeoDataFrame
    rejected: int
    taxonomy: Taxonomy


class LoadSample(BackgroundTask):
    """Gives the Sample."""

    def __init__(self) -> None:
        super().__init__(translate("Territoires", "Load the sample call"))

    def work(self, language: Language, progress: Progress) -> Sample:
        from ..intake.importing import import_projects
        from ..territories.reference import load_epci

        progress.report(1)
        taxonomy = load_taxonomy()
        imported = import_projects(
            resource_path("sample", "projets_demo.csv"),
            taxonomy=taxonomy,
            language=language,
            progress=Stage(progress, 1, 60),
        )
        epci = load_epci(regions=[REGION])
        progress.report(90)
        return Sample(imported.projects.to_crs(CRS), epci.to_crs(CRS), len(imported.rejected), taxonomy)
