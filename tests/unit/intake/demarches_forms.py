"""What a démarche asks and receives: champs, repeated blocks, dossiers, and the places that they name."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

DATE = datetime.date


@dataclass(frozen=True)
class Place:
    """A commune as the champs ``communes``, ``epci`` and ``departements`` name it."""

    code: str
    name: str
    postcode: str
    siren: str
    epci_code: str
    epci_name: str
    departement: str
    departement_name: str
    longitude: float
    latitude: float

    @property
    def departement_label(self) -> str:
        return f"{self.departement} – {self.departement_name}"


@dataclass(frozen=True)
class Champ:
    """A question; its kind is text, number, date, choice, multiple, linked, yes_no, checkbox, commune, epci,
    departement, siret or carte."""

    label: str
    kind: str = "text"


@dataclass(frozen=True)
class Block:
    """A repeated block: each line answers its champs."""

    stable_id: int
    label: str
    champs: tuple[Champ, ...]


@dataclass(frozen=True)
class Area:
    """A feature of a champ ``carte``: drawn by the applicant, or a parcel; private where an instructor drew it."""

    geometry: Mapping[str, Any]
    source: str = "selection_utilisateur"
    champ: str = "Périmètre du projet"
    description: str | None = None
    is_private: bool = False
    properties: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Dossier:
    """One application. ``answers`` are by label, those of ``blocks`` line by line, ``partners`` by champ SIRET."""

    number: str
    state: str
    email: str
    applicant: Mapping[str, Any]
    answers: Mapping[str, Any]
    blocks: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    partners: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    areas: tuple[Area, ...] = ()
    filed_at: datetime.datetime = datetime.datetime(2026, 3, 25, 10, 0, 0)
    handled_at: datetime.datetime = datetime.datetime(2026, 4, 2, 9, 15, 0)
    motivation: str | None = None


@dataclass(frozen=True)
class Form:
    """A démarche: what it asks and what it received; ``annotations`` are the instructors' own champs."""

    path: str
    is_legal_person: bool
    champs: tuple[Champ, ...]
    annotations: tuple[Champ, ...]
    blocks: tuple[Block, ...]
    dossiers: tuple[Dossier, ...]


PLACES = (
    Place("25056", "Besançon", "25000", "212500565", "242500361",
          "CU Grand Besançon Métropole", "25", "Doubs", 6.02, 47.24),
    Place("21231", "Dijon", "21000", "212102313", "242100410",
          "Dijon Métropole", "21", "Côte-d'Or", 5.04, 47.32),
    Place("39198", "Dole", "39100", "213901986", "200010650", "CA du Grand Dole", "39", "Jura", 5.49, 47.09),
    Place("70550", "Vesoul", "70000", "217005503", "247000011",
          "CA de Vesoul", "70", "Haute-Saône", 6.15, 47.62),
    Place("58194", "Nevers", "58000", "215801945", "245804406", "CA de Nevers", "58", "Nièvre", 3.16, 46.99),
    Place("71270", "Mâcon", "71000", "217102706", "200070308",
          "CA Mâconnais Beaujolais Agglomération", "71", "Saône-et-Loire", 4.83, 46.31),
    Place("89206", "Joigny", "89300", "218902062", "248900938", "CC du Jovinien", "89", "Yonne", 3.4, 47.98),
    Place("90010", "Belfort", "90000", "219000106", "200069052",
          "CA Grand Belfort", "90", "Territoire de Belfort", 6.86, 47.64),
    Place("21554", "Saint-Jean-de-Losne", "21170", "212105548", "242101509",
          "CC Rives de Saône", "21", "Côte-d'Or", 5.26, 47.1),
    Place("39300", "Lons-le-Saunier", "39000", "213903008", "200071116",
          "CA ECLA  (Espace Communautaire Lons Agglomération)", "39", "Jura", 5.56, 46.67),
)  # fmt: skip


def siret_of(siren: str) -> str:
    """The SIRET of a SIREN's first establishment, with its check digit."""
    start = f"{siren}0001"
    doubled = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(start))]
    return f"{start}{-sum(value - 9 if value > 9 else value for value in doubled) % 10}"


def public_body(place: Place, *, is_epci: bool) -> dict[str, Any]:
    """What the site knows of a commune or an EPCI by its SIRET."""
    siren = place.epci_code if is_epci else place.siren
    name = place.epci_name.upper() if is_epci else f"COMMUNE DE {place.name.upper()}"
    return {
        "Établissement SIRET": siret_of(siren),
        "Établissement siège social": "true",
        "Établissement NAF": "8411Z",
        "Établissement libellé NAF": "Administration publique générale",
        "Établissement Adresse": f"HOTEL DE VILLE\r\n1 PLACE DU MARCHE\r\n{place.postcode} {place.name.upper()}",
        "Établissement numero voie": "1",
        "Établissement type voie": "PLACE",
        "Établissement nom voie": "DU MARCHE",
        "Établissement code postal": place.postcode,
        "Établissement localité": place.name.upper(),
        "Établissement code INSEE localité": place.code,
        "Entreprise SIREN": siren,
        "Entreprise forme juridique": "Communauté d'agglomération" if is_epci else "Commune et commune nouvelle",
        "Entreprise forme juridique code": "7348" if is_epci else "7210",
        "Entreprise raison sociale": name,
        "Entreprise date de création": DATE(1983, 3, 1),
        "Entreprise état administratif": "actif",
    }


def square(place: Place, size: float = 0.01) -> dict[str, Any]:
    """A polygon whose south-west corner is the place."""
    west, south = place.longitude, place.latitude
    ring = [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def point(place: Place) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [place.longitude, place.latitude]}
