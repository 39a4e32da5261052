"""Python's garbage collector, and the turns of its threads, while work is under way."""

from __future__ import annotations

import gc
import sys
from threading import get_ident, main_thread
from typing import ClassVar

from hands import suggest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, QThread

from territoires_plugin.gui.background import BackgroundTask
from territoires_plugin.gui.collector import by_hand
from territoires_plugin.gui.turns import short_turns


def test_works_one_in_the_other_leave_the_collector_as_it_was():
    by_hand.begin()
    by_hand.begin()
    by_hand.end()
    assert not gc.isenabled()
    by_hand.end()
    assert gc.isenabled()
    gc.disable()
    by_hand.begin()
    by_hand.end()
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


class Heavy(BackgroundTask):
    """Hands on more new objects than Python waits for before it collects."""

    needs_libraries = False

    def work(self, _language, _progress):
        return [[number] for number in range(5_000)]


def test_no_thread_but_the_main_one_ever_collects_from_the_beginning_of_a_task_to_its_end(qtbot):
    threads = []
    gc.callbacks.append(lambda phase, _told: threads.append(get_ident()))
    try:
        for _ in range(20):
            task = Heavy("Heavy")
            with qtbot.waitSignal(task.done, timeout=60_000):
                task.start()
    finally:
        gc.callbacks.pop()
    assert set(threads) <= {main_thread().ident}
    assert gc.isenabled()


def test_a_task_stopped_while_it_waits_leaves_the_collector_at_work(qtbot):
    task = Heavy("Heavy")
    with qtbot.waitSignal(task.stopped, timeout=60_000):
        task.start()
        task.cancel()
    assert gc.isenabled()
