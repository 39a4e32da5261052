"""The overseas collectivities, whose communes have no place on the embedded map: where coordinates may lie."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from .distances import TOLERANCE_M, Floats, distance_to_m

Box = tuple[float, float, float, float]
# West, south, east, north of their islands with some sea around, degrees (WGS 84), by the code of the collectivity.
COLLECTIVITIES: dict[str, tuple[Box, ...]] = {
    "975": ((-57.1, 46.5, -55.9, 47.4),),  # Saint-Pierre-et-Miquelon
    "977": ((-63.1, 17.7, -62.6, 18.1),),  # Saint-Barthélemy
    "978": ((-63.3, 17.9, -62.8, 18.3),),  # Saint-Martin
    "984": (
        (40.0, -22.7, 40.7, -22.0),  # Europa
        (39.4, -21.8, 40.1, -21.1),  # Bassas da India
        (42.4, -17.4, 43.1, -16.7),  # Juan de Nova
        (47.0, -11.9, 47.7, -11.2),  # Glorieuses
        (54.2, -16.2, 54.9, -15.5),  # Tromelin
        (49.9, -46.8, 52.6, -45.7),  # Crozet
        (68.2, -50.3, 71.0, -48.2),  # Kerguelen
        (77.2, -39.1, 77.9, -37.4),  # Saint-Paul, Amsterdam
        (136.0, -68.0, 142.0, -65.5),  # the coast of Terre-Adélie
    ),
    "986": ((-178.6, -14.8, -175.7, -12.8),),  # Wallis-et-Futuna
    "987": ((-155.0, -28.2, -134.0, -7.4),),  # Polynésie française
    "988": ((157.8, -23.3, 172.5, -17.8),),  # Nouvelle-Calédonie, from the Chesterfield to Hunter
    "989": ((-109.6, 9.9, -108.9, 10.7),),  # Clipperton
}
_SURFACES = {
    code: shapely.multipolygons([shapely.box(*box) for box in boxes]) for code, boxes in COLLECTIVITIES.items()
}


def in_collectivity(longitude: Floats, latitude: Floats) -> NDArray[np.bool_]:
    """(n,) whether a point lies in an overseas collectivity or the sea around it."""
    inside = np.zeros(len(longitude), dtype=bool)
    for boxes in COLLECTIVITIES.values():
        for west, south, east, north in boxes:
            inside |= (west <= longitude) & (longitude <= east) & (south <= latitude) & (latitude <= north)
    return inside


def metres_beyond(collectivity: str, longitude: float, latitude: float) -> float | None:
    """Metres from a point to a collectivity that it contradicts, None where it agrees or the code is of none."""
    surface = _SURFACES.get(collectivity)
    if surface is None:
        return None
    metres = float(distance_to_m(surface, np.array([longitude]), np.array([latitude]))[0])
    return metres if metres > TOLERANCE_M else None
