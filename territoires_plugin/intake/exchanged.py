"""Longitude and latitude in each other's place: put right where the commune that the row names says so as well."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

import numpy as np
import shapely
from numpy.typing import NDArray

from ..territories.gazetteer import Commune
from .distances import TOLERANCE_M, Floats, distance_m
from .several_communes import Communes

OwnCommunes = Sequence[Optional[Communes]]


def witness(longitude: float, latitude: float, communes: Communes | None) -> Commune | None:
    """The named commune whose point is at most 20 km from a point, None where there is none."""
    named = communes.named if communes else ()
    return next((one for one in named if _metres(longitude, latitude, one) <= TOLERANCE_M), None)


def exchanged(geometry: shapely.Geometry) -> shapely.Geometry:
    """The same geometry with its two axes in each other's place."""
    return shapely.transform(geometry, lambda coordinates: coordinates[:, ::-1])


def witnesses(
    longitude: Floats, latitude: Floats, doubtful: NDArray[np.bool_], communes: OwnCommunes
) -> dict[int, Commune]:
    """Of the doubtful points, those that lie near a commune of their row once exchanged, with that commune."""
    found = {}
    for position in np.flatnonzero(doubtful).tolist():
        commune = witness(float(latitude[position]), float(longitude[position]), communes[position])
        if commune is not None:
            found[position] = commune
    return found


def _metres(longitude: float, latitude: float, commune: Commune) -> float:
    if commune.longitude is None or commune.latitude is None:
        return np.inf
    places = (np.array([degrees]) for degrees in (longitude, latitude, commune.longitude, commune.latitude))
    return float(distance_m(*places)[0])
