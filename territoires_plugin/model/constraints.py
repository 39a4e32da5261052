"""What people have decided and a new suggestion must respect."""

from __future__ import annotations

from dataclasses import dataclass

ProjectIds = tuple[str, ...]


@dataclass(frozen=True)
class Constraints:
    """Nothing is constrained by default.

    Args:
        together: the members of each opportunity that was kept; each comes out as it stands, whatever the settings.
        apart: the members of each opportunity that was rejected; no two of them are suggested together again.
        among: ids of the projects that may be suggested; all where None. Scores depend on all projects all the same.
    """

    together: tuple[ProjectIds, ...] = ()
    apart: tuple[ProjectIds, ...] = ()
    among: frozenset[str] | None = None
