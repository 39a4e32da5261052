"""Runs inside the real QGIS (--code): uses the plugin with mouse and keyboard, notes what the window holds, quits.

Each step is a ``yield`` of what it waits for, so that QGIS's own event loop goes on between the steps.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import qgis.utils
from qgis.core import Qgis, QgsApplication, QgsProject
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtWidgets import QAction, QApplication, QMenu, QStyle, QStyleOptionViewItem, QToolBar, QWidget
from qgis.utils import iface

REPORT = Path(os.environ["SESSION_REPORT"])
SCREENSHOT = os.environ["SESSION_SCREENSHOT"]
PATIENCE = 60  # seconds for one step
TICK = 50  # milliseconds
NARROW = 300  # pixels
Condition = Callable[[], bool]
OURS = ("territoires", "python", "plugin")  # in the tag or the text of a message that is about us
report = {"exceptions": [], "log": []}


def listen() -> None:
    """Note what fails inside Qt's slots, where an exception reaches nobody but QGIS's own hook."""

    def note(kind, error, trace) -> None:
        report["exceptions"].append("".join(traceback.format_exception(kind, error, trace)))
        sys.__excepthook__(kind, error, trace)  # not QGIS's own: its dialog would wait for ever

    sys.excepthook = note
    QgsApplication.messageLog().messageReceived[str, str, Qgis.MessageLevel].connect(note_message)


def note_message(text: str, tag: str, level: Qgis.MessageLevel) -> None:
    about_us = any(name in f"{tag}\n{text}".lower() for name in OURS) and "DeprecationWarning" not in text
    if about_us and level in (Qgis.MessageLevel.Warning, Qgis.MessageLevel.Critical):
        report["log"].append(f"{tag}: {text}")


def steps() -> Iterator[Condition]:
    yield lambda: "territoires_plugin" in qgis.utils.active_plugins and iface.mainWindow().isVisible()
    plugin = qgis.utils.plugins["territoires_plugin"]
    report["plugin_file"] = sys.modules[type(plugin).__module__].__file__
    report["early_imports"] = [name for name in ("geopandas", "scipy") if name in sys.modules]
    iface.mainWindow().setGeometry(QApplication.primaryScreen().geometry())
    yield after(1.0)

    yield click_button(plugin.actions[0])
    dock = plugin.dock
    yield lambda: dock.isVisible()
    yield after(0.5)
    report["distance"] = dock.pooling.distance_box.text()
    report["texts"] = [dock.layers.sample_button.text(), dock.work.suggest_button.text()]

    yield click(dock.layers.sample_button)
    themes = dock.themes.list
    yield lambda: dock.layers.projects() is not None and themes.count() > 0 and not iface.mapCanvas().isDrawing()
    yield after(1.0)
    projects = dock.layers.projects()
    report["themes"] = [themes.item(row).text() for row in range(themes.count())]
    report["all_projects"] = projects.featureCount()
    report["zoomed"] = iface.mapCanvas().extent().width() < 1_000_000

    yield click_checkbox(themes, 0)
    yield lambda: bool(projects.subsetString())
    report["filtered_projects"] = projects.featureCount()
    report["ticked"] = list(dock.theme_filter.ticked())

    yield click(dock.work.suggest_button)
    yield lambda: bool(dock.opportunities.model.lines())
    yield after(0.5)
    report["opportunities"] = len(dock.opportunities.model.lines())

    table = dock.opportunities.table
    yield click_at(table.viewport(), table.visualRect(dock.opportunities.shown.index(0, 1)).center())
    yield lambda: bool(dock.opportunities.details.toPlainText())
    yield after(1.0)
    yield lambda: not iface.mapCanvas().isDrawing()
    report["selected_row"] = table.currentIndex().row()
    report["details"] = dock.opportunities.details.toPlainText()
    report["highlighted"] = dock._highlight.is_shown()
    report["layers"] = [node.name() for node in QgsProject.instance().layerTreeRoot().findLayers()]
    report["dock_width"] = dock.width()
    report["canvas"] = on_screen(iface.mapCanvas())
    report["dock"] = on_screen(dock)
    yield run("import", "-window", "root", SCREENSHOT)

    iface.mainWindow().resizeDocks([dock], [NARROW], Qt.Orientation.Horizontal)
    yield after(1.0)
    report["narrow"] = dock.width()
    yield run("import", "-window", "root", SCREENSHOT.replace(".png", "_narrow.png"))

    qgis.utils.unloadPlugin("territoires_plugin")
    yield after(0.3)
    report["left_behind"] = left_behind()
    report["unfiltered_projects"] = projects.featureCount()


def left_behind() -> list[str]:
    """Whatever in the window still bears the plugin's name; QGIS keeps an emptied menu, out of sight."""
    widgets = [widget for widget in iface.mainWindow().findChildren(QWidget) if not isinstance(widget, QMenu)]
    actions = [*iface.vectorMenu().actions(), *iface.mainWindow().findChildren(QAction)]
    named = [thing.objectName() for thing in widgets + actions]
    return [name for name in named if name.startswith("Territoires")] + [
        action.text() for action in iface.vectorMenu().actions() if action.text() == "Territoires"
    ]


def click(widget: QWidget) -> Condition:
    return click_at(widget, widget.rect().center())


def click_button(action) -> Condition:
    """A click on the toolbar button of an action."""
    bars = iface.mainWindow().findChildren(QToolBar)
    buttons = [bar.widgetForAction(action) for bar in bars if bar.widgetForAction(action) is not None]
    return click(buttons[0])


def click_checkbox(themes, row: int) -> Condition:
    """A click on the box itself, not on the line."""
    option = QStyleOptionViewItem()
    option.initFrom(themes)
    option.rect = themes.visualItemRect(themes.item(row))
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    box = themes.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, themes)
    return click_at(themes.viewport(), box.center())


def click_at(widget: QWidget, point: QPoint) -> Condition:
    place = widget.mapToGlobal(point)
    return run("xdotool", "mousemove", str(place.x()), str(place.y()), "click", "1")


def run(*command: str) -> Condition:
    """Another program, while QGIS goes on."""
    process = subprocess.Popen(command)
    return lambda: process.poll() is not None


def after(seconds: float) -> Condition:
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end


def on_screen(widget: QWidget) -> list[int]:
    corner = widget.mapToGlobal(QPoint(0, 0))
    return [corner.x(), corner.y(), widget.width(), widget.height()]


class Walk:
    """Goes from step to step; whatever goes wrong ends up in the report."""

    def __init__(self) -> None:
        self.steps = steps()
        self.waits_for: Condition = lambda: True
        self.since = time.monotonic()
        self.timer = QTimer()
        self.timer.timeout.connect(self.look)
        self.timer.start(TICK)

    def look(self) -> None:
        try:
            if self.waits_for():
                self.waits_for = next(self.steps)
                self.since = time.monotonic()
            elif time.monotonic() - self.since > PATIENCE:
                raise TimeoutError(f"in vain at line {self.steps.gi_frame.f_lineno}")
        except StopIteration:
            self.end()
        except Exception:
            report["error"] = traceback.format_exc()
            subprocess.run(["import", "-window", "root", SCREENSHOT], check=False)
            self.end()

    def end(self) -> None:
        self.timer.stop()
        REPORT.write_text(json.dumps(report, ensure_ascii=False, indent=1), encoding="utf-8")
        iface.newProject(False)  # QGIS would ask about the temporary layers
        QTimer.singleShot(0, iface.actionExit().trigger)


listen()
walk = Walk()
