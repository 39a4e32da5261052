"""The call that the desk works on: its layers, its tables for the engine, its office file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProject, QgsVectorLayer

from .call_tables import CallTables
from .collector import take_back
from .layer_filter import own_filter
from .snapshot import LayerSnapshot

if TYPE_CHECKING:
    from ..layers.office_file import OfficeFile


class Call:
    """What stands in the layers is read once, for as long as they stay as they are."""

    def __init__(self, project: QgsProject) -> None:
        self._project = project
        self._ids: tuple[str, str] = ("", "")  # of the projects and the EPCI; empty for no layer
        self._own_filter = ""
        self._tables: CallTables | None = None

    @property
    def projects(self) -> QgsVectorLayer | None:
        return self._layer(self._ids[0])

    @property
    def layer_id(self) -> str:
        return self._ids[0]

    def set_layers(self, projects: QgsVectorLayer | None, epci: QgsVectorLayer | None) -> None:
        ids = tuple(layer.id() if layer is not None else "" for layer in (projects, epci))
        if ids != self._ids:
            self.forget_tables()
        self._ids = ids

    @property
    def is_stored_with_projects(self) -> bool:
        """Whether the office file is the GeoPackage of the projects themselves, which the QGIS project knows anyway."""
        from ..layers.office_place import stored_in

        return stored_in(self.projects) is not None

    def forget_tables(self) -> None:
        """The layers have changed: they are read again when next needed."""
        if self._tables is not None:
            self._tables = None
            take_back()

    def tables(self) -> CallTables | None:
        """None without projects. Unsaved edits count, so an edited layer is read anew each time."""
        projects, epci = self._layer(self._ids[0]), self._layer(self._ids[1])
        if projects is None:
            return None
        own = own_filter(projects)
        if self._tables is None or own != self._own_filter or projects.isEditable():
            boundaries = LayerSnapshot.of(epci) if epci is not None else None
            self._tables = CallTables(LayerSnapshot.of(projects), boundaries)
            self._own_filter = own
        return self._tables

    def office(self) -> OfficeFile | None:
        """Where decisions and results of these projects are kept; None without projects."""
        from ..layers.office_file import OfficeFile
        from ..layers.office_place import office_path

        projects = self.projects
        return None if projects is None else OfficeFile(office_path(self._project, projects))

    def _layer(self, layer_id: str) -> QgsVectorLayer | None:
        return self._project.mapLayer(layer_id) if layer_id else None
