"""Deciding at work: buttons, keys and members by hand become decisions; decisions come back to the widgets."""

from __future__ import annotations

from functools import partial
from typing import Any

from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence

from ...model.decisions import KEPT, STATES, Decision
from ...model.messages import Language
from ...model.progress import Progress
from .. import messages
from ..pools.opportunity import Opportunity
from ..pools.pools_desk import PoolsDesk
from ..pools.pools_page import PoolsPage
from ..qt_classes import QShortcut
from ..teller import Teller
from .decisions_page import DecisionsPage
from .desk_decisions import DeskDecisions
from .states import decision_key

translate = QCoreApplication.translate


class DecideDesk(QObject):
    """``failed`` gives a sentence for the message bar."""

    failed = pyqtSignal(str)

    def __init__(
        self,
        page: PoolsPage,
        journal: DecisionsPage,
        pools: PoolsDesk,
        decisions: DeskDecisions,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._journal = journal
        self._pools = pools
        self._decisions = decisions
        self._opportunity: Opportunity | None = None
        self._titles: dict[str, str] = {}
        self._assessor = Teller(self)
        self._by_hand: tuple[str, ...] = ()  # members of a group made by hand, until it is in the list
        self._made_of = ""  # the id of the opportunity that it takes the place of
        self._follow_id = ""  # its id once it is decided, to be chosen when it comes out
        self._moved = ""  # how its score has moved, in words
        page.decision.decided.connect(self.decide)
        page.details.add_wanted.connect(self.add_member)
        page.details.remove_wanted.connect(self.remove_member)
        pools.chosen.connect(self._choose)
        pools.found.connect(self._found)
        decisions.changed.connect(self._show)
        decisions.changed.connect(self._show_records)
        journal.wanted.connect(self._reach)
        journal.withdrawn.connect(self._withdraw)
        self._assessor.told.connect(self._assessed)
        self._assessor.failed.connect(self._not_assessed)
        for state in STATES:
            self._decide_by_key(state)

    @property
    def is_busy(self) -> bool:
        return self._assessor.is_busy

    def set_titles(self, titles: dict[str, str]) -> None:
        self._titles = titles
        self._show_records()

    def decide(self, state: str | None, comment: str) -> None:
        line = self._opportunity
        if line is not None:
            self._decisions.decide(line.opportunity_id, line.project_ids, state, comment)

    def add_member(self, project_id: str) -> None:
        self._assess((*self._members(), project_id))

    def remove_member(self, project_id: str) -> None:
        left = tuple(own for own in self._members() if own != project_id)
        if len(left) == 1:
            self.failed.emit(translate("Territoires", "An opportunity has two projects at least: reject it instead."))
            return
        self._assess(left)

    def _members(self) -> tuple[str, ...]:
        """Of the chosen opportunity; of the group made of it by hand while that is on its way into the list."""
        line = self._opportunity
        if line is None:
            return ()
        return self._by_hand if self._by_hand and self._made_of == line.opportunity_id else line.project_ids

    def forget(self) -> None:
        """A group made by hand belongs to a layer that is not looked at any more."""
        self._assessor.forget()
        self._by_hand, self._made_of, self._follow_id = (), "", ""

    def _decide_by_key(self, state: str) -> None:
        """One key while the list has the keyboard."""
        shortcut = QShortcut(QKeySequence(decision_key(state)), self._page.opportunities.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(lambda: self._page.decision.decide(state))

    def _assess(self, project_ids: tuple[str, ...]) -> None:
        result, line = self._pools.result, self._opportunity
        if result is not None and line is not None:
            if self._made_of != line.opportunity_id:
                self._made_of, self._follow_id = line.opportunity_id, ""
            self._by_hand = project_ids
            self._assessor.ask(partial(_assessment, result.suggestions, tuple(sorted(project_ids)), line))

    def _assessed(self, answer: tuple[Any, Opportunity]) -> None:
        """The group made by hand takes the place of the one before, and the call is suggested anew around it."""
        assessment, line = answer
        self._moved = messages.moved(line.score, assessment.score, [rule.message for rule in assessment.broken])
        before, self._follow_id = self._follow_id or line.opportunity_id, assessment.opportunity_id
        self._decisions.replace(before, assessment.opportunity_id, assessment.project_ids, KEPT)

    def _not_assessed(self, sentence: str) -> None:
        self._by_hand = ()
        self.failed.emit(sentence)

    def _choose(self, opportunity: Opportunity | None) -> None:
        self._opportunity = opportunity
        self._show()

    def _found(self, _result: object) -> None:
        """A group made by hand is chosen as soon as it is in the list, and says how its score has moved."""
        if self._follow_id and self._page.opportunities.select(self._follow_id):
            self._page.decision.tell(self._moved)
        if not self._assessor.is_busy:
            self._by_hand, self._made_of, self._follow_id = (), "", ""

    def _show(self) -> None:
        line = self._opportunity
        decision = self._decisions.book.get(line.opportunity_id) if line is not None else None
        self._page.decision.show_decision(decision, line.opportunity_id if line is not None else None)

    def _show_records(self) -> None:
        self._journal.show_records(tuple(self._decisions.book), self._decisions.journal, self._titles)
        self._journal.show_place(self._decisions.place)

    def _reach(self, decision: Decision) -> None:
        """On the map, too, also where it is chosen already."""
        if self._page.opportunities.select(decision.opportunity_id):
            self._pools.show_again()

    def _withdraw(self, decision: Decision) -> None:
        self._decisions.decide(decision.opportunity_id, decision.project_ids, None, "")


def _assessment(
    suggestions: Any, ids: tuple[str, ...], line: Opportunity, language: Language, progress: Progress
) -> tuple[Any, Opportunity]:
    from ...engine import assess

    return assess(suggestions, ids, language=language), line
