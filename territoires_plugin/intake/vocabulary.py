"""The words that stand for the codes of theme, pillar, stake, stage, status and theme origin."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping as Words
from dataclasses import dataclass

from ..model.tables import STAGES, STATUSES, THEME_ORIGINS
from ..model.taxonomy import AXES, Taxonomy
from .source_table import column_key as word_key

SINGLE = ("stage", "status", "theme_origin")
CODE_TARGETS = (*AXES, *SINGLE)
# The states of Démarches Simplifiées on screen and in its API, then what instructors write.
_STATUS_WORDS = {
    "brouillon": "draft",
    "en construction": "submitted",
    "en instruction": "under_review",
    "accepte": "accepted",
    "refuse": "rejected",
    "classe sans suite": "dropped",
    "sans suite": "dropped",
    "depose": "submitted",
    "rejete": "rejected",
    "abandonne": "dropped",
}
_STAGE_WORDS = {
    "idee": "idea",
    "etude": "study",
    "operation": "operation",
    "realise": "done",
    "termine": "done",
    "acheve": "done",
}
_ORIGIN_WORDS = {"saisi": "given", "suggere": "suggested"}


@dataclass(frozen=True)
class Vocabulary:
    """How one target's texts are read.

    Args:
        codes: the known codes, in the taxonomy's order.
        own: the source's words given by a mapping, by ``word_key``; no code at all is possible.
        common: codes and names, by ``folded``.
        longest: the most parts that one word has when it holds the separator itself.
    """

    codes: tuple[str, ...]
    own: Words[str, tuple[str, ...]]
    common: Words[str, str]
    longest: int = 1

    def read(self, text: str, separator: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The codes of a text of one or several words, and the words that are none.

        A word may hold the separator itself: the longest known run of parts is taken first.
        """
        mark = _mark(separator)
        parts = parts_of(text, separator)
        codes: list[str] = []
        unknown: list[str] = []
        start = 0
        while start < len(parts):
            taken = self._longest_known(parts, start, mark)
            if taken is None:
                unknown.extend(filter(None, [parts[start]]))
                start += 1
            else:
                found, start = taken
                codes.extend(found)
        return tuple(codes), tuple(unknown)

    def _longest_known(self, parts: list[str], start: int, mark: str) -> tuple[tuple[str, ...], int] | None:
        for end in range(min(len(parts), start + self.longest), start, -1):
            found = self._lookup(mark.join(parts[start:end]))
            if found is not None:
                return found, end
        return None

    def _lookup(self, word: str) -> tuple[str, ...] | None:
        own = self.own.get(word_key(word))
        if own is not None:
            return own
        code = self.common.get(folded(word))
        return None if code is None else (code,)


def build_vocabularies(
    taxonomy: Taxonomy, own_words: Words[str, Words[str, tuple[str, ...]]], separator: str
) -> dict[str, Vocabulary]:
    """The vocabulary of every code target; ``own_words`` are the mapping's ``[values.<target>]``."""
    return {
        target: _vocabulary(taxonomy, target, own_words.get(target, {}), _mark(separator)) for target in CODE_TARGETS
    }


def known_codes(taxonomy: Taxonomy, target: str) -> tuple[str, ...]:
    """The codes that a target may hold."""
    fixed = {"stage": STAGES, "status": STATUSES, "theme_origin": THEME_ORIGINS}
    return fixed[target] if target in fixed else tuple(term.code for term in taxonomy.axis(target))


def folded(word: str) -> str:
    """A word without case, accents, ``_`` and doubled blanks."""
    decomposed = unicodedata.normalize("NFKD", word.replace("_", " ").replace("\u2019", "'"))
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(plain.split()).casefold()


def _vocabulary(taxonomy: Taxonomy, target: str, own: Words[str, tuple[str, ...]], mark: str) -> Vocabulary:
    common = common_words(taxonomy, target)
    longest = max((word.count(mark) for word in (*own, *common)), default=0) + 1
    return Vocabulary(
        known_codes(taxonomy, target),
        {word_key(mark.join(_parts(word, mark))): codes for word, codes in own.items()},
        {folded(mark.join(_parts(word, mark))): code for word, code in common.items()},
        longest,
    )


def _mark(separator: str) -> str:
    """``", "`` parts like ``","``: the blanks around each part are taken off anyway."""
    return separator.strip() or separator


def parts_of(text: str, separator: str) -> list[str]:
    """The values of one field: parted by the separator, or the items of a JSON list (exchange schema)."""
    return _items(text) or _parts(text, _mark(separator))


def _items(text: str) -> list[str]:
    items = json_list(text) if text.startswith('["') else None
    return [item.strip() for item in items or () if isinstance(item, str)]


def json_list(text: str) -> list[object] | None:
    """The items of a JSON list; None where the text is none, or is nested too deep to be read."""
    try:
        items = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return items if isinstance(items, list) else None


def _parts(text: str, mark: str) -> list[str]:
    return [part.strip() for part in text.split(mark)]


def common_words(taxonomy: Taxonomy, target: str) -> dict[str, str]:
    """The words that are read without a mapping, as ``folded`` gives them, with their codes."""
    codes = {folded(code): code for code in known_codes(taxonomy, target)}
    if target in AXES:
        terms = taxonomy.axis(target)
        names = {folded(name): term.code for term in terms for name in (term.name_en, term.name_fr)}
    else:
        names = {"stage": _STAGE_WORDS, "status": _STATUS_WORDS, "theme_origin": _ORIGIN_WORDS}[target]
    return {**names, **codes}
