"""What a person does with a real QGIS: points, clicks, types, looks. Imported by the scripts that QGIS runs (--code).

Each step of a script is a ``yield`` of what it waits for, so that QGIS's own event loop goes on between the steps.
"""

from __future__ import annotations

import faulthandler
import json
import os
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import qgis.utils
from clipping import cut_texts
from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QPoint, QTimer
from qgis.PyQt.QtWidgets import QApplication, QStyle, QStyleOptionViewItem, QToolBar, QWidget
from qgis.utils import iface

REPORT = Path(os.environ["SITTING_REPORT"])
SCREENSHOTS = os.environ["SITTING_SCREENSHOTS"]  # what each name of a screenshot begins with
PATIENCE = 60  # seconds for one step
TICK = 40  # milliseconds
Condition = Callable[[], bool]
OURS = ("territoires", "python", "plugin")  # in the tag or the text of a message that is about us
report = {"exceptions": [], "log": [], "clipped": []}


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


def started() -> bool:
    return "territoires_plugin" in qgis.utils.active_plugins and iface.mainWindow().isVisible()


def fill_screen() -> None:
    """There is no window manager to do it."""
    iface.mainWindow().setGeometry(QApplication.primaryScreen().geometry())
    iface.mainWindow().activateWindow()


def drawn() -> bool:
    return not iface.mapCanvas().isDrawing()


def look(name: str) -> Iterator[Condition]:
    """A screenshot of the whole screen."""
    yield after(0.4)
    yield drawn
    report["clipped"] += [f"{name}: {text}" for text in clipped()]
    yield run("import", "-window", "root", f"{SCREENSHOTS}_{name}.png")


def clipped() -> list[str]:
    """The texts of the dock and its windows that are wider than their place."""
    dock = qgis.utils.plugins["territoires_plugin"].dock
    windows = (dock, dock.workshop.window)
    return [text for window in windows if window is not None for text in cut_texts(window)]


def click(widget: QWidget) -> Condition:
    return click_at(widget, widget.rect().center())


def click_action(action) -> Condition:
    """A click on the toolbar button of an action."""
    bars = iface.mainWindow().findChildren(QToolBar)
    return click(next(bar.widgetForAction(action) for bar in bars if bar.widgetForAction(action) is not None))


def click_tab(tabs, page: QWidget) -> Condition:
    return click_at(tabs.tabBar(), tabs.tabBar().tabRect(tabs.indexOf(page)).center())


def click_checkbox(values, row: int) -> Condition:
    """A click on the box itself, not on the line."""
    option = QStyleOptionViewItem()
    option.initFrom(values)
    option.rect = values.visualItemRect(values.item(row))
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    box = values.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, values)
    return click_at(values.viewport(), box.center())


def click_line(table, row: int) -> Condition:
    return click_at(table.viewport(), table.visualRect(table.model().index(row, 1)).center())


def click_at(widget: QWidget, point: QPoint) -> Condition:
    x, y = _pixel(widget, point)
    return run("xdotool", "mousemove", x, y, "click", "1")


def scroll(widget: QWidget, steps: int) -> Condition:
    """Turn the wheel over a widget, downwards."""
    x, y = _pixel(widget, widget.rect().center())
    return run("xdotool", "mousemove", x, y, "click", "--repeat", str(steps), "--delay", "30", "5")


def key(*names: str) -> Condition:
    return run("xdotool", "key", *names)


def write(text: str) -> Condition:
    """Accents need time: xdotool puts each on a key of its own, which QGIS has to hear of."""
    return run("xdotool", "type", "--delay", "15" if text.isascii() else "150", text)


def run(*command: str) -> Condition:
    """Another program, while QGIS goes on; its failure is ours."""
    process = subprocess.Popen(command)

    def ended() -> bool:
        if process.poll():
            raise RuntimeError(f"exit code {process.returncode}: {' '.join(command)}")
        return process.returncode is not None

    return ended


def after(seconds: float) -> Condition:
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end


def on_screen(widget: QWidget) -> list[int]:
    corner = widget.mapToGlobal(QPoint(0, 0))
    return [corner.x(), corner.y(), widget.width(), widget.height()]


def _pixel(widget: QWidget, point: QPoint) -> tuple[str, str]:
    """Where a point of a widget is on the screen, in the screen's own pixels."""
    place, scale = widget.mapToGlobal(point), widget.devicePixelRatioF()
    return str(round(place.x() * scale)), str(round(place.y() * scale))


class Walk:
    """Goes from step to step; whatever goes wrong ends up in the report. At the end a person quits with Ctrl+Q."""

    def __init__(self, steps: Iterator[Condition]) -> None:
        listen()
        self.steps = then_ready_to_quit(steps)
        self.waits_for: Condition = lambda: True
        self.since = time.monotonic()
        self.timer = QTimer()
        self.timer.timeout.connect(self.go_on)
        self.timer.start(TICK)

    def go_on(self) -> None:
        try:
            if self.waits_for():
                self.waits_for = next(self.steps)
                self.since = time.monotonic()
            elif time.monotonic() - self.since > PATIENCE:
                raise TimeoutError(f"in vain after {where(self.steps)}")
        except StopIteration:
            self.end()
            self.quit = key("ctrl+q")
        except Exception:
            report["error"] = "\n".join((traceback.format_exc(), *under_way()))
            subprocess.run(["import", "-window", "root", f"{SCREENSHOTS}_error.png"], check=False)
            self.end()
            QTimer.singleShot(0, give_up)

    def end(self) -> None:
        self.timer.stop()
        REPORT.write_text(json.dumps(report, ensure_ascii=False, indent=1), encoding="utf-8")


def then_ready_to_quit(steps: Iterator[Condition]) -> Iterator[Condition]:
    yield from steps
    iface.mainWindow().activateWindow()  # there is no window manager to do it
    yield iface.mainWindow().isActiveWindow


def where(steps: Iterator[Condition]) -> str:
    """The lines that the steps stand at, from the outermost one."""
    places = []
    while steps is not None:
        places.append(f"{steps.gi_code.co_name}:{steps.gi_frame.f_lineno}")
        steps = steps.gi_yieldfrom
    return " ".join(places)


def under_way() -> list[str]:
    """The tasks that QGIS works on, and where Python's threads stand."""
    tasks = [f"{task.description()}: {task.status()}" for task in QgsApplication.taskManager().activeTasks()]
    faulthandler.dump_traceback(sys.stderr)
    return tasks


def give_up() -> None:
    """Out of whatever dialog is open; QGIS would ask about unsaved work."""
    while QApplication.activeModalWidget() is not None:
        QApplication.activeModalWidget().close()
    iface.newProject(False)
    iface.actionExit().trigger()
