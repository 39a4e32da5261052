"""Names that are one typing mistake away from another: a letter left out, put in, exchanged or two turned round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

SHORTEST = 8  # letters: in a shorter name one letter is too often another place


class TypoIndex:
    """Finds the names that a mistyped one may stand for, by what is left of both when one letter is taken out."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_rest: defaultdict[str, set[str]] = defaultdict(set)
        for name in names:
            if len(name) >= SHORTEST:
                for rest in _rests(name):
                    self._by_rest[rest].add(name)

    def near(self, name: str) -> set[str]:
        """The names one mistake away, with the same first letter and the same digits."""
        if len(name) < SHORTEST:
            return set()
        found = set().union(*(self._by_rest.get(rest, ()) for rest in _rests(name)))
        return {one for one in found if one[0] == name[0] and _digits(one) == _digits(name) and _is_near(one, name)}


def _rests(name: str) -> set[str]:
    return {name, *(name[:position] + name[position + 1 :] for position in range(len(name)))}


def _digits(name: str) -> str:
    return "".join(filter(str.isdigit, name))


def _is_near(one: str, other: str) -> bool:
    """Whether a single mistake makes one of the other: what they have in common at both ends leaves nothing more."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    return (len(left) <= 1 and len(right) <= 1) or (len(left) == 2 and left == right[::-1])
