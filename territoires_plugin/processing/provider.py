"""The provider ``territoires``."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..model.paths import resource_path
from .export_map import ExportMap
from .import_demarche import ImportDemarche
from .import_projects import ImportProjects
from .load_territories import LoadTerritories
from .suggest_pooling import SuggestPooling
from .suggest_themes import SuggestThemes


class TerritoiresProvider(QgsProcessingProvider):
    """The algorithms, in the order in which data passes through them."""

    def id(self) -> str:
        return "territoires"

    def name(self) -> str:
        return "Territoires"

    def icon(self) -> QIcon:
        return QIcon(str(resource_path("icons", "territoires.svg")))

    def loadAlgorithms(self) -> None:
        for algorithm in (
            ImportProjects,
            ImportDemarche,
            SuggestThemes,
            LoadTerritories,
            SuggestPooling,
            ExportMap,
        ):
            self.addAlgorithm(algorithm())
