"""What people decided, as the engine holds to it: groups that are kept, and what is left to the search."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from ..model.constraints import Constraints, ProjectIds
from ..model.messages import Language, message
from .participants import Booleans, Integers
from .phrasing import listed
from .prepared import Prepared
from .scope import Scope, scope_of

_NAMED = 5  # a sentence names this many projects, and counts the others


@dataclass(frozen=True)
class Unmet:
    """A group that was to be kept and does not come out as it was.

    Args:
        project_ids: of the members asked for, sorted.
        missing: those of them that take no part (any more), or that an earlier kept group holds.
        stands: whether the others come out: two projects of two EPCI at least.
    """

    project_ids: ProjectIds
    missing: ProjectIds
    stands: bool

    def text(self, language: Language = "fr") -> str:
        """One sentence."""
        if not self.missing:
            return message("unmet_no_pool", language, asked=_named(self.project_ids, language))
        left = sorted(set(self.project_ids) - set(self.missing))
        code = "unmet_reduced" if self.stands else "unmet_gone"
        return message(code, language, missing=_named(self.missing, language), left=_named(left, language))


@dataclass(frozen=True)
class Constrained:
    """What constraints come to in one call.

    Args:
        kept: the positions of the members of each group that is kept, ascending.
        unmet: the groups that were to be kept and are not, or not whole.
        scope: what is left to the search; None where that is everything.
    """

    kept: tuple[Integers, ...]
    unmet: tuple[Unmet, ...]
    scope: Scope | None


def constrained(prepared: Prepared, constraints: Constraints) -> Constrained:
    """Of two kept groups that share a project the first holds it; ids that take no part are left aside."""
    taken = np.zeros(len(prepared.participants) + 1, dtype=bool)  # the last one, which does not exist, is never taken
    kept, unmet = [], []
    for asked in dict.fromkeys(tuple(sorted(set(map(str, ids)))) for ids in constraints.together):
        found = prepared.participants.positions(asked)
        there = (found >= 0) & ~taken[found]
        members = found[there]
        stands = len(np.unique(prepared.epci[members])) > 1
        if stands:
            taken[members] = True
            kept.append(np.sort(members))
        if not (stands and there.all()):
            missing = tuple(one for one, is_there in zip(asked, there.tolist()) if not is_there)
            unmet.append(Unmet(asked, missing, stands))
    return Constrained(tuple(kept), tuple(unmet), _scope(prepared, constraints, ~taken[:-1]))


def _scope(prepared: Prepared, constraints: Constraints, opened: Booleans) -> Scope | None:
    if constraints.among is not None:
        among = np.zeros(len(opened), dtype=bool)
        among[_known(prepared, constraints.among)] = True
        opened = opened & among
    scope = scope_of(opened, [_known(prepared, ids) for ids in constraints.apart])
    return None if opened.all() and len(scope.one) == 0 else scope


def _known(prepared: Prepared, project_ids: Iterable[str]) -> Integers:
    found = prepared.participants.positions(map(str, project_ids))
    known: Integers = found[found >= 0]
    return known


def _named(project_ids: Iterable[str], language: Language) -> str:
    ids = list(project_ids)
    others = len(ids) - _NAMED
    if others > 1:
        return listed([*ids[:_NAMED], message("unmet_others", language, count=others)], language)
    return listed(ids, language)
