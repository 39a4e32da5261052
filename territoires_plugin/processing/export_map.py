"""``territoires:exportmap``: a map of projects and opportunities in A3, as PDF, PNG or SVG."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..model.errors import TerritoiresError
from ..model.taxonomy import load_taxonomy
from .base import TerritoiresAlgorithm

translate = QCoreApplication.translate

PROJECTS, EPCI, OPPORTUNITIES, THEMES, TITLE = "PROJECTS", "EPCI", "OPPORTUNITIES", "THEMES", "TITLE"
PROFILE, FORMAT, MAP = "PROFILE", "FORMAT", "MAP"
PROFILES = ["internal", "public"]
FORMATS = ["pdf", "png", "svg"]


class ExportMap(TerritoiresAlgorithm):
    """The map with its title, legend, list of opportunities, scale, sources and date."""

    def name(self) -> str:
        return "exportmap"

    def displayName(self) -> str:
        return translate("Territoires", "Export a map")

    def shortHelpString(self) -> str:
        return translate(
            "Territoires",
            "Draws projects, EPCI and opportunities on an A3 page in landscape and writes it as PDF, PNG (300 dpi) or "
            "SVG, by the ending of the file's name. The profile public shows accepted projects and the opportunities "
            "made of them alone, and masks e-mail addresses and telephone numbers.",
        )

    def flags(self) -> QgsProcessingAlgorithm.Flag:
        """Layouts are drawn in the main thread, as by QGIS's own algorithms."""
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        points_or_polygons = [
            QgsProcessing.SourceType.TypeVectorPoint,
            QgsProcessing.SourceType.TypeVectorPolygon,
        ]
        polygons = [QgsProcessing.SourceType.TypeVectorPolygon]
        for parameter in (
            QgsProcessingParameterVectorLayer(PROJECTS, translate("Territoires", "Projects"), points_or_polygons),
            QgsProcessingParameterVectorLayer(
                EPCI, translate("Territoires", "EPCI (the embedded ones when empty)"), polygons, optional=True
            ),
            QgsProcessingParameterVectorLayer(
                OPPORTUNITIES, translate("Territoires", "Pooling opportunities"), polygons, optional=True
            ),
            QgsProcessingParameterString(
                THEMES, translate("Territoires", "Themes (codes joined by ;, all when empty)"), optional=True
            ),
            QgsProcessingParameterString(TITLE, translate("Territoires", "Title"), optional=True),
            _choice(PROFILE, translate("Territoires", "Profile"), PROFILES, default="internal"),
            _choice(FORMAT, translate("Territoires", "Format where the file's name has no ending"), FORMATS),
        ):
            self.addParameter(parameter)
        files = ";;".join(f"{ending.upper()} (*.{ending})" for ending in FORMATS)
        self.addParameter(QgsProcessingParameterFileDestination(MAP, translate("Territoires", "Map"), files))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..exports.map_layout import export_map  # needs geopandas: its absence is told by the base class

        path = self._destination(parameters, context)
        export_map(
            path,
            self._layer(parameters, PROJECTS, context),
            self._optional_layer(parameters, EPCI, context),
            self._optional_layer(parameters, OPPORTUNITIES, context),
            taxonomy=load_taxonomy(),
            themes=self.optional_text(parameters, THEMES, context),
            title=self.optional_text(parameters, TITLE, context),
            profile=self.parameterAsEnumString(parameters, PROFILE, context),
            language=self.language(),
            progress=self.progress(feedback),
        )
        return {MAP: str(path)}

    def _destination(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Path:
        path = Path(self.parameterAsFileOutput(parameters, MAP, context))
        ending = self.parameterAsEnumString(parameters, FORMAT, context)
        has_ending = path.suffix.lower().lstrip(".") in FORMATS  # "carte.v2" has none
        return path.with_name(f"{path.name}.{ending}") if ending and not has_ending else path

    def _layer(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> QgsVectorLayer:
        layer = self.parameterAsVectorLayer(parameters, name, context)
        if layer is None:
            raise TerritoiresError("map_layer_invalid", layer=parameters.get(name) or name)
        return layer

    def _optional_layer(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> QgsVectorLayer | None:
        return self._layer(parameters, name, context) if parameters.get(name) else None


def _choice(
    name: str, description: str, options: list[str], default: str | None = None
) -> QgsProcessingParameterDefinition:
    """A choice among words that mean the same in every language and in scripts."""
    return QgsProcessingParameterEnum(
        name, description, options, defaultValue=default, optional=default is None, usesStaticStrings=True
    )
