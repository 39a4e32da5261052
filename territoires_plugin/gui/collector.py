"""Python's garbage collector, kept short and to the main thread while work is under way.

A full collection looks at every object there is, and nothing of Python runs meanwhile, the window's own slots neither:
half a second while 100,000 projects are read. And Python collects in whichever thread makes many objects: that of the
work would then delete widgets and layers of the window, which Qt allows the main thread alone.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from qgis.PyQt.QtCore import QTimer

EVERY = 20  # ms
_lock = Lock()
_are_libraries_aside = False
_found: list[bool] = []  # for each of the works under way, whether the first of them found the collector at work


@contextmanager
def no_collection_by_itself() -> Iterator[None]:
    """Until the last of the works that ask for it, in whatever threads, has ended; ``collecting`` does it instead."""
    with _lock:
        _found.append(_found[0] if _found else gc.isenabled())
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            was_enabled = _found.pop()
            if not _found and was_enabled:
                gc.enable()


def collecting() -> QTimer:
    """A timer, for the main thread, that looks at what is new since it last did while a work is under way."""
    timer = QTimer()
    timer.setInterval(EVERY)
    timer.timeout.connect(_collect_new)
    return timer


def _collect_new() -> None:
    if _found:
        gc.collect(1)


def set_aside() -> None:
    """Spare the full collections to come what is there now: the geometries of a large call, as long as it is open."""
    gc.freeze()


def take_back() -> None:
    """Look at everything again: the call is let go."""
    global _are_libraries_aside
    _are_libraries_aside = False
    gc.unfreeze()


def set_libraries_aside() -> None:
    """As ``set_aside``, where nothing is aside yet: what the first work has imported stays as long as QGIS runs."""
    global _are_libraries_aside
    if not _are_libraries_aside:
        _are_libraries_aside = True
        gc.freeze()
