"""Two settings side by side as rows of a table, made in the background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...model.messages import Language
from ...model.progress import Progress
from ..pools.opportunity import Opportunity
from ..pools.suggest_task import SuggestionResult

Kind = Literal["appears", "disappears", "changes", "same"]


@dataclass(frozen=True)
class ComparedRow:
    """One opportunity of either side.

    Args:
        before, after: of the first and of the second settings; None where it is not there.
        members_in, members_out: how many projects come and go.
    """

    kind: Kind
    before: Opportunity | None
    after: Opportunity | None
    members_in: int = 0
    members_out: int = 0


def compared(
    first: SuggestionResult, second: SuggestionResult, language: Language, progress: Progress
) -> tuple[ComparedRow, ...]:
    """What changes, appears and disappears, then what stays the same."""
    from ...engine import compare

    found = compare(first.suggestions, second.suggestions)
    before = {line.opportunity_id: line for line in first.lines}
    after = {line.opportunity_id: line for line in second.lines}
    changes = [
        ComparedRow("changes", before[one.before], after[one.after], len(one.members_in), len(one.members_out))
        for one in found.changes
    ]
    appears = [ComparedRow("appears", None, after[one]) for one in found.appears]
    disappears = [ComparedRow("disappears", before[one], None) for one in found.disappears]
    same = [ComparedRow("same", before[one.opportunity_id], after[one.opportunity_id]) for one in found.same]
    return (*changes, *appears, *disappears, *same)
