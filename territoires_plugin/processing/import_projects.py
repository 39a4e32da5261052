"""``territoires:importprojects``: a file of applications becomes the projects table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ..layers.threads import in_python_threads
from ..model.tables import PROJECTS, REJECTED
from .base import TerritoiresAlgorithm, translate
from .import_log import ImportLog

if TYPE_CHECKING:
    from ..intake.file_import import FileImport
    from .sinks import Table


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
            "Columns that are not mapped, names and addresses of people among them, are not kept.",
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
            QgsProcessingParameterBoolean(
                "GEOCODE",
                translate(
                    "Territoires", "Look up addresses with the national geocoder (they are sent over the network)"
                ),
                defaultValue=False,
                optional=True,
            ),
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

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..intake.file_import import import_files
        from ..intake.geocoder import Geocoder
        from ..layers.frames import crs_text
        from .sinks import write_batches

        crs = self.parameterAsCrs(parameters, "CRS", context)
        if not crs.isValid():
            raise QgsProcessingException(translate("Territoires", "CRS: unknown coordinate reference system."))
        progress = self.progress(feedback)
        source, geometries, mapping, taxonomy = (
            self._file(parameters, name, context) for name in ("SOURCE", "GEOMETRIES", "MAPPING", "TAXONOMY")
        )
        batches = import_files(
            source or Path(),
            geometries=geometries,
            mapping=mapping,
            taxonomy=taxonomy,
            call=self.optional_text(parameters, "CALL", context) or None,
            crs=crs_text(crs),
            language=self.language(),
            progress=progress,
            geocoder=Geocoder() if self.parameterAsBool(parameters, "GEOCODE", context) else None,
        )
        log = ImportLog(feedback, self.language())
        tables = (_tables(batch, crs) for batch in map(log.tell, in_python_threads(batches)))
        outputs = write_batches(self, tables, parameters, context, progress)
        log.tell_counts()
        return {**outputs, "IMPORTED": log.imported, "REJECTED_COUNT": log.rejected}

    def _file(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> Path | None:
        path = self.parameterAsFile(parameters, name, context)
        return Path(path) if path else None


def _tables(batch: FileImport, crs: QgsCoordinateReferenceSystem) -> tuple[Table, ...]:
    from ..layers.frames import fields_of
    from .sinks import Table

    point = QgsWkbTypes.Type.Point
    return (
        Table("PROJECTS", batch.projects, fields_of(PROJECTS), point, crs),
        Table("REJECTED", batch.rejected, fields_of(REJECTED), point, QgsCoordinateReferenceSystem()),
    )
