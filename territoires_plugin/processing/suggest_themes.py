"""``territoires:suggestthemes``: themes, pillars and stakes for the projects that came without."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFields,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ..layers.threads import in_python_thread
from ..model.progress import Progress, Stage
from ..model.settings import MIN_CONFIDENCE
from ..model.tables import SUGGESTED_TERMS
from ..model.taxonomy import AXES, load_taxonomy
from .base import TerritoiresAlgorithm, translate

if TYPE_CHECKING:
    import pandas as pd

    from ..intake.tagging import Applied
    from ..layers.frames import FeatureTable


class SuggestThemes(TerritoiresAlgorithm):
    def name(self) -> str:
        return "suggestthemes"

    def displayName(self) -> str:
        return translate("Territoires", "Suggest themes")

    def shortHelpString(self) -> str:
        return translate(
            "Territoires",
            "Suggests themes, pillars and stakes for the projects that came without, from their title and "
            "description: by the keywords of the taxonomy and by the most similar projects among those that have "
            "some.\n\n"
            "Each suggestion has a confidence from 0 to 1 (how often such a suggestion is right), the words that "
            "decided and the similar projects. What is less sure than the least confidence stands in the table of "
            "suggestions only: it is not written into the projects, and pooling does not see it.\n\n"
            "Projects with given themes stay as they are. What is written is marked: theme_origin = suggested. Themes "
            "that were only suggested are suggested anew.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        types, source = QgsProcessing.SourceType, QgsProcessingParameterFeatureSource
        sink, number = QgsProcessingParameterFeatureSink, QgsProcessingParameterNumber
        for parameter in (
            source("PROJECTS", translate("Territoires", "Projects"), [types.TypeVectorAnyGeometry]),
            QgsProcessingParameterFile("TAXONOMY", translate("Territoires", "Taxonomy (TOML)"), optional=True),
            source(
                "TAGGED",
                translate("Territoires", "Further projects with themes, to learn from"),
                [types.TypeVector],
                optional=True,
            ),
            number(
                "MIN_CONFIDENCE",
                translate("Territoires", "Least confidence of what is written (0 to 1)"),
                number.Type.Double,
                MIN_CONFIDENCE,
            ),
            sink("OUTPUT_PROJECTS", translate("Territoires", "Projects with themes"), types.TypeVectorAnyGeometry),
            sink("SUGGESTIONS", translate("Territoires", "Suggested terms"), types.TypeVector, optional=True),
        ):
            self.addParameter(parameter)
        for name, told in (
            ("FILLED", translate("Territoires", "Number of projects that got themes")),
            ("WITHOUT", translate("Territoires", "Number of projects that stay without themes")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, told))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..layers.frames import fields_of, of_one_kind
        from .sinks import Table, write_tables
        from .sources import optional_frame, required_source, table_of

        progress = self.progress(feedback)
        source = required_source(self, "PROJECTS", parameters, context)
        projects = table_of(source, progress)
        tagged = optional_frame(self, "TAGGED", parameters, context, progress)
        taxonomy = self.parameterAsFile(parameters, "TAXONOMY", context)
        least = self.parameterAsDouble(parameters, "MIN_CONFIDENCE", context)
        progress.report(10)
        result = in_python_thread(
            lambda: _suggested(projects, Path(taxonomy) if taxonomy else None, tagged, least, Stage(progress, 10, 95))
        )
        kinds, nowhere = QgsWkbTypes.Type, QgsCoordinateReferenceSystem()
        tables = (
            Table(
                "OUTPUT_PROJECTS",
                of_one_kind(result.projects),
                _filled_fields(source.fields()),
                kinds.Point,
                source.sourceCrs(),
            ),
            Table("SUGGESTIONS", result.suggestions, fields_of(SUGGESTED_TERMS), kinds.NoGeometry, nowhere),
        )
        outputs = write_tables(self, tables, parameters, context, progress)
        filled, without = result.filled_count, result.without_count
        feedback.pushInfo(
            translate("Territoires", "{filled} projects got themes, {without} stay without.").format(
                filled=filled, without=without
            )
        )
        return {**outputs, "FILLED": filled, "WITHOUT": without}


def _suggested(
    projects: FeatureTable, taxonomy: Path | None, tagged: pd.DataFrame | None, least: float, progress: Progress
) -> Applied:
    from ..intake.tagging import apply_suggestions, check_confidence, suggest_terms

    check_confidence(least)
    frame = projects.frame()
    suggestions = suggest_terms(frame, load_taxonomy(taxonomy), tagged=tagged, progress=progress)
    return apply_suggestions(frame, suggestions, least)


def _filled_fields(project_fields: QgsFields) -> QgsFields:
    """The fields of the projects, without the row number of their file; those that are filled behind, where missing."""
    from ..layers.compat import field
    from ..layers.frames import column_name

    fields = QgsFields()
    for own in project_fields:
        if own.name().casefold() != "fid":
            own.setName(column_name(own.name()))
            fields.append(own)
    for name in (*AXES, "theme_origin"):
        if fields.indexFromName(name) < 0:
            fields.append(field(name, "text"))
    return fields
