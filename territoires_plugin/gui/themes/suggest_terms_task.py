"""Terms suggested in a task: the same steps as ``territoires:suggestthemes``, on a layer as it is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsFeature, QgsFeatureRequest, QgsVectorLayer, QgsVectorLayerFeatureSource
from qgis.PyQt.QtCore import QCoreApplication

from ...layers.theme_edits import ORIGIN, Values
from ...model.messages import Language, message
from ...model.progress import Progress, Stage
from ...model.taxonomy import AXES, Taxonomy
from ..background import BackgroundTask
from ..snapshot import LayerSnapshot

if TYPE_CHECKING:
    import pandas as pd

translate = QCoreApplication.translate


@dataclass(frozen=True)
class SuggestedTerms:
    """What is sure enough, of the projects shown.

    Args:
        changes: by feature and field, what is to be written.
        filled: how many projects have suggested themes with that.
        without: how many have none then.
        reasons: by ``project_id``, how sure each of its suggested themes is, and by what.
    """

    changes: Mapping[int, Values]
    filled: int
    without: int
    reasons: Mapping[str, tuple[str, ...]]


class SuggestTerms(BackgroundTask):
    """Gives SuggestedTerms. All projects are learnt from, also those that the desk's filter hides."""

    def __init__(self, layer: QgsVectorLayer, min_confidence: float) -> None:
        super().__init__(translate("Territoires", "Suggest themes"))
        self._projects = LayerSnapshot.of(layer)
        self._shown = QgsVectorLayerFeatureSource(layer)
        self._min_confidence = min_confidence

    def work(self, language: Language, progress: Progress) -> SuggestedTerms:
        from ...intake.tagging import apply_suggestions, suggest_terms
        from ...layers.frames import read_features

        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
        features: list[QgsFeature] = list(self._projects.source.getFeatures(request))
        shown_request = QgsFeatureRequest(request).setNoAttributes()
        shown = {feature.id() for feature in self._shown.getFeatures(shown_request)}
        projects = read_features(features, self._projects.fields, self._projects.crs, progress).frame()
        progress.report(5)
        taxonomy = self._projects.taxonomy()
        suggestions = suggest_terms(projects, taxonomy, progress=Stage(progress, 5, 95))
        applied = apply_suggestions(projects, suggestions, self._min_confidence)
        filled, reasons = applied.projects, _reasons(applied.suggestions, taxonomy, language)
        is_shown = [feature.id() in shown for feature in features]
        ids = [feature.id() for feature, own in zip(features, is_shown) if own]
        before, after = projects[is_shown], filled[is_shown]
        changes = dict(_changes(ids, before, after))
        count, without = int((after[ORIGIN] == "suggested").sum()), int(after["themes"].isna().sum())
        return SuggestedTerms(changes, count, without, reasons)


def _reasons(suggestions: pd.DataFrame, taxonomy: Taxonomy, language: Language) -> dict[str, tuple[str, ...]]:
    """A sentence for each theme that is written."""
    written = suggestions[suggestions["applied"] & (suggestions["axis"] == "themes")].astype(object)
    told: dict[str, tuple[str, ...]] = {}
    for row in written.to_dict("records"):
        percent = math.floor(100 * row["confidence"])  # cut, not rounded up to what it is not
        theme = taxonomy.theme_name(row["code"], language)
        sentence = (
            message("theme_by_words", language, theme=theme, percent=percent, words=row["words"])
            if row["words"]
            else message("theme_by_neighbours", language, theme=theme, percent=percent, ids=row["neighbours"])
        )
        told[row["project_id"]] = (*told.get(row["project_id"], ()), sentence)
    return told


def _changes(ids: list[int], before: pd.DataFrame, after: pd.DataFrame) -> Iterator[tuple[int, Values]]:
    """Of the projects whose terms change, the fields that do; pillars and stakes only where the layer has them."""
    axes = [name for name in AXES if name in before]
    old = before.reindex(columns=[*axes, ORIGIN]).to_dict("records")
    new = after[[*axes, ORIGIN]].to_dict("records")
    for feature_id, one, other in zip(ids, old, new):
        values = {name: _text(other[name]) for name in other if _text(other[name]) != _text(one[name])}
        if values.get(ORIGIN) == "suggested" or any(name in values for name in axes):
            yield feature_id, values


def _text(value: object) -> str | None:
    """An empty text is none."""
    return value if isinstance(value, str) and value else None
