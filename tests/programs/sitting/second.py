"""The second QGIS of a sitting, started with the project that the first one saved: a newer export comes in."""

from __future__ import annotations

import os
from collections.abc import Iterator

import qgis.utils
from hands import Condition, Walk, after, click, click_tab, fill_screen, key, look, report, started, write
from held import decisions, layers, pools
from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QAction, QMenu, QWidget
from qgis.utils import iface

NEWER = os.environ["SITTING_NEWER"]  # path of the export


def steps() -> Iterator[Condition]:
    yield started
    dock = qgis.utils.plugins["territoires_plugin"].dock
    fill_screen()
    for part in (find_again, import_again, find_decisions_kept, unload, save):
        yield from part(dock)


def find_again(dock) -> Iterator[Condition]:
    yield lambda: dock.isVisible() and bool(dock.pages.pools.opportunities.model.lines()) and dock.is_idle()
    report["words"] = dock.pages.bar.words.text()
    yield from look("21_reopened")
    yield click_tab(dock.pages.tabs, dock.pages.pools)
    yield from look("22_list_again")
    report["pools"] = pools(dock)
    yield click_tab(dock.pages.tabs, dock.pages.decisions)
    yield from look("23_decisions_again")
    report["decided"] = decisions(dock)


def import_again(dock) -> Iterator[Condition]:
    yield click(dock.pages.tools.widgetForAction(dock.pages.import_action))
    yield lambda: dock.loading.dialog is not None and dock.loading.dialog.isVisible()
    dialog = dock.loading.dialog
    dialog.activateWindow()
    yield dialog.isActiveWindow
    same_file = dock.pages.layers.projects().source().split("|")[0]
    report["offered_sample_file"] = dialog.geopackage.filePath() == same_file
    yield from look("24_import")
    yield click(dialog.source.lineEdit())
    yield write(NEWER)
    yield click(dialog.geopackage.lineEdit())
    yield key("ctrl+a")
    yield write(same_file)
    yield lambda: dialog.geopackage.filePath() == same_file and dialog.import_button.isEnabled()
    yield from look("25_import_typed")
    layer_id = dock.pages.layers.projects().id()
    yield click(dialog.import_button)
    yield lambda: dock.call.layer_id not in ("", layer_id) and dock.filter.latest is not None and dock.is_idle()
    report["all_projects"] = dock.pages.layers.projects().featureCount()
    report["titles"] = sorted({feature["title"] for feature in dock.pages.layers.projects().getFeatures()})
    yield from look("26_imported")
    dock.loading.report.activateWindow()  # what the import remarks on old codes of communes
    yield dock.loading.report.isActiveWindow
    yield key("Escape")
    yield lambda: not dock.loading.report.isVisible()


def find_decisions_kept(dock) -> Iterator[Condition]:
    report["decided_after"] = decisions(dock)
    yield click_tab(dock.pages.tabs, dock.pages.pools)
    yield lambda: bool(dock.pages.pools.opportunities.model.lines()) and dock.is_idle()
    report["pools_after"] = pools(dock)
    yield from look("27_list_after_import")
    report["layers"] = layers()


def unload(dock) -> Iterator[Condition]:
    projects = dock.pages.layers.projects()
    qgis.utils.unloadPlugin("territoires_plugin")
    yield after(0.3)
    report["left_behind"] = left_behind()
    report["unfiltered_projects"] = projects.featureCount()


def save(_dock) -> Iterator[Condition]:
    iface.mainWindow().activateWindow()
    yield iface.mainWindow().isActiveWindow
    yield key("ctrl+s")
    yield lambda: not QgsProject.instance().isDirty()


def left_behind() -> list[str]:
    """Whatever in the window still bears the plugin's name; QGIS keeps an emptied menu, out of sight."""
    widgets = [widget for widget in iface.mainWindow().findChildren(QWidget) if not isinstance(widget, QMenu)]
    actions = [*iface.vectorMenu().actions(), *iface.mainWindow().findChildren(QAction)]
    named = [thing.objectName() for thing in widgets + actions]
    return [name for name in named if name.startswith("Territoires")] + [
        action.text() for action in iface.vectorMenu().actions() if action.text() == "Territoires"
    ]


walk = Walk(steps())
