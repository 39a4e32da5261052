"""What the tagged projects teach about one axis: their texts, their codes, and who they are."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from ...engine.participants import Floats, Integers, Objects
from ...model.codes import split_codes
from ...model.folding import folded
from ...model.progress import Progress
from ...model.taxonomy import Term
from .grams import GramWeights, no_vectors
from .texts import Texts, blocks

MOST_TEXTS = 20_000  # more teach little and cost much: of more, as many are drawn by a hash of the text
GIVEN_AWAY = 0.2  # weight of the mean over all tagged texts beside the votes of the neighbours


@dataclass(frozen=True)
class TaggedTexts:
    """t distinct texts, sorted, that have codes of an axis with c terms. Texts that differ by case or accents are one.

    Args:
        texts: they themselves, one of each.
        weights: the rarity of n-grams among them.
        vectors: (t, BUCKETS) their n-grams.
        shares: (t, c) the share of the projects of that text that have a code.
        usual: (c,) how common a code is, between 0 and 1, both left out.
        project: (t, c) a project of that text that has the code, the first by id; None where there is none.
    """

    texts: list[str]
    weights: GramWeights
    vectors: sparse.csr_matrix
    shares: Floats
    usual: Floats
    project: Objects

    def votes(self, position: Integers, cosine: Floats) -> Floats:
        """(q, c) the share of the neighbours (q, k) that have a code, weighted by squared cosine.

        Beside neighbours that are little alike, what is usual weighs more.
        """
        weight = cosine**2
        total = np.repeat(GIVEN_AWAY * self.usual[None, :], len(position), axis=0)
        for place in range(position.shape[1]):
            total += weight[:, place, None] * self.shares[position[:, place]]
        shares: Floats = total / (weight.sum(axis=1) + GIVEN_AWAY)[:, None]
        return shares


def learn(tagged: pd.DataFrame, axis: str, terms: Sequence[Term], progress: Progress) -> TaggedTexts:
    """The texts of the projects that somebody gave codes of the axis; codes that are none of ``terms`` are left out.

    Args:
        tagged: the columns ``project_id``, ``title``, ``description``, the axis and ``theme_origin``, in any order.
    """
    known = [term.code for term in terms]
    values = tagged[axis] if axis in tagged else [None] * len(tagged)
    codes = [set(split_codes(value)) & set(known) for value in values]
    has_codes = np.array([bool(own) for own in codes], dtype=np.bool_)
    if "theme_origin" in tagged:  # what was only suggested proves nothing
        has_codes &= (tagged["theme_origin"] != "suggested").to_numpy()
    given = tagged[has_codes]
    has_code = np.array([[code in own for code in known] for own, kept in zip(codes, has_codes) if kept], dtype=float)
    return _learn_rows(given, has_code.reshape(len(given), len(known)), progress)


def _learn_rows(given: pd.DataFrame, has_code: Floats, progress: Progress) -> TaggedTexts:
    texts = Texts.read(given)
    ids = given["project_id"].astype(str).to_numpy(dtype=object)
    key = np.array([folded(text) for text in texts.distinct], dtype=object)[texts.of]
    order = np.lexsort((ids, texts.of, key))  # object arrays are sorted by code point
    kept = order[_drawn(key[order])]
    first, number = _groups(key[kept])
    shares = _means(has_code[kept], number, len(first))
    chosen = [texts.distinct[position] for position in texts.of[kept[first]]]
    weights = GramWeights.learn(chosen, progress)
    vectors = sparse.vstack([no_vectors(), *map(weights.vectors, blocks(chosen, progress))], format="csr")
    usual = (shares.sum(axis=0) + 1) / (len(shares) + max(shares.shape[1], 2))
    return TaggedTexts(chosen, weights, vectors, shares, usual, _first_with(ids[kept], has_code[kept], number))


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


def _means(values: Floats, number: Integers, count: int) -> Floats:
    sums = np.zeros((count, values.shape[1]))
    np.add.at(sums, number, values)
    means: Floats = sums / np.bincount(number, minlength=count)[:, None]
    return means


def _first_with(ids: Objects, has_code: Floats, number: Integers) -> Objects:
    found = np.full((int(number.max()) + 1 if len(number) else 0, has_code.shape[1]), None, dtype=object)
    for row, code in zip(*np.nonzero(has_code)):
        if found[number[row], code] is None or ids[row] < found[number[row], code]:
            found[number[row], code] = ids[row]
    return found
