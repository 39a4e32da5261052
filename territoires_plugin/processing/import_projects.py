"""``territoires:importprojects``: a file of applications becomes the projects table."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingUtils,
    QgsVectorLayer,
)

from ..model.progress import Stage
from .base import is_path, translate
from .import_table import ImportAlgorithm


class ImportProjects(ImportAlgorithm):
    def name(self) -> str:
        return "importprojects"

    def displayName(self) -> str:
        return translate("Territoires", "Import projects")

    def shortHelpString(self) -> str:
        return translate(
            "Territoires",
            "Reads the applications to a call (CSV, TSV, or anything that QGIS opens) into the projects table.\n\n"
            "Exports of Démarches Simplifiées, the exchange schema of projects, SCDL subventions and tables with the "
            "columns of the projects table are recognised. Other columns are recognised where that is certain; else "
            "the import stops and says what it could not decide, and a mapping file (TOML) says which column is "
            "which.\n\n"
            "A place is found from what was drawn, coordinates, an address (only if the national geocoder is asked "
            "for), the codes of commune, EPCI, SIREN or SIRET, a name with its postcode or département, else the "
            "département. The EPCI is derived. Rows that cannot be used go to the rejected table with the reason: "
            "every row of the source is in one of the two.\n\n"
            "Columns that are not mapped, names and addresses of people among them, are not kept. Personal ones that "
            "are mapped (names, e-mails, telephones, births, sole traders) stay out as well, unless the mapping names "
            "them under [personal].",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        file = QgsProcessingParameterFile
        self.add_parameters(
            file(
                "SOURCE",
                translate("Territoires", "Applications (CSV, XLSX, ODS, GeoJSON, GeoPackage, Shapefile …, or a layer)"),
                fileFilter=translate("Territoires", "All files (*)"),  # QGIS's own wants a dot, which layers have not
            ),
            file("GEOMETRIES", translate("Territoires", "Geometries (GeoJSON of the Démarches export)"), optional=True),
            QgsProcessingParameterBoolean(
                "GEOCODE",
                translate(
                    "Territoires", "Look up addresses with the national geocoder (they are sent over the network)"
                ),
                defaultValue=False,
                optional=True,
            ),
        )

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """A layer is looked up here, on the main thread: its id, its name or the source text of a provider."""
        from ..layers.layer_source import LayerFeatures

        text = self.parameterAsString(parameters, "SOURCE", context)
        layer = None if is_path(text) else QgsProcessingUtils.mapLayerFromString(text, context)
        self._layer = LayerFeatures.of(layer) if isinstance(layer, QgsVectorLayer) else None
        return True

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..intake.file_import import import_files, import_table
        from ..intake.geocoder import Geocoder
        from ..layers.frames import crs_text

        reading = self.reading(parameters, context)
        progress = self.progress(feedback)
        source, geometries = (self.optional_file(parameters, name, context) for name in ("SOURCE", "GEOMETRIES"))
        work = partial(import_files, source or Path(), progress=progress)
        if self._layer is not None:
            work = partial(import_table, self._layer.table(Stage(progress, 0, 20)), progress=Stage(progress, 20, 100))
        batches = work(
            geometries=geometries,
            mapping=reading.mapping,
            taxonomy=reading.taxonomy,
            call=reading.call,
            crs=crs_text(reading.crs),
            language=self.language(),
            geocoder=Geocoder() if self.parameterAsBool(parameters, "GEOCODE", context) else None,
        )
        return self.deliver(batches, reading.crs, parameters, context, feedback, progress)
