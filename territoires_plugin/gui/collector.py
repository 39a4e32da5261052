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
