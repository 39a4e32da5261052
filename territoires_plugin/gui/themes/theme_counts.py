"""How many of the projects shown have no theme, and which have some that were only suggested."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import NULL, QgsFeatureRequest, QgsVectorLayer, QgsVectorLayerFeatureSource
from qgis.PyQt.QtCore import QCoreApplication

from ...layers.theme_edits import ORIGIN
from ...model.codes import split_codes
from ...model.messages import Language
from ...model.progress import Progress
from ..background import BackgroundTask

translate = QCoreApplication.translate
_CHECK_EVERY = 500


@dataclass(frozen=True)
class ThemeCounts:
    """``suggested`` are the features whose themes nobody has confirmed yet."""

    without: int = 0
    suggested: tuple[int, ...] = ()


class CountThemes(BackgroundTask):
    """Gives ThemeCounts of a layer as it is shown now, unsaved edits included."""

    needs_libraries = False

    def __init__(self, layer: QgsVectorLayer) -> None:
        super().__init__(translate("Territoires", "Count the projects without theme"))
        self._source = QgsVectorLayerFeatureSource(layer)
        self._places = [layer.fields().indexFromName(name) for name in ("themes", ORIGIN)]

    def work(self, language: Language, progress: Progress) -> ThemeCounts:
        themes, origin = self._places
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
        request.setSubsetOfAttributes([place for place in self._places if place >= 0])
        without, suggested = 0, []
        for number, feature in enumerate(self._source.getFeatures(request)):
            if number % _CHECK_EVERY == 0:
                progress.check()
            if not _has_codes(feature[themes]):
                without += 1
            elif origin >= 0 and feature[origin] == "suggested":
                suggested.append(feature.id())
        return ThemeCounts(without, tuple(suggested))


def _has_codes(value: object) -> bool:
    return value != NULL and bool(split_codes(value))
