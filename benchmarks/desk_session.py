"""The dock in a QGIS without a screen, used as a person uses it, while a watch notes how long the window stands still.

Each step of a sitting is a ``yield`` of what it waits for, so that the event loop goes on meanwhile.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from .desk_call import write_call
from .process import ROOT, Loaded

LOOK = 10  # milliseconds
PATIENCE = 600  # seconds for one step
REST = 0.4  # seconds in which nothing begins any more
TIMES = 20
Condition = Callable[[], bool]


def large(count: int, distance: float) -> Loaded:
    """A call imported, filtered and pooled."""
    return _sitting(_large, count, distance)


def small(count: int, distance: float) -> Loaded:
    """A filter ticked and a slider moved, again and again."""
    return _sitting(_small, count, distance)


class Sitting:
    """The dock in its window, and what was measured."""

    def __init__(self, folder: Path, count: int) -> None:
        from qgis.core import QgsApplication, QgsProject
        from qgis.PyQt.QtCore import Qt

        self.application = QgsApplication([], True)
        self.application.initQgis()
        sys.path.append(str(ROOT / "tests" / "qgis"))
        from window import Window

        from territoires_plugin.gui.dock import TerritoiresDock

        from .stall_watch import StallWatch

        self.source = folder / "call.csv"
        self.office = folder / "office.gpkg"
        write_call(self.source, count)
        self.window = Window()
        self.window.canvas.setParallelRenderingEnabled(True)  # as QGIS's own window does
        self.window.canvas.setCachingEnabled(True)
        self.dock = TerritoiresDock(self.window, QgsProject.instance(), self.window)
        self.window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.window.show()
        self.told: list[str] = []
        for part in (self.dock.loading, self.dock.filter, self.dock.pools):
            part.failed.connect(self.told.append)
        self.watch = StallWatch()
        self.seconds: dict[str, list[float]] = {}

    def walk(self, steps: Iterator[Condition]) -> None:
        """Go from step to step in the event loop."""
        from qgis.PyQt.QtCore import QEventLoop, QTimer

        loop, timer = QEventLoop(), QTimer()
        waits: list[Condition] = [lambda: True]
        since = [time.perf_counter()]

        def look() -> None:
            try:
                if waits[0]():
                    waits[0], since[0] = next(steps), time.perf_counter()
                elif time.perf_counter() - since[0] > PATIENCE:
                    raise TimeoutError(f"in vain during {self.watch.stage}: {self.told}")
            except StopIteration:
                loop.quit()
            except Exception:
                self.told.append(traceback.format_exc())
                loop.quit()

        timer.timeout.connect(look)
        timer.start(LOOK)
        self.watch.start()
        loop.exec()
        timer.stop()
        self.watch.stop()

    def note(self, name: str, since: float) -> None:
        self.seconds.setdefault(name, []).append(time.perf_counter() - since)

    def is_settled(self) -> bool:
        return self.dock.is_idle() and not self.window.canvas.isDrawing()

    def settled(self) -> Condition:
        """Nothing under way, and nothing begun for a while: the result is in the list and on the map."""
        quiet_since = [time.perf_counter()]

        def is_quiet() -> bool:
            if not self.is_settled():
                quiet_since[0] = time.perf_counter()
            return time.perf_counter() - quiet_since[0] > REST

        return is_quiet

    def close(self) -> None:
        from qgis.core import QgsProject

        self.dock.leave()
        self.window.close()
        QgsProject.instance().clear()


def _sitting(steps: Callable[[Sitting, float], Iterator[Condition]], count: int, distance: float) -> Loaded:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = Path(tempfile.mkdtemp())
    os.environ["QGIS_CUSTOM_CONFIG_PATH"] = str(folder)
    sitting = Sitting(folder, count)

    def described(_nothing: object) -> dict[str, Any]:
        told = {
            "stalls": [asdict(stall) for stall in sitting.watch.stalls],
            "longest": sitting.watch.longest,
            "seconds": sitting.seconds,
            "told": sitting.told,
            "projects": len(sitting.dock.filter.projects.projects.table),
            "opportunities": len(sitting.dock.pages.pools.opportunities.model.lines()),
        }
        sitting.close()
        return told

    return Loaded(lambda: sitting.walk(steps(sitting, distance)), describe=described)


def _stage(sitting: Sitting, name: str) -> float:
    sitting.watch.stage = name
    return time.perf_counter()


def _import(sitting: Sitting) -> Iterator[Condition]:
    from qgis.core import QgsCoordinateReferenceSystem

    from territoires_plugin.gui.doors.import_choices import ImportChoices

    crs = QgsCoordinateReferenceSystem("EPSG:2154")
    start = _stage(sitting, "import")
    sitting.dock.loading.run_import(ImportChoices(sitting.source, None, None, None, "", crs, sitting.office))
    yield lambda: sitting.dock.filter.latest is not None
    yield sitting.settled()
    sitting.note("import", start)


def _tick(sitting: Sitting, row: int, ticked: bool) -> None:
    from qgis.PyQt.QtCore import Qt

    item = sitting.dock.pages.filter.facets["themes"].list.item(row)
    item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)


def _large(sitting: Sitting, distance: float) -> Iterator[Condition]:
    dock = sitting.dock
    start = _stage(sitting, "at rest")
    yield lambda: time.perf_counter() - start > 3
    yield from _import(sitting)
    for name, ticked in (("filter", True), ("all again", False)):
        start = _stage(sitting, name)
        _tick(sitting, 0, ticked)
        yield sitting.settled()
        sitting.note(name, start)
    dock.pages.pools.pooling.distance_box.setValue(distance / 1_000)
    start = _stage(sitting, "pool")
    dock.pages.tabs.setCurrentWidget(dock.pages.pools)
    dock.pages.pools.work.suggest_button.click()
    yield sitting.settled()
    sitting.note("pool", start)
    for name, ticked in (("filter with the list", True), ("all again with the list", False)):
        start = _stage(sitting, name)
        _tick(sitting, 0, ticked)
        yield sitting.settled()
        sitting.note(name, start)
    start = _stage(sitting, "choose")
    table = dock.pages.pools.opportunities.table
    table.setCurrentIndex(table.model().index(0, 0))
    yield sitting.settled()
    sitting.note("choose", start)


def _small(sitting: Sitting, distance: float) -> Iterator[Condition]:
    dock = sitting.dock
    yield from _import(sitting)
    dock.pages.pools.pooling.distance_box.setValue(distance / 1_000)
    yield from _ticks(sitting, "tick")
    _stage(sitting, "pool")
    dock.pages.tabs.setCurrentWidget(dock.pages.pools)
    dock.pages.pools.work.suggest_button.click()
    yield sitting.settled()
    yield from _ticks(sitting, "tick with the list")
    yield from _moves(sitting)


def _ticks(sitting: Sitting, name: str) -> Iterator[Condition]:
    """From a tick in a box until map, counts, words, list and legend have followed."""
    for turn in range(TIMES):
        heard: list[float] = []
        start = _stage(sitting, name)

        def hear(_shown: object, heard: list[float] = heard, start: float = start) -> None:
            heard.append(time.perf_counter() - start)

        sitting.dock.filter.shown.connect(hear)  # after the dock's own
        _tick(sitting, turn // 2 % 4, turn % 2 == 0)
        yield lambda heard=heard: bool(heard)
        sitting.dock.filter.shown.disconnect(hear)
        sitting.seconds.setdefault(name, []).append(heard[0])
        yield sitting.settled()


def _moves(sitting: Sitting) -> Iterator[Condition]:
    """From a move of the score's box until the first list, and until the full one."""
    box = sitting.dock.pages.pools.pooling.score_box
    sitting.dock.pages.pools.pooling.live_box.setChecked(True)
    for turn in range(TIMES):
        heard: list[bool] = []
        start = _stage(sitting, "move")

        def hear(result: Any, heard: list[bool] = heard, start: float = start) -> None:
            heard.append(result.quick)
            sitting.note("first list" if result.quick else "full list", start)

        sitting.dock.pools.found.connect(hear)
        box.setValue(box.value() + (1 if turn % 2 == 0 else -1))
        yield lambda heard=heard: heard[-1:] == [False]
        sitting.dock.pools.found.disconnect(hear)
        yield sitting.settled()
