"""What QGIS loads: translator, provider, menu, toolbar button and dock, all gone again after ``unload``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTimer, QTranslator
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from .gui.remembered import remember_open, remember_widened, was_open, was_widened
from .layers.compat import user_language
from .model.paths import resource_path
from .processing.provider import TerritoiresProvider

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .gui.dock import TerritoiresDock

translate = QCoreApplication.translate
MENU = "Territoires"
LAID_OUT = 200  # milliseconds until QGIS has given a new dock its place


class TerritoiresPlugin:
    """``iface`` is None in qgis_process, where only the provider is wanted."""

    def __init__(self, iface: QgisInterface | None) -> None:
        self._iface = iface
        self._provider: TerritoiresProvider | None = None
        self._translator: QTranslator | None = None
        self._dock: TerritoiresDock | None = None
        self.actions: list[QAction] = []
        self._translate_screens()

    def initProcessing(self) -> None:
        self._provider = TerritoiresProvider()
        QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:
        self.initProcessing()
        self._add_actions()
        if was_open():
            self.dock.setUserVisible(True)

    @property
    def dock(self) -> TerritoiresDock:
        """Made when it is first wanted: QGIS starts without it, as long as it is closed."""
        if self._dock is None:
            self._dock = self._made_dock()
        return self._dock

    def unload(self) -> None:
        """Leave QGIS as it was before."""
        for action in self.actions:
            self._iface.removePluginVectorMenu(MENU, action)
            self._iface.removeToolBarIcon(action)
            action.deleteLater()
        self.actions = []
        if self._dock is not None:
            self._dock.leave()
            self._iface.removeDockWidget(self._dock)
            self._dock.deleteLater()
            self._dock = None
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None

    def _made_dock(self) -> TerritoiresDock:
        from .gui.dock import TerritoiresDock

        window, panel = self._iface.mainWindow(), self.actions[0]
        dock = TerritoiresDock(self._iface, QgsProject.instance(), window)
        self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        window.restoreDockWidget(dock)  # where it was in the session before
        dock.setVisible(False)
        panel.triggered.disconnect(self._show_dock)
        dock.setToggleVisibilityAction(panel)
        dock.closedStateChanged.connect(self._opened_or_closed)
        return dock

    def _opened_or_closed(self, closed: bool) -> None:
        remember_open(not closed)
        if not closed and not was_widened():
            remember_widened()
            QTimer.singleShot(LAID_OUT, self._widen)

    def _widen(self) -> None:
        """QGIS opens a dock as narrow as it gets; once opened, its width is the user's."""
        if self._dock is not None:
            width = self._dock.sizeHint().width()
            self._iface.mainWindow().resizeDocks([self._dock], [width], Qt.Orientation.Horizontal)

    def _add_actions(self) -> None:
        icon = QIcon(str(resource_path("icons", "territoires.svg")))
        window = self._iface.mainWindow()
        panel = QAction(icon, translate("Territoires", "Territoires Panel"), window)
        panel.setCheckable(True)
        panel.setObjectName("TerritoiresPanel")
        panel.setToolTip(translate("Territoires", "Territoires: projects by theme and pooling opportunities"))
        panel.triggered.connect(self._show_dock)
        sample = QAction(translate("Territoires", "Load the Sample Call"), window)
        sample.setObjectName("TerritoiresSample")
        sample.triggered.connect(self._load_sample)
        self._iface.addToolBarIcon(panel)
        self.actions = [panel, sample]
        for action in self.actions:
            self._iface.addPluginToVectorMenu(MENU, action)

    def _show_dock(self) -> None:
        self.dock.setUserVisible(True)

    def _load_sample(self) -> None:
        self._show_dock()
        self.dock.load_sample()

    def _translate_screens(self) -> None:
        path = resource_path("translations", f"territoires_{user_language()}.qm")
        translator = QTranslator()
        if path.is_file() and translator.load(str(path)):
            QCoreApplication.installTranslator(translator)
            self._translator = translator
