"""``territoires:importprojects``: a file of applications becomes the projects table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ..layers.threads import in_python_thread
from ..model.progress import Stage
from ..model.tables import PROJECTS, REJECTED
from .base import TerritoiresAlgorithm, translate

SHOWN_NOTES = 200  # lines of the log; the counts are always told


class ImportProjects(TerritoiresAlgorithm):
    def name(self) -> str:
        return "importprojects"

    def displayName(self) -> str:
        return translate("Territoires", "Import projects")

    def shortHelpString(self) -> str:
        return translate(
            "Territoires",
            "Reads the applications to a call (CSV, TSV, or anything that QGIS opens) into the projects table.\n\n"
            "Columns that bear the names of the projects table are taken as they are; otherwise a mapping file (TOML) "
            "says which column is which.\n\n"
            "A place is found from coordinates or geometry, else the commune code, the EPCI code, the SIREN or SIRET, "
            "else the département. The EPCI is derived. Rows that cannot be used go to the rejected table with the "
            "reason: every row of the source is in one of the two.\n\n"
            "Columns that are not mapped, names and addresses of people among them, are not kept. Personal ones that "
            "are mapped (names, e-mails, telephones, births, sole traders) stay out as well, unless the mapping names "
            "them under [personal].",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        file, text, sink = (
            QgsProcessingParameterFile,
            QgsProcessingParameterString,
            QgsProcessingParameterFeatureSink,
        )
        for parameter in (
            file("SOURCE", translate("Territoires", "Applications (CSV, XLSX, ODS, GeoJSON, GeoPackage, Shapefile …)")),
            file("GEOMETRIES", translate("Territoires", "Geometries (GeoJSON of the Démarches export)"), optional=True),
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

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..intake.file_import import import_files
        from ..intake.unused_columns import unused_columns_sentence
        from ..layers.frames import crs_text, fields_of
        from .sinks import Table, write_tables

        crs = self.parameterAsCrs(parameters, "CRS", context)
        if not crs.isValid():
            raise QgsProcessingException(translate("Territoires", "CRS: unknown coordinate reference system."))
        progress = self.progress(feedback)
        call = self.optional_text(parameters, "CALL", context) or None
        source, geometries, mapping, taxonomy = (
            self._file(parameters, name, context) for name in ("SOURCE", "GEOMETRIES", "MAPPING", "TAXONOMY")
        )
        result = in_python_thread(
            lambda: import_files(
                source or Path(),
                geometries=geometries,
                mapping=mapping,
                taxonomy=taxonomy,
                call=call,
                crs=crs_text(crs),
                language=self.language(),
                progress=Stage(progress, 0, 90),
            )
        )
        self._report(result.notes["message"].tolist(), feedback)
        self._report(result.rejected["message"].tolist(), feedback)
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
        return {
            **outputs,
            "IMPORTED": len(result.projects),
            "REJECTED_COUNT": len(result.rejected),
            "PERSONAL_COLUMNS": ";".join(result.personal_columns),
        }

    def _file(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> Path | None:
        path = self.parameterAsFile(parameters, name, context)
        return Path(path) if path else None

    @staticmethod
    def _report(messages: list[str], feedback: QgsProcessingFeedback) -> None:
        for text in messages[:SHOWN_NOTES]:
            feedback.pushWarning(text)
        if len(messages) > SHOWN_NOTES:
            feedback.pushWarning(
                translate("Territoires", "… and {count} more.").format(count=len(messages) - SHOWN_NOTES)
            )
