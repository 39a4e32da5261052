"""Headless QGIS: Processing with our provider, and a main window."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from hands import ready, work_through
from osgeo import gdal, ogr
from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.PyQt.QtCore import Qt
from window import Window, epci_layer, projects_layer, some_projects


@pytest.fixture(scope="session", autouse=True)
def nothing_outlives_qgis(qgis_app):
    """QGIS ends GDAL when it leaves: a dataset that a caught exception still holds must have gone before."""
    yield
    gc.collect()


@pytest.fixture(params=[False, True], ids=["", "with GDAL's exceptions on"])
def exceptions(request):
    """Another plugin, or QGIS's own Processing of later versions, may have switched GDAL's exceptions on."""
    before = gdal.GetUseExceptions()
    _switch_exceptions(on=request.param)
    yield
    _switch_exceptions(on=before)


def _switch_exceptions(*, on):
    """Off in the other order: before GDAL 3.7 each module keeps the error handler that it found."""
    if on:
        gdal.UseExceptions()
        ogr.UseExceptions()
    else:
        ogr.DontUseExceptions()
        gdal.DontUseExceptions()


@pytest.fixture(scope="module")
def run(qgis_app):
    """``run("suggestpooling", PROJECTS=…)``: one of our algorithms, by Processing, as a script would."""
    plugins = str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins")
    if plugins not in sys.path:
        sys.path.append(plugins)
    from processing.core.Processing import Processing
    from qgis import processing

    from territoires_plugin.processing.provider import TerritoiresProvider

    Processing.initialize()
    provider = TerritoiresProvider()
    QgsApplication.processingRegistry().addProvider(provider)

    def run_algorithm(algorithm, feedback=None, **parameters):
        return processing.run(f"territoires:{algorithm}", parameters, feedback=feedback)

    yield run_algorithm
    QgsApplication.processingRegistry().removeProvider(provider)


@pytest.fixture
def store(qgis_app):
    """QGIS's authentication store, open and empty."""
    manager = QgsApplication.authManager()
    assert manager.setMasterPassword("password of the tests", True)
    yield manager
    manager.setMasterPassword("password of the tests", True)
    for authcfg in manager.configIds():
        manager.removeAuthenticationConfig(authcfg)


@pytest.fixture
def server():
    """The API of Démarches Simplifiées, without dossiers."""
    pytest.importorskip("graphql", reason="graphql-core is not installed")
    from tests.demarches.server import DemarcheServer

    with DemarcheServer() as running:
        yield running


@pytest.fixture
def window(qtbot, qgis_new_project):
    """A main window with what the plugin asks of QGIS's own, remembered settings forgotten."""
    QgsSettings().remove("territoires")
    window = Window()
    qtbot.addWidget(window)
    window.show()
    yield window
    QgsProject.instance().clear()


@pytest.fixture
def as_nobody():
    """``with as_nobody():`` what is write-protected is so here, too, where the tests run as root."""

    @contextmanager
    def nobody():
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        try:
            yield
        finally:
            if root:
                os.seteuid(0)

    return nobody


@pytest.fixture
def open_folder():
    """A folder that ``nobody`` may look into and write to."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


@pytest.fixture
def dock(window):
    """The dock of an empty project."""
    from territoires_plugin.gui.dock import TerritoiresDock

    dock = TerritoiresDock(window, QgsProject.instance(), window)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    yield dock
    dock.leave()


@pytest.fixture
def desk(qtbot, dock):
    """A dock with two pools to find: projects and boundaries chosen, the filter ready."""
    QgsProject.instance().addMapLayers([projects_layer(some_projects()), epci_layer()])
    dock.pages.layers.epci_box.setLayer(QgsProject.instance().mapLayersByName("Squares")[0])
    ready(qtbot, dock)
    return dock


@pytest.fixture
def full(qtbot, window, dock):
    """A dock at work, in a window as large as a small screen."""
    window.resize(1366, 768)
    work_through(qtbot, dock)
    return dock
