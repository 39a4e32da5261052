"""``territoires:suggestpooling``: which projects could be pooled, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsFields,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ..layers.threads import in_python_thread
from ..model.messages import Language, message
from ..model.progress import Progress, Stage
from ..model.settings import PoolingSettings
from ..model.tables import LINKS, OPPORTUNITIES
from .base import TerritoiresAlgorithm, tell_notes, translate

if TYPE_CHECKING:
    import pandas as pd

    from ..engine import Suggestions
    from ..layers.boundary_files import ReadBoundaries
    from ..layers.frames import FeatureTable
    from ..territories.code_vintages import CodeCheck
    from ..territories.loading import Boundaries
    from .sinks import Table

DEFAULTS = PoolingSettings()


class SuggestPooling(TerritoiresAlgorithm):
    boundaries = "EPCI"

    def name(self) -> str:
        return "suggestpooling"

    def displayName(self) -> str:
        return translate("Territoires", "Suggest pooling")

    def shortHelpString(self) -> str:
        return translate(
            "Territoires",
            "Suggests pools of projects: near each other, sharing at least one theme, carried by different EPCI.\n\n"
            "Each pair of projects gets a score from 0 to 100, the weighted mean of what is known of its components: "
            "proximity, theme, contiguity of the EPCI, text (title and description), time (calendar), cooperation "
            "(optional table) and, off by default, maturity and balance of population. Pools are chosen so that the "
            "sum of (members - 1) x mean score is as large as possible; a project is in at most one of them.\n\n"
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
            source(
                "COOPERATION",
                translate("Territoires", "EPCI that work together already (table: epci_code, body)"),
                [source_type.TypeVector],
                optional=True,
            ),
            source(
                "TRAVEL_TIMES",
                translate("Territoires", "Travel times (table: from_commune, to_commune, minutes)"),
                [source_type.TypeVector],
                optional=True,
            ),
            advanced(
                number(
                    "EFFORT",
                    translate("Territoires", "Effort: how many projects may be handed to exact solves"),
                    integer,
                    DEFAULTS.effort,
                    minValue=0,
                )
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
        from ..engine.quality import told
        from .boundary_source import read_boundaries
        from .sinks import write_tables
        from .sources import optional_frame, required_source, table_of

        settings = self._settings(parameters, context)
        progress = self.progress(feedback)
        source = required_source(self, "PROJECTS", parameters, context)
        projects = table_of(source, progress)
        read = read_boundaries(self, "EPCI", parameters, context, feedback, progress)
        office = {
            name: optional_frame(self, name.upper(), parameters, context, progress)
            for name in ("cooperation", "travel_times")
        }
        progress.report(10)
        language = self.language()
        boundaries, checked = in_python_thread(lambda: _checked(projects, read, progress))
        feedback.pushInfo(boundaries.vintage_sentence(language))
        tell_notes([*boundaries.notes, *checked.notes()], language, feedback)
        suggestions = in_python_thread(
            lambda: _suggested(checked, boundaries, settings, office, language, Stage(progress, 10, 90))
        )
        found = in_python_thread(lambda: suggestions.evidence.quality(Stage(progress, 90, 95)))
        feedback.pushInfo(told(found, language))
        if suggestions.cut_short:
            feedback.pushInfo(message("quality_cut_short", language, projects=suggestions.cut_short))
        if suggestions.left_out:
            feedback.pushInfo(
                translate("Territoires", "{count} projects take no part: no place, no EPCI or no theme.").format(
                    count=suggestions.left_out
                )
            )
        tables = _tables(suggestions, source)
        return {"COUNT": len(suggestions.opportunities), **write_tables(self, tables, parameters, context, progress)}

    def _settings(self, parameters: dict[str, Any], context: QgsProcessingContext) -> PoolingSettings:
        return PoolingSettings(
            max_distance=self.parameterAsDouble(parameters, "MAX_DISTANCE", context),
            themes=self.optional_text(parameters, "THEMES", context),
            max_members=self.parameterAsInt(parameters, "MAX_MEMBERS", context),
            min_score=self.parameterAsDouble(parameters, "MIN_SCORE", context),
            weights=self.optional_text(parameters, "WEIGHTS", context),
            effort=self.parameterAsInt(parameters, "EFFORT", context),
        )


def advanced(parameter: QgsProcessingParameterNumber) -> QgsProcessingParameterNumber:
    """The parameter, folded away among the advanced ones."""
    parameter.setFlags(parameter.flags() | QgsProcessingParameterNumber.Flag.FlagAdvanced)
    return parameter


def _checked(projects: FeatureTable, read: ReadBoundaries | None, progress: Progress) -> tuple[Boundaries, CodeCheck]:
    """The boundaries, and the projects with the EPCI that these hold."""
    from ..territories.code_vintages import check_codes
    from ..territories.loading import load_boundaries

    boundaries = load_boundaries(read.source() if read else None, progress=progress)
    return boundaries, check_codes(projects.frame(), boundaries.table)


def _suggested(
    checked: CodeCheck,
    boundaries: Boundaries,
    settings: PoolingSettings,
    office: dict[str, pd.DataFrame | None],
    language: Language,
    progress: Progress,
) -> Suggestions:
    from ..engine import suggest
    from ..engine.participants import with_epci

    table = with_epci(checked.projects, boundaries.table)
    return suggest(table, boundaries.table, settings, language=language, progress=progress, **office)


def _tables(suggestions: Suggestions, projects: QgsProcessingFeatureSource) -> tuple[Table, ...]:
    from ..layers.frames import fields_of, of_one_kind
    from .sinks import Table

    kinds = QgsWkbTypes.Type
    crs = projects.sourceCrs()
    return (
        Table("OPPORTUNITIES", suggestions.opportunities, fields_of(OPPORTUNITIES), kinds.Polygon, crs),
        Table("LINKS", suggestions.links, fields_of(LINKS), kinds.LineString, crs),
        Table("MEMBERS", of_one_kind(suggestions.members), _member_fields(projects.fields()), kinds.Point, crs),
    )


def _member_fields(project_fields: QgsFields) -> QgsFields:
    """The fields of the projects, without the row number of their file, and ``opportunity_id`` behind them."""
    from ..layers.compat import field
    from ..layers.frames import column_name

    fields = QgsFields()
    for own in project_fields:
        if own.name().casefold() not in ("opportunity_id", "fid"):
            own.setName(column_name(own.name()))
            fields.append(own)
    fields.append(field("opportunity_id", "text"))
    return fields
