"""The candidates that came closest to replacing what was chosen."""

from __future__ import annotations

import numpy as np

from .graph import Groups
from .growth import Candidates
from .packing import Packing

RIVALS = 6  # of each group


def closest_rivals(packing: Packing, candidates: Candidates) -> Groups:
    """(r, k) for each group the candidates that would take a member from it at the least loss."""
    gains = packing.gains(candidates, 0.0)
    owner = packing.owner[candidates.groups]
    absent = candidates.groups == len(packing.graph)
    same = ((owner == owner[:, :1]) | absent).all(axis=1) & (owner[:, 0] >= 0)
    rows, places = np.nonzero((owner >= 0) & ~same[:, None])
    owners = owner[rows, places]
    order = np.lexsort((rows, -gains[rows], owners))
    rows, owners = rows[order], owners[order]
    new = np.ones(len(rows), dtype=bool)
    new[1:] = (rows[1:] != rows[:-1]) | (owners[1:] != owners[:-1])
    rows, owners = rows[new], owners[new]
    first = np.arange(len(rows)) - np.searchsorted(owners, owners) < RIVALS
    rivals: Groups = candidates.groups[np.unique(rows[first])]
    return rivals
