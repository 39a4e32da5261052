"""Python's garbage collector, and the turns of its threads, while work is under way."""

from __future__ import annotations

import gc
import sys

from hands import suggest

from territoires_plugin.gui.collector import no_full_collection
from territoires_plugin.gui.turns import short_turns


def test_works_one_in_the_other_leave_the_collector_as_it_was():
    before = gc.get_threshold()
    with no_full_collection():
        with no_full_collection():
            assert gc.get_threshold()[2] > 1_000_000
        assert gc.get_threshold()[2] > 1_000_000
    assert gc.get_threshold() == before


def test_works_one_in_the_other_leave_the_turns_of_threads_as_they_were():
    before = sys.getswitchinterval()
    with short_turns():
        with short_turns():
            assert sys.getswitchinterval() < before / 5
        assert sys.getswitchinterval() < before / 5
    assert sys.getswitchinterval() == before


def test_the_collector_looks_at_everything_again_once_a_call_is_let_go(qtbot, desk):
    before, turn = gc.get_threshold(), sys.getswitchinterval()
    suggest(qtbot, desk)
    assert sys.getswitchinterval() == turn
    assert gc.get_freeze_count() > 0
    desk.pages.layers.projects_box.setLayer(None)
    qtbot.waitUntil(desk.is_idle)
    assert gc.get_freeze_count() == 0
    assert gc.get_threshold() == before
