"""Where a row without coordinates is: by its codes and its names, whichever leaves less to chance."""

from __future__ import annotations

from ..territories.gazetteer import Gazetteer
from ..territories.name_index import Place
from .named_places import Named
from .place_codes import Coded, CodedPlace, place_of_communes, place_of_departement, place_of_epci
from .several_communes import Communes


def place_by_words(
    position: int, communes: Communes | None, coded: Coded, named: Named, gazetteer: Gazetteer
) -> CodedPlace | None:
    """The place of a row without usable coordinates, by what leaves least to chance.

    The communes; what a code of the project says; the EPCI named; the applicant's SIRET; the applicant's name; last the
    département, by code or by name.
    """
    if communes is not None:
        return place_of_communes(communes, gazetteer)
    by_code, by_name, applicant = coded.places[position], named.places[position], named.applicants[position]
    if by_code is not None and coded.of_project[position]:
        return by_code
    if by_name is not None and by_name.kind == "epci":
        return _of_name(by_name, gazetteer)
    if by_code is not None and by_code.precision != "departement":
        return by_code
    return _of_name(applicant, gazetteer) or by_code or _of_name(by_name, gazetteer)


def _of_name(place: Place | None, gazetteer: Gazetteer) -> CodedPlace | None:
    if place is None:
        return None
    if place.kind == "epci":
        return place_of_epci(place.code, gazetteer)
    commune = gazetteer.commune(place.code) if place.kind == "commune" else None
    if commune is not None:
        return place_of_communes(Communes(commune, (commune,)), gazetteer)
    return place_of_departement(place.code, gazetteer)


def told_of_project(position: int, coded: Coded, named: Named) -> bool:
    """Whether a row tells the EPCI of the project itself by a code or a name."""
    by_name = named.places[position]
    return coded.of_project[position] or (by_name is not None and by_name.kind == "epci")
