"""What holds of every measure, checked bit for bit."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st


def all_pairs(count: int):
    """Every ordered pair of positions, each with itself as well."""
    first, second = np.divmod(np.arange(count * count), count)
    return first, second


def orders(count: int):
    return st.permutations(range(count)).map(lambda order: np.array(order, dtype=np.int64))


def check_laws(build, count: int, order: np.ndarray) -> None:
    """Symmetry, bounds, ``take`` and a new order of the rows.

    Args:
        build: makes the measure of the rows at some positions; None where too few are known.
        order: a permutation of the ``count`` rows.
    """
    measure = build(np.arange(count))
    shuffled = build(order)
    assert (measure is None) == (shuffled is None)
    if measure is None:
        return
    first, second = all_pairs(count)
    values = measure.values(first, second)
    assert values.shape == (count * count,)
    assert values.dtype == np.float64
    np.testing.assert_array_equal(values, measure.values(second, first))
    known = values[~np.isnan(values)]
    assert ((known >= 0) & (known <= 1)).all()
    np.testing.assert_array_equal(shuffled.values(first, second), measure.values(order[first], order[second]))
    some = order[: max(1, count // 2)]
    first, second = all_pairs(len(some))
    np.testing.assert_array_equal(measure.take(some).values(first, second), measure.values(some[first], some[second]))


def value(measure, first: int = 0, second: int = 1) -> float:
    return float(measure.values(np.array([first]), np.array([second]))[0])
