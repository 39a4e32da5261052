"""What the gazetteer knows of codes and names of places, to recognise the columns that hold them."""

from __future__ import annotations

import re
from functools import lru_cache

from ...model.folding import folded
from ...territories.gazetteer import Gazetteer
from ..place_codes import commune_form, departement_form, siret_digits

_AFTER_NAME = re.compile(r"\s*\(.*\)\s*$|\s+[0-9]{5}$")  # “Besançon (25000)”, “Besançon 25000”
_BEFORE_NAME = re.compile(r"^[0-9]{5}\s+[-–]?\s*")
_PARTS = re.compile(r"[^a-z0-9]+")
_SAINTS = {"st": "saint", "ste": "sainte", "cc": "", "ca": "", "cu": ""}
_KINDS = re.compile(
    r"^(communaute (de communes|d agglomeration|urbaine)|metropole)( (de la|du|des|de l|de|d|le|les|la|l))?\s+"
)


class KnownPlaces:
    """Looks at single cells."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._postcodes = frozenset(code for commune in gazetteer.communes for code in commune.postcodes)
        names = [*(one.name for one in gazetteer.communes), *(one.name for one in gazetteer.epci)]
        self._names = frozenset(map(name_key, names))
        self._departement_names = frozenset(name_key(one.name) for one in gazetteer.departements)

    def is_commune(self, text: str) -> bool:
        code = commune_form(text)
        return code is not None and self.gazetteer.commune(code) is not None

    def is_postcode(self, text: str) -> bool:
        return text.zfill(5) in self._postcodes

    def is_epci(self, text: str) -> bool:
        """Whether it is the SIREN or a SIRET of an EPCI."""
        digits = siret_digits(text)
        return digits is not None and self.gazetteer.epci_name(digits[:9]) is not None

    def is_authority(self, text: str) -> bool:
        """Whether it is the SIREN or a SIRET of an EPCI or a commune."""
        digits = siret_digits(text)
        return self.is_epci(text) or (digits is not None and self.gazetteer.commune_of_siren(digits[:9]) is not None)

    def is_departement(self, text: str) -> bool:
        code = departement_form(text)
        return code is not None and self.gazetteer.departement(code) is not None

    def is_departement_label(self, text: str) -> bool:
        """Whether it is a code with the département's name, as in “25 – Doubs”."""
        found = self.gazetteer.departement(departement_form(text) or "")
        return found is not None and name_key(text).endswith(name_key(found.name))

    def is_place_name(self, text: str) -> bool:
        """Whether it names a commune or an EPCI, possibly with its postcode."""
        return name_key(_AFTER_NAME.sub("", _BEFORE_NAME.sub("", text))) in self._names

    def is_departement_name(self, text: str) -> bool:
        return name_key(text) in self._departement_names


@lru_cache(maxsize=1)
def known_places(gazetteer: Gazetteer) -> KnownPlaces:
    return KnownPlaces(gazetteer)


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """A place's name without accents, hyphens and the kind of an EPCI."""
    words = [_SAINTS.get(word, word) for word in _PARTS.split(folded(name))]
    return _KINDS.sub("", " ".join(filter(None, words)))


def has_luhn(digits: str) -> bool:
    """Whether a SIREN or a SIRET passes the check of its last digit (ISO/IEC 7812-1)."""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(value - 9 * (value > 9) for value in doubled) % 10 == 0
