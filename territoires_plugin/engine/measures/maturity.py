"""Component ``maturity``: how well the stages of two projects go together.

Two questions, the first counting twice, for a pool is a purchase before it is a conversation:

- Can they still buy together? Yes (1) while both are before their tender, half (1/2) when one is in operation and has
  lots, maintenance or renewals left to buy, no (0) when one is done.
- Is one ahead? Then (1) the other starts from its specifications, its prices, its faults: the *retour d'expérience*.

(2 × buy + ahead) / 3 gives, in thirds:

|           | idea | study | operation | done |
| --------- | ---- | ----- | --------- | ---- |
| idea      | 2    | 3     | 2         | 1    |
| study     | 3    | 2     | 2         | 1    |
| operation | 2    | 2     | 1         | 1    |
| done      | 1    | 1     | 1         | 0    |

No source measures this: practitioners' accounts let it be inferred, hence a small default weight.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ...model.tables import STAGES
from ..participants import Floats, Integers, Objects

CAN_STILL_BUY = {"idea": 1.0, "study": 1.0, "operation": 0.5, "done": 0.0}
UNKNOWN = len(STAGES)


def _fit_of_stages() -> Floats:
    """(5, 5) the component by the positions of two stages in ``STAGES``, the last one standing for an unknown stage."""
    fit = np.full((UNKNOWN + 1, UNKNOWN + 1), np.nan)
    for row, one in enumerate(STAGES):
        for column, other in enumerate(STAGES):
            buy = min(CAN_STILL_BUY[one], CAN_STILL_BUY[other])
            fit[row, column] = (2 * buy + (one != other)) / 3
    return fit


FIT = _fit_of_stages()


@dataclass(frozen=True)
class MaturityMeasure:
    """Of n projects: (n,) ``stage``, a position in ``STAGES`` or ``UNKNOWN``."""

    stage: npt.NDArray[np.int8]

    def values(self, first: Integers, second: Integers) -> Floats:
        fit: Floats = FIT[self.stage[first], self.stage[second]]
        return fit

    def take(self, positions: Integers) -> MaturityMeasure:
        return MaturityMeasure(self.stage[positions])


def maturity_measure(stages: Objects) -> MaturityMeasure | None:
    """The component from a column of stages, (n,); None when fewer than two projects have one of ``STAGES``."""
    number = {name: position for position, name in enumerate(STAGES)}
    stage = np.array([number.get(text, UNKNOWN) if isinstance(text, str) else UNKNOWN for text in stages], np.int8)
    return MaturityMeasure(stage) if (stage != UNKNOWN).sum() >= 2 else None
