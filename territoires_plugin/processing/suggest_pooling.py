"""``territoires:suggestpooling``: which projects could be pooled, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsFields,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ..model.progress import Stage
from ..model.settings import PoolingSettings
from ..model.tables import LINKS, OPPORTUNITIES
from .base import TerritoiresAlgorithm, translate

if TYPE_CHECKING:
    from ..engine import Suggestions
    from .sinks import Table

DEFAULTS = PoolingSettings()


class SuggestPooling(TerritoiresAlgorithm):
    def name(self) -> str:
        return "suggestpooling"

    def displayName(self) -> str:
        return translate("Territoires", "Suggest pooling")

    def shortHelpString(self) -> str:
        return translate(
            "Territoires",
            "Suggests pools of projects: near each other, sharing at least one theme, carried by different EPCI.\n\n"
            "Each pair of projects gets a score from 0 to 100, the weighted mean of its components (proximity, theme, "
            "contiguity). Pools are chosen so that the sum of (members - 1) x mean score is as large as possible; "
            "a project is in at most one of them.\n\n"
            "Distances are measured in metres in the legal projected CRS (Lambert-93 in metropolitan France), "
            "whatever the CRS of the layer. Projects without EPCI or theme, and those placed at their département "
            "only, take no part.\n\n"
            "Suggestions are leads to be examined, never legal advice.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        source_type = QgsProcessing.SourceType
        source, sink, text = (
            QgsProcessingParameterFeatureSource,
            QgsProcessingParameterFeatureSink,
            QgsProcessingParameterString,
        )
        number = QgsProcessingParameterNumber
        real, integer = number.Type.Double, number.Type.Integer
        for parameter in (
            source("PROJECTS", translate("Territoires", "Projects"), [source_type.TypeVectorAnyGeometry]),
            source(
                "EPCI",
                translate("Territoires", "EPCI boundaries (embedded when empty)"),
                [source_type.TypeVectorPolygon],
                optional=True,
            ),
            number(
                "MAX_DISTANCE",
                translate("Territoires", "Largest distance between two members (m)"),
                real,
                DEFAULTS.max_distance,
            ),
            text("THEMES", translate("Territoires", "Themes, codes joined by “;” (all when empty)"), optional=True),
            number("MAX_MEMBERS", translate("Territoires", "Most members"), integer, DEFAULTS.max_members),
            number("MIN_SCORE", translate("Territoires", "Least score of a pair (0 to 100)"), real, DEFAULTS.min_score),
            text(
                "WEIGHTS",
                translate("Territoires", "Weights, such as proximity=3;theme=2;contiguity=1"),
                optional=True,
            ),
            sink("OPPORTUNITIES", translate("Territoires", "Opportunities"), source_type.TypeVectorPolygon),
            sink("LINKS", translate("Territoires", "Links"), source_type.TypeVectorLine, optional=True),
            sink("MEMBERS", translate("Territoires", "Members"), source_type.TypeVectorAnyGeometry, optional=True),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("Territoires", "Number of opportunities")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..engine import suggest
        from ..territories.selection import select_epci
        from .sinks import write_tables
        from .sources import optional_frame, read_source

        settings = self._settings(parameters, context)
        progress = self.progress(feedback)
        projects, fields = read_source(self, "PROJECTS", parameters, context, progress)
        territories = select_epci(optional_frame(self, "EPCI", parameters, context, progress))
        progress.report(10)
        suggestions = suggest(
            projects, territories, settings, language=self.language(), progress=Stage(progress, 10, 95)
        )
        progress.check()
        if suggestions.left_out:
            feedback.pushInfo(
                translate("Territoires", "{count} projects take no part: no place, no EPCI or no theme.").format(
                    count=suggestions.left_out
                )
            )
        tables = _tables(suggestions, fields)
        return {"COUNT": len(suggestions.opportunities), **write_tables(self, tables, parameters, context, progress)}

    def _settings(self, parameters: dict[str, Any], context: QgsProcessingContext) -> PoolingSettings:
        return PoolingSettings(
            max_distance=self.parameterAsDouble(parameters, "MAX_DISTANCE", context),
            themes=self.optional_text(parameters, "THEMES", context),
            max_members=self.parameterAsInt(parameters, "MAX_MEMBERS", context),
            min_score=self.parameterAsDouble(parameters, "MIN_SCORE", context),
            weights=self.optional_text(parameters, "WEIGHTS", context),
        )


def _tables(suggestions: Suggestions, project_fields: QgsFields) -> tuple[Table, ...]:
    from ..layers.frames import fields_of
    from .sinks import Table

    kinds = QgsWkbTypes.Type
    return (
        Table("OPPORTUNITIES", suggestions.opportunities, fields_of(OPPORTUNITIES), kinds.Polygon),
        Table("LINKS", suggestions.links, fields_of(LINKS), kinds.LineString),
        Table("MEMBERS", suggestions.members, _member_fields(project_fields), kinds.Point),
    )


def _member_fields(project_fields: QgsFields) -> QgsFields:
    """The fields of the projects and ``opportunity_id`` behind them."""
    from ..layers.compat import field

    fields = QgsFields()
    for own in project_fields:
        if own.name() not in ("opportunity_id", "fid"):
            fields.append(own)
    fields.append(field("opportunity_id", "text"))
    return fields
