"""The codes that say where a project is: commune, EPCI, SIREN or SIRET, département."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..model.progress import Progress
from ..territories.gazetteer import Commune, Gazetteer
from .records import Records
from .remarks import Remarks
from .source_table import CACHE_SIZE, CHECK_EVERY

_COMMUNE = re.compile(r"[0-9]{5}|2[AB][0-9]{3}")
_DEPARTEMENT = re.compile(r"(97[0-9]|98[0-9]|[0-9]{1,2}|2[AB])(?:\s*[-–—].*)?")
PLACE_CODE_TARGETS = ("commune_code", "epci_code", "place_code", "applicant_siret", "departement_code")


@dataclass(frozen=True)
class CodedPlace:
    """A place known by its code, with the point that stands for it (degrees, WGS 84)."""

    precision: str
    longitude: float
    latitude: float
    commune_code: str | None = None
    epci_code: str | None = None


@dataclass(frozen=True)
class Coded:
    """What the codes of each of n rows say.

    Args:
        communes: the commune that the row names by its code, None where it names none.
        places: the place of the best code, None where no code leads anywhere.
    """

    communes: list[Commune | None]
    places: list[CodedPlace | None]


def read_place_codes(records: Records, gazetteer: Gazetteer, remarks: Remarks, progress: Progress) -> Coded:
    """The place of every row by its codes alone: commune, else EPCI, SIREN or SIRET, else département."""
    return _Reader(records, gazetteer, remarks).read(progress)


@lru_cache(maxsize=CACHE_SIZE)
def commune_form(text: str) -> str | None:
    """A commune's code in its official form, from one that lost its zero or came as a number; None for another form."""
    code = _bare(text)
    if re.fullmatch(r"[0-9]{4}", code):
        code = "0" + code
    return code if _COMMUNE.fullmatch(code) else None


@lru_cache(maxsize=CACHE_SIZE)
def departement_form(text: str) -> str | None:
    """A département's code from ``1``, ``01``, ``2a``, ``971`` or ``25 – Doubs``; None for another form."""
    match = _DEPARTEMENT.fullmatch(re.sub(r"\.0+$", "", text.strip().upper()))
    return match[1].zfill(2) if match else None


@lru_cache(maxsize=CACHE_SIZE)
def siret_digits(text: str) -> str | None:
    """The 9 digits of a SIREN or the 14 of a SIRET, blanks and a spreadsheet's ``.0`` taken off; None otherwise."""
    digits = re.sub(r"[\s.]", "", re.sub(r"\.0+$", "", text))
    return digits if re.fullmatch(r"[0-9]{9}(?:[0-9]{5})?", digits) else None


def _bare(text: str) -> str:
    return re.sub(r"\s", "", re.sub(r"\.0+$", "", text.strip())).upper()


class _Reader:
    """Reads the codes of each row in the order in which they are trusted, and notes those that lead nowhere."""

    def __init__(self, records: Records, gazetteer: Gazetteer, remarks: Remarks) -> None:
        self.records = records
        self.gazetteer = gazetteer
        self.remarks = remarks

    def read(self, progress: Progress) -> Coded:
        columns = {target: self.records.column(target) for target in PLACE_CODE_TARGETS}
        communes: list[Commune | None] = []
        places: list[CodedPlace | None] = []
        for position in range(len(self.records)):
            if position % CHECK_EVERY == 0:
                progress.check()
            texts = {target: column[position] for target, column in columns.items()}
            commune = self._commune(position, texts)
            communes.append(commune)
            places.append(
                self._of_commune(commune)
                if commune
                else self._of_sirens(position, texts) or self._of_departement(position, texts)
            )
        return Coded(communes, places)

    def _commune(self, position: int, texts: dict[str, str | None]) -> Commune | None:
        for target in ("commune_code", "place_code"):
            text = texts[target]
            code = commune_form(text) if text else None
            if text is None or (target == "place_code" and code is None):
                continue
            commune = self.gazetteer.commune(code) if code else None
            if commune is None:
                self._note(position, target, text, "commune_unknown")
                continue
            if commune.code != code:
                self._note(position, target, text, "commune_former", name=commune.name, current=commune.code)
            elif _bare(text) != code:
                self._note(position, target, text, "code_repaired", written=code)
            return commune
        return None

    def _of_commune(self, commune: Commune) -> CodedPlace | None:
        """The commune's own point; where none is known, that of its EPCI, else that of its département.

        No other code of the row is asked then: an applicant's SIRET would lead to another end of the world.
        """
        if commune.longitude is not None and commune.latitude is not None:
            return CodedPlace("commune", commune.longitude, commune.latitude, commune.code, commune.epci_code)
        of_epci = self._of_epci(commune.epci_code, commune.code)
        return of_epci or self._departement_point(commune.departement, commune.code)

    def _of_epci(self, epci_code: str | None, commune_code: str | None = None) -> CodedPlace | None:
        point = self.gazetteer.epci_point(epci_code) if epci_code else None
        return CodedPlace("epci", *point, commune_code, epci_code) if point else None

    def _of_sirens(self, position: int, texts: dict[str, str | None]) -> CodedPlace | None:
        """The first code of nine or fourteen digits that is an EPCI's or a commune's."""
        for target in ("epci_code", "place_code", "applicant_siret"):
            text = texts[target]
            digits = siret_digits(text) if text else None
            if text is None or (target == "place_code" and _has_another_form(text)):
                continue
            place = self._of_siren(digits[:9]) if digits else None
            if place is not None:
                return place
            if target != "applicant_siret":  # an association's SIRET is no place, and no mistake
                self._note(position, target, text, "epci_unknown" if target == "epci_code" else "place_unknown")
        return None

    def _of_siren(self, siren: str) -> CodedPlace | None:
        commune = self.gazetteer.commune_of_siren(siren)
        return self._of_epci(siren) or (self._of_commune(commune) if commune else None)

    def _of_departement(self, position: int, texts: dict[str, str | None]) -> CodedPlace | None:
        for target in ("place_code", "departement_code"):
            text = texts[target]
            if text is None or (target == "place_code" and departement_form(text) is None):
                continue
            place = self._departement_point(departement_form(text))
            if place is not None:
                return place
            self._note(position, target, text, "departement_unknown")
        return None

    def _departement_point(self, code: str | None, commune_code: str | None = None) -> CodedPlace | None:
        found = self.gazetteer.departement(code) if code else None
        if found is None or found.longitude is None or found.latitude is None:
            return None
        return CodedPlace("departement", found.longitude, found.latitude, commune_code)

    def _note(self, position: int, target: str, text: str, code: str, **parameters: object) -> None:
        self.records.note(self.remarks, position, target, text, code, **parameters)


def _has_another_form(text: str) -> bool:
    return commune_form(text) is not None or departement_form(text) is not None
