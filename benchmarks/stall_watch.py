"""How long the event loop of the main thread stands still, and what Python was doing meanwhile."""

from __future__ import annotations

import gc
import sys
import threading
import time
import traceback
from dataclasses import dataclass

from qgis.PyQt.QtCore import QObject, Qt, QTimer

TICK = 5  # milliseconds
NOTED = 0.05  # seconds without a tick from which a stall is noted
LOOK = 0.01  # seconds between two looks of the other thread
DEEPEST = 8  # frames of a stack that are told


@dataclass
class Stall:
    """One stall.

    Args:
        main: the stack of the main thread, the innermost frame last.
        others: the stacks of the other threads of Python.
        worked: seconds of the processor that this program had meanwhile: little where others keep the machine busy.
        held: whether the thread that looks could not run either: some call held the interpreter's lock.
        collected: seconds of the longest garbage collection meanwhile.
    """

    stage: str
    at: float
    seconds: float
    worked: float
    main: list[str]
    others: list[list[str]]
    held: bool
    collected: float


class StallWatch(QObject):
    """A timer of the main thread that should come every 5 ms; whoever keeps it from coming holds the window up."""

    def __init__(self) -> None:
        super().__init__()
        self.stage = ""
        self.stalls: list[Stall] = []
        self.longest: dict[str, float] = {}
        self._main = threading.get_ident()
        self._began = self._last = time.perf_counter()
        self._worked = time.process_time()
        self._seen: tuple[float, list[str], list[list[str]]] | None = None  # of which tick, and both kinds of stacks
        self._collecting_since = self._collected = 0.0
        self._running = True
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._looker = threading.Thread(target=self._look, daemon=True)

    def start(self) -> None:
        self._last = time.perf_counter()
        gc.callbacks.append(self._collecting)
        self._timer.start(TICK)
        self._looker.start()

    def stop(self) -> None:
        self._timer.stop()
        gc.callbacks.remove(self._collecting)
        self._running = False
        self._looker.join()

    def _tick(self) -> None:
        now = time.perf_counter()
        seconds = now - self._last
        self.longest[self.stage] = max(self.longest.get(self.stage, 0.0), seconds)
        if seconds > NOTED:
            seen = self._seen if self._seen is not None and self._seen[0] == self._last else None
            _, main, others = seen or (self._last, [], self._stacks()[1])
            at, worked, held = self._last - self._began, time.process_time() - self._worked, seen is None
            self.stalls.append(Stall(self.stage, at, seconds, worked, main, others, held, self._collected))
        self._collected = 0.0
        self._worked, self._last = time.process_time(), time.perf_counter()

    def _collecting(self, phase: str, _told: object) -> None:
        if phase == "start":
            self._collecting_since = time.perf_counter()
        else:
            self._collected = max(self._collected, time.perf_counter() - self._collecting_since)

    def _look(self) -> None:
        while self._running:
            time.sleep(LOOK)
            last = self._last
            if time.perf_counter() - last > NOTED and (self._seen is None or self._seen[0] != last):
                main, others = self._stacks()
                self._seen = (last, main, others)

    def _stacks(self) -> tuple[list[str], list[list[str]]]:
        own = {self._looker.ident, self._main}
        frames = sys._current_frames()
        main = _told(frames[self._main])
        return main, [_told(frame) for ident, frame in frames.items() if ident not in own]


def _told(frame: object) -> list[str]:
    steps = traceback.extract_stack(frame)
    return [f"{'/'.join(step.filename.split('/')[-2:])}:{step.lineno} {step.name}" for step in steps][-DEEPEST:]
