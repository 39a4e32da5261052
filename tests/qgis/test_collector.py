"""Python's garbage collector, and the turns of its threads, while work is under way."""

from __future__ import annotations

import gc
import sys
from typing import ClassVar

from hands import suggest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, QThread

from territoires_plugin.gui.background import BackgroundTask
from territoires_plugin.gui.collector import no_collection_by_itself
from territoires_plugin.gui.turns import short_turns


def test_works_one_in_the_other_leave_the_collector_as_it_was():
    with no_collection_by_itself():
        with no_collection_by_itself():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
    gc.disable()
    with no_collection_by_itself():
        pass
    assert not gc.isenabled()
    gc.enable()


def test_works_one_in_the_other_leave_the_turns_of_threads_as_they_were():
    before = sys.getswitchinterval()
    with short_turns():
        with short_turns():
            assert sys.getswitchinterval() < before / 5
        assert sys.getswitchinterval() < before / 5
    assert sys.getswitchinterval() == before


def test_the_collector_looks_at_everything_again_once_a_call_is_let_go(qtbot, desk):
    turn = sys.getswitchinterval()
    suggest(qtbot, desk)
    assert sys.getswitchinterval() == turn
    assert gc.get_freeze_count() > 0
    desk.pages.layers.projects_box.setLayer(None)
    qtbot.waitUntil(desk.is_idle)
    assert gc.get_freeze_count() == 0
    assert gc.isenabled()


class Knot(QObject):
    """Part of a window that nothing but itself holds: the collector alone deletes it."""

    ends: ClassVar[list[bool]] = []  # of each that went, whether in the main thread

    def __init__(self):
        super().__init__()
        self.itself = self

    def __del__(self):
        Knot.ends.append(QThread.currentThread() == QgsApplication.instance().thread())


class Busy(BackgroundTask):
    """Makes objects until what the window let go is deleted."""

    needs_libraries = False

    def work(self, _language, progress):
        while not Knot.ends:
            made = [[] for _ in range(10_000)]
            made.append(made)
            progress.check()


def test_what_the_window_lets_go_is_deleted_in_the_main_thread_while_a_task_works(qtbot):
    Knot.ends.clear()
    task = Busy("Busy")
    knots = [Knot() for _ in range(50)]
    gc.disable()
    task.start()
    del knots
    with qtbot.waitSignal(task.done, timeout=60_000):
        gc.enable()
    gc.collect()
    assert Knot.ends == [True] * 50
