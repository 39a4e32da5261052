"""How long one of Python's threads works before another that waits has its turn.

While a task reads or scores, each slot of the window waits for its turn; at Python's 5 ms several waits add up to a
window that stands still.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

TURN = 0.0005  # seconds
_lock = Lock()
_found: list[float] = []  # of the works under way, the turn that was found first


@contextmanager
def short_turns() -> Iterator[None]:
    """Until the last of the works that ask for it, in whatever threads, has ended."""
    with _lock:
        _found.append(_found[0] if _found else sys.getswitchinterval())
        sys.setswitchinterval(min(TURN, _found[0]))
    try:
        yield
    finally:
        with _lock:
            found = _found.pop()
            if not _found:
                sys.setswitchinterval(found)
