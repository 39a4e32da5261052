"""What is told of one opportunity or one project, made in the background; the latest question is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ..model.messages import Language
from ..model.progress import Progress
from .background import BackgroundTask

translate = QCoreApplication.translate
Telling = Callable[[Language, Progress], Any]


class TellTask(BackgroundTask):
    """Gives what ``telling`` returns."""

    def __init__(self, telling: Telling) -> None:
        super().__init__(translate("Territoires", "Explain"))
        self._telling = telling

    def work(self, language: Language, progress: Progress) -> Any:
        return self._telling(language, progress)


class Teller(QObject):
    """``told`` gives the answer to the latest question, ``failed`` a sentence."""

    told = pyqtSignal(object)
    failed = pyqtSignal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: TellTask | None = None

    @property
    def is_busy(self) -> bool:
        return self._task is not None

    def ask(self, telling: Telling) -> None:
        self.forget()
        self._task = TellTask(telling)
        self._task.done.connect(self._done)
        self._task.failed.connect(self._failed)
        self._task.stopped.connect(self._stopped)
        self._task.start()

    def forget(self) -> None:
        if self._task is not None:
            self._task.forget()
            self._task = None

    def _done(self, answer: Any) -> None:
        self._task = None
        self.told.emit(answer)

    def _failed(self, sentence: str) -> None:
        self._task = None
        self.failed.emit(sentence)

    def _stopped(self) -> None:
        self._task = None
