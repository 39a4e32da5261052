"""Answers chosen from a list: what kind of list it was, and where one option ends when options hold commas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

SEPARATOR = ", "
_RETURNING = 0.7  # share of the options of a list that more than one cell holds
_SURE = 3  # times that two parts must have come together, and never apart, to be one option

ValueKind = Literal["checkbox", "yes_no", "linked", "multiple"]
_PAIRS: tuple[tuple[ValueKind, frozenset[str]], ...] = (
    ("checkbox", frozenset({"on", "off"})),
    ("yes_no", frozenset({"oui", "non"})),
)


@dataclass(frozen=True)
class Options:
    """The options of a multiple choice; ``longest`` is how many parts one has that holds the separator itself."""

    known: frozenset[str]
    longest: int

    def split(self, text: str) -> list[str]:
        """The options chosen in a cell, longest first; a part of no option stands alone."""
        parts = _parts(text)
        chosen: list[str] = []
        while parts:
            taken = next((n for n in range(self.longest, 1, -1) if SEPARATOR.join(parts[:n]) in self.known), 1)
            chosen.append(SEPARATOR.join(parts[:taken]))
            parts = parts[taken:]
        return chosen


def options_of(known: Collection[str]) -> Options:
    """The options of a list that is known."""
    spelled = [SEPARATOR.join(_parts(option)) for option in known]
    return Options(frozenset(spelled), max((len(_parts(option)) for option in spelled), default=1))


def learn_options(texts: Iterable[str | None]) -> Options:
    """The options of a multiple choice, learnt from its cells: parts that always come together are one option.

    A part that starts with a small letter goes on from the part before it, where it always follows that one and the
    cells themselves start with capitals ("Se déplacer, livrer"). Any other two need to have come together three times.
    """
    cells = [parts for parts in map(_parts, filter(None, texts)) if parts]
    alone = Counter(part for parts in cells for part in parts)
    pairs = Counter(pair for parts in cells for pair in zip(parts, parts[1:]))
    capitals = sum(parts[0][0].isupper() for parts in cells) > len(cells) / 2
    glued = {
        (first, second)
        for (first, second), count in pairs.items()
        if count == alone[second] and ((capitals and second[0].islower()) or (count == alone[first] and count >= _SURE))
    }
    return options_of({option for parts in cells for option in _runs(parts, glued)})


def value_kind(texts: Iterable[str | None]) -> ValueKind | None:
    """What kind of list the cells of a column were chosen from, None where they look like none.

    ``checkbox`` on/off; ``yes_no`` Oui/Non; ``linked`` "primaire;secondaire"; ``multiple`` where the same options come
    back, alone and joined by ", ".
    """
    cells = [text.strip() for text in texts if text and text.strip()]
    folded = {text.casefold() for text in cells}
    if not folded:
        return None
    for kind, pair in _PAIRS:
        if folded <= pair:
            return kind
    if all(text.count(";") == 1 for text in cells):
        return "linked"
    return "multiple" if _is_multiple(cells) else None


def _is_multiple(cells: list[str]) -> bool:
    """Several options in some cells, and each option but a few (“Autre : …”) met in more than one cell."""
    options = learn_options(cells)
    chosen = [options.split(text) for text in cells]
    if not any(len(one) > 1 for one in chosen):
        return False
    met = Counter(option for one in chosen for option in set(one))
    return sum(count > 1 for count in met.values()) >= _RETURNING * len(met)


def _runs(parts: list[str], glued: Collection[tuple[str, str]]) -> list[str]:
    runs = [[parts[0]]]
    for first, second in zip(parts, parts[1:]):
        if (first, second) in glued:
            runs[-1].append(second)
        else:
            runs.append([second])
    return [SEPARATOR.join(run) for run in runs]


def _parts(text: str) -> list[str]:
    """Parted at commas followed by a blank alone: "1,5 km" is one part."""
    return [part.strip() for part in text.split(SEPARATOR) if part.strip()]
