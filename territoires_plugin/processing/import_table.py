"""What the imports share: how a table is read, and what they write and tell."""

from __future__ import annotations

from collections.abc import Iterator
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
    QgsProcessingOutputString,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ..layers.threads import in_python_threads
from ..model.progress import Progress
from ..model.tables import PROJECTS, REJECTED
from .base import TerritoiresAlgorithm, translate
from .import_log import ImportLog

if TYPE_CHECKING:
    from ..intake.file_import import FileImport
    from .sinks import Table


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
        personal = translate("Territoires", "Columns with personal data that the mapping keeps")
        self.addOutput(QgsProcessingOutputString("PERSONAL_COLUMNS", personal))

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
        batches: Iterator[FileImport],
        crs: QgsCoordinateReferenceSystem,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        progress: Progress,
    ) -> dict[str, Any]:
        """Write what is imported and tell what becomes of the rows; the outputs of the algorithm."""
        from .sinks import write_batches

        log = ImportLog(feedback, self.language())
        tables = (_tables(batch, crs) for batch in map(log.tell, in_python_threads(batches)))
        outputs = write_batches(self, tables, parameters, context, progress)
        log.tell_counts()
        return {
            **outputs,
            "IMPORTED": log.imported,
            "REJECTED_COUNT": log.rejected,
            "PERSONAL_COLUMNS": ";".join(log.personal_columns),
        }


def _tables(batch: FileImport, crs: QgsCoordinateReferenceSystem) -> tuple[Table, ...]:
    from ..layers.frames import fields_of
    from .sinks import Table

    point = QgsWkbTypes.Type.Point
    return (
        Table("PROJECTS", batch.projects, fields_of(PROJECTS), point, crs),
        Table("REJECTED", batch.rejected, fields_of(REJECTED), point, QgsCoordinateReferenceSystem()),
    )
