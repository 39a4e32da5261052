"""Communes, EPCI and départements by their names: one answer, several to choose from, or none; never a guess."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .gazetteer import Gazetteer
from .name_forms import Kind, NameForm, read_forms
from .name_index import NOWHERE, NameIndex, Place, Places
from .name_words import Words, without_article, words_of

_CACHE_SIZE = 65_536
_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True)
class Found:
    """What a text may name.

    Args:
        places: sorted by code; one where the answer is sure, several where it is ambiguous.
        is_repaired: whether the text was read as a name one typing mistake away.
        told: the kind that the text itself gives (“mairie de”, “CC”), None where it gives none.
    """

    places: tuple[Place, ...] = ()
    is_repaired: bool = False
    told: Kind | None = None

    @property
    def only(self) -> Place | None:
        return self.places[0] if len(self.places) == 1 else None


@dataclass(frozen=True)
class Scope:
    """Where a place must lie.

    Args:
        departements: codes; everywhere when empty.
        communes: codes of the communes that alone are meant, None for any place.
    """

    departements: frozenset[str] = frozenset()
    communes: frozenset[str] | None = None

    def allows(self, place: Place) -> bool:
        if self.communes is not None:
            return place.kind == "commune" and place.code in self.communes
        return not self.departements or not self.departements.isdisjoint(place.departements)


class PlaceNames:
    """The names of a gazetteer, former ones of communes included, as they may be written."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._index = NameIndex()
        self._epci: dict[str, Place] = {}
        for words, place in _names(gazetteer):
            self._index.add(words, place)
            if place.kind == "epci":
                self._epci[place.code] = place
        self._departements = _departement_words(gazetteer)
        self._by_postcode: defaultdict[str, set[Place]] = defaultdict(set)
        for commune in gazetteer.communes:
            for postcode in commune.postcodes:
                place = Place(commune.code, commune.name, "commune", (commune.departement,))
                self._by_postcode[postcode].add(place)
        self._known_departements = frozenset(one.code for one in gazetteer.departements)
        self._remembered = lru_cache(_CACHE_SIZE)(self._find)

    def find(self, text: str, *, departements: frozenset[str] = frozenset(), postcode: str | None = None) -> Found:
        """The places that a text names.

        Args:
            departements: where they must lie, everywhere when empty; so must they in one that the text itself names.
            postcode: of the commune, where the text holds none.
        """
        return self._remembered(text, departements, postcode)

    def communes_of(self, postcode: str) -> tuple[Place, ...]:
        """The communes to which a postcode delivers; none for a CEDEX."""
        return tuple(sorted(self._by_postcode.get(postcode, ())))

    def departements_of(self, postcode: str) -> frozenset[str]:
        """Those of the communes to which a postcode delivers; of a CEDEX, those that its digits tell."""
        communes = self._by_postcode.get(postcode)
        if communes:
            return frozenset(code for place in communes for code in place.departements)
        start = departement_of_digits(postcode)
        return frozenset({"2A", "2B"} if start == "20" else {start}) & self._known_departements

    def departements_of_epci(self, code: str) -> tuple[str, ...]:
        """Those in which an EPCI has a commune; none for a code that is no EPCI's."""
        return self._epci[code].departements if code in self._epci else ()

    def departement_code(self, text: str) -> str | None:
        """The code of the département that a text names: “Doubs”, “la Nièvre”; None for another text."""
        words = words_of(text)
        return self._departements.get(words) or self._departements.get(without_article(words))

    def _find(self, text: str, departements: frozenset[str], postcode: str | None) -> Found:
        forms = []
        for form in read_forms(text, self._departements):
            forms.append(form)
            for scope in self._scopes(form, departements, form.postcode or postcode):
                places = self._index.exact(form, scope.allows)
                if places:
                    within = form.departement is not None or (form.postcode or postcode) is not None
                    return Found(tuple(sorted(_communes_first(places) if within else places)), told=form.kind)
        for form in forms:
            for scope in self._scopes(form, departements, form.postcode or postcode):
                places = self._near(form, scope)
                if places:
                    return Found(tuple(places), is_repaired=True, told=form.kind)
        return Found()

    def _scopes(self, form: NameForm, departements: frozenset[str], postcode: str | None) -> Iterator[Scope]:
        """The communes of the postcode, then its département; without one, the départements that are told."""
        told = departements
        if form.departement is not None:
            told = told & {form.departement} if told else frozenset({form.departement})
            if not told:
                return
        if postcode is None:
            yield Scope(told)
            return
        yield Scope(communes=frozenset(place.code for place in self.communes_of(postcode)))
        around = self.departements_of(postcode)
        if around:
            yield Scope(around)

    def _near(self, form: NameForm, scope: Scope) -> Places:
        """Only where the département is known, and only the one name that a mistake may stand for."""
        codes = scope.departements
        if scope.communes is not None:
            codes = frozenset(departement_of_digits(code) for code in scope.communes)
        found = NOWHERE.union(*(self._index.near(form, code, scope.allows) for code in codes))
        return found if len(found) == 1 else NOWHERE


def _communes_first(places: Places) -> Places:
    """The communes where there are some: who adds a postcode or a département does not mean a département."""
    return frozenset(place for place in places if place.kind != "departement") or places


def departement_of_digits(code: str) -> str:
    """The département of an INSEE code, as its first characters tell; of a postcode “20” for both of Corse."""
    return code[:3] if code.startswith(("97", "98")) else code[:2]


def _names(gazetteer: Gazetteer) -> Iterator[tuple[Words, Place]]:
    """Every name with its place; a former commune's is the current one."""
    departements_of_epci: defaultdict[str, set[str]] = defaultdict(set)
    communes_of_departement: defaultdict[str, int] = defaultdict(int)
    for commune in gazetteer.communes:
        communes_of_departement[commune.departement] += 1
        if commune.epci_code is not None:
            departements_of_epci[commune.epci_code].add(commune.departement)
        yield words_of(commune.name), Place(commune.code, commune.name, "commune", (commune.departement,))
    for former in gazetteer.former_names:
        now = gazetteer.commune(former.commune_code)
        if now is not None:
            yield words_of(former.name), Place(now.code, now.name, "commune", (now.departement,))
    for epci in gazetteer.epci:
        place = Place(epci.code, epci.name, "epci", tuple(sorted(departements_of_epci[epci.code])))
        yield words_of(epci.name), place
        yield words_of(_BRACKETS.sub(" ", epci.name)), place
    for one in gazetteer.departements:
        if communes_of_departement[one.code] > 1:  # Paris is its own commune
            yield words_of(one.name), Place(one.code, one.name, "departement", (one.code,))


def _departement_words(gazetteer: Gazetteer) -> dict[Words, str]:
    """Code by the words of the name and by those of the code itself, which a text may add in brackets."""
    by_words = {words_of(one.name): one.code for one in gazetteer.departements}
    by_bare = {without_article(words): code for words, code in by_words.items()}
    by_code = {words_of(one.code): one.code for one in gazetteer.departements}
    return {**by_bare, **by_words, **by_code}
