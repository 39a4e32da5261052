"""The decisions in force, and their changes: each can be undone, and undone again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timezone

from .constraints import Constraints, ProjectIds
from .decisions import KEPT, REJECTED, Decision

DECIDED, WITHDRAWN, REPLACED, UNDONE, REDONE = "decided", "withdrawn", "replaced", "undone", "redone"
ACTIONS = (DECIDED, WITHDRAWN, REPLACED, UNDONE, REDONE)


@dataclass(frozen=True)
class Change:
    """One step from a book to the next; ``before`` and ``after`` are of one group, or of the old and the new one.

    Args:
        before: the decision that goes, None where nothing was decided.
        after: the decision that comes, None where it is withdrawn.
        action: one of ``ACTIONS``.
        displaced: an older decision of the new group, which goes too.
        restored: such a one, which comes back.
    """

    before: Decision | None
    after: Decision | None
    action: str
    displaced: Decision | None = None
    restored: Decision | None = None

    @property
    def gone(self) -> tuple[Decision, ...]:
        return tuple(decision for decision in (self.before, self.displaced) if decision is not None)

    @property
    def come(self) -> tuple[Decision, ...]:
        return tuple(decision for decision in (self.after, self.restored) if decision is not None)

    def inverse(self) -> Change:
        """The change that takes this one back."""
        action = REDONE if self.action == UNDONE else UNDONE
        return Change(self.after, self.before, action, displaced=self.restored, restored=self.displaced)


@dataclass(frozen=True)
class DecisionBook:
    """The decisions in force, at most one for each opportunity, ordered by ``opportunity_id``."""

    decisions: tuple[Decision, ...] = ()

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> DecisionBook:
        """Of two decisions of one opportunity the later in the row holds."""
        known = {decision.opportunity_id: decision for decision in decisions}
        return cls(tuple(known[opportunity] for opportunity in sorted(known)))

    def __iter__(self) -> Iterator[Decision]:
        return iter(self.decisions)

    def __len__(self) -> int:
        return len(self.decisions)

    def get(self, opportunity_id: str) -> Decision | None:
        return next((known for known in self.decisions if known.opportunity_id == opportunity_id), None)

    def state_of(self, opportunity_id: str) -> str | None:
        """One of ``STATES``, None where nothing is decided."""
        decision = self.get(opportunity_id)
        return None if decision is None else decision.state

    def deciding(self, decision: Decision) -> Change:
        """The change that makes the decision, over an older one of its opportunity."""
        return Change(self.get(decision.opportunity_id), decision, DECIDED)

    def withdrawing(self, opportunity_id: str) -> Change:
        """The change that takes the decision away."""
        return Change(self.get(opportunity_id), None, WITHDRAWN)

    def replacing(self, opportunity_id: str, decision: Decision) -> Change:
        """The change that puts another group, of a member more or fewer, in the place of this one."""
        same_group = decision.opportunity_id == opportunity_id
        displaced = None if same_group else self.get(decision.opportunity_id)
        return Change(self.get(opportunity_id), decision, REPLACED, displaced=displaced)

    def applied(self, change: Change) -> DecisionBook:
        """The book after a change, or after the inverse of one."""
        gone = {decision.opportunity_id for decision in change.gone}
        left = (decision for decision in self.decisions if decision.opportunity_id not in gone)
        return DecisionBook.of((*left, *change.come))

    def decided(self, decision: Decision) -> DecisionBook:
        return self.applied(self.deciding(decision))

    def withdrawn(self, opportunity_id: str) -> DecisionBook:
        return self.applied(self.withdrawing(opportunity_id))

    def replaced(self, opportunity_id: str, decision: Decision) -> DecisionBook:
        return self.applied(self.replacing(opportunity_id, decision))

    def constraints(self, *, reject_again: bool = False) -> Constraints:
        """What a new suggestion must respect, the latest decision first; what is to be examined binds nothing.

        Args:
            reject_again: whether rejected pairs may be suggested again, to be judged anew.
        """
        return Constraints(together=self._groups(KEPT), apart=() if reject_again else self._groups(REJECTED))

    def _groups(self, state: str) -> tuple[ProjectIds, ...]:
        chosen = [decision for decision in self.decisions if decision.state == state]
        return tuple(decision.project_ids for decision in sorted(chosen, key=_moment, reverse=True))


def _moment(decision: Decision) -> tuple[datetime, str]:
    """When it was decided; a date that nobody can read, written by hand, counts as the oldest."""
    try:
        moment = datetime.fromisoformat(decision.decided_at)
    except ValueError:
        moment = datetime.min
    known = moment if moment.tzinfo is not None else moment.replace(tzinfo=timezone.utc)
    return known, decision.opportunity_id
