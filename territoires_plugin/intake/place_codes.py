"""The codes that say where a project is: commune, EPCI, SIREN or SIRET, département."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..model.codes import SEPARATOR
from ..model.progress import Progress
from ..territories.gazetteer import Commune, Gazetteer
from .records import Records
from .remarks import Remarks
from .several_communes import Communes, gathered
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
        communes: those that the row names by their codes, None where it names none.
        places: the place of the best code, None where no code leads anywhere.
        of_project: whether that place is one of the project itself, not its applicant's nor a whole département.
    """

    communes: list[Communes | None]
    places: list[CodedPlace | None]
    of_project: list[bool]

    @property
    def main(self) -> list[Commune | None]:
        """The commune that stands for those of each row."""
        return [communes.main if communes else None for communes in self.communes]


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


def told_departement(text: str, gazetteer: Gazetteer) -> str | None:
    """The code of a département that is told by its code or its name."""
    return departement_form(text) or gazetteer.names.departement_code(text)


def place_of_communes(communes: Communes, gazetteer: Gazetteer) -> CodedPlace | None:
    """The main commune's own point; where none is known, that of its EPCI, else that of its département.

    No other code of the row is asked then: an applicant's SIRET would lead to another end of the world.
    """
    main = communes.main
    if main.longitude is not None and main.latitude is not None:
        return CodedPlace("commune", main.longitude, main.latitude, communes.codes, main.epci_code)
    of_epci = place_of_epci(main.epci_code, gazetteer, communes.codes)
    return of_epci or place_of_departement(main.departement, gazetteer, communes.codes)


def place_of_epci(epci_code: str | None, gazetteer: Gazetteer, commune_code: str | None = None) -> CodedPlace | None:
    point = gazetteer.epci_point(epci_code) if epci_code else None
    return CodedPlace("epci", *point, commune_code, epci_code) if point else None


def place_of_departement(code: str | None, gazetteer: Gazetteer, commune_code: str | None = None) -> CodedPlace | None:
    found = gazetteer.departement(code) if code else None
    if found is None or found.longitude is None or found.latitude is None:
        return None
    return CodedPlace("departement", found.longitude, found.latitude, commune_code)


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
        coded = Coded([], [], [])
        for position in range(len(self.records)):
            if position % CHECK_EVERY == 0:
                progress.check()
            texts = {target: column[position] for target, column in columns.items()}
            communes = self._communes(position, texts)
            coded.communes.append(communes)
            if communes:
                place, is_of_project = place_of_communes(communes, self.gazetteer), True
            else:
                place, is_of_project = self._of_sirens(position, texts)
                place = place or self._of_departement(position, texts)
            coded.places.append(place)
            coded.of_project.append(is_of_project)
        return coded

    def _communes(self, position: int, texts: dict[str, str | None]) -> Communes | None:
        for target in ("commune_code", "place_code"):
            parts = [part for part in map(str.strip, (texts[target] or "").split(SEPARATOR)) if part]
            if target == "commune_code" or all(commune_form(part) for part in parts):
                communes = gathered(found for part in parts if (found := self._commune(position, target, part)))
                if communes:
                    return communes
        return None

    def _commune(self, position: int, target: str, text: str) -> Commune | None:
        code = commune_form(text)
        commune = self.gazetteer.commune(code) if code else None
        if commune is None:
            self._note(position, target, text, "commune_unknown")
        elif commune.code != code:
            self._note(position, target, text, "commune_former", name=commune.name, current=commune.code)
        elif _bare(text) != code:
            self._note(position, target, text, "code_repaired", written=code)
        return commune

    def _of_sirens(self, position: int, texts: dict[str, str | None]) -> tuple[CodedPlace | None, bool]:
        """The first code of nine or fourteen digits that is an EPCI's or a commune's; whether it is the project's."""
        for target in ("epci_code", "place_code", "applicant_siret"):
            text = texts[target]
            digits = siret_digits(text) if text else None
            if text is None or (target == "place_code" and _has_another_form(text)):
                continue
            place = self._of_siren(digits[:9]) if digits else None
            if place is not None:
                return place, target != "applicant_siret"
            if target != "applicant_siret":  # an association's SIRET is no place, and no mistake
                self._note(position, target, text, "epci_unknown" if target == "epci_code" else "place_unknown")
        return None, False

    def _of_siren(self, siren: str) -> CodedPlace | None:
        commune = self.gazetteer.commune_of_siren(siren)
        if commune is not None:
            return place_of_communes(Communes(commune, (commune,)), self.gazetteer)
        return place_of_epci(siren, self.gazetteer)

    def _of_departement(self, position: int, texts: dict[str, str | None]) -> CodedPlace | None:
        for target in ("place_code", "departement_code"):
            text = texts[target]
            if text is None or (target == "place_code" and departement_form(text) is None):
                continue
            place = place_of_departement(told_departement(text, self.gazetteer), self.gazetteer)
            if place is not None:
                return place
            self._note(position, target, text, "departement_unknown")
        return None

    def _note(self, position: int, target: str, text: str, code: str, **parameters: object) -> None:
        self.records.note(self.remarks, position, target, text, code, **parameters)


def _has_another_form(text: str) -> bool:
    return commune_form(text) is not None or departement_form(text) is not None
