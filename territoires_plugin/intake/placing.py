"""Where each project is: coordinates, then its address, codes and names; a commune's code has the last word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np
import shapely
from numpy.typing import NDArray

from ..model.progress import Progress
from ..model.tables import PRECISIONS
from ..territories.gazetteer import Commune, Gazetteer
from .addresses import read_addresses
from .contradictions import far_from_commune, note_far_from_epci
from .coordinates import Located, locate, with_points
from .geocoder import Geocoder
from .mapping import Mapping
from .named_places import Named, read_named_places
from .place_by_words import place_by_words, told_of_project
from .place_codes import Coded, CodedPlace, read_place_codes
from .records import Records
from .remarks import Remarks
from .several_communes import Communes, note_several_epci
from .source_table import no_geometry
from .spreads import Shares, note_spread, read_spreads
from .wider_applicants import hold_back_wider

OwnCommunes = list[Optional[Communes]]

OWN_PLACE_TARGETS = ("place_name", "commune_code", "place_code", "postcode", "address")


@dataclass(frozen=True)
class Places:
    """The place of n rows.

    Args:
        geometry: EPSG:4326, None where no place was found.
        named: the commune that the row names, which may have no place.
    """

    geometry: NDArray[np.object_]
    commune_code: list[str | None]
    epci_code: list[str | None]
    epci_name: list[str | None]
    precision: list[str | None]
    named: list[Commune | None]


def place(
    records: Records,
    drawn: NDArray[np.object_],
    mapping: Mapping,
    gazetteer: Gazetteer,
    remarks: Remarks,
    progress: Progress,
    geocoder: Geocoder | None = None,
) -> Places:
    """The place of every row, with a note where two means contradict each other or one leads nowhere.

    Args:
        records: n rows.
        drawn: n geometries (EPSG:4326) or None that go before the rows' own.
        geocoder: asked for the addresses of the rows without usable coordinates; None to ask nobody.
    """
    coded = read_place_codes(records, gazetteer, remarks, progress)
    located = locate(records, drawn, mapping, coded.communes, gazetteer, remarks, progress)
    by_code = _compared(coded.communes, located)
    exact = located.usable() & ~far_from_commune(records, located, by_code, "coordinates_contradict", remarks)
    named = read_named_places(records, coded, exact, gazetteer, remarks, progress)
    communes = _communes(records, coded, named, located, exact, remarks)
    note_far_from_epci(records, located, communes, exact, gazetteer, remarks, progress)
    unlocated = ~located.usable()
    addresses = np.flatnonzero(unlocated).tolist()
    addressed = read_addresses(records, addresses, communes, gazetteer, geocoder, remarks, progress)
    located = with_points(located, addressed.points, gazetteer, progress)
    exact |= unlocated & located.usable()
    shown = [own or addressed.communes.get(position) for position, own in enumerate(communes)]
    spreads = read_spreads(located.geometry, exact, progress)
    told = _precisions_of_own_layer(records, located)
    found: list[CodedPlace | None] = []
    for position, own in enumerate(shown):
        if exact[position]:
            found.append(_by_coordinates(records, position, own, told[position], located, spreads, gazetteer))
        else:
            found.append(place_by_words(position, own, coded, named, gazetteer))
    is_told = [own is not None or told_of_project(at, coded, named) for at, own in enumerate(communes)]
    hold_back_wider(records, found, is_told, remarks)
    _note_at_applicant(records, found, exact, is_told, gazetteer, remarks)
    _note_several(records, found, shown, spreads, gazetteer, remarks)
    epci_code = [one.epci_code if one else None for one in found]
    places = Places(
        _geometry(found, exact, located),
        commune_code=[one.commune_code if one else None for one in found],
        epci_code=epci_code,
        epci_name=[gazetteer.epci_name(code) if code else None for code in epci_code],
        precision=[one.precision if one else None for one in found],
        named=[own.main if own else None for own in shown],
    )
    _note_without_epci(records, places, remarks)
    return places


def _communes(
    records: Records, coded: Coded, named: Named, located: Located, exact: NDArray[np.bool_], remarks: Remarks
) -> OwnCommunes:
    """The communes of each row: by code, else by name where its coordinates do not speak against it."""
    by_name = _compared(named.communes, located)
    misnamed = exact & far_from_commune(records, located, by_name, "coordinates_far_from_name", remarks)
    return [
        code or (None if wrong else name)
        for code, name, wrong in zip(coded.communes, named.communes, misnamed.tolist())
    ]


def _compared(communes: OwnCommunes, located: Located) -> list[Commune | None]:
    """The commune of each row that its coordinates are held against: the nearest of several."""
    nearest = located.nearest.tolist()
    return [None if own is None else near if near in own.named else own.main for own, near in zip(communes, nearest)]


def _geometry(found: list[CodedPlace | None], exact: NDArray[np.bool_], located: Located) -> NDArray[np.object_]:
    """(n,) the coordinates' own geometry, else the point of the code, None where there is no place."""
    geometry = no_geometry(len(found))
    by_code = np.array([one is not None for one in found], dtype=bool) & ~exact
    places = [one for one, coded in zip(found, by_code) if one is not None and coded]
    geometry[by_code] = shapely.points([one.longitude for one in places], [one.latitude for one in places])
    geometry[exact] = located.geometry[exact]
    return geometry


def _by_coordinates(
    records: Records,
    position: int,
    communes: Communes | None,
    told: str | None,
    located: Located,
    spreads: dict[int, Shares],
    gazetteer: Gazetteer,
) -> CodedPlace:
    """The place of usable coordinates. A row of our own layer brings its precision (``told``) and its EPCI along.

    The commune's EPCI goes before that around the point: near a border, simplified polygons could be wrong.
    """
    precision = told or "exact"
    around: str | None = spreads[position][0][0] if position in spreads else located.epci_code[position]
    own_epci = records.column("epci_code")[position]
    if precision == "departement":
        epci_code = None
    elif communes is not None:
        is_around = around in (commune.epci_code for commune in communes.named)
        epci_code = around if is_around else communes.main.epci_code
    else:
        is_own = precision == "epci" and own_epci is not None and gazetteer.epci_name(own_epci) is not None
        epci_code = own_epci if is_own else around
    longitude, latitude = float(located.longitude[position]), float(located.latitude[position])
    return CodedPlace(precision, longitude, latitude, communes.codes if communes else None, epci_code)


def _note_at_applicant(
    records: Records,
    found: list[CodedPlace | None],
    exact: NDArray[np.bool_],
    is_told: list[bool],
    gazetteer: Gazetteer,
    remarks: Remarks,
) -> None:
    """Of a row that names a place which leads nowhere: that it stands where its applicant is, and where that is."""
    told = [records.column(target) for target in OWN_PLACE_TARGETS]
    for position, place in enumerate(found):
        if place is None or exact[position] or is_told[position] or place.precision not in ("commune", "epci"):
            continue
        text = next((column[position] for column in told if column[position]), None)
        if text is not None:
            commune = gazetteer.commune(place.commune_code) if place.commune_code else None
            name = commune.name if commune else gazetteer.epci_name(place.epci_code or "")
            records.note(remarks, position, "applicant", text, "placed_at_applicant", name=name)


def _note_several(
    records: Records,
    found: list[CodedPlace | None],
    communes: OwnCommunes,
    spreads: dict[int, Shares],
    gazetteer: Gazetteer,
    remarks: Remarks,
) -> None:
    """Say of each row that lies in several EPCI which one it counts in."""
    for position, (place, own) in enumerate(zip(found, communes)):
        if place is not None and place.epci_code is not None:
            if position in spreads:
                note_spread(records, position, spreads[position], place.epci_code, gazetteer, remarks)
            elif own is not None:
                note_several_epci(records, position, own, gazetteer, remarks)


def _precisions_of_own_layer(records: Records, located: Located) -> list[str | None]:
    """The precision of a row of our own layer, which its geometry alone does not tell."""
    if not records.is_geodata:
        return [None] * len(records)
    told = records.column("location_precision")
    return [text if own and text in PRECISIONS else None for text, own in zip(told, located.from_layer.tolist())]


def _note_without_epci(records: Records, places: Places, remarks: Remarks) -> None:
    for position, (precision, code) in enumerate(zip(places.precision, places.epci_code)):
        if code is None and precision in ("exact", "commune"):
            records.note(remarks, position, "epci_code", None, "epci_none")
