"""How sure a code is: neighbours and keywords joined into one probability.

A logistic model of three figures for each text and code: the logit of the neighbours' votes, how many words of the
text are keywords of the code, and how many of the best other code, both as ln(1 + count). Its coefficients are those
measured, see ``docs/themes.md``, corrected on the tagged projects themselves: each tagged text is judged by all others,
and the coefficients move from the measured ones as far as these judgements ask (ridge regression around them). What is
left of the error is taken out by isotonic regression (Barlow & others 1972, "Statistical inference under order
restrictions"), above all where people tag one text in several ways and nothing can be surer than they agree.

So confidence means the same where codes follow from the text and where they hardly do.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...engine.participants import Floats

MEASURED = np.array([0.2, 1.0, 3.0, -1.6])  # constant, votes, own keywords, keywords of another code
TRUST = np.array([4.0, 20.0, 20.0, 20.0])  # observations' information that the measured coefficients are worth
DOUBT = 20.0  # judgements that the logistic model is worth beside those of one step of the isotonic one
STEP = 50  # judgements that the isotonic model takes together at least
MOST_STEPS = 100  # of the isotonic model: among many judgements, a step takes more of them
ROUNDS = 25  # of Newton's method


@dataclass(frozen=True)
class Confidence:
    """The model of one axis.

    Args:
        coefficients: (4,) of the figures.
        expected, observed: (s,) what the logistic model says, rising, and how often it was right there.
    """

    coefficients: Floats
    expected: Floats
    observed: Floats

    @classmethod
    def learn(cls, seen: Floats, shares: Floats) -> Confidence:
        """From texts whose codes are known: the figures (q, c, 4) and (q, c) how often each code was given."""
        rows, right = seen.reshape(-1, len(MEASURED)), shares.ravel()
        coefficients = _corrected(rows, right)
        return cls(coefficients, *_isotonic(_logistic(rows, coefficients), right))

    def of(self, seen: Floats) -> Floats:
        """(q, c) probabilities that each code is right, for figures (q, c, 4)."""
        sure = _logistic(seen, self.coefficients)
        if not len(self.expected):
            return sure
        confidence: Floats = np.interp(sure, self.expected, self.observed)
        return confidence


def figures(votes: Floats, keywords: Floats) -> Floats:
    """(q, c, 4) what the model sees of q texts and c codes.

    Args:
        votes: (q, c) shares between 0 and 1, both left out.
        keywords: (q, c) how many words of a text are keywords of each code.
    """
    own = np.log1p(keywords)
    others = np.zeros_like(own)
    for code in range(own.shape[1]):
        others[:, code] = np.delete(own, code, axis=1).max(axis=1, initial=0.0)
    return np.stack([np.ones_like(own), np.log(votes / (1 - votes)), own, others], axis=2)


def _logistic(seen: Floats, coefficients: Floats) -> Floats:
    sure: Floats = 1 / (1 + np.exp(-np.clip(seen @ coefficients, -30, 30)))
    return sure


def _corrected(rows: Floats, right: Floats) -> Floats:
    coefficients = MEASURED.copy()
    for _ in range(ROUNDS):
        sure = _logistic(rows, coefficients)
        slope = rows.T @ (right - sure) - TRUST * (coefficients - MEASURED)
        bend = (rows * (sure * (1 - sure))[:, None]).T @ rows + np.diag(TRUST)
        coefficients = coefficients + np.linalg.solve(bend, slope)
    return coefficients


def _isotonic(sure: Floats, right: Floats) -> tuple[Floats, Floats]:
    """The steps by pooling adjacent violators; each is drawn towards what the logistic model expects of it."""
    order = np.lexsort((right, sure))
    # Counted from the surest on, so that the judgements that make no whole step are at the unsure end.
    size = max(STEP, len(order) // MOST_STEPS)
    number = (len(order) - 1 - np.arange(len(order))) // size
    steps: list[tuple[float, float, float]] = []  # judgements, sum expected, sum right
    for one in range(number.max(initial=-1), -1, -1):
        own = order[number == one]
        step = (float(len(own)), float(sure[own].sum()), float(right[own].sum()))
        while steps and steps[-1][2] * step[0] >= step[2] * steps[-1][0]:
            last = steps.pop()
            step = (last[0] + step[0], last[1] + step[1], last[2] + step[2])
        steps.append(step)
    count, expected_sum, right_sum = np.array(steps).reshape(-1, 3).T
    expected_mean = expected_sum / count
    observed_mean = (right_sum + DOUBT * expected_mean) / (count + DOUBT)
    return expected_mean, np.maximum.accumulate(observed_mean)
