"""Coordinates against the codes of the same row: both cannot be right when they are more than 20 km apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Optional

import numpy as np
import shapely
from numpy.typing import NDArray

from ..model.progress import Progress
from ..territories.gazetteer import Commune, Gazetteer
from ..territories.projection import WGS84
from ..territories.reference import load_epci
from .coordinates import Located
from .distances import TOLERANCE_M, distance_m, distance_to_m
from .overseas import metres_beyond
from .place_codes import siret_digits
from .records import Records
from .remarks import Remarks
from .reprojection import to_wgs84
from .source_table import as_objects

MainCommunes = Sequence[Optional[Commune]]


def far_from_commune(
    records: Records, located: Located, communes: MainCommunes, code: str, remarks: Remarks
) -> NDArray[np.bool_]:
    """(n,) whether the coordinates are more than 20 km from the commune that the row names, each noted.

    A commune may be larger than that (Arles, Maripasoula): nearest to its own point, the coordinates agree with it.
    One without a point is in an overseas collectivity, and the coordinates then should be there.

    Args:
        communes: n communes or None.
        code: of the note, which says which of the two is followed.
    """
    contradicted = np.zeros(len(records), dtype=bool)
    for position, metres in {**_from_points(located, communes), **_from_collectivities(located, communes)}.items():
        commune = communes[position]
        if commune is not None and metres > TOLERANCE_M:
            contradicted[position] = True
            _note(records, position, "commune_code", commune.code, code, commune.name, metres, located, remarks)
    return contradicted


def note_far_from_epci(
    records: Records,
    located: Located,
    communes: Sequence[object],
    exact: NDArray[np.bool_],
    gazetteer: Gazetteer,
    remarks: Remarks,
    progress: Progress,
) -> None:
    """Note the rows without a commune whose coordinates win although they are more than 20 km from their epci_code."""
    by_epci: dict[str, list[int]] = defaultdict(list)
    for position, text in records.filled("epci_code", progress):
        epci_code = (siret_digits(text) or "")[:9]
        if exact[position] and communes[position] is None and epci_code != located.epci_code[position]:
            by_epci[epci_code].append(position)
    epci = load_epci()
    surfaces = dict(zip(epci["epci_code"], to_wgs84(as_objects(list(epci.geometry)), epci.crs or WGS84)))
    for epci_code, positions in by_epci.items():
        progress.check()
        surface, name = surfaces.get(epci_code), gazetteer.epci_name(epci_code)
        if surface is not None and name is not None and not shapely.is_empty(surface):
            metres = distance_to_m(surface, located.longitude[positions], located.latitude[positions])
            for position, far in zip(positions, metres):
                if far > TOLERANCE_M:
                    code = "coordinates_far_from_epci"
                    _note(records, position, "epci_code", epci_code, code, name, far, located, remarks)


def _from_points(located: Located, communes: MainCommunes) -> dict[int, float]:
    """Metres to the point of the commune named, where another commune's point is nearer."""
    checked = [
        position
        for position in np.flatnonzero(located.usable()).tolist()
        if _has_point(communes[position]) and communes[position] is not located.nearest[position]
    ]
    named = [commune for position in checked if (commune := communes[position]) is not None]
    metres = distance_m(
        located.longitude[checked],
        located.latitude[checked],
        np.array([commune.longitude for commune in named], dtype=float),
        np.array([commune.latitude for commune in named], dtype=float),
    )
    return dict(zip(checked, metres.tolist()))


def _from_collectivities(located: Located, communes: MainCommunes) -> dict[int, float]:
    """Metres to the overseas collectivity of the commune named, where the coordinates are not there."""
    found: dict[int, float] = {}
    for position in np.flatnonzero(located.usable()).tolist():
        commune = communes[position]
        if commune is not None and not _has_point(commune):
            longitude, latitude = float(located.longitude[position]), float(located.latitude[position])
            metres = metres_beyond(commune.departement, longitude, latitude)
            if metres is not None:
                found[position] = metres
    return found


def _has_point(commune: Commune | None) -> bool:
    return commune is not None and commune.longitude is not None


def _note(
    records: Records,
    position: int,
    target: str,
    value: str,
    code: str,
    name: str,
    metres: float,
    located: Located,
    remarks: Remarks,
) -> None:
    coordinates = f"{located.longitude[position]:.6g}, {located.latitude[position]:.6g}"
    distance = f"{metres / 1000:.0f}"
    records.note(remarks, position, target, value, code, coordinates=coordinates, name=name, distance=distance)
