"""Python's garbage collector, kept short and to the main thread while work is under way.

A full collection looks at every object there is, and nothing of Python runs meanwhile, the window's own slots neither:
half a second while 100,000 projects are read. And Python collects in whichever thread makes many objects: that of the
work would then delete widgets and layers of the window, which Qt allows the main thread alone.
"""

from __future__ import annotations

import gc

from qgis.PyQt.QtCore import QTimer

EVERY = 20  # ms
_are_libraries_aside = False


class _ByHand:
    """In place of Python's own collections, a timer that looks at what is new since it last did.

    As long as works are under way: each begins and ends once, both in the main thread.
    """

    def __init__(self) -> None:
        self._works = 0
        self._was_enabled = True
        self._timer: QTimer | None = None

    def begin(self) -> None:
        if not self._works:
            self._was_enabled = gc.isenabled()
            gc.disable()
            self._timer = QTimer()
            self._timer.timeout.connect(lambda: gc.collect(1))
            self._timer.start(EVERY)
        self._works += 1

    def end(self) -> None:
        self._works -= 1
        if not self._works:
            self._timer = None  # and with it its turns
            if self._was_enabled:
                gc.enable()


by_hand = _ByHand()


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
