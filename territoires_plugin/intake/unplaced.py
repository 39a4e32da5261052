"""Rows without a place are rejected, each with the sentence that is true of it."""

from __future__ import annotations

import numpy as np
import shapely

from ..model.tables import PRECISIONS
from .mapping import PLACE_TARGETS
from .placing import Places
from .records import Records
from .remarks import Remarks

# Notes on what should have told the place: where nothing else does, they are why the row is rejected.
LEADS_NOWHERE = (
    "commune_unknown",
    "name_ambiguous",
    "name_elsewhere",
    "name_unknown",
    "postcode_unknown",
    "address_not_found",
    "address_contradicts",
    "epci_unknown",
    "place_unknown",
    "departement_unknown",
    "coordinates_unreadable",
    "coordinates_incomplete",
    "coordinates_outside",
    "coordinates_swapped",
    "coordinates_null",
    "geometry_left_out",
)
_PLACE_COLUMNS = ("commune_code", "epci_code", *PLACE_TARGETS)


def reject_unplaced(records: Records, places: Places, remarks: Remarks) -> list[int]:
    """The positions of the rows that have a place; the others are rejected."""
    is_missing = shapely.is_missing(places.geometry)
    unplaced = np.flatnonzero(is_missing).tolist()
    unnamed = {records.rows[position] for position in unplaced if places.named[position] is None}
    explained = remarks.turn_into_rejections(unnamed, LEADS_NOWHERE)
    for position in unplaced:
        if records.rows[position] not in explained:
            _reject(records, places, position, remarks)
    placed: list[int] = np.flatnonzero(~is_missing).tolist()
    return placed


def _reject(records: Records, places: Places, position: int, remarks: Remarks) -> None:
    row, project_id = records.rows[position], records.project_ids[position]
    commune = places.named[position]
    precision = records.column("location_precision")[position]
    if commune is not None:
        remarks.reject(row, project_id, "commune_code", commune.code, "commune_without_place", name=commune.name)
    elif precision in PRECISIONS and _tells_nothing(records, position):
        remarks.reject(row, project_id, "location_precision", precision, "place_not_exported")
    else:
        remarks.reject(row, project_id, None, None, "place_missing")


def _tells_nothing(records: Records, position: int) -> bool:
    """A table of our own projects without their geometry, which alone held the place of a département's project."""
    blank = all(records.column(target)[position] is None for target in _PLACE_COLUMNS)
    return blank and bool(shapely.is_missing(records.geometry[position]))
