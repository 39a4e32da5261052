"""One column for each target, one target for each column: the assignment with the largest sum of confidences."""

from __future__ import annotations

import numpy as np
from scipy.optimize import linear_sum_assignment

from .scores import Scores

TAKEN = 0.5  # confidence from which a column is taken
NEAR = 0.08  # a rival that comes this near makes a choice undecided


def assign(scores: Scores) -> dict[str, int]:
    """The position of the column taken for each target; targets without one are absent."""
    targets = list(scores)
    positions = sorted({position for columns in scores.values() for position in columns})
    matrix = np.zeros((len(targets), len(positions)))
    place_of = {position: place for place, position in enumerate(positions)}
    for row, target in enumerate(targets):
        for position, score in scores[target].items():
            if score.confidence >= TAKEN:
                matrix[row, place_of[position]] = score.confidence
    rows, columns = linear_sum_assignment(matrix, maximize=True)
    return {targets[row]: positions[column] for row, column in zip(rows, columns) if matrix[row, column] > 0}


def rivals(scores: Scores, assigned: dict[str, int], target: str) -> list[int]:
    """The columns that could fill a target nearly as well as the one taken, and that no other target has taken."""
    best = scores[target][assigned[target]].confidence
    free = set(scores[target]) - set(assigned.values())
    return sorted(place for place in free if scores[target][place].confidence >= max(TAKEN, best - NEAR))


def other_meanings(scores: Scores, assigned: dict[str, int], target: str) -> list[str]:
    """The targets without a column that the one taken would fill nearly as well."""
    place = assigned[target]
    best = scores[target][place].confidence
    return [
        other
        for other, columns in scores.items()
        if other not in assigned and place in columns and columns[place].confidence >= max(TAKEN, best - NEAR)
    ]
