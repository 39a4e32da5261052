"""Where a row is by its address: the geocoder's point where one is asked for, else the commune at the address's end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..model.errors import TerritoiresError
from ..model.progress import Progress
from ..territories.gazetteer import Commune, Gazetteer
from .geocoder import Address, Answer, Geocoder
from .named_places import departements_told
from .place_codes import siret_digits
from .records import Records
from .remarks import Remarks
from .several_communes import Communes, gathered

MIN_SCORE = 0.6  # below it the service's own answers are often another street
MUNICIPALITY = "municipality"
_TAIL = re.compile(r"(?<![0-9])([0-9]{5})[\s,]+([^0-9,;]{2,}?)(?:\s+cedex(?:\s*[0-9]{1,2})?)?\s*$", re.IGNORECASE)


@dataclass
class Addressed:
    """What the addresses of some rows say, by position.

    Args:
        points: longitude and latitude, degrees (WGS 84).
        communes: the commune of the address.
    """

    points: dict[int, tuple[float, float]] = field(default_factory=dict)
    communes: dict[int, Communes] = field(default_factory=dict)


def read_addresses(
    records: Records,
    positions: Sequence[int],
    communes: Sequence[Communes | None],
    gazetteer: Gazetteer,
    geocoder: Geocoder | None,
    remarks: Remarks,
    progress: Progress,
) -> Addressed:
    """The places of the addresses that agree with the rest of their row.

    Args:
        positions: of the rows that have no usable coordinates.
        communes: (n,) those that each row names, where the address must lie.
        geocoder: None to ask nobody.
    """
    texts = records.column("address")
    reader = _Reader(records, communes, gazetteer, remarks)
    asked = [(position, text) for position in positions if (text := texts[position]) is not None]
    found = Addressed()
    if geocoder is not None and asked:
        reader.geocode(asked, geocoder, found, progress)
    for position, text in asked:
        if position not in found.points and communes[position] is None:
            commune = reader.commune_at_end(position, text)
            if commune is not None:
                found.communes.setdefault(position, commune)
    return found


class _Reader:
    """Asks for addresses, and takes what agrees with the row."""

    def __init__(
        self, records: Records, communes: Sequence[Communes | None], gazetteer: Gazetteer, remarks: Remarks
    ) -> None:
        self.records = records
        self.communes = communes
        self.gazetteer = gazetteer
        self.remarks = remarks
        self.postcodes = records.column("postcode")
        self.names = records.column("place_name")

    def geocode(self, asked: list[tuple[int, str]], geocoder: Geocoder, found: Addressed, progress: Progress) -> None:
        """Ask for each address once; when the service fails, the rest stays unasked, with a note on the whole file."""
        queries = [self._query(position, text) for position, text in asked]
        distinct = list(dict.fromkeys(queries))
        answers: dict[Address, Answer | None] = {}
        try:
            for batch in geocoder.answers(distinct, progress):
                answers.update(zip(distinct[len(answers) :], batch))
        except TerritoiresError as error:
            count = sum(query not in answers for query in queries)
            reason = error.parameters["value"]
            self.remarks.note(None, None, "address", reason, "addresses_unasked", count=count)
        for (position, text), query in zip(asked, queries):
            if query in answers:
                self._take(position, text, answers[query], found)

    def commune_at_end(self, position: int, text: str) -> Communes | None:
        """The commune of “12 rue des Granges 25000 Besançon”, where postcode and name lead to one alone."""
        tail = _TAIL.search(text)
        if tail is None:
            return None
        only = self.gazetteer.names.find(tail[2].strip(), postcode=tail[1]).only
        commune = self.gazetteer.commune(only.code) if only and only.kind == "commune" else None
        return gathered([commune]) if commune and self._agrees(position, commune) else None

    def _query(self, position: int, text: str) -> Address:
        communes = self.communes[position]
        if communes is not None and len(communes.named) == 1:
            return Address(text, communes.main.name, citycode=communes.main.code)
        postcode = (self.postcodes[position] or "").replace(" ", "")
        known = bool(self.gazetteer.names.communes_of(postcode))  # a CEDEX would rule every answer out
        return Address(text, self.names[position] or "", postcode=postcode if known else "")

    def _take(self, position: int, text: str, answer: Answer | None, found: Addressed) -> None:
        commune = self.gazetteer.commune(answer.citycode) if answer else None
        if answer is None or commune is None or answer.score < MIN_SCORE:
            score = "" if answer is None else f"{answer.score:.2f}"
            self._note(position, text, "address_not_found", score=score or "0")
        elif not self._agrees(position, commune):
            self._note(position, text, "address_contradicts", place=f"{commune.name} ({commune.code})")
        else:
            found.communes[position] = Communes(commune, (commune,))
            if answer.kind != MUNICIPALITY:
                found.points[position] = (answer.longitude, answer.latitude)

    def _agrees(self, position: int, commune: Commune) -> bool:
        """Whether a commune is one of the row's, else in its EPCI, and in its département."""
        communes = self.communes[position]
        if communes is not None:
            return commune in communes.named
        own_epci = (siret_digits(self.records.column("epci_code")[position] or "") or "")[:9]
        if self.gazetteer.epci_name(own_epci) and commune.epci_code != own_epci:
            return False
        told = departements_told(self.records, position, self.gazetteer)
        return not told or commune.departement in told

    def _note(self, position: int, text: str, code: str, **parameters: object) -> None:
        self.records.note(self.remarks, position, "address", text, code, **parameters)
