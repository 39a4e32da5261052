"""Communes, EPCI and départements by their codes, with a point inside each: no polygon is read for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .place_names import PlaceNames


@dataclass(frozen=True)
class Commune:
    """A current commune.

    Args:
        code: INSEE code; ``departement``, ``region``: INSEE codes.
        siren: None overseas where the communes of the collectivity have none in the source.
        population: municipal population, None for the uninhabited territories that are not counted.
        epci_code: None on four islands and in the overseas collectivities, which have no EPCI.
        longitude, latitude: a point inside the commune, degrees (WGS 84); None where no outline is known.
    """

    code: str
    name: str
    siren: str | None
    population: int | None
    epci_code: str | None
    departement: str
    region: str
    postcodes: tuple[str, ...]
    longitude: float | None
    latitude: float | None


@dataclass(frozen=True)
class FormerName:
    """The name of a commune déléguée or associée, or of an arrondissement, and the current commune that holds it."""

    former_code: str
    name: str
    commune_code: str


@dataclass(frozen=True)
class Departement:
    """A département or an overseas collectivity, with a point inside it (None where no outline is known)."""

    code: str
    name: str
    region: str
    region_name: str
    longitude: float | None
    latitude: float | None


@dataclass(frozen=True)
class Epci:
    """The name and municipal population of an EPCI, and a point inside its polygon."""

    code: str
    name: str
    population: int
    longitude: float
    latitude: float


class Gazetteer:
    """Looks things up by code; what is not known is None, never an error."""

    def __init__(
        self,
        communes: Iterable[Commune],
        former_codes: Mapping[str, str],
        epci: Iterable[Epci],
        departements: Iterable[Departement],
        former_names: Iterable[FormerName] = (),
    ) -> None:
        self.communes: tuple[Commune, ...] = tuple(communes)
        self.departements: tuple[Departement, ...] = tuple(departements)
        self.former_names: tuple[FormerName, ...] = tuple(former_names)
        self._by_code = {commune.code: commune for commune in self.communes}
        self._by_siren = {commune.siren: commune for commune in self.communes if commune.siren}
        self._former = dict(former_codes)
        self.epci: tuple[Epci, ...] = tuple(epci)
        self._epci = {one.code: one for one in self.epci}
        self._departements = {one.code: one for one in self.departements}

    def commune(self, code: str) -> Commune | None:
        """The commune of a current INSEE code, or the one that a former code belongs to today.

        Former codes: communes that merged, communes déléguées and associées, arrondissements of Paris, Lyon, Marseille.
        """
        return self._by_code.get(code) or self._by_code.get(self._former.get(code, ""))

    @cached_property
    def names(self) -> PlaceNames:
        """The same places by their names; read when first asked for."""
        from .place_names import PlaceNames

        return PlaceNames(self)

    def commune_of_siren(self, siren: str) -> Commune | None:
        return self._by_siren.get(siren)

    def epci_name(self, code: str) -> str | None:
        epci = self._epci.get(code)
        return epci.name if epci else None

    def epci_population(self, code: str) -> int | None:
        """The municipal population of an EPCI."""
        epci = self._epci.get(code)
        return epci.population if epci else None

    def epci_point(self, code: str) -> tuple[float, float] | None:
        """Longitude and latitude of a point inside the polygon of an EPCI."""
        epci = self._epci.get(code)
        return (epci.longitude, epci.latitude) if epci else None

    def departement(self, code: str) -> Departement | None:
        return self._departements.get(code)
