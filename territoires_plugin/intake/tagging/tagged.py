"""What the tagged projects teach: their texts, their codes on each axis, and who they are."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from ...engine.participants import Booleans, Floats, Integers, Objects
from ...model.codes import split_codes
from ...model.folding import folded
from ...model.progress import Progress
from ...model.taxonomy import AXES, Taxonomy
from .grams import GramWeights, no_vectors
from .texts import Texts, blocks

MOST_TEXTS = 20_000  # more teach little and cost much: of more, as many are drawn by a hash of the text
GIVEN_AWAY = 0.2  # weight of the mean over all tagged texts beside the votes of the neighbours


@dataclass(frozen=True)
class AxisTags:
    """The codes of t tagged texts on one axis with c terms.

    Args:
        has_codes: (t,) whether somebody gave a project of that text codes of the axis.
        shares: (t, c) the share of these projects that have a code.
        usual: (c,) how common a code is, between 0 and 1, both left out.
        project: (t, c) a project of that text that has the code, the first by id; None where there is none.
    """

    has_codes: Booleans
    shares: Floats
    usual: Floats
    project: Objects

    def votes(self, position: Integers, cosine: Floats) -> Floats:
        """(q, c) the share of the neighbours (q, k) that have a code, weighted by squared cosine.

        Beside neighbours that are little alike, or that have no codes of the axis, what is usual weighs more.
        """
        weight = cosine**2 * self.has_codes[position]
        total = np.repeat(GIVEN_AWAY * self.usual[None, :], len(position), axis=0)
        for place in range(position.shape[1]):
            total += weight[:, place, None] * self.shares[position[:, place]]
        shares: Floats = total / (weight.sum(axis=1) + GIVEN_AWAY)[:, None]
        return shares


@dataclass(frozen=True)
class TaggedTexts:
    """t distinct texts, sorted, that have codes of some axis. Texts that differ by case or accents are one.

    Args:
        texts: they themselves, one of each.
        weights: the rarity of n-grams among them.
        vectors: (t, BUCKETS) their n-grams.
        axes: their codes, by axis.
    """

    texts: list[str]
    weights: GramWeights
    vectors: sparse.csr_matrix
    axes: Mapping[str, AxisTags]


def learn(known: pd.DataFrame, taxonomy: Taxonomy, progress: Progress) -> TaggedTexts:
    """The texts of the projects that somebody gave codes; codes that are not the taxonomy's are left out.

    Args:
        known: the columns ``project_id``, ``title``, ``description``, the axes and ``theme_origin``, in any order.
    """
    given = known
    if "theme_origin" in known:  # what was only suggested proves nothing
        given = known[(known["theme_origin"] != "suggested").to_numpy()]
    has_code = {axis: _has_code(given, axis, [term.code for term in taxonomy.axis(axis)]) for axis in AXES}
    tagged = np.logical_or.reduce([matrix.any(axis=1) for matrix in has_code.values()])
    given = given[tagged]
    texts = Texts.read(given)
    ids = given["project_id"].astype(str).to_numpy(dtype=object)
    key = np.array([folded(text) for text in texts.distinct], dtype=object)[texts.of]
    order = np.lexsort((ids, texts.of, key))  # object arrays are sorted by code point
    kept = order[_drawn(key[order])]
    first, number = _groups(key[kept])
    chosen = [texts.distinct[position] for position in texts.of[kept[first]]]
    weights = GramWeights.learn(chosen, progress)
    vectors = sparse.vstack([no_vectors(), *map(weights.vectors, blocks(chosen, progress))], format="csr")
    axes = {axis: _tags(matrix[tagged][kept], number, ids[kept]) for axis, matrix in has_code.items()}
    return TaggedTexts(chosen, weights, vectors, axes)


def _has_code(projects: pd.DataFrame, axis: str, codes: Sequence[str]) -> Booleans:
    """(n, c) which codes each project has."""
    values = projects[axis] if axis in projects else [None] * len(projects)
    own = [split_codes(value) for value in values]
    return np.array([[code in held for code in codes] for held in own], dtype=np.bool_).reshape(len(own), len(codes))


def _tags(has_code: Booleans, number: Integers, ids: Objects) -> AxisTags:
    """Of n rows sorted by text, then id: ``number`` (n,) tells the text of each."""
    count = int(number.max()) + 1 if len(number) else 0
    sums, rows = np.zeros((count, has_code.shape[1])), has_code.any(axis=1)
    np.add.at(sums, number, has_code)
    of_text = np.bincount(number[rows], minlength=count)
    shares = sums / np.maximum(of_text, 1)[:, None]
    usual = (shares.sum(axis=0) + 1) / ((of_text > 0).sum() + max(has_code.shape[1], 2))
    return AxisTags(of_text > 0, shares, usual, _first_with(ids, has_code, number, count))


def _first_with(ids: Objects, has_code: Booleans, number: Integers, count: int) -> Objects:
    found = np.full((count, has_code.shape[1]), None, dtype=object)
    for row, code in zip(*np.nonzero(has_code)):
        if found[number[row], code] is None or ids[row] < found[number[row], code]:
            found[number[row], code] = ids[row]
    return found


def _drawn(keys: Objects) -> Integers:
    """The rows whose text is among the ``MOST_TEXTS`` first by hash."""
    distinct, number = np.unique(keys, return_inverse=True)
    hashes = np.array([zlib.crc32(str(key).encode("utf-8", "replace")) for key in distinct], dtype=np.int64)
    rank = np.empty(len(distinct), dtype=np.int64)
    rank[np.lexsort((np.arange(len(distinct)), hashes))] = np.arange(len(distinct))
    return np.flatnonzero(rank[number] < MOST_TEXTS)


def _groups(keys: Objects) -> tuple[Integers, Integers]:
    """Of n sorted keys: where each distinct one begins, and the number of each row's."""
    new = np.ones(len(keys), dtype=np.bool_)
    new[1:] = keys[1:] != keys[:-1]
    return np.flatnonzero(new), np.cumsum(new) - 1
