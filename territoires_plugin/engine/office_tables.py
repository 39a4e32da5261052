"""Optional tables of an office: who works together already, and how long the roads take."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from .measures.cooperation import Cooperation, read_cooperation
from .measures.travel import TravelMatrix, read_travel_times


@dataclass(frozen=True)
class OfficeTables:
    """What an office adds to what the projects say; None where it has no such table.

    Args:
        cooperation, travel: what the tables say.
        cooperation_table, travel_table: the tables themselves, by which a call is known again.
    """

    cooperation: Cooperation | None = None
    travel: TravelMatrix | None = None
    cooperation_table: pd.DataFrame | None = None
    travel_table: pd.DataFrame | None = None


def office_tables(cooperation: pd.DataFrame | None, travel_times: pd.DataFrame | None) -> OfficeTables:
    """Read the tables.

    Args:
        cooperation: columns ``epci_code``, ``body``: the syndicats, PETR, SCoT that EPCI share.
        travel_times: columns ``from_commune``, ``to_commune``, ``minutes``.

    Raises:
        TerritoiresError: what ``read_cooperation`` and ``read_travel_times`` raise.
    """
    return OfficeTables(
        None if cooperation is None else read_cooperation(cooperation),
        None if travel_times is None else read_travel_times(travel_times),
        cooperation,
        travel_times,
    )
