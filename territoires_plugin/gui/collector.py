"""Python's garbage collector, kept short while work is under way.

A full collection looks at every object there is, and nothing of Python runs meanwhile, the window's own slots neither:
half a second while 100,000 projects are read. The short ones that look at new objects alone go on.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_NEVER = 1_000_000_000  # collections of the middle generation before a full one
_lock = Lock()
_are_libraries_aside = False
_thresholds: list[tuple[int, int, int]] = []  # of the works under way, those that were found first


@contextmanager
def no_full_collection() -> Iterator[None]:
    """Until the last of the works that ask for it, in whatever threads, has ended."""
    with _lock:
        _thresholds.append(_thresholds[0] if _thresholds else gc.get_threshold())
        gc.set_threshold(*_thresholds[0][:2], _NEVER)
    try:
        yield
    finally:
        with _lock:
            found = _thresholds.pop()
            if not _thresholds:
                gc.set_threshold(*found)


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
