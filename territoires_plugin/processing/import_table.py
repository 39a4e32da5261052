"""What the imports share: how a table is read, and what they write and tell."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ..model.progress import Progress
from ..model.tables import PROJECTS, REJECTED
from .base import TerritoiresAlgorithm, translate

if TYPE_CHECKING:
    from ..intake.file_import import FileImport

SHOWN_NOTES = 200  # lines of the log; the counts are always told


@dataclass(frozen=True)
class Reading:
    """How the table is to be read, and the CRS of the result."""

    mapping: Path | None
    taxonomy: Path | None
    call: str | None
    crs: QgsCoordinateReferenceSystem


class ImportAlgorithm(TerritoiresAlgorithm):
    """An import into the projects table."""

    def add_parameters(self, *sources: QgsProcessingParameterDefinition) -> None:
        """Those that say what is imported, then those of every import."""
        file, text, sink = (
            QgsProcessingParameterFile,
            QgsProcessingParameterString,
            QgsProcessingParameterFeatureSink,
        )
        for parameter in (
            *sources,
            file("MAPPING", translate("Territoires", "Mapping of columns (TOML)"), optional=True),
            file("TAXONOMY", translate("Territoires", "Taxonomy (TOML)"), optional=True),
            text("CALL", translate("Territoires", "Name of the call, for rows without one"), optional=True),
            # Optional: QGIS 3.22 does not fall back on the default of a mandatory CRS in scripts.
            QgsProcessingParameterCrs("CRS", translate("Territoires", "CRS of the result"), "EPSG:2154", optional=True),
            sink("PROJECTS", translate("Territoires", "Projects"), QgsProcessing.SourceType.TypeVectorAnyGeometry),
            sink(
                "REJECTED",
                translate("Territoires", "Rejected rows"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
            ),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("IMPORTED", translate("Territoires", "Projects imported")))
        self.addOutput(QgsProcessingOutputNumber("REJECTED_COUNT", translate("Territoires", "Rows rejected")))

    def reading(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Reading:
        crs = self.parameterAsCrs(parameters, "CRS", context)
        if not crs.isValid():
            raise QgsProcessingException(translate("Territoires", "CRS: unknown coordinate reference system."))
        return Reading(
            self.optional_file(parameters, "MAPPING", context),
            self.optional_file(parameters, "TAXONOMY", context),
            self.optional_text(parameters, "CALL", context) or None,
            crs,
        )

    def optional_file(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> Path | None:
        path = self.parameterAsFile(parameters, name, context)
        return Path(path) if path else None

    def deliver(
        self,
        result: FileImport,
        crs: QgsCoordinateReferenceSystem,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        progress: Progress,
    ) -> dict[str, Any]:
        """Write what was imported and tell what became of the rows; the outputs of the algorithm."""
        from ..intake.unused_columns import unused_columns_sentence
        from ..layers.frames import fields_of
        from .sinks import Table, write_tables

        _report(result.notes["message"].tolist(), feedback)
        _report(result.rejected["message"].tolist(), feedback)
        point = QgsWkbTypes.Type.Point
        tables = (
            Table("PROJECTS", result.projects, fields_of(PROJECTS), point, crs),
            Table("REJECTED", result.rejected, fields_of(REJECTED), point, QgsCoordinateReferenceSystem()),
        )
        outputs = write_tables(self, tables, parameters, context, progress)
        feedback.pushInfo(
            translate("Territoires", "{rows} rows read: {imported} projects, {rejected} rejected.").format(
                rows=result.row_count, imported=len(result.projects), rejected=len(result.rejected)
            )
        )
        unused = unused_columns_sentence(result.unused_columns, self.language())
        if unused:
            feedback.pushWarning(unused)
        return {**outputs, "IMPORTED": len(result.projects), "REJECTED_COUNT": len(result.rejected)}


def _report(messages: list[str], feedback: QgsProcessingFeedback) -> None:
    for text in messages[:SHOWN_NOTES]:
        feedback.pushWarning(text)
    if len(messages) > SHOWN_NOTES:
        feedback.pushWarning(translate("Territoires", "… and {count} more.").format(count=len(messages) - SHOWN_NOTES))
