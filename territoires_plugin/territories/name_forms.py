"""What a text says of a place beside its name: the kind, the département, the postcode."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from .name_words import Words, is_careless, words_of

Kind = Literal["commune", "epci", "departement"]

# What stands before a name and tells its kind, the shorter before the longer.
_PREFIXES: tuple[tuple[Kind, Words], ...] = (
    ("departement", ("departement",)),
    ("departement", ("conseil", "departemental")),
    ("departement", ("conseil", "general")),
    ("commune", ("commune",)),
    ("commune", ("mairie",)),
    ("commune", ("municipalite",)),
    ("commune", ("ville",)),
    ("commune", ("commune", "nouvelle")),
    ("commune", ("commune", "deleguee")),
    ("commune", ("mairie", "de", "la", "commune")),
    ("commune", ("mairie", "de", "la", "ville")),
    ("epci", ("cc",)),
    ("epci", ("ca",)),
    ("epci", ("cu",)),
    ("epci", ("agglomeration",)),
    ("epci", ("agglo",)),
    ("epci", ("metropole",)),
    ("epci", ("eurometropole",)),
    ("epci", ("communaute",)),
    ("epci", ("c", "c")),
    ("epci", ("c", "a")),
    ("epci", ("c", "u")),
    ("epci", ("com", "com")),
    ("epci", ("com", "de", "com")),
    ("epci", ("communaute", "communes")),
    ("epci", ("communaute", "urbaine")),
    ("epci", ("communaute", "agglomeration")),
    ("epci", ("communaute", "de", "communes")),
    ("epci", ("communaute", "d", "agglo")),
    ("epci", ("communaute", "d", "agglomeration")),
    ("epci", ("communaute", "de", "l", "agglomeration")),
)
_ENDINGS: tuple[Words, ...] = (
    ("communaute", "de", "communes"),
    ("communaute", "d", "agglomeration"),
    ("communaute", "urbaine"),
    ("communaute",),
    ("agglomeration",),
    ("agglo",),
    ("metropole",),
)
_OF: dict[str, Words] = {"de": (), "d": (), "du": ("le",), "des": ("les",)}
_POSTCODE = re.compile(r"\(\s*([0-9]{4,5})\s*\)|(?<![0-9])([0-9]{5}|[0-9]{2} [0-9]{3})(?![0-9])")
_CEDEX = re.compile(r"\bcedex( *[0-9]{1,2})?\b", re.IGNORECASE)
_BEHIND = re.compile(r"(.+?)\s*\(([^()]+)\)\s*|(.+)\s[-–—]\s+(.+)|(.+),\s*(.+)|(.+)\s(\S+)", re.DOTALL)
_BEFORE = re.compile(r"(\S{2,3})\s*[-–—:]\s*(.+)", re.DOTALL)


@dataclass(frozen=True)
class NameForm:
    """A text as one way of reading it.

    Args:
        words: of the name alone, never empty.
        kind: what the text says that it names, None where it does not say.
        departement: the code of the one that stands beside the name.
        postcode: 5 digits.
        is_careless: whether an article may have been left out.
    """

    words: Words
    kind: Kind | None = None
    departement: str | None = None
    postcode: str | None = None
    is_careless: bool = False


def read_forms(text: str, departements: Mapping[Words, str]) -> Iterator[NameForm]:
    """The ways to read a text, that which takes most of it for the name first; none for a text without a name.

    Args:
        departements: code by the words of a name, and by the code itself in small letters.
    """
    name, postcode = _take_postcode(_CEDEX.sub(" ", text))
    whole = NameForm(words_of(name), postcode=postcode, is_careless=is_careless(name))
    if not whole.words:
        return
    yield whole
    yield from _told_kinds(whole)
    for part, beside in _parts(name):
        code, words = departements.get(words_of(beside)), words_of(part)
        if code is not None and words:
            form = replace(whole, words=words, departement=code)
            if name.startswith(beside) and departements.get(words) == code:  # “25 – Doubs”
                yield replace(form, kind="departement")
            yield form
            yield from _told_kinds(form)


def postcode_of(text: str) -> str | None:
    """The five digits of a postcode, a lost zero put back; None for another text."""
    digits = re.sub(r"\s|\.0+$", "", text)
    return digits.zfill(5) if re.fullmatch(r"[0-9]{4,5}", digits) else None


def _take_postcode(text: str) -> tuple[str, str | None]:
    found = _POSTCODE.search(text)
    if found is None:
        return text, None
    digits = (found[1] or found[2]).replace(" ", "").zfill(5)
    return f"{text[: found.start()]} {text[found.end() :]}".strip(" ,;-–—"), digits


def _parts(name: str) -> Iterator[tuple[str, str]]:
    """The name and what stands behind or before it, in brackets, after a dash, a comma or a blank."""
    behind = _BEHIND.fullmatch(name.strip())
    if behind:
        part, beside = (group for group in behind.groups() if group is not None)
        yield part, beside
    before = _BEFORE.fullmatch(name.strip())
    if before:
        yield before[2], before[1]


def _told_kinds(form: NameForm) -> Iterator[NameForm]:
    """The form without the words that tell its kind, as few of them as possible first: “mairie de La Ville-du-Bois”."""
    for kind, prefix in _PREFIXES:
        rest = form.words[len(prefix) :]
        if form.words[: len(prefix)] == prefix and rest:
            yield replace(form, kind=kind, words=_without_of(rest))
    for ending in _ENDINGS:
        if form.words[-len(ending) :] == ending and len(form.words) > len(ending):
            yield replace(form, kind="epci", words=form.words[: -len(ending)])
            return


def _without_of(words: Words) -> Words:
    """“(mairie) des Rousses” is that of Les Rousses."""
    if words[0] in _OF and len(words) > 1:
        return (*_OF[words[0]], *words[1:])
    return words
