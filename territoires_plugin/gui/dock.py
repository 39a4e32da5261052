"""The dock: the desk's widgets and what works behind them. It computes nothing and waits for nothing."""

from __future__ import annotations

from qgis.core import Qgis, QgsProject, QgsVectorLayer
from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject, QTimer
from qgis.PyQt.QtWidgets import QWidget

from ..layers.compat import user_language
from . import messages
from .call import Call
from .call_loading import CallLoading
from .collector import take_back
from .compare.compare_desk import CompareDesk
from .decide.decide_desk import DecideDesk
from .decide.desk_decisions import DeskDecisions
from .filter.filter_desk import FilterDesk
from .filter.load_projects import LoadedProjects
from .filter.run_filter import Shown
from .manual import open_manual
from .one_project.project_desk import ProjectDesk
from .pages import Pages
from .pools.pools_desk import PoolsDesk
from .themes.themes_desk import ThemesDesk
from .workshop.workshop_desk import WorkshopDesk

translate = QCoreApplication.translate


class TerritoiresDock(QgsDockWidget):
    """Handed its world, so that a test hands it another one. ``leave`` ends what the dock has begun."""

    def __init__(self, iface: QgisInterface, project: QgsProject, parent: QWidget | None = None) -> None:
        super().__init__(translate("Territoires", "Territoires"), parent)
        self.setObjectName("TerritoiresDock")  # under this name QGIS remembers its place
        self._iface = iface
        self._project = project
        self._layer_id: str | None = None  # of the projects; None before the first look, empty for no layer
        self._resumed = False  # whether a list was asked for that goes with decisions taken earlier
        self.call = Call(project)
        self.decisions = DeskDecisions(self)
        self.pages = Pages(project, self.decisions.undo_stack)
        self.loading = CallLoading(project, self)
        self.filter = FilterDesk(self.pages.filter, self.pages.bar, project, self)
        canvas = iface.mapCanvas()
        self.themes = ThemesDesk(self.pages.themes, self.call, self)
        self.pools = PoolsDesk(self.pages.pools, self.call, self.decisions, project, canvas, self)
        self.deciding = DecideDesk(self.pages.pools, self.pages.decisions, self.pools, self.decisions, self)
        self.one_project = ProjectDesk(self.pages, self.call, self.pools, self.themes, canvas, self)
        self.comparing = CompareDesk(self.pages.compare, self.pools, self)
        self.workshop = WorkshopDesk(self.pages, self.pools, self.decisions, canvas, self)
        self.setWidget(self.pages)
        self._connect()
        self._follow_layers()

    def load_sample(self) -> None:
        """The sample call into the project; once there, it is chosen and shown again."""
        self.loading.load_sample()

    def event(self, event: QEvent) -> bool:
        """Whoever comes back to the desk sees what was decided elsewhere meanwhile."""
        if event.type() in (QEvent.Type.WindowActivate, QEvent.Type.Show):
            self.decisions.look_again()
        return super().event(event)

    def is_idle(self) -> bool:
        """Whether nothing is under way."""
        working = (
            self.loading, self.filter.projects, self.themes, self.pools, self.deciding, self.one_project,
            self.comparing,
        )  # fmt: skip
        return not any(part.is_busy for part in working) and self.decisions.is_idle

    def leave(self) -> None:
        """Stop the work, give the layers their own filters back, clear the map, listen to the project no more."""
        self._project.cleared.disconnect(self._clear)
        self._project.writeProject.disconnect(self._remember_office)
        self._iface.mapCanvas().destinationCrsChanged.disconnect(self.pools.unmark)
        self.workshop.leave()
        self.loading.leave()
        self.themes.forget()
        self.comparing.leave()
        self.one_project.leave()
        self.deciding.forget()
        self.pools.leave()
        self.decisions.leave()
        self.pages.layers.leave()
        self.filter.leave()
        take_back()

    def _connect(self) -> None:
        pages = self.pages
        pages.layers.changed.connect(self._follow_layers)
        pages.doors.sample_wanted.connect(self.loading.load_sample)
        pages.doors.import_wanted.connect(self.loading.import_applications)
        pages.doors.fetch_wanted.connect(self.loading.fetch_demarche)
        pages.doors.layer_wanted.connect(self._use_open_layer)
        pages.import_action.triggered.connect(lambda _=False: self.loading.import_applications())
        pages.fetch_action.triggered.connect(lambda _=False: self.loading.fetch_demarche())
        pages.help_action.triggered.connect(lambda _=False: self._open_manual())
        self.loading.started.connect(pages.loading.show_task)
        self.loading.ended.connect(pages.loading.show_idle)
        pages.loading.cancel_wanted.connect(self.loading.cancel)
        self.loading.loaded.connect(self._loaded)
        self.filter.loaded.connect(self._projects_read)
        self.filter.shown.connect(self._filtered)
        for part in self._parts():
            part.failed.connect(self._fail)
        for part in (self.loading, self.themes, self.pools):
            part.told.connect(self._tell)
        self._project.cleared.connect(self._clear)
        self._project.writeProject.connect(self._remember_office)
        self.decisions.opened.connect(self._resume)
        self.closedStateChanged.connect(self._closed)
        self._iface.mapCanvas().destinationCrsChanged.connect(self.pools.unmark)

    def _parts(self) -> tuple[QObject, ...]:
        """All that may fail with a sentence."""
        return (
            self.loading, self.filter, self.themes, self.pools, self.deciding, self.one_project, self.comparing,
            self.decisions,
        )  # fmt: skip

    def _follow_layers(self) -> None:
        """Results belong to the layer they were found in."""
        projects, epci = self.pages.layers.projects(), self.pages.layers.epci()
        self.call.set_layers(projects, epci)
        if self.call.layer_id == self._layer_id:
            return
        self._layer_id = self.call.layer_id
        self.themes.forget()
        self.deciding.forget()
        self.pools.forget()
        self.comparing.forget()
        self.one_project.forget()
        self.pages.show_doors(projects is None)
        self._resumed = False
        self.decisions.open(self.call.office())
        self.filter.projects.follow(projects)

    def _projects_read(self, projects: LoadedProjects | None) -> None:
        self.call.forget_tables()
        titles = projects.titles if projects is not None else {}
        self.deciding.set_titles(titles)
        self.one_project.set_projects(projects)
        self.workshop.set_titles(titles)
        if projects is None:
            self.pools.filter(None)

    def _filtered(self, shown: Shown) -> None:
        self.themes.look(self.filter.projects.projects.taxonomy)
        self.pools.filter(shown)
        self.one_project.filter(shown)
        self._resume()

    def _resume(self) -> None:
        """Where decisions were taken in an earlier session, their list is there again, as soon as all is read."""
        ready = self.filter.latest is not None and self.decisions.is_idle
        if not ready or self._resumed:
            return
        self._resumed = True
        if len(self.decisions.book) and self.pools.result is None:
            self.pools.suggest_if_few()

    def _remember_office(self, _document: object) -> None:
        """A project saved in another folder finds its office file from there."""
        from ..layers.office_place import remember

        office = self.call.office()
        if office is not None and not self.call.is_stored_with_projects:
            remember(self._project, office.path)

    def _loaded(self, projects: QgsVectorLayer, epci: QgsVectorLayer | None) -> None:
        self.pages.layers.choose(projects, epci)
        self._zoom_to(projects)

    def _use_open_layer(self, layer: QgsVectorLayer) -> None:
        self.pages.layers.choose(layer, self.pages.layers.epci())
        self.loading.load_boundaries(self.call)

    def _clear(self) -> None:
        """Another project: what was under way belongs to the one before."""
        self.loading.forget()
        self.themes.forget()
        self.pools.forget()

    def _zoom_to(self, layer: QgsVectorLayer) -> None:
        """A first layer sets up the canvas as soon as QGIS is back at its event loop: wait for that."""
        layer_id = layer.id()
        QTimer.singleShot(0, lambda: self._zoom_now(layer_id))

    def _zoom_now(self, layer_id: str) -> None:
        layer, canvas = self._project.mapLayer(layer_id), self._iface.mapCanvas()
        if layer is not None:
            canvas.setExtent(canvas.mapSettings().layerExtentToOutputExtent(layer, layer.extent()))
            canvas.zoomByFactor(1.1)

    def _open_manual(self) -> None:
        """At what is told of the page in front."""
        open_manual(user_language(), self.pages.help_section())

    def _closed(self, closed: bool) -> None:
        if closed:
            self.pools.unmark()

    def _tell(self, text: str) -> None:
        messages.tell(self._iface.messageBar(), text)

    def _fail(self, text: str) -> None:
        messages.tell(self._iface.messageBar(), text, Qgis.MessageLevel.Warning)
