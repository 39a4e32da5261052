"""Tasks in the background: each starts, ends and tells it, whatever else QGIS has in hand."""

from __future__ import annotations

import pytest
from qgis.core import QgsApplication

from territoires_plugin.gui.background import BackgroundTask

PATIENCE = 60_000


class Number(BackgroundTask):
    needs_libraries = False

    def __init__(self, number):
        super().__init__(f"Number {number}")
        self.number = number
        self.worked = False

    def work(self, _language, _progress):
        self.worked = True
        return self.number


@pytest.fixture
def manager(qgis_app):
    return QgsApplication.taskManager()


def names(manager):
    return [task.description() for task in manager.tasks()]


def test_a_task_gives_what_it_worked_out(qtbot, manager):
    task = Number(7)
    with qtbot.waitSignal(task.done, timeout=PATIENCE) as ended:
        task.start()
    assert ended.args == [7]


def test_a_task_started_as_another_ends_waits_until_qgis_has_let_go_of_the_one_before(qtbot, manager):
    first, second = Number(1), Number(2)
    seen = []
    first.done.connect(lambda _: (second.start(), seen.extend(names(manager))))
    with qtbot.waitSignal(second.done, timeout=PATIENCE):
        first.start()
    assert seen == ["Number 1"]


def test_a_chain_of_tasks_never_breaks(qtbot, manager):
    ended, kept = [], []

    def follow(number):
        ended.append(number)
        if number < 300:
            kept.append(Number(number + 1))
            kept[-1].done.connect(follow)
            kept[-1].start()

    others = [Number(-number) for number in range(100)]
    for other in others:
        other.start()
    follow(0)
    qtbot.waitUntil(lambda: len(ended) == 301, timeout=PATIENCE)


def test_a_task_stopped_before_it_began_says_so_and_does_nothing(qtbot, manager):
    task = Number(1)
    with qtbot.waitSignal(task.stopped, timeout=PATIENCE):
        task.start()
        task.cancel()
    assert not task.worked


def test_a_task_forgotten_before_it_began_does_nothing_and_tells_nobody(qtbot, manager):
    forgotten, later = Number(1), Number(2)
    told = []
    for signal in (forgotten.done, forgotten.failed, forgotten.stopped):
        signal.connect(lambda *outcome: told.append(outcome))
    forgotten.start()
    forgotten.forget()
    with qtbot.waitSignal(later.done, timeout=PATIENCE):
        later.start()
    assert not forgotten.worked and told == []
