"""``territoires:loadterritories``: the boundaries of the EPCI, embedded or from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ..layers.threads import in_python_thread
from ..model.codes import split_codes
from ..model.messages import message
from ..model.progress import Progress, Stage
from ..model.tables import EPCI
from .base import TerritoiresAlgorithm, tell_notes, translate

if TYPE_CHECKING:
    from ..layers.boundary_files import ReadBoundaries
    from ..territories.choice import Choice
    from ..territories.loading import Boundaries
    from ..territories.notes import Note


class LoadTerritories(TerritoiresAlgorithm):
    boundaries = "SOURCE"

    def name(self) -> str:
        return "loadterritories"

    def displayName(self) -> str:
        return translate("Territoires", "Load territories")

    def shortHelpString(self) -> str:
        return translate(
            "Territoires",
            "Loads the boundaries of the intercommunalities (EPCI): those that come with the plugin, or those of "
            "ADMIN EXPRESS (version 3 or 4: a layer, a file, the folder of a delivery, or the WFS of the "
            "Géoplateforme, https://data.geopf.fr/wfs/ows) or of geo.api.gouv.fr (GeoJSON). From communes alone the "
            "EPCI are put together. The vintage is told, and so are codes that differ from the embedded ones.\n\n"
            "Choose by codes joined by “;”: regions (27), départements (21;71) or EPCI (242100410). "
            "An EPCI with at least one commune there is taken, and stays whole across a border. "
            "Without a choice all are loaded.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        polygons = QgsProcessing.SourceType.TypeVectorPolygon
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                "SOURCE",
                translate("Territoires", "ADMIN EXPRESS: layer, file, folder or address (embedded when empty)"),
                [polygons],
                optional=True,
            )
        )
        for name, label in (
            ("REGIONS", translate("Territoires", "Codes of regions, joined by “;”")),
            ("DEPARTEMENTS", translate("Territoires", "Codes of départements, joined by “;”")),
            ("EPCI", translate("Territoires", "Codes (SIREN) of EPCI, joined by “;”")),
        ):
            self.addParameter(QgsProcessingParameterString(name, label, optional=True))
        self.addParameter(
            QgsProcessingParameterFeatureSink("TERRITORIES", translate("Territoires", "Territories"), polygons)
        )

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..layers.frames import fields_of, to_qgis_crs
        from ..territories.choice import Choice
        from .boundary_source import read_boundaries
        from .sinks import Table, name_layer, write_tables

        progress = self.progress(feedback)
        names = ("REGIONS", "DEPARTEMENTS", "EPCI")
        choice = Choice(*(split_codes(self.optional_text(parameters, name, context)) for name in names))
        read = read_boundaries(self, "SOURCE", parameters, context, feedback, progress, choice)
        progress.report(30)
        boundaries, notes = in_python_thread(lambda: _loaded(read, choice, Stage(progress, 30, 80)))
        language = self.language()
        tell_notes(notes, language, feedback)
        (feedback.pushInfo if boundaries.vintage else feedback.pushWarning)(boundaries.vintage_sentence(language))
        feedback.pushInfo(translate("Territoires", "{count} EPCI loaded.").format(count=len(boundaries.table)))
        crs = in_python_thread(lambda: to_qgis_crs(boundaries.table.crs))
        table = Table("TERRITORIES", boundaries.table, fields_of(EPCI), QgsWkbTypes.Type.MultiPolygon, crs)
        outputs = write_tables(self, (table,), parameters, context, progress)
        if boundaries.vintage:
            name = message("layer_epci_vintage", language, vintage=boundaries.vintage)
            name_layer(outputs["TERRITORIES"], name, context)
        return outputs


def _loaded(read: ReadBoundaries | None, choice: Choice, progress: Progress) -> tuple[Boundaries, list[Note]]:
    """The boundaries, with what was put right and which codes of the reference are others here."""
    from ..territories.completion import gone_codes
    from ..territories.loading import load_boundaries

    boundaries = load_boundaries(read.source() if read else None, choice, progress)
    gone = gone_codes(boundaries.table) if read else None
    return boundaries, [*boundaries.notes, *([gone] if gone else [])]
