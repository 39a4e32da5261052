"""Puts each accepted result into the office file, the latest one where several wait, and tells when it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ...model.messages import Language
from ...model.progress import Progress, Stage
from ...model.tables import LINKS, OPPORTUNITIES
from ..background import BackgroundTask

if TYPE_CHECKING:
    from ...engine import Suggestions
    from ...layers.office_file import OfficeFile

translate = QCoreApplication.translate


class StoreResults(BackgroundTask):
    """The opportunities and links of a result, each in one transaction."""

    def __init__(self, suggestions: Suggestions, office: OfficeFile) -> None:
        super().__init__(translate("Territoires", "Store the opportunities"))
        self._suggestions = suggestions
        self._office = office

    def work(self, language: Language, progress: Progress) -> None:
        found = self._suggestions
        self._office.write_table("opportunities", found.opportunities, OPPORTUNITIES, Stage(progress, 0, 50))
        self._office.write_table("links", found.links, LINKS, Stage(progress, 50, 100))


class ResultStore(QObject):
    """``stored`` gives the office file and the number of opportunities in it now; ``failed`` a sentence."""

    stored = pyqtSignal(object, int)
    failed = pyqtSignal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: StoreResults | None = None
        self._under_way: tuple[OfficeFile, int] | None = None
        self._waiting: tuple[Suggestions, OfficeFile] | None = None

    @property
    def is_busy(self) -> bool:
        return self._task is not None

    def store(self, suggestions: Suggestions, office: OfficeFile) -> None:
        self._waiting = (suggestions, office)
        self._next()

    def _next(self) -> None:
        if self._task is not None or self._waiting is None:
            return
        suggestions, office = self._waiting
        self._waiting, self._under_way = None, (office, len(suggestions.opportunities))
        self._task = StoreResults(suggestions, office)
        self._task.done.connect(self._done)
        self._task.failed.connect(self._failed)
        self._task.stopped.connect(self._failed)
        self._task.start()

    def _done(self, _nothing: object) -> None:
        self._task = None
        self.stored.emit(*self._under_way)
        self._next()

    def _failed(self, sentence: str = "") -> None:
        self._task = None
        if sentence:
            self.failed.emit(sentence)
        self._next()
