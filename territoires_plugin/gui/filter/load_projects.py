"""The projects of a layer as the filter needs them, read in the background without any geometry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from heapq import merge
from typing import TYPE_CHECKING

from qgis.core import NULL, QgsFeatureRequest
from qgis.PyQt.QtCore import QCoreApplication

from ...model.errors import TerritoiresError
from ...model.filter_words import FacetNames, facet_names
from ...model.filters import Filter
from ...model.folding import folded
from ...model.messages import Language
from ...model.progress import Progress, Stage
from ...model.taxonomy import Taxonomy
from ...territories.names import load_names
from ..background import BackgroundTask
from ..collector import set_aside
from ..snapshot import LayerSnapshot

if TYPE_CHECKING:
    from ...model.filter_table import FilterTable

translate = QCoreApplication.translate
NEEDED = ("project_id", "themes")
READ = (
    *NEEDED, "title", "description", "applicant", "pillars", "stakes", "stage", "status", "epci_code", "epci_name",
    "commune_code", "budget",
)  # fmt: skip
FEATURE_ID = "$id"  # beside the columns, QGIS's own name for it
_CHECK_EVERY = 500
_SORTED = 5_000  # texts at once


@dataclass(frozen=True)
class LoadedProjects:
    """The projects of one layer.

    Args:
        table: to be filtered.
        codes: by facet, those that occur in the table.
        names: of all codes in the table.
        titles: by ``project_id``, in the order of the titles.
        searched: by ``project_id``, the titles as they are searched.
        feature_ids: by ``project_id``, where each is in the layer.
    """

    table: FilterTable
    codes: Mapping[str, tuple[str, ...]]
    names: FacetNames
    taxonomy: Taxonomy
    titles: Mapping[str, str]
    searched: Mapping[str, str]
    feature_ids: Mapping[str, int]


class LoadProjects(BackgroundTask):
    """Gives LoadedProjects of a snapshot."""

    needs_libraries = False

    def __init__(self, snapshot: LayerSnapshot) -> None:
        super().__init__(translate("Territoires", "Read the projects to filter"))
        self._snapshot = snapshot

    def work(self, language: Language, progress: Progress) -> LoadedProjects:
        from ...model.filter_table import FilterTable

        columns = self._columns(Stage(progress, 0, 60))
        reference, taxonomy = load_names(), self._snapshot.taxonomy()
        table = FilterTable.of(columns, reference.epci, reference.departements_of_epci, Stage(progress, 60, 100))
        codes = {facet: tuple(counts) for facet, counts in table.facets(Filter()).items()}
        names = facet_names(taxonomy, table.epci_names, reference.departements, language)
        ids = [str(own_id) for own_id in columns["project_id"]]
        titles = {own_id: str(title or "") for own_id, title in zip(ids, columns["title"])}
        searched = {own_id: folded(title) for own_id, title in titles.items()}
        feature_ids = dict(zip(ids, columns[FEATURE_ID]))
        set_aside()
        return LoadedProjects(table, codes, names, taxonomy, _by_title(titles, searched), searched, feature_ids)

    def _columns(self, progress: Progress) -> dict[str, list[object]]:
        """What the layer has of ``READ``; nothing but None in the columns that it lacks."""
        fields = self._snapshot.fields
        position = {name: fields.indexFromName(name) for name in READ}
        missing = [name for name in NEEDED if position[name] < 0]
        if missing:
            raise TerritoiresError("layer_no_projects", fields=", ".join(missing))
        there = [name for name in READ if position[name] >= 0]
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
        request.setSubsetOfAttributes([position[name] for name in there])
        columns: dict[str, list[object]] = {name: [] for name in there}
        places = [(position[name], columns[name]) for name in there]
        feature_ids: list[object] = []
        for number, feature in enumerate(self._snapshot.source.getFeatures(request)):
            if number % _CHECK_EVERY == 0:
                progress.check()
            feature_ids.append(feature.id())
            values = feature.attributes()
            for place, column in places:
                column.append(_plain(values[place]))
        count = len(feature_ids)
        return {FEATURE_ID: feature_ids, **{name: columns.get(name, [None] * count) for name in READ}}


def _by_title(titles: Mapping[str, str], searched: Mapping[str, str]) -> dict[str, str]:
    """Sorted in bites: 100,000 texts at once would hold Python's lock, and so the window, for a fifth of a second."""
    keys = [(searched[own_id], own_id) for own_id in titles]
    bites = [sorted(keys[start : start + _SORTED]) for start in range(0, len(keys), _SORTED)]
    return {own_id: titles[own_id] for _, own_id in merge(*bites)}


def _plain(value: object) -> object:
    return None if value == NULL else value
