"""Where a row is by the names that it holds: of a commune, an EPCI or a département, helped by a postcode."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as ByTarget
from dataclasses import dataclass
from typing import Optional

import numpy as np
from numpy.typing import NDArray

from ..model.codes import SEPARATOR
from ..model.progress import Progress
from ..territories.gazetteer import Commune, Gazetteer
from ..territories.name_forms import postcode_of
from ..territories.name_index import Place
from ..territories.place_names import Found
from .place_codes import PLACE_CODE_TARGETS, Coded, departement_form, siret_digits, told_departement
from .records import Records
from .remarks import Remarks
from .several_communes import Communes, gathered
from .source_table import CHECK_EVERY

SHOWN_CANDIDATES = 4
_TARGETS = (*PLACE_CODE_TARGETS, "place_name", "postcode", "applicant")
_DEPARTEMENT_TARGETS = ("departement_code", "place_code")
_Texts = ByTarget[str, Optional[str]]


@dataclass(frozen=True)
class Named:
    """What the names of n rows say, None where they say nothing or where a code of a commune goes before.

    Args:
        communes: those named by ``place_name``, or by a postcode that has one only.
        places: the EPCI or the département that ``place_name`` names.
        applicants: the place that bears the applicant's name.
    """

    communes: list[Communes | None]
    places: list[Place | None]
    applicants: list[Place | None]


def read_named_places(
    records: Records,
    coded: Coded,
    exact: NDArray[np.bool_],
    gazetteer: Gazetteer,
    remarks: Remarks,
    progress: Progress,
) -> Named:
    """The place of every row by its names; of one that names a commune by code, nothing is asked.

    Args:
        exact: (n,) the rows that have usable coordinates, for which the applicant's name is not asked.
    """
    return _Reader(records, gazetteer, remarks).read(coded, exact, progress)


def departements_told(records: Records, position: int, gazetteer: Gazetteer) -> frozenset[str]:
    """The département that a row gives by code or name, where it gives one."""
    texts = {target: records.column(target)[position] for target in _DEPARTEMENT_TARGETS}
    return _departements(texts, gazetteer)


def _departements(texts: _Texts, gazetteer: Gazetteer) -> frozenset[str]:
    told = (told_departement(text, gazetteer) for target in _DEPARTEMENT_TARGETS if (text := texts[target]))
    return frozenset(code for code in told if code and gazetteer.departement(code))


class _Reader:
    """Reads the names of each row, and notes those that lead nowhere or to several places."""

    def __init__(self, records: Records, gazetteer: Gazetteer, remarks: Remarks) -> None:
        self.records = records
        self.gazetteer = gazetteer
        self.remarks = remarks

    def read(self, coded: Coded, exact: NDArray[np.bool_], progress: Progress) -> Named:
        columns = {target: self.records.column(target) for target in _TARGETS}
        count = len(self.records)
        named = Named([None] * count, [None] * count, [None] * count)
        for position in range(count):
            if position % CHECK_EVERY == 0:
                progress.check()
            if coded.communes[position] is None:
                texts = {target: column[position] for target, column in columns.items()}
                if texts["place_name"] or texts["postcode"]:
                    self._read_row(position, texts, named)
                place = coded.places[position]
                if texts["applicant"] and not exact[position] and (place is None or place.precision == "departement"):
                    named.applicants[position] = self._applicant(texts["applicant"], texts)
        return named

    def _read_row(self, position: int, texts: _Texts, named: Named) -> None:
        postcode = self._postcode(position, texts["postcode"])
        if texts["place_name"] is not None:
            parts = [part for part in map(str.strip, texts["place_name"].split(SEPARATOR)) if part]
            places = [place for part in parts if (place := self._place(position, part, postcode, texts))]
            named.communes[position] = gathered(self._communes(places))
            named.places[position] = self._main([place for place in places if place.kind != "commune"])
        elif postcode is not None:
            around = self.gazetteer.names.communes_of(postcode)
            named.communes[position] = gathered(self._communes(around)) if len(around) == 1 else None

    def _place(self, position: int, text: str, postcode: str | None, texts: _Texts) -> Place | None:
        """The place that a name means; none, or several that nothing tells apart, are noted."""
        departements = _departements(texts, self.gazetteer)
        found = self.gazetteer.names.find(text, departements=departements, postcode=postcode)
        place = found.only or self._told_apart(found.places, texts)
        if place is None:
            self._note_unplaced(position, text, found, departements)
        elif found.is_repaired:
            self._note(position, text, "name_repaired", place=self._written(place))
        elif len(found.places) > 1:
            others = [one for one in found.places if one != place]
            self._note(position, text, "name_chosen", place=self._written(place), candidates=self._list(others))
        return place

    def _told_apart(self, places: tuple[Place, ...], texts: _Texts) -> Place | None:
        """The one of several places in the commune, EPCI or département that the row's SIREN and SIRET lead to."""
        codes, epci_codes, departements = self._around(texts) if places else (set(), set(), set())
        communes = {place: self.gazetteer.commune(place.code) for place in places if place.kind == "commune"}
        for fits in (
            [place for place in communes if place.code in codes],
            [place for place, commune in communes.items() if commune and commune.epci_code in epci_codes],
            [place for place in places if not departements.isdisjoint(place.departements)],
        ):
            if len(fits) == 1:
                return fits[0]
        return None

    def _around(self, texts: _Texts) -> tuple[set[str], set[str], set[str]]:
        """The communes, EPCI and départements that the row's SIREN and SIRET lead to."""
        communes, epci, departements = set(), set(), set()
        for target in ("epci_code", "place_code", "applicant_siret"):
            text = texts[target]
            siren = (siret_digits(text) or "")[:9] if text else ""
            commune = self.gazetteer.commune_of_siren(siren)
            if commune is not None:
                communes.add(commune.code)
                departements.add(commune.departement)
            epci_code = commune.epci_code if commune else siren
            if epci_code and self.gazetteer.epci_name(epci_code):
                epci.add(epci_code)
            if epci_code == siren:
                departements.update(self.gazetteer.names.departements_of_epci(epci_code))
        return communes, epci, departements

    def _note_unplaced(self, position: int, text: str, found: Found, departements: frozenset[str]) -> None:
        if found.places:
            self._note(position, text, "name_ambiguous", candidates=self._list(found.places))
            return
        elsewhere = self.gazetteer.names.find(text).places if departements else ()
        if elsewhere:
            told = ", ".join(sorted(departements))
            self._note(position, text, "name_elsewhere", departement=told, candidates=self._list(elsewhere))
        else:
            self._note(position, text, "name_unknown")

    def _applicant(self, text: str, texts: _Texts) -> Place | None:
        """The place that bears the applicant's name, where the kind or the département leaves no doubt.

        Where ``place_code`` tells a département, the applicant is that, not the commune of the same name.
        """
        if texts["place_code"] and departement_form(texts["place_code"]):
            return None
        departements = _departements(texts, self.gazetteer)
        found = self.gazetteer.names.find(text, departements=departements)
        is_sure = bool(departements) or found.told is not None or (found.only and found.only.kind != "commune")
        return found.only if is_sure and not found.is_repaired else None

    def _main(self, places: list[Place]) -> Place | None:
        """Of several EPCI or départements the most populous EPCI, None for none."""
        known = [(-(self.gazetteer.epci_population(place.code) or 0), place) for place in set(places)]
        return min(known)[1] if known else None

    def _postcode(self, position: int, text: str | None) -> str | None:
        postcode = postcode_of(text) if text else None
        if text is not None and (postcode is None or not self.gazetteer.names.departements_of(postcode)):
            self._note(position, text, "postcode_unknown", target="postcode")
            return None
        return postcode

    def _communes(self, places: Iterable[Place]) -> list[Commune]:
        found = (self.gazetteer.commune(place.code) for place in places if place.kind == "commune")
        return [commune for commune in found if commune is not None]

    def _list(self, places: Iterable[Place]) -> str:
        """A few of the places, and how many more there are."""
        written = [self._written(place) for place in places]
        more = len(written) - SHOWN_CANDIDATES
        return "; ".join(written[:SHOWN_CANDIDATES]) + (f" … (+{more})" if more > 0 else "")

    def _written(self, place: Place) -> str:
        if place.kind == "departement":
            return f"{place.name} ({place.code})"
        names = (found.name for code in place.departements if (found := self.gazetteer.departement(code)))
        return f"{place.name} ({place.code}, {', '.join(names)})"

    def _note(self, position: int, text: str, code: str, target: str = "place_name", **parameters: object) -> None:
        self.records.note(self.remarks, position, target, text, code, **parameters)
