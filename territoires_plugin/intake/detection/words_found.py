"""The words that stand in the columns of code targets, how often, and what each is read as."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping as ByKey
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

from ...model.codes import SEPARATOR
from ...model.taxonomy import Taxonomy
from ..source_table import column_key
from ..vocabulary import SINGLE
from .profiles import Profile
from .word_columns import WordColumns, words_of

Codes = Optional[tuple[str, ...]]  # None where it is undecided, empty where a word stands for no code
WordCodes = ByKey[str, ByKey[str, Codes]]  # by code target, by word


@dataclass(frozen=True)
class FoundWord:
    """A word of a source.

    Args:
        count: of the rows looked at that hold it.
        codes: what it stands for, none where that is for nothing; None where nobody has decided.
        is_known: whether it is read so without a mapping.
    """

    word: str
    count: int
    codes: Codes
    is_known: bool = False


class WordReader:
    """Reads columns with one taxonomy; remembers what it has read."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._words = WordColumns(taxonomy)

    def separator(self, profiles: Sequence[Profile]) -> str:
        """What parts several values in one field of these columns: the first that is not the usual one."""
        found = (best for best in map(self._words.separator, profiles) if best != SEPARATOR)
        return next(found, SEPARATOR)

    def words(self, profile: Profile, target: str, separator: str, decided: ByKey[str, Codes]) -> tuple[FoundWord, ...]:
        """The words of a column: the undecided first, then the commonest.

        Args:
            decided: what a mapping or a person says of words; it goes before what is found.
        """
        own = {column_key(word): codes for word, codes in decided.items()}
        found = [self._found(word, count, target, own) for word, count in self._counts(profile, target, separator, own)]
        return tuple(sorted(found, key=lambda one: (one.codes is not None, -one.count)))

    def _counts(
        self, profile: Profile, target: str, separator: str, own: ByKey[str, Codes]
    ) -> Sequence[tuple[str, int]]:
        """Spellings that a mapping does not tell apart are one word, in its commonest form."""
        mark = None if target in SINGLE else separator
        counts: Counter[str] = Counter()
        forms: dict[str, str] = {}
        for text, count in profile.counts.most_common():
            is_whole = own.get(column_key(text)) is not None
            words = [text] if is_whole else words_of([text], mark, self._words.matchers[target])
            for word in words:
                counts[forms.setdefault(column_key(word), word)] += count
        return counts.most_common()

    def _found(self, word: str, count: int, target: str, own: ByKey[str, Codes]) -> FoundWord:
        match = self._words.matchers[target].match(word)
        key = column_key(word)
        if key in own:
            return FoundWord(word, count, own[key], match.is_known and own[key] == match.codes)
        return FoundWord(word, count, match.codes if match.is_decided else None, match.is_known)
