"""The plugin as QGIS loads and unloads it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QCoreApplication
from window import epci_layer, projects_layer, some_projects

from territoires_plugin import classFactory

PATIENCE = 60_000


@pytest.fixture
def plugin(window):
    plugin = classFactory(window)
    plugin.initGui()
    yield plugin
    if plugin.dock is not None:
        plugin.unload()


def provider():
    return QgsApplication.processingRegistry().providerById("territoires")


def test_menu_button_and_dock_are_there(window, plugin):
    panel, sample = plugin.actions
    assert window.vector_menu.actions() == [panel, sample]
    assert window.tools.actions() == [panel]
    assert panel.isCheckable() and not panel.icon().isNull()
    assert provider() is not None
    assert not plugin.dock.isVisible()
    panel.trigger()
    assert plugin.dock.isVisible() and panel.isChecked()
    panel.trigger()
    assert not plugin.dock.isVisible() and not panel.isChecked()


def test_the_menu_loads_the_sample(qtbot, window, plugin):
    plugin.actions[1].trigger()
    qtbot.waitUntil(lambda: plugin.dock.themes.list.count() == 4, timeout=PATIENCE)
    assert plugin.dock.isVisible()


def test_an_open_dock_is_open_next_time(qtbot, window):
    for expected in (False, True):
        plugin = classFactory(window)
        plugin.initGui()
        assert plugin.dock.isVisible() == expected
        if not expected:
            plugin.actions[0].trigger()
        plugin.unload()
        qtbot.wait(10)


def test_twenty_reloads_leave_nothing_behind(qtbot, window):
    def inventory():
        return (
            len(window.docks()),
            len(window.vector_menu.actions()),
            len(window.tools.actions()),
            len(window.canvas.scene().items()),
            len(QgsApplication.processingRegistry().providers()),
            provider(),
        )

    before = inventory()
    for _ in range(20):
        plugin = classFactory(window)
        plugin.initGui()
        plugin.unload()
        qtbot.wait(1)
    assert inventory() == before
    QgsProject.instance().addMapLayers([projects_layer(some_projects()), epci_layer()])
    qtbot.wait(50)  # nobody listens any more


def test_unload_gives_layers_their_own_filter_back(qtbot, window, plugin):
    projects = projects_layer(some_projects())
    projects.setSubsetString("\"epci_code\" <> 'D'")
    QgsProject.instance().addMapLayers([projects, epci_layer()])
    dock = plugin.dock
    qtbot.waitUntil(lambda: dock.themes.list.count() == 2, timeout=PATIENCE)
    dock.suggest()
    qtbot.waitUntil(lambda: dock._task is None, timeout=PATIENCE)
    dock.opportunities.table.selectRow(0)
    assert dock._highlight.is_shown()
    dock.themes.list.tick_all(False)
    assert projects.featureCount() == 0
    plugin.unload()
    assert projects.subsetString() == "\"epci_code\" <> 'D'"
    assert all(layer.subsetString() == "" for layer in QgsProject.instance().mapLayersByName("Opportunities"))
    assert not dock._highlight.is_shown()


def test_unload_in_the_middle_of_work(qtbot, window, plugin):
    QgsProject.instance().addMapLayers([projects_layer(some_projects()), epci_layer()])
    plugin.dock.suggest()
    plugin.unload()
    qtbot.waitUntil(lambda: QgsApplication.taskManager().countActiveTasks() == 0, timeout=PATIENCE)
    qtbot.wait(50)
    assert QgsProject.instance().mapLayersByName("Opportunities") == []


def test_without_a_window_only_the_provider_comes(qgis_app):
    """As in qgis_process."""
    plugin = classFactory(None)
    plugin.initProcessing()
    assert provider() is not None
    plugin.unload()
    assert provider() is None


def test_a_french_qgis_gets_french_screens(window, monkeypatch):
    monkeypatch.setattr("territoires_plugin.plugin.user_language", lambda: "fr")
    plugin = classFactory(window)
    plugin.initGui()
    assert plugin.dock.work.suggest_button.text() == "&Suggérer des opportunités"
    plugin.unload()
    assert QCoreApplication.translate("Territoires", "Rank") == "Rank"


START_UP = """
import sys
from qgis.core import QgsApplication
application = QgsApplication([], True)
application.initQgis()
before = set(sys.modules)  # newer versions of QGIS import shapely by themselves
from territoires_plugin.gui.dock import TerritoiresDock
from territoires_plugin import classFactory
plugin = classFactory(None)
plugin.initProcessing()
print([name for name in ("geopandas", "pandas", "scipy", "shapely") if name in set(sys.modules) - before])
plugin.unload()
application.exitQgis()
"""


def test_start_up_imports_no_heavy_library():
    done = subprocess.run(
        [sys.executable, "-c", START_UP], capture_output=True, text=True, env=dict(os.environ), check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().endswith("[]")
