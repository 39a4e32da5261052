"""Work off the main thread: the window stays alive, and every end has a sentence."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import Any

from qgis.core import Qgis, QgsApplication, QgsMessageLog, QgsTask
from qgis.PyQt.QtCore import QCoreApplication, QTimer, pyqtSignal

from ..layers.compat import user_language
from ..layers.threads import in_python_thread
from ..model.errors import TerritoiresError
from ..model.libraries import require_libraries
from ..model.messages import Language
from ..model.progress import CallbackProgress, Cancelled, Progress
from .collector import by_hand, set_libraries_aside
from .turns import short_turns

translate = QCoreApplication.translate


class BackgroundTask(QgsTask):
    """One piece of work. ``work`` runs in another thread, the signals reach the main thread, one of them each time.

    Whatever the work needs is copied into the task before it starts: neither project nor layer is touched in ``work``.
    """

    needs_libraries = True  # geopandas and what else the engine takes; False for what does without

    done = pyqtSignal(object)
    failed = pyqtSignal(str)
    stopped = pyqtSignal()

    def __init__(self, description: str) -> None:
        super().__init__(description, QgsTask.Flag.CanCancel)
        self._language: Language = user_language()
        self._result: Any = None
        self._error = ""
        self._succeeded = False

    def prepare(self, progress: Progress) -> None:
        """What needs a thread of Qt's, such as a request to a server; before the work, and without pyproj.

        May raise anything; there is nothing to prepare unless a task says so.
        """

    def work(self, language: Language, progress: Progress) -> Any:
        """The work itself; may raise anything. ``progress`` raises ``Cancelled`` when the user stops the task."""
        raise NotImplementedError

    def start(self) -> None:
        """Begin once the event loop is reached, and so once QGIS has heard of the tasks that ended before.

        QGIS takes an ended task off its queue by the address of its wrapper. A task added in between may have been
        given that very address: it is taken off instead, and never runs (github.com/qgis/QGIS, pull request 67040).
        """
        QTimer.singleShot(0, lambda: self._hand_over())

    def _hand_over(self) -> None:
        if self.isCanceled():
            self.stopped.emit()
        else:
            by_hand.begin()
            QgsApplication.taskManager().addTask(self)

    def run(self) -> bool:
        progress = CallbackProgress(self.setProgress, self.isCanceled)
        with short_turns():
            if self._attempt(self.prepare, progress):
                self._succeeded = in_python_thread(lambda: self._attempt(self._work, progress))
        return self._succeeded

    def _work(self, progress: Progress) -> None:
        if self.needs_libraries:
            require_libraries()
        self._result = self.work(self._language, progress)
        if self.needs_libraries:
            set_libraries_aside()

    def _attempt(self, step: Callable[[Progress], None], progress: Progress) -> bool:
        """Whether it went to its end; why not is kept for ``finished``."""
        try:
            step(progress)
            progress.check()
        except Cancelled:
            return False  # ``finished`` sees it by itself
        except Exception as error:
            self._error = error_sentence(error, self._language)
            return False
        return True

    def finished(self, succeeded: bool) -> None:
        by_hand.end()
        result, self._result = self._result, None
        if self.isCanceled():
            self.stopped.emit()
        elif succeeded:
            self.done.emit(result)
        else:
            self.failed.emit(self._error)

    def forget(self) -> None:
        """Stop the work, and tell nobody how it ended."""
        for signal in (self.done, self.failed, self.stopped):
            signal.disconnect()
        self.cancel()


def error_sentence(error: Exception, language: Language) -> str:
    """What the user reads; the traceback of what nobody foresaw goes to QGIS's log."""
    if isinstance(error, TerritoiresError):
        return error.text(language)
    details = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    QgsMessageLog.logMessage(details, "Territoires", Qgis.MessageLevel.Critical)
    return translate(
        "Territoires", "Unexpected error ({error}). The details are in the log messages, under “Territoires”."
    ).format(error=error)
