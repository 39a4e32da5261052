"""The projects of a layer as the filter needs them, read in the background without any geometry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qgis.core import NULL, QgsFeatureRequest
from qgis.PyQt.QtCore import QCoreApplication

from ...model.errors import TerritoiresError
from ...model.filter_table import FilterTable
from ...model.filter_words import FilterNames, filter_names
from ...model.messages import Language
from ...model.progress import Progress, Stage
from ...model.taxonomy import Taxonomy, load_taxonomy
from ...territories.names import load_names
from ..background import BackgroundTask
from ..snapshot import LayerSnapshot

translate = QCoreApplication.translate
NEEDED = ("project_id", "themes")
READ = (
    *NEEDED, "title", "description", "applicant", "pillars", "stakes", "stage", "status", "epci_code", "epci_name",
    "commune_code", "budget",
)  # fmt: skip
_CHECK_EVERY = 500


@dataclass(frozen=True)
class LoadedProjects:
    """The projects of one layer.

    Args:
        table: to be filtered.
        names: of all codes in the table.
        titles: by ``project_id``.
    """

    table: FilterTable
    names: FilterNames
    taxonomy: Taxonomy
    titles: Mapping[str, str]


class LoadProjects(BackgroundTask):
    """Gives LoadedProjects of a snapshot."""

    needs_libraries = False

    def __init__(self, snapshot: LayerSnapshot) -> None:
        super().__init__(translate("Territoires", "Read the projects to filter"))
        self._snapshot = snapshot

    def work(self, language: Language, progress: Progress) -> LoadedProjects:
        columns = self._columns(Stage(progress, 0, 60))
        reference, taxonomy = load_names(), load_taxonomy()
        own = {str(code): str(name) for code, name in zip(columns["epci_code"], columns["epci_name"]) if code and name}
        epci = {**reference.epci, **own}
        table = FilterTable.of(columns, epci, reference.departements_of_epci, progress=Stage(progress, 60, 100))
        names = filter_names(taxonomy, language, epci=epci, departements=reference.departements)
        titles = {str(own_id): str(title or "") for own_id, title in zip(columns["project_id"], columns["title"])}
        return LoadedProjects(table, names, taxonomy, titles)

    def _columns(self, progress: Progress) -> dict[str, list[object]]:
        """What the layer has of ``READ``; nothing but None in the columns that it lacks."""
        fields = self._snapshot.fields
        position = {name: fields.indexFromName(name) for name in READ}
        for name in NEEDED:
            if position[name] < 0:
                known = ", ".join(field.name() for field in fields)
                raise TerritoiresError("column_missing", field=name, known=known)
        there = [name for name in READ if position[name] >= 0]
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
        request.setSubsetOfAttributes([position[name] for name in there])
        rows: list[list[object]] = []
        for number, feature in enumerate(self._snapshot.source.getFeatures(request)):
            if number % _CHECK_EVERY == 0:
                progress.check()
            values = feature.attributes()
            rows.append([_plain(values[position[name]]) for name in there])
        columns: dict[str, list[object]] = {name: [None] * len(rows) for name in READ}
        columns.update({name: [row[place] for row in rows] for place, name in enumerate(there)})
        return columns


def _plain(value: object) -> object:
    return None if value == NULL else value
