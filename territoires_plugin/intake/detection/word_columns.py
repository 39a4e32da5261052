"""The columns whose cells hold words of a code target: how many are known, what parts several in one cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ...model.codes import SEPARATOR
from ...model.taxonomy import AXES, Taxonomy
from ..vocabulary import SINGLE, parts_of
from .profiles import Profile
from .word_matching import LONGEST_WORD, WordMatch, WordMatcher

TARGETS = (*AXES, *(target for target in SINGLE if target != "theme_origin"))
SEPARATORS = (SEPARATOR, "|", ", ", " / ", "\n")
MOST_WORDS = 60


class WordColumns:
    """Reads words of every code target."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.matchers = {target: WordMatcher(taxonomy, target) for target in TARGETS}
        self._separators: dict[int, str] = {}

    def known_share(self, profile: Profile, target: str) -> float:
        """The share of a column's distinct words that stand surely for a code."""
        words = self.words(profile, target)
        matcher = self.matchers[target]
        return sum(matcher.match(word).is_decided for word in words) / len(words) if words else 0.0

    def words(self, profile: Profile, target: str) -> tuple[str, ...]:
        """The distinct words of a column."""
        mark = None if target in SINGLE else self.separator(profile)
        return words_of(profile.sample, mark, self.matchers[target])

    def matches(self, profile: Profile, target: str, separator: str) -> dict[str, WordMatch]:
        """Every distinct word of a column, the commonest first, with what it stands for."""
        mark = None if target in SINGLE else separator
        matcher = self.matchers[target]
        in_order = [text for text, _ in profile.counts.most_common()]
        return {word: matcher.match(word) for word in words_of(in_order, mark, matcher)}

    def are_free_texts(self, profile: Profile) -> bool:
        """Whether the cells are sentences, or nearly all distinct, rather than words that recur."""
        several = len(profile.filled) >= 8 and profile.distinct_share > 0.6
        parts = words_of(profile.sample, self.separator(profile), None)
        recurs = len(parts) <= max(8, 0.5 * len(profile.filled)) and len(parts) <= MOST_WORDS
        return profile.median_length > LONGEST_WORD or (several and not recurs)

    def separator(self, profile: Profile) -> str:
        """What parts several words in the column's cells; ``;`` where nothing tells."""
        if profile.position not in self._separators:
            self._separators[profile.position] = best_separator(profile, [self.matchers[axis] for axis in AXES])
        return self._separators[profile.position]


def best_separator(profile: Profile, matchers: Sequence[WordMatcher]) -> str:
    """The separator that leaves most cells in parts which are known, or which stand in other cells too."""
    scores = {mark: _parted(profile.sample, mark, matchers) for mark in SEPARATORS}
    best = max(SEPARATORS, key=lambda mark: scores[mark])
    return best if scores[best] else SEPARATOR


def _parted(texts: Sequence[str], mark: str, matchers: Sequence[WordMatcher]) -> int:
    split = [list(filter(None, parts_of(text, mark))) for text in texts]
    met = Counter(part for parts in split for part in set(parts))
    unparted = [parts for text, parts in zip(texts, split) if len(parts) > 1 and not _is_known(text, matchers)]
    return sum(all(met[part] > 1 or _is_known(part, matchers) for part in parts) for parts in unparted)


def _is_known(word: str, matchers: Iterable[WordMatcher]) -> bool:
    return any(matcher.match(word).is_decided for matcher in matchers)


def words_of(texts: Iterable[str], mark: str | None, matcher: WordMatcher | None) -> tuple[str, ...]:
    """The distinct words of cells; a cell that is a known word as a whole is not parted."""
    words: dict[str, None] = {}
    for text in texts:
        parts = [text] if mark is None else list(filter(None, parts_of(text, mark)))
        for part in [text] if matcher is not None and _is_one_word(text, parts, matcher) else parts:
            words.setdefault(part)
    return tuple(words)


def _is_one_word(text: str, parts: Sequence[str], matcher: WordMatcher) -> bool:
    """Whether a cell stands for a code as a whole: one that merely resembles a word does not, if its parts do."""
    whole = matcher.match(text)
    return whole.is_known or (whole.is_decided and not all(matcher.match(part).is_decided for part in parts))
