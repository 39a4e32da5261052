"""The plugin as QGIS loads and unloads it."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
import weakref

import pytest
from hands import choose_row, click, idle, layers_named, ready, suggest, tick
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QMetaMethod, QTimer
from qgis.PyQt.QtWidgets import QAction, QApplication
from window import epci_layer, projects_layer, some_projects

from territoires_plugin import classFactory

PATIENCE = 60_000


@pytest.fixture
def plugin(window):
    plugin = classFactory(window)
    plugin.initGui()
    yield plugin
    if plugin.actions:
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


def test_a_closed_dock_is_made_at_the_first_click(window, plugin):
    panel = plugin.actions[0]
    assert window.docks() == []
    panel.trigger()
    assert window.docks() == [plugin.dock]
    assert plugin.dock.isVisible() and panel.isChecked()
    panel.trigger()
    assert not plugin.dock.isVisible() and not panel.isChecked()


def test_the_menu_loads_the_sample(qtbot, window, plugin):
    plugin.actions[1].trigger()
    ready(qtbot, plugin.dock)
    assert plugin.dock.isVisible()
    assert plugin.dock.pages.layers.projects().featureCount() == 129


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
    QgsProject.instance().addMapLayers([projects_layer(some_projects()), epci_layer()])
    layers = list(QgsProject.instance().mapLayers().values())
    one_sitting(qtbot, window, loaded=True)  # libraries, caches and the first result layers come to stay
    before, heard = inventory(window), listeners(window, layers)
    for number in range(20):
        one_sitting(qtbot, window, loaded=number % 5 == 0)
        qtbot.waitUntil(lambda: inventory(window) == before, timeout=PATIENCE)
        assert listeners(window, layers) == heard
    assert QgsApplication.taskManager().tasks() == []
    assert [thread for thread in threading.enumerate() if type(thread) is threading.Thread] == []
    assert [layer.subsetString() for layer in QgsProject.instance().mapLayers().values() if layer.subsetString()] == []


def one_sitting(qtbot, window, *, loaded):
    """The plugin comes and goes; where it is ``loaded``, with work done and windows open. No reference is left."""
    plugin = classFactory(window)
    plugin.initGui()
    dock = plugin.dock
    dock.setUserVisible(True)
    ready(qtbot, dock)
    if loaded:
        a_decision_is_taken(qtbot, dock)
        dock.pages.workshop_action.trigger()
        dock.pages.import_action.trigger()
        assert dock.workshop.window.isVisible() and dock.loading.dialog.isVisible()
        tick(qtbot, dock, "themes", "energie")
    references = [weakref.ref(each) for each in (plugin, dock, dock.pages, dock.pools, dock.filter, dock.decisions)]
    plugin.unload()
    window.bar.clearWidgets()
    del plugin, dock
    qtbot.waitUntil(lambda: QgsApplication.taskManager().countActiveTasks() == 0, timeout=PATIENCE)
    qtbot.waitUntil(lambda: all_gone(references), timeout=PATIENCE)


def all_gone(references):
    gc.collect()
    return all(own() is None for own in references)


def a_decision_is_taken(qtbot, dock):
    suggest(qtbot, dock)
    choose_row(qtbot, dock, 0)
    click(qtbot, dock.pages.pools.decision.buttons["kept"])
    idle(qtbot, dock)
    assert dock.pools.highlight.is_shown() and dock.decisions.journal


def inventory(window):
    """How many there are of what a plugin might leave behind."""
    return {
        "docks": len(window.docks()),
        "actions": len(window.findChildren(QAction)),
        "menu": len(window.vector_menu.actions()),
        "buttons": len(window.tools.actions()),
        "windows": len(QApplication.topLevelWidgets()),
        "widgets": len(QApplication.allWidgets()) - len(window.tools.children()),  # Qt's toolbars keep their buttons
        "timers": len(window.findChildren(QTimer)),
        "map": len(window.canvas.scene().items()),
        "providers": len(QgsApplication.processingRegistry().providers()),
    }


def listeners(window, layers):
    """How many listen to each signal of what lives longer than the plugin."""
    project, application = QgsProject.instance(), QApplication.instance()
    found = {}
    for speaker in (
        project,
        project.layerTreeRoot(),
        window.canvas,
        QgsApplication.taskManager(),
        application,
        *layers,
    ):
        for name in signals_of(speaker):
            found[speaker.metaObject().className(), speaker.objectName(), name] = receivers(speaker, name)
    return found


def signals_of(speaker):
    kind = speaker.metaObject()
    methods = [kind.method(place) for place in range(kind.methodCount())]
    return {bytes(own.name()).decode() for own in methods if own.methodType() == QMetaMethod.MethodType.Signal}


def receivers(speaker, name):
    try:
        return speaker.receivers(getattr(speaker, name))
    except (AttributeError, TypeError):  # a signal that Python cannot hear, so that it leaves nothing there either
        return 0


def test_nobody_listens_after_unload(qtbot, window):
    plugin = classFactory(window)
    plugin.initGui()
    plugin.unload()
    QgsProject.instance().addMapLayers([projects_layer(some_projects()), epci_layer()])
    QgsProject.instance().clear()
    qtbot.wait(50)


def test_unload_gives_layers_their_own_filter_back(qtbot, window, plugin):
    projects = projects_layer(some_projects())
    projects.setSubsetString("\"epci_code\" <> 'D'")
    QgsProject.instance().addMapLayers([projects, epci_layer()])
    dock = plugin.dock
    dock.setUserVisible(True)
    ready(qtbot, dock)
    suggest(qtbot, dock)
    choose_row(qtbot, dock, 0)
    assert dock.pools.highlight.is_shown()
    dock.pages.filter.text_box.setText("nothing like this")
    ready(qtbot, dock)
    assert projects.featureCount() == 0
    plugin.unload()
    assert projects.subsetString() == "\"epci_code\" <> 'D'"
    assert all(layer.subsetString() == "" for layer in layers_named("Opportunities"))
    assert not dock.pools.highlight.is_shown()


def test_unload_in_the_middle_of_work(qtbot, window, plugin):
    QgsProject.instance().addMapLayers([projects_layer(some_projects()), epci_layer()])
    plugin.dock.pools.suggest()
    plugin.unload()
    qtbot.waitUntil(lambda: QgsApplication.taskManager().countActiveTasks() == 0, timeout=PATIENCE)
    qtbot.wait(50)
    assert layers_named("Opportunities") == []


def test_what_was_decided_right_before_unload_is_on_disk(qtbot, window, plugin):
    QgsProject.instance().addMapLayers([projects_layer(some_projects()), epci_layer()])
    dock = plugin.dock
    dock.setUserVisible(True)
    ready(qtbot, dock)
    suggest(qtbot, dock)
    office = dock.call.office()
    for line in dock.pages.pools.opportunities.in_order():
        dock.decisions.decide(line.opportunity_id, line.project_ids, "kept", "at once")
    plugin.unload()
    assert len(office.decisions()) == len(office.journal()) == 2


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
    assert plugin.dock.pages.pools.work.suggest_button.text() == "&Suggérer des opportunités"
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
