"""Pieces of work side by side in this process: in order, stopped at once, and no fault swallowed."""

from __future__ import annotations

import threading
import time

import pytest

from territoires_plugin.engine.running import Here, InThreads
from territoires_plugin.model.progress import CallbackProgress, Cancelled, Progress, Silent


def slow_for_the_first(number: int, progress: Progress) -> int:
    time.sleep(0.05 if number == 0 else 0)
    return number


def until_stopped(number: int, progress: Progress) -> int:
    while True:
        progress.check()
        time.sleep(0.005)


def third_fails(number: int, progress: Progress) -> int:
    if number == 2:
        raise ValueError("the third")
    return number


@pytest.mark.parametrize("runner", [Here(), InThreads()])
@pytest.mark.parametrize("count", [0, 1, 2, 9])
def test_results_come_in_the_order_of_the_works_and_progress_ends_at_100(runner, count):
    told = []
    progress = CallbackProgress(told.append, lambda: False)
    assert list(runner.run(slow_for_the_first, range(count), count, progress)) == list(range(count))
    assert told == sorted(told)
    assert told[-1] == 100


def test_a_cancel_stops_the_pieces_under_way_and_leaves_no_thread():
    before = threading.active_count()
    start = time.perf_counter()
    progress = CallbackProgress(lambda percent: None, lambda: time.perf_counter() > start + 0.2)
    with pytest.raises(Cancelled):
        list(InThreads().run(until_stopped, range(50), 50, progress))
    assert threading.active_count() == before


def test_works_are_made_as_they_are_needed():
    made = []

    def works():
        for number in range(20):
            made.append(number)
            yield number

    results = InThreads().run(slow_for_the_first, works(), 20, Silent())
    next(results)
    assert len(made) <= 3
    results.close()


def test_a_fault_in_a_piece_is_raised_to_the_one_who_asked():
    with pytest.raises(ValueError, match="the third"):
        list(InThreads().run(third_fails, range(6), 6, Silent()))
