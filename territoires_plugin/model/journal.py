"""Who decided what, one entry for each change, in the order in which they were made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class JournalEntry:
    """One change of the decisions.

    Args:
        entry: 1, 2, 3 …
        at: ISO date and time, to the second, with its offset.
        author: who made the change.
        action: one of ``decision_book.ACTIONS``.
        opportunity_id: of the group that is decided now; of the one withdrawn where none is.
        project_ids: its members, sorted.
        state_before: None where nothing was decided.
        state: None where nothing is decided any more.
        comment: of the decision, empty where there is none.
    """

    entry: int
    at: str
    author: str
    action: str
    opportunity_id: str
    project_ids: tuple[str, ...]
    state_before: str | None
    state: str | None
    comment: str
