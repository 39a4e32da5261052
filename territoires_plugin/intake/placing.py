"""Where each project is: coordinates first, then codes; where both are known, the commune's code has the last word."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from ..model.progress import Progress
from ..model.tables import PRECISIONS
from ..territories.gazetteer import Commune, Gazetteer
from .contradictions import far_from_commune, note_far_from_epci
from .coordinates import Located, locate
from .mapping import Mapping
from .place_codes import CodedPlace, read_place_codes
from .records import Records
from .remarks import Remarks
from .source_table import no_geometry


@dataclass(frozen=True)
class Places:
    """The place of n rows.

    Args:
        geometry: EPSG:4326, None where no place was found.
        named: the commune that the row names by its code, which may have no place.
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
) -> Places:
    """The place of every row, with a note where two means contradict each other or one leads nowhere.

    Args:
        records: n rows.
        drawn: n geometries (EPSG:4326) or None that go before the rows' own.
    """
    coded = read_place_codes(records, gazetteer, remarks, progress)
    located = locate(records, drawn, mapping, gazetteer, remarks, progress)
    exact = located.usable() & ~far_from_commune(records, located, coded, remarks)
    note_far_from_epci(records, located, coded, exact, gazetteer, remarks, progress)
    told = _precisions_of_own_layer(records, located)
    own_epci = records.column("epci_code")
    found: list[CodedPlace | None] = []
    for position, (commune, by_code) in enumerate(zip(coded.communes, coded.places)):
        if exact[position]:
            found.append(_by_coordinates(position, commune, told[position], own_epci[position], located, gazetteer))
        else:
            found.append(by_code)
    epci_code = [one.epci_code if one else None for one in found]
    places = Places(
        _geometry(found, exact, located),
        commune_code=[one.commune_code if one else None for one in found],
        epci_code=epci_code,
        epci_name=[gazetteer.epci_name(code) if code else None for code in epci_code],
        precision=[one.precision if one else None for one in found],
        named=coded.communes,
    )
    _note_without_epci(records, places, remarks)
    return places


def _geometry(found: list[CodedPlace | None], exact: NDArray[np.bool_], located: Located) -> NDArray[np.object_]:
    """(n,) the coordinates' own geometry, else the point of the code, None where there is no place."""
    geometry = no_geometry(len(found))
    by_code = np.array([one is not None for one in found], dtype=bool) & ~exact
    places = [one for one, coded in zip(found, by_code) if one is not None and coded]
    geometry[by_code] = shapely.points([one.longitude for one in places], [one.latitude for one in places])
    geometry[exact] = located.geometry[exact]
    return geometry


def _by_coordinates(
    position: int,
    commune: Commune | None,
    told: str | None,
    own_epci: str | None,
    located: Located,
    gazetteer: Gazetteer,
) -> CodedPlace:
    """The place of usable coordinates. A row of our own layer brings its precision (``told``) and its EPCI along.

    The commune's EPCI goes before that around the point: near a border, simplified polygons could be wrong.
    """
    precision = told or "exact"
    around: str | None = located.epci_code[position]
    if precision == "departement":
        epci_code = None
    elif commune is not None:
        epci_code = commune.epci_code
    else:
        is_own = precision == "epci" and own_epci is not None and gazetteer.epci_name(own_epci) is not None
        epci_code = own_epci if is_own else around
    commune_code = commune.code if commune else None
    longitude, latitude = float(located.longitude[position]), float(located.latitude[position])
    return CodedPlace(precision, longitude, latitude, commune_code, epci_code)


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
