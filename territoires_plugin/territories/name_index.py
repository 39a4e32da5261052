"""The places that bear a name, by the name's words: whole, without its article, without the words for its kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .name_forms import Kind, NameForm
from .name_words import ARTICLES, SMALL_WORDS, Words, without_article
from .typos import TypoIndex

_EPCI_WORDS = frozenset(
    {"cc", "ca", "cu", "communaute", "communes", "urbaine", "agglomeration", "agglo", "metropole", "eurometropole"}
    | {"pays", "canton", "region"}
)


@dataclass(frozen=True, order=True)
class Place:
    """A commune, an EPCI or a département: its code and name, and the départements in which it lies."""

    code: str
    name: str
    kind: Kind
    departements: tuple[str, ...]


Places = frozenset[Place]
Allowed = Callable[[Place], bool]
NOWHERE: Places = frozenset()


class NameIndex:
    """Names of places. One place may have several, and several places one."""

    def __init__(self) -> None:
        self._by_key: defaultdict[tuple[Kind, str, str], set[Place]] = defaultdict(set)
        self._glued: defaultdict[tuple[Kind, str], set[str]] = defaultdict(set)
        self._typos: dict[tuple[Kind, str], TypoIndex] = {}

    def add(self, words: Words, place: Place) -> None:
        for level, key in _keys(words, place.kind):
            self._by_key[place.kind, level, key].add(place)
            if level == "glued":
                for departement in place.departements:
                    self._glued[place.kind, departement].add(key)

    def exact(self, form: NameForm, allowed: Allowed) -> Places:
        """The allowed places that bear the name; EPCI only where the text says so, or where nothing else bears it."""
        if form.kind is not None:
            return self._of_kind(form, form.kind, allowed)
        own = self._of_kind(form, "commune", allowed) | self._of_kind(form, "departement", allowed)
        return own or self._of_kind(form, "epci", allowed)

    def near(self, form: NameForm, departement: str, allowed: Allowed) -> Places:
        """The allowed communes or EPCI of a département whose name is one typing mistake away."""
        kind: Kind = form.kind or "commune"
        names = self._glued.get((kind, departement))
        if names is None:
            return NOWHERE
        if (kind, departement) not in self._typos:
            self._typos[kind, departement] = TypoIndex(names)
        near = self._typos[kind, departement].near(_glued(form.words, kind))
        return frozenset(place for name in near for place in self._by_key[kind, "glued", name] if allowed(place))

    def _of_kind(self, form: NameForm, kind: Kind, allowed: Allowed) -> Places:
        for keys in _levels(form, kind):
            found = (place for level, key in keys for place in self._by_key.get((kind, level, key), ()))
            allowed_ones = frozenset(place for place in found if allowed(place))
            if allowed_ones:
                return allowed_ones
        return NOWHERE


def _levels(form: NameForm, kind: Kind) -> Iterator[list[tuple[str, str]]]:
    """The keys to ask, those first that leave least to chance."""
    words = form.words
    if kind == "epci":
        yield [("core", _core(words))]
        yield [("heart", _heart(words))]
        return
    full, bare = ("full", " ".join(words)), ("bare", " ".join(words))
    has_article = words[0] in ARTICLES
    if form.is_careless and not has_article:
        yield [full, bare]
    else:
        yield [full]
    yield [("glued", "".join(words))]
    if not has_article or kind == "departement":
        yield [("bare", " ".join(without_article(words)))]


def _keys(words: Words, kind: Kind) -> Iterator[tuple[str, str]]:
    if kind == "epci":
        own = words[1:] if words[0] in ("cc", "ca", "cu") else words
        yield "core", _core(own)
        if _heart(own):
            yield "heart", _heart(own)
    else:
        yield "full", " ".join(words)
        yield "bare", " ".join(without_article(words))
    yield "glued", _glued(words, kind)


def _glued(words: Words, kind: Kind) -> str:
    """“Lachapelle” and “La Chapelle” alike."""
    return _heart(words).replace(" ", "") if kind == "epci" else "".join(words)


def _core(words: Words) -> str:
    return " ".join(word for word in words if word not in SMALL_WORDS and word != "sur")


def _heart(words: Words) -> str:
    return " ".join(word for word in _core(words).split() if word not in _EPCI_WORDS)
