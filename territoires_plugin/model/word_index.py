"""Which texts hold the words that somebody types: each distinct word is folded and searched once, not each text."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

import numpy as np
import numpy.typing as npt

from .folding import folded

Booleans = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]

_FEW = 200  # texts: so few are looked at one by one


@dataclass(frozen=True)
class WordIndex:
    """The words of n texts.

    Args:
        words: all distinct words, folded; an empty one stands in every text, so that each has a word.
        positions: the words of the first text, then those of the second …, as positions in ``words``.
        starts: (n + 1,) where the words of each text begin in ``positions``.
    """

    words: list[str]
    positions: npt.NDArray[np.int32]
    starts: Integers

    @classmethod
    def of(cls, texts: Iterable[str]) -> WordIndex:
        known: defaultdict[str, int] = defaultdict(count().__next__)  # a new word gets the next number
        positions, sizes = array("i"), array("q", [0])
        for text in texts:
            own = {"", *text.split()}
            positions.extend(map(known.__getitem__, own))
            sizes.append(len(own))
        return cls(
            [folded(word) for word in known],
            np.array(positions, dtype=np.int32),
            np.cumsum(np.array(sizes, dtype=np.int64)),
        )

    def rows_with(self, text: str) -> Booleans | None:
        """(n,) which texts hold all the words of another one, each as a part of a word; None where it has no words."""
        words = sorted(set(folded(text).split()), key=len, reverse=True)  # the long ones leave fewer texts
        if not words:
            return None
        left = np.arange(len(self.starts) - 1)
        for word in words:
            left = self._one_by_one(left, word) if len(left) <= _FEW else left[self._everywhere(word)[left]]
        found = np.zeros(len(self.starts) - 1, dtype=np.bool_)
        found[left] = True
        return found

    def _everywhere(self, word: str) -> Booleans:
        holds = np.fromiter((word in one for one in self.words), np.bool_, len(self.words))
        found: Booleans = np.logical_or.reduceat(holds[self.positions], self.starts[:-1])
        return found

    def _one_by_one(self, rows: Integers, word: str) -> Integers:
        return rows[np.fromiter((self._holds(row, word) for row in rows.tolist()), np.bool_, len(rows))]

    def _holds(self, row: int, word: str) -> bool:
        own = self.positions[self.starts[row] : self.starts[row + 1]].tolist()
        return any(word in self.words[position] for position in own)
