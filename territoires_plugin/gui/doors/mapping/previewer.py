"""Tries the choices out, again when they change; never two answers out of order."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from .preview_task import PreviewTask, Trial, Tried

REST = 300  # milliseconds without another choice


class Previewer(QObject):
    """``tried`` gives a Tried, ``failed`` a sentence."""

    tried = pyqtSignal(object)
    failed = pyqtSignal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._trial: Trial | None = None
        self._task: PreviewTask | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._start)

    @property
    def is_busy(self) -> bool:
        return self._task is not None or self._rest.isActive()

    def try_out(self, trial: Trial) -> None:
        """As soon as the choices rest; in place of what is under way."""
        self.stop()
        self._trial = trial
        self._rest.start()

    def stop(self) -> None:
        """Forget what is under way, and tell nobody."""
        self._rest.stop()
        if self._task is not None:
            self._task.forget()
            self._task = None

    def _start(self) -> None:
        self._task = PreviewTask(self._trial)
        self._task.done.connect(self._tried)
        self._task.failed.connect(self._failed)
        self._task.stopped.connect(self._rest.start)  # cancelled in QGIS's own list: the dialog cannot do without
        self._task.start()

    def _tried(self, tried: Tried) -> None:
        self._task = None
        self.tried.emit(tried)

    def _failed(self, sentence: str) -> None:
        self._task = None
        self.failed.emit(sentence)
