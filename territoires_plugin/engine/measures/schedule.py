"""Component ``time``: how far two projects are under way in the same months.

A project's period runs from half a year before its start to its end: a groupement de commandes is agreed and tendered
before the work begins (CCP L2113-6), so two projects of which one starts soon after the other ends can still have
prepared a purchase together. The component is the overlap coefficient of the two periods (Simpson 1943): the days they
share divided by the days of the shorter one, so that a short study within a long programme fits it wholly. It is 1 when
one period lies within the other and falls to 0 when a gap of half a year separates the end of one from the start of
the other.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..participants import Floats, Integers, Objects

PREPARATION = 183.0  # days before the start in which a purchase is prepared
YEAR = 365.0  # days that a project lasts of which only one date is known: public money is voted by the year


@dataclass(frozen=True)
class ScheduleMeasure:
    """Of n projects: (n,) ``opening`` and ``closing`` of the period, in days, the first less; NaN unknown."""

    opening: Floats
    closing: Floats

    def values(self, first: Integers, second: Integers) -> Floats:
        one_opens, other_opens = self.opening[first], self.opening[second]
        one_closes, other_closes = self.closing[first], self.closing[second]
        shared = np.minimum(one_closes, other_closes) - np.maximum(one_opens, other_opens)
        share: Floats = np.maximum(shared, 0) / np.minimum(one_closes - one_opens, other_closes - other_opens)
        return share

    def take(self, positions: Integers) -> ScheduleMeasure:
        return ScheduleMeasure(self.opening[positions], self.closing[positions])


def schedule_measure(start_dates: Objects, end_dates: Objects) -> ScheduleMeasure | None:
    """The component from two columns of ISO dates, (n,) each; None when fewer than two projects have a date.

    A project with one date counts as lasting a year from or up to it. Where the end comes before the start one of the
    two is wrong, nobody knows which: the period is not known. Neither is it where a text is no ISO date.
    """
    start, end = _days(start_dates), _days(end_dates)
    opening: Floats = np.where(np.isnan(start), end - YEAR, start) - PREPARATION
    closing: Floats = np.where(np.isnan(end), start + YEAR, end) + 1.0  # the last day is worked
    unknown = ~(closing > opening + PREPARATION)
    opening[unknown] = closing[unknown] = np.nan
    return ScheduleMeasure(opening, closing) if (~unknown).sum() >= 2 else None


def _days(texts: Objects) -> Floats:
    """(n,) days since year 1, NaN where there is no date; what follows the day in a text (a time) is left out."""
    number, distinct = pd.factorize(np.asarray(texts, dtype=object), use_na_sentinel=False)
    days: Floats = np.array([_day(str(text)[:10]) for text in distinct], dtype=np.float64)[number]
    return days


def _day(text: str) -> float:
    try:
        return float(datetime.date.fromisoformat(text).toordinal())
    except ValueError:
        return float("nan")
