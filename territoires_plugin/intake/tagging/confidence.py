"""How sure a code is: neighbours and keywords joined into one probability.

A logistic model of three figures for each text and code: the logit of the neighbours' votes, how many keywords of the
code the text holds, and how many of the best other code, both as ln(1 + count). Its coefficients are those measured on
published grants, see ``docs/themes.md``, corrected on the tagged projects themselves: each tagged text is judged by all
others, and the coefficients move from the measured ones as far as these judgements ask (ridge regression around them).
So confidence means the same where codes follow from the text and where they hardly do.
"""

from __future__ import annotations

import numpy as np

from ...engine.participants import Floats

MEASURED = np.array([0.0, 1.0, 1.0, -0.5])  # constant, votes, own keywords, keywords of another code
TRUST = np.array([4.0, 20.0, 20.0, 20.0])  # observations' information that the measured coefficients are worth
STEPS = 25


def figures(votes: Floats, keywords: Floats) -> Floats:
    """(q, c, 4) what the model sees of q texts and c codes.

    Args:
        votes: (q, c) shares between 0 and 1, both left out.
        keywords: (q, c) how many keywords of each code a text holds.
    """
    own = np.log1p(keywords)
    others = np.zeros_like(own)
    for code in range(own.shape[1]):
        others[:, code] = np.delete(own, code, axis=1).max(axis=1, initial=0.0)
    return np.stack([np.ones_like(own), np.log(votes / (1 - votes)), own, others], axis=2)


def confidences(seen: Floats, coefficients: Floats) -> Floats:
    """(q, c) probabilities that each code is right."""
    sure: Floats = 1 / (1 + np.exp(-np.clip(seen @ coefficients, -30, 30)))
    return sure


def corrected(seen: Floats, shares: Floats) -> Floats:
    """(4,) coefficients for figures (q, c, 4) of texts whose codes are known (q, c), by Newton's method."""
    rows, right = seen.reshape(-1, seen.shape[-1]), shares.ravel()
    coefficients = MEASURED.copy()
    for _ in range(STEPS):
        sure = confidences(rows, coefficients)
        slope = rows.T @ (right - sure) - TRUST * (coefficients - MEASURED)
        bend = (rows * (sure * (1 - sure))[:, None]).T @ rows + np.diag(TRUST)
        coefficients = coefficients + np.linalg.solve(bend, slope)
    return coefficients
