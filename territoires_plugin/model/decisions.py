"""What people decide of opportunities: kept, to be examined, rejected; by whom, when, and why."""

from __future__ import annotations

from dataclasses import dataclass

KEPT, TO_EXAMINE, REJECTED = "kept", "to_examine", "rejected"
STATES = (KEPT, TO_EXAMINE, REJECTED)


@dataclass(frozen=True)
class Decision:
    """One decision of one opportunity, which is known by its members alone.

    Args:
        opportunity_id: of the members, as ``engine.results.opportunity_id`` tells it.
        project_ids: the members, sorted.
        state: one of ``STATES``.
        comment: free text, empty where there is none.
        author: who decided.
        decided_at: ISO date and time, to the second, with its offset.
    """

    opportunity_id: str
    project_ids: tuple[str, ...]
    state: str
    comment: str
    author: str
    decided_at: str
