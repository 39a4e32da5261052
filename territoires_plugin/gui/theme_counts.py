"""How many projects a layer has of each theme, counted off the main thread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from qgis.core import QgsFeatureRequest
from qgis.PyQt.QtCore import QCoreApplication

from ..model.codes import split_codes
from ..model.errors import TerritoiresError
from ..model.messages import Language
from ..model.progress import Progress
from ..model.taxonomy import Taxonomy, load_taxonomy
from .background import BackgroundTask
from .snapshot import LayerSnapshot

translate = QCoreApplication.translate
THEMES_FIELD = "themes"
_CHECK_EVERY = 500


@dataclass(frozen=True)
class ThemeCounts:
    """``by_value``: projects by their joined ``themes`` as they stand in the field; NULL and blank are left out."""

    by_value: Mapping[str, int]
    taxonomy: Taxonomy

    def by_code(self) -> dict[str, int]:
        """Projects by theme, in the order of the taxonomy, then those that it does not hold."""
        counts: Counter[str] = Counter()
        for value, count in self.by_value.items():
            counts.update(dict.fromkeys(split_codes(value), count))
        known = [term.code for term in self.taxonomy.themes if term.code in counts]
        return {code: counts[code] for code in [*known, *sorted(counts.keys() - set(known))]}


def values_with(values: Collection[str], codes: Collection[str]) -> list[str]:
    """Those joined values that hold one of the codes, sorted."""
    wanted = set(codes)
    return sorted(value for value in values if wanted.intersection(split_codes(value)))


class CountThemes(BackgroundTask):
    """Gives ThemeCounts of a snapshot."""

    def __init__(self, snapshot: LayerSnapshot) -> None:
        super().__init__(translate("Territoires", "Count the projects of each theme"))
        self._snapshot = snapshot

    def work(self, language: Language, progress: Progress) -> ThemeCounts:
        fields = self._snapshot.fields
        position = fields.indexFromName(THEMES_FIELD)
        if position < 0:
            known = ", ".join(field.name() for field in fields)
            raise TerritoiresError("column_missing", field=THEMES_FIELD, known=known)
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setSubsetOfAttributes([position])
        counts: Counter[str] = Counter()
        for number, feature in enumerate(self._snapshot.source.getFeatures(request)):
            if number % _CHECK_EVERY == 0:
                progress.check()
            value = feature.attribute(position)
            if isinstance(value, str) and value.strip():
                counts[value] += 1
        return ThemeCounts(counts, load_taxonomy())
