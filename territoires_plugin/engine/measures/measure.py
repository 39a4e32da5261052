"""What every component of a pair's score offers to the engine."""

from __future__ import annotations

from typing import Protocol

from ..participants import Floats, Integers


class Measure(Protocol):
    """One component between projects, prepared once for n projects; positions run from 0 to n - 1."""

    def values(self, first: Integers, second: Integers) -> Floats:
        """(m,) the component, 0 to 1, NaN where it is not known; the same for (a, b) and (b, a), bit for bit."""

    def take(self, positions: Integers) -> Measure:
        """The same component for some of the projects, numbered anew from 0 in the order of ``positions``."""
