"""Starts the engine, again when a setting moves, and hands over what it finds; never two answers out of order."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...model.constraints import Constraints
from ...model.settings import PoolingSettings
from ..call_tables import CallTables
from .suggest_task import SuggestionResult, SuggestTask

REST = 250  # milliseconds without a move before the engine starts
QUICK = 0  # the effort of a first answer while a slider moves: local search alone


@dataclass(frozen=True)
class Wish:
    """All that a suggestion depends on."""

    tables: CallTables
    settings: PoolingSettings
    constraints: Constraints


class Suggester(QObject):
    """``started`` gives each task, ``suggested`` a SuggestionResult, ``failed`` a sentence; then comes ``ended``."""

    started = pyqtSignal(object)
    suggested = pyqtSignal(object)
    failed = pyqtSignal(str)
    ended = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: SuggestTask | None = None
        self.wish: Wish | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(lambda: self._start(quick=True))

    @property
    def is_busy(self) -> bool:
        return self._task is not None or self._rest.isActive()

    def suggest(self, wish: Wish) -> None:
        """The full answer, now; in place of one under way."""
        self._stop()
        self.wish = wish
        self._start(quick=False)

    def suggest_live(self, wish: Wish) -> None:
        """A quick answer as soon as the settings rest, then the full one, which is the same as without live."""
        self._stop()
        self.wish = wish
        self._rest.start()

    def cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
        else:
            self.forget()  # nothing has started yet that could say that it stopped

    def forget(self) -> None:
        """Stop, and tell nobody."""
        if self.is_busy:
            self._stop()
            self.ended.emit()

    def _stop(self) -> None:
        self._rest.stop()
        if self._task is not None:
            self._task.forget()
            self._task = None

    def _start(self, *, quick: bool) -> None:
        wish = self.wish
        settings = replace(wish.settings, effort=QUICK) if quick else wish.settings
        task = SuggestTask(wish.tables, settings, wish.constraints, quick=quick)
        task.done.connect(self._done)
        task.failed.connect(self._failed)
        task.stopped.connect(self._stopped)
        self._task = task
        self.started.emit(task)
        task.start()

    def _done(self, result: SuggestionResult) -> None:
        self._task = None
        if result.quick:
            self.suggested.emit(result)
            self._start(quick=False)
            return
        self.ended.emit()
        self.suggested.emit(result)

    def _failed(self, sentence: str) -> None:
        self._task = None
        self.ended.emit()
        self.failed.emit(sentence)

    def _stopped(self) -> None:
        self._task = None
        self.ended.emit()
