"""The calls prepared last, kept so that moving one weight does not read the tables again."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

import geopandas as gpd

from ..model.progress import Progress
from .fingerprint import table_digest
from .office_tables import OfficeTables
from .prepared import Prepared, prepare
from .running import Runner

_KEPT = 4
_FEW_PROJECTS = 20_000  # more are read anew each time: keeping them would cost more memory than it saves time
_recent: OrderedDict[str, Prepared] = OrderedDict()
_lock = Lock()


def prepared_for(
    projects: gpd.GeoDataFrame,
    territories: gpd.GeoDataFrame | None,
    max_distance: float,
    office: OfficeTables,
    runner: Runner,
    progress: Progress,
) -> Prepared:
    """The call, prepared now or kept from one of the last times; tables that differ in any cell are another call.

    Raises:
        TerritoiresError: as ``prepare``.
    """
    key = _fingerprint(projects, territories, max_distance, office)
    if key is None:
        return prepare(projects, territories, max_distance, office, runner, progress)
    with _lock:
        if key in _recent:
            _recent.move_to_end(key)
            return _recent[key]
    prepared = prepare(projects, territories, max_distance, office, runner, progress)
    with _lock:
        _recent[key] = prepared
        while len(_recent) > _KEPT:
            _recent.popitem(last=False)
    return prepared


def _fingerprint(
    projects: gpd.GeoDataFrame, territories: gpd.GeoDataFrame | None, max_distance: float, office: OfficeTables
) -> str | None:
    """A digest of everything that is read; None where the tables are too large for it to pay."""
    if len(projects) > _FEW_PROJECTS:
        return None
    tables = (projects, territories, office.cooperation_table, office.travel_table)
    return "-".join([repr(max_distance), *("" if table is None else table_digest(table) for table in tables)])
