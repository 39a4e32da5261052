"""The sample call, imported off the main thread."""

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
CRS = "EPSG:2154"


@dataclass(frozen=True)
class Sample:
    """The projects, in EPSG:2154."""

    projects: gpd.GeoDataFrame
    rejected: int
    taxonomy: Taxonomy


class LoadSample(BackgroundTask):
    """Gives the Sample."""

    def __init__(self) -> None:
        super().__init__(translate("Territoires", "Load the sample call"))

    def work(self, language: Language, progress: Progress) -> Sample:
        from ..intake.importing import import_projects

        progress.report(1)
        taxonomy = load_taxonomy()
        imported = import_projects(
            resource_path("sample", "projets_demo.csv"),
            taxonomy=taxonomy,
            language=language,
            progress=Stage(progress, 1, 95),
        )
        return Sample(imported.projects.to_crs(CRS), len(imported.rejected), taxonomy)
