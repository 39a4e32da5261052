"""What the first cells of a column look like: the shares of them that could be this or that."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from statistics import median

from ..dates import read_date
from ..numbers import read_amount, read_coordinate
from ..place_codes import siret_digits
from .places_known import KnownPlaces, has_luhn

SAMPLE = 250  # distinct texts of a column that are looked at
LONGEST_CELL = 500  # characters of a text that are looked at
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_PHONE = re.compile(r"(?:\+33|0033|0)\s?[1-9](?:[\s.-]?[0-9]{2}){4}")
_WKT = re.compile(r"(?:SRID=[0-9]+;)?\s*(?:MULTI)?(?:POINT|LINESTRING|POLYGON)\s*(?:Z|M|ZM)?\s*\(", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_DECIMALS = re.compile(r"[.,][0-9]{3,}")
_AUTHORITY = re.compile(
    r"(commune|ville|mairie|departement|département|conseil|cc|ca|cu|communaut|metropole|métropole|syndicat|petr|sivom|sivu|"
    r"association|region|région|sas|sarl|sa|scic|office|etablissement|établissement)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Profile:
    """A column's name, position and first cells.

    Args:
        filled: texts that are not blank, in order.
        row_count: rows looked at, blank cells among them.
    """

    position: int
    name: str
    filled: tuple[str, ...]
    row_count: int
    places: KnownPlaces = field(repr=False, compare=False)

    @cached_property
    def counts(self) -> Counter[str]:
        return Counter(self.filled)

    @cached_property
    def sample(self) -> tuple[str, ...]:
        return tuple(text[:LONGEST_CELL] for text in list(self.counts)[:SAMPLE])

    @property
    def filled_share(self) -> float:
        return len(self.filled) / self.row_count if self.row_count else 0.0

    @property
    def distinct_share(self) -> float:
        return len(self.counts) / len(self.filled) if self.filled else 0.0

    def share(self, holds: Callable[[str], object]) -> float:
        """The share of the sample's distinct texts for which it holds; 0 without any."""
        return sum(bool(holds(text)) for text in self.sample) / len(self.sample) if self.sample else 0.0

    @cached_property
    def median_length(self) -> float:
        return median(map(len, self.sample)) if self.sample else 0.0

    @cached_property
    def letters(self) -> float:
        """The share of texts in which letters prevail."""
        return self.share(lambda text: 2 * len(_LETTER.findall(text)) > len(text.replace(" ", "")))

    @cached_property
    def amounts(self) -> float:
        return self.share(lambda text: _amount(text) is not None)

    @cached_property
    def typical_amount(self) -> float:
        read = [amount for amount in map(_amount, self.sample) if amount is not None]
        return median(read) if read else 0.0

    @cached_property
    def dates(self) -> float:
        return self.share(read_date)

    @cached_property
    def personal(self) -> float:
        return self.share(lambda text: ("@" in text and _EMAIL.search(text)) or _PHONE.fullmatch(text.strip()))

    @cached_property
    def wkt(self) -> float:
        return self.share(_WKT.match)

    @cached_property
    def sirets(self) -> float:
        return self.share(siret_digits)

    @cached_property
    def true_sirets(self) -> float:
        return self.share(lambda text: has_luhn(siret_digits(text) or "1"))

    @cached_property
    def authorities(self) -> float:
        return self.share(self.places.is_authority)

    @cached_property
    def epci(self) -> float:
        return self.share(self.places.is_epci)

    @cached_property
    def communes(self) -> float:
        return self.share(self.places.is_commune)

    @cached_property
    def fives(self) -> float:
        """The share of texts of five characters: four digits could be a year as well as a code that lost its zero."""
        return self.share(lambda text: len(text) == 5)

    @cached_property
    def postcodes(self) -> float:
        return self.share(self.places.is_postcode)

    @cached_property
    def departements(self) -> float:
        return self.share(self.places.is_departement)

    @cached_property
    def place_names(self) -> float:
        return self.share(self.places.is_place_name)

    @cached_property
    def departement_names(self) -> float:
        return self.share(self.places.is_departement_name)

    @cached_property
    def organisations(self) -> float:
        return self.share(_AUTHORITY.match)

    def between(self, low: float, high: float) -> float:
        """The share of texts that are numbers in these bounds."""
        return self.share(lambda text: low <= (read_coordinate(text) or 0.0) <= high and read_coordinate(text))

    @cached_property
    def decimals(self) -> float:
        """The share of texts with three decimals or more."""
        return self.share(_DECIMALS.search)


def profiles_of(columns: Sequence[str], cells: Sequence[Sequence[str | None]], places: KnownPlaces) -> list[Profile]:
    return [
        Profile(position, name, tuple(filter(None, texts)), len(texts), places)
        for position, (name, texts) in enumerate(zip(columns, cells))
    ]


def _amount(text: str) -> float | None:
    amount = read_amount(text)
    return amount.value if amount else None
