"""The tagged texts nearest to each text, by cosine."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from ...engine.participants import Floats, Integers
from ...model.progress import Progress

NEIGHBOURS = 15
ENTRIES = 4_000_000  # cosines held together: bounds the memory


@dataclass(frozen=True)
class Nearest:
    """(q, k) positions of the nearest tagged texts, the nearest first, the first of equals; their cosines, 0 to 1."""

    position: Integers
    cosine: Floats


def nearest(
    vectors: sparse.csr_matrix, tagged: sparse.csr_matrix, progress: Progress, *, own: Integers | None = None
) -> Nearest:
    """Of q texts among t tagged ones.

    Args:
        own: (q,) the position of each text among the tagged ones, where it is one of them: no text is its own
            neighbour.
    """
    across = tagged.T.tocsr()
    step = max(1, ENTRIES // max(tagged.shape[0], 1))
    blocks = []
    for start in range(0, vectors.shape[0], step):
        progress.check()
        cosine = (vectors[start : start + step] @ across).toarray()
        if own is not None:
            cosine[np.arange(len(cosine)), own[start : start + step]] = 0.0
        blocks.append(_best(cosine, min(NEIGHBOURS, tagged.shape[0])))
    empty = np.zeros((0, min(NEIGHBOURS, tagged.shape[0])))
    return Nearest(
        np.concatenate([empty.astype(np.int64), *(position for position, _ in blocks)]),
        np.concatenate([empty, *(cosine for _, cosine in blocks)]),
    )


def _best(cosine: Floats, count: int) -> tuple[Integers, Floats]:
    best = np.sort(np.argpartition(-cosine, max(count - 1, 0), axis=1)[:, :count], axis=1)
    values = np.take_along_axis(cosine, best, axis=1)
    order = np.argsort(-values, axis=1, kind="stable")
    return np.take_along_axis(best, order, axis=1), np.take_along_axis(values, order, axis=1)
