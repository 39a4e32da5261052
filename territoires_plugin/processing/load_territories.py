"""``territoires:loadterritories``: the boundaries of the EPCI, embedded or from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
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
from ..model.tables import EPCI
from .base import TerritoiresAlgorithm, translate

if TYPE_CHECKING:
    import geopandas as gpd

    from ..layers.frames import FeatureTable


class LoadTerritories(TerritoiresAlgorithm):
    def name(self) -> str:
        return "loadterritories"

    def displayName(self) -> str:
        return translate("Territoires", "Load territories")

    def shortHelpString(self) -> str:
        return translate(
            "Territoires",
            "Loads the boundaries of the intercommunalities (EPCI): those that come with the plugin, or a layer "
            "of ADMIN EXPRESS (version 3 or 4).\n\n"
            "Choose by codes joined by “;”: regions (27), départements (21;71) or EPCI (242100410). "
            "An EPCI with at least one commune there is taken, and stays whole across a border. "
            "Without a choice all are loaded.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        polygons = QgsProcessing.SourceType.TypeVectorPolygon
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                "SOURCE",
                translate("Territoires", "ADMIN EXPRESS layer (embedded boundaries when empty)"),
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
        from ..layers.frames import fields_of
        from ..territories.names import vintage
        from .sinks import Table, write_tables
        from .sources import optional_source, table_of

        progress = self.progress(feedback)
        source = optional_source(self, "SOURCE", parameters, context)
        layer = table_of(source, progress) if source else None
        choice = {
            kind: split_codes(self.optional_text(parameters, name, context))
            for kind, name in (("regions", "REGIONS"), ("departements", "DEPARTEMENTS"), ("codes", "EPCI"))
        }
        territories = in_python_thread(lambda: _chosen(layer, choice))
        progress.report(80)
        if source is None:
            feedback.pushInfo(
                translate("Territoires", "Embedded boundaries, vintage {vintage}.").format(vintage=vintage())
            )
        feedback.pushInfo(translate("Territoires", "{count} EPCI loaded.").format(count=len(territories)))
        crs = source.sourceCrs() if source else QgsCoordinateReferenceSystem("EPSG:4326")
        table = Table("TERRITORIES", territories, fields_of(EPCI), QgsWkbTypes.Type.MultiPolygon, crs)
        return write_tables(self, (table,), parameters, context, progress)


def _chosen(layer: FeatureTable | None, choice: dict[str, tuple[str, ...]]) -> gpd.GeoDataFrame:
    from ..territories.selection import select_epci

    return select_epci(layer.frame() if layer else None, **choice)
