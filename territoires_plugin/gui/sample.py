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
    from ..layers.office_file import OfficeFile

translate = QCoreApplication.translate
CRS = "EPSG:2154"


@dataclass(frozen=True)
class Sample:
    """What there is in the office file now."""

    project_count: int
    rejected: int
    taxonomy: Taxonomy
    office: OfficeFile


class LoadSample(BackgroundTask):
    """Gives the Sample, its projects in EPSG:2154, in an office file."""

    def __init__(self, office: OfficeFile) -> None:
        super().__init__(translate("Territoires", "Load the sample call"))
        self._office = office

    def work(self, language: Language, progress: Progress) -> Sample:
        from ..intake.importing import import_projects
        from ..layers.office_call import store_call

        progress.report(1)
        taxonomy = load_taxonomy()
        imported = import_projects(
            resource_path("sample", "projets_demo.csv"),
            taxonomy=taxonomy,
            language=language,
            progress=Stage(progress, 1, 90),
        )
        store_call(self._office, [imported.projects.to_crs(CRS)], progress)
        return Sample(len(imported.projects), len(imported.rejected), taxonomy, self._office)
