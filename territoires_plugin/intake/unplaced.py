"""Rows without a place are rejected, each with the sentence that is true of it."""

from __future__ import annotations

import shapely

from ..model.tables import PRECISIONS
from .mapping import PLACE_TARGETS
from .placing import Places
from .records import Records
from .remarks import Remarks

_PLACE_COLUMNS = ("commune_code", "epci_code", *PLACE_TARGETS)


def reject_unplaced(records: Records, places: Places, remarks: Remarks) -> list[int]:
    """The positions of the rows that have a place; the others are rejected."""
    kept = []
    for position, geometry in enumerate(places.geometry):
        if geometry is None:
            _reject(records, places, position, remarks)
        else:
            kept.append(position)
    return kept


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
