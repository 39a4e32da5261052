"""Writes decisions to the office file, one after the other, without keeping the window waiting."""

from __future__ import annotations

from collections import deque
from threading import Lock
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ...layers.compat import user_language
from ...model.decision_book import Change
from ...model.errors import TerritoiresError
from ...model.messages import Language
from ...model.progress import Progress, Silent
from ..background import BackgroundTask

if TYPE_CHECKING:
    from ...layers.office_file import OfficeFile

translate = QCoreApplication.translate


class RecordDecision(BackgroundTask):
    """One change and its line of the journal, in one transaction."""

    needs_libraries = False

    def __init__(self, office: OfficeFile, change: Change, author: str, at: str) -> None:
        super().__init__(translate("Territoires", "Store a decision"))
        self._office = office
        self._change = change
        self._author = author
        self._at = at
        self._writing = Lock()
        self._is_written = False

    def work(self, language: Language, progress: Progress) -> None:
        """Once, whichever thread comes first; the other one waits for it."""
        with self._writing:
            if not self._is_written:
                self._office.record(self._change, self._author, self._at)
                self._is_written = True


class Recorder(QObject):
    """``recorded`` after each change, ``failed`` with a sentence where one could not be written."""

    recorded = pyqtSignal()
    failed = pyqtSignal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[RecordDecision] = deque()
        self._task: RecordDecision | None = None

    @property
    def is_idle(self) -> bool:
        return self._task is None and not self._waiting

    def record(self, office: OfficeFile, change: Change, author: str, at: str) -> None:
        self._waiting.append(RecordDecision(office, change, author, at))
        self._next()

    def finish(self) -> None:
        """All is written when this returns: the end of QGIS may come next."""
        under_way = [self._task] if self._task is not None else []
        waiting, self._waiting = [*under_way, *self._waiting], deque()
        for task in waiting:
            try:
                task.work(user_language(), Silent())
            except TerritoiresError as error:
                self.failed.emit(error.text(user_language()))

    def _next(self) -> None:
        if self._task is not None or not self._waiting:
            return
        self._task = self._waiting.popleft()
        self._task.done.connect(self._done)
        self._task.failed.connect(self._failed)
        self._task.stopped.connect(self._done)
        QgsApplication.taskManager().addTask(self._task)

    def _done(self, *_outcome: object) -> None:
        self._task = None
        self.recorded.emit()
        self._next()

    def _failed(self, sentence: str) -> None:
        self._task = None
        self.failed.emit(sentence)
        self._next()
