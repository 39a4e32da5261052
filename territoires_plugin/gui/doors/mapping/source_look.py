"""Looks at the file that is chosen, again when the choice changes; never two answers out of order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from .look_task import Files, LookTask

if TYPE_CHECKING:
    from ....intake.looking import Look

REST = 300  # milliseconds without a change: a path may be typed


class SourceLook(QObject):
    """``changed`` whenever ``look``, ``error`` or ``is_busy`` did. At most one of the three is there."""

    changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look: Look | None = None
        self.error = ""
        self._files: Files | None = None
        self._task: LookTask | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._start)

    @property
    def is_busy(self) -> bool:
        return self._task is not None or self._rest.isActive()

    @property
    def files(self) -> Files | None:
        """What was, or is being looked at."""
        return self._files

    def look_at(self, files: Files | None) -> None:
        """Look, once the choice rests; None where there is nothing to be looked at."""
        if files != self._files:
            self._begin_anew(files)
            if files is not None:
                self._rest.start()
            self.changed.emit()

    def look_now(self) -> None:
        """Without waiting for a rest, and again after an error: the file may be another one."""
        if self._task is None and self._files is not None:
            self._rest.stop()
            self.error = ""
            self._start()

    def take(self, look: Look) -> None:
        """In place of the one there is: somebody has corrected it."""
        self.look = look
        self.changed.emit()

    def stop(self) -> None:
        """Forget what is under way, and tell nobody; the next choice is looked at again."""
        if self.is_busy:
            self._begin_anew(None)

    def _begin_anew(self, files: Files | None) -> None:
        self._rest.stop()
        if self._task is not None:
            self._task.forget()
            self._task = None
        self.look, self.error, self._files = None, "", files

    def _start(self) -> None:
        self._task = LookTask(self._files)
        self._task.done.connect(self._looked)
        self._task.failed.connect(self._failed)
        self._task.stopped.connect(self._stopped)
        self._task.start()
        self.changed.emit()

    def _looked(self, look: Look) -> None:
        self._task, self.look = None, look
        self.changed.emit()

    def _failed(self, sentence: str) -> None:
        self._task, self.error = None, sentence
        self.changed.emit()

    def _stopped(self) -> None:
        """Somebody has cancelled the task in QGIS's own list."""
        self._task, self._files = None, None
        self.changed.emit()
