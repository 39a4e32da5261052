"""Writes decisions to the office file, one after the other, without keeping the window waiting."""

from __future__ import annotations

from collections import deque
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...layers.compat import user_language
from ...model.decision_book import Change
from ..background import error_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...layers.office_file import OfficeFile


class Recorder(QObject):
    """``recorded`` after each change, ``failed`` with a sentence where one could not be written.

    It has a thread of its own: QGIS's may all be at work for long, and a decision must be in the file at once.
    """

    recorded = pyqtSignal()
    failed = pyqtSignal(str)
    _written = pyqtSignal(str)  # from the thread: empty, or why not

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Callable[[], None]] = deque()
        self._thread: Thread | None = None
        self._written.connect(self._ended)

    @property
    def is_idle(self) -> bool:
        return self._thread is None and not self._waiting

    def record(self, office: OfficeFile, change: Change, author: str, at: str) -> None:
        self._waiting.append(partial(office.record, change, author, at))
        self._next()

    def finish(self) -> None:
        """All is written when this returns: the end of QGIS may come next."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        while self._waiting:
            sentence = _written(self._waiting.popleft())
            if sentence:
                self.failed.emit(sentence)

    def _next(self) -> None:
        if self._thread is None and self._waiting:
            self._thread = Thread(target=self._write, args=(self._waiting.popleft(),))
            self._thread.start()

    def _write(self, write: Callable[[], None]) -> None:
        self._written.emit(_written(write))

    def _ended(self, sentence: str) -> None:
        """On the main thread."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        if sentence:
            self.failed.emit(sentence)
        else:
            self.recorded.emit()
        self._next()


def _written(write: Callable[[], None]) -> str:
    """Empty, or why it could not be written."""
    try:
        write()
    except Exception as error:
        return error_sentence(error, user_language())
    return ""
