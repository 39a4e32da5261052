"""The decisions of a call: taken, taken back, taken again, and in the office file at once."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ...model.decision_book import REPLACED, Change, DecisionBook
from ...model.decisions import Decision
from ...model.journal import JournalEntry
from ...model.messages import Language
from ...model.progress import Progress
from ..background import BackgroundTask
from ..qt_classes import QUndoCommand, QUndoStack
from ..remembered import remembered_author
from .recorder import Recorder
from .states import state_name

if TYPE_CHECKING:
    from ...layers.office_file import OfficeFile

translate = QCoreApplication.translate
Stored = tuple[DecisionBook, tuple[JournalEntry, ...]]


class ReadDecisions(BackgroundTask):
    """Gives what an office file holds, the DecisionBook and the journal; None where only news are asked for."""

    needs_libraries = False

    def __init__(self, office: OfficeFile, *, only_news: bool) -> None:
        super().__init__(translate("Territoires", "Read the decisions"))
        self._office = office
        self._only_news = only_news

    def work(self, language: Language, progress: Progress) -> Stored | None:
        if self._only_news and not self._office.changed_on_disk():
            return None
        return self._office.decisions(), tuple(self._office.journal())


class DeskDecisions(QObject):
    """``changed`` whenever the book or its journal has; ``failed`` with a sentence.

    ``opened`` when what an office file holds is known.
    ``regrouped`` when groups are others than those that were suggested: made by hand, undone or done again.
    """

    changed = pyqtSignal()
    regrouped = pyqtSignal()
    opened = pyqtSignal()
    failed = pyqtSignal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.book = DecisionBook()
        self.journal: tuple[JournalEntry, ...] = ()
        self.undo_stack = QUndoStack(self)
        self._office: OfficeFile | None = None
        self._task: ReadDecisions | None = None
        self._recorder = Recorder(self)
        self._recorder.recorded.connect(self._recorded)
        self._recorder.failed.connect(self._not_recorded)

    @property
    def is_idle(self) -> bool:
        """Whether all is read and written."""
        return self._task is None and self._recorder.is_idle

    @property
    def place(self) -> str:
        """The path of the office file; empty where there is none."""
        return str(self._office.path) if self._office is not None else ""

    def open(self, office: OfficeFile | None) -> None:
        """The decisions of another office file; none where there is no file."""
        self.undo_stack.clear()
        self._forget_task()
        self._office = office
        self._show(DecisionBook(), ())
        self._read()

    def look_again(self) -> None:
        """Whether others have decided since, in another window or at another desk."""
        if self.is_idle:
            self._read(only_news=True)

    def leave(self) -> None:
        self._recorder.finish()
        self.open(None)

    def decide(self, opportunity_id: str, project_ids: tuple[str, ...], state: str | None, comment: str) -> None:
        """Take a decision, or take it back where ``state`` is None."""
        if state is not None:
            self._do(self.book.deciding(self._decision(opportunity_id, project_ids, state, comment)))
        elif self.book.get(opportunity_id) is not None:
            self._do(self.book.withdrawing(opportunity_id))

    def replace(self, opportunity_id: str, new_id: str, project_ids: tuple[str, ...], state: str) -> None:
        """Another group in place of one: a member was added or removed by hand."""
        before = self.book.get(opportunity_id)
        comment = before.comment if before is not None else ""
        self._do(self.book.replacing(opportunity_id, self._decision(new_id, project_ids, state, comment)))
        self.regrouped.emit()

    def apply(self, change: Change) -> None:
        """Without a step of undo: what undo and redo themselves do."""
        if self._office is None:
            return
        self.book = self.book.applied(change)
        self._recorder.record(self._office, change, remembered_author(), now())
        self.changed.emit()

    def _decision(self, opportunity_id: str, project_ids: tuple[str, ...], state: str, comment: str) -> Decision:
        return Decision(opportunity_id, tuple(sorted(project_ids)), state, comment, remembered_author(), now())

    def _do(self, change: Change) -> None:
        if self._office is not None:
            self.undo_stack.push(_Step(self, change))

    def _read(self, *, only_news: bool = False) -> None:
        if self._office is None:
            return
        self._task = ReadDecisions(self._office, only_news=only_news)
        self._task.done.connect(self._was_read)
        self._task.failed.connect(self._not_read)
        self._task.stopped.connect(self._not_read)
        self._task.start()

    def _was_read(self, stored: Stored | None) -> None:
        self._task = None
        if not self._recorder.is_idle:  # what was decided meanwhile is read once it is written
            return
        if stored is not None:
            if stored[0] != self.book:  # somebody else has decided, which an undo of ours must not take back
                self.undo_stack.clear()
            self._show(*stored)
        self.opened.emit()  # without news, too: others may have waited for the end of the look

    def _not_read(self, sentence: str = "") -> None:
        self._task = None
        if sentence:
            self.failed.emit(sentence)

    def _recorded(self) -> None:
        if self._recorder.is_idle:
            self._forget_task()
            self._read()

    def _not_recorded(self, sentence: str) -> None:
        """What stands in the file is the truth."""
        self.undo_stack.clear()
        self.failed.emit(sentence)
        self._read()

    def _show(self, book: DecisionBook, journal: tuple[JournalEntry, ...]) -> None:
        self.book, self.journal = book, journal
        self.changed.emit()

    def _forget_task(self) -> None:
        if self._task is not None:
            self._task.forget()
            self._task = None


class _Step(QUndoCommand):
    """One change that can be undone and done again."""

    def __init__(self, decisions: DeskDecisions, change: Change) -> None:
        after = change.after
        told = state_name(after.state) if after is not None else translate("Territoires", "decision withdrawn")
        super().__init__(told)
        self._decisions = decisions
        self._change = change
        self._undone: Change | None = None

    def redo(self) -> None:
        """Qt calls it when the step is taken, too."""
        if self._undone is None:
            self._decisions.apply(self._change)
        else:
            self._decisions.apply(self._undone.inverse())
            self._regroup()

    def undo(self) -> None:
        self._undone = self._change.inverse()
        self._decisions.apply(self._undone)
        self._regroup()

    def _regroup(self) -> None:
        """A state leaves the groups as they are, members by hand do not."""
        if self._change.action == REPLACED:
            self._decisions.regrouped.emit()


def now() -> str:
    """ISO date and time of this place, to the second, with its offset."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
