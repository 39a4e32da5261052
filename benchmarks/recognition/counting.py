"""Right, missed and wrong columns of a detection, beside the truth."""

from __future__ import annotations

from collections.abc import Mapping as ByLabel
from dataclasses import dataclass, field

from territoires_plugin.intake.detection import Detection

Truth = ByLabel[str, tuple[str, ...]]  # column: the targets it may rightly fill, none for one that must not be taken


@dataclass(frozen=True)
class Counts:
    """Columns of one source.

    Args:
        right: taken for a target of theirs; missed: not taken although they fill a target.
        wrong: taken for another target, or taken although they fill none.
        left: rightly not taken.
        faults: what was missed or wrong, told.
    """

    right: int = 0
    missed: int = 0
    wrong: int = 0
    left: int = 0
    is_sure: bool = False
    faults: tuple[str, ...] = field(default=())

    @property
    def right_share(self) -> float:
        """Of the columns that fill a target."""
        return self.right / (self.right + self.missed + sum("instead" in one for one in self.faults))


def count(found: Detection, truth: Truth) -> Counts:
    """A column that two targets take counts as wrong if one of them is not its own."""
    taken: dict[str, set[str]] = {column: set() for column in found.columns}
    for target, choice in found.choices.items():
        taken[choice.column].add(target)
    tally = {"right": 0, "missed": 0, "wrong": 0, "left": 0}
    faults = []
    for column, targets in taken.items():
        own = set(truth.get(column, ()))
        verdict = _verdict(targets, own)
        tally[verdict] += 1
        if verdict == "wrong":
            faults.append(f"“{column}” wrong: {', '.join(sorted(targets - own))}{' instead' if own else ''}")
        elif verdict == "missed":
            faults.append(f"“{column}” missed: {' or '.join(sorted(own))}")
    return Counts(**tally, is_sure=found.is_sure, faults=tuple(faults))


def _verdict(targets: set[str], own: set[str]) -> str:
    if targets - own:
        return "wrong"
    if targets:
        return "right"
    return "missed" if own else "left"
