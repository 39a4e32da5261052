"""What each component brings to a score, as bars of links and of groups."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ..model.messages import Language, message
from ..model.tables import COMPONENTS
from .explained import Bar
from .findings import Findings
from .participants import Floats


class Bars:
    """The bars of the l links of one group."""

    def __init__(self, findings: Findings, number: int, language: Language) -> None:
        rows = slice(findings.link_start[number], findings.link_start[number + 1])
        told = findings.links.contributions
        weighted = [part.name for part in COMPONENTS if findings.weights[part.name] > 0]
        self._points = {name: told[name][rows] for name in weighted}
        self._means = {name: float(findings.contributions[name][number]) for name in weighted}
        self._most = _most(self._points, findings.weights)
        self._language = language

    def of_group(self) -> tuple[Bar, ...]:
        """Means over the links, an unknown component counting 0."""
        known = [name for name, points in self._points.items() if not np.isnan(points).all()]
        return self._ordered(
            {name: (self._means[name], float(np.nan_to_num(self._most[name]).mean())) for name in known}
        )

    def of_link(self, row: int) -> tuple[Bar, ...]:
        return self._ordered({name: (self._points[name][row], self._most[name][row]) for name in self._points})

    def _ordered(self, told: Mapping[str, tuple[float, float]]) -> tuple[Bar, ...]:
        bars = [
            Bar(name, message(f"component_{name}", self._language), float(points), float(most))
            for name, (points, most) in told.items()
            if not np.isnan(points)
        ]
        return tuple(sorted(bars, key=lambda bar: -bar.points))


def _most(points: Mapping[str, Floats], weights: Mapping[str, float]) -> dict[str, Floats]:
    """By component, (l,) the points it would bring at its best, NaN where unknown."""
    weight = {name: np.where(np.isnan(values), np.nan, weights[name]) for name, values in points.items()}
    total = np.nansum(list(weight.values()), axis=0)
    return {name: 100 * own / np.where(total > 0, total, np.nan) for name, own in weight.items()}
