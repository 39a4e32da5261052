"""The components that the data of a call can tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from ..model.progress import Progress
from .measures.balance import balance_measure
from .measures.contiguity import Neighbourhood, contiguity_measure
from .measures.cooperation import cooperation_measure
from .measures.maturity import maturity_measure
from .measures.measure import Measure
from .measures.schedule import schedule_measure
from .measures.text import text_measure
from .measures.theme import theme_measure
from .measures.travel import travel_times
from .measures.vectors import french_word_vectors
from .office_tables import OfficeTables
from .participants import Booleans, Participants, column
from .places import Places
from .scorer import PairScorer

VECTORS_UP_TO = 200_000  # projects; each text's vector takes 1.2 kB


def pair_scorer(
    participants: Participants,
    places: Places,
    reached: Booleans,
    neighbours: Neighbourhood,
    population: Mapping[str, float],
    office: OfficeTables,
    max_distance: float,
    progress: Progress,
) -> PairScorer:
    """Every component of which something is known.

    Args:
        reached: (n,) the projects with a partner in reach: the rarity of themes and words is counted on these.
        population: inhabitants by EPCI code.
    """
    table = participants.table
    epci, codes = pd.factorize(participants.epci)
    inhabitants = np.array([population.get(code, np.nan) for code in codes], dtype=np.float64)[epci]
    builders: dict[str, Callable[[], Measure | None]] = {
        "theme": lambda: theme_measure(participants.has_theme, reached),
        "contiguity": lambda: contiguity_measure(participants.epci, neighbours),
        "text": lambda: _text_measure(table, reached),
        "time": lambda: schedule_measure(column(table, "start_date"), column(table, "end_date")),
        "maturity": lambda: maturity_measure(column(table, "stage")),
        "balance": lambda: balance_measure(inhabitants),
    }
    measures = {}
    for name, build in builders.items():
        progress.check()
        measures[name] = build()
    if office.cooperation is not None:
        measures["cooperation"] = cooperation_measure(participants.epci, office.cooperation)
    travel = None if office.travel is None else travel_times(column(table, "commune_code"), office.travel)
    known = {name: measure for name, measure in measures.items() if measure is not None}
    return PairScorer(places, max_distance, known, travel)


def _text_measure(table: pd.DataFrame, reached: Booleans) -> Measure | None:
    """None at once where no project has a text."""
    texts = column(table, "title"), column(table, "description")
    if all(pd.isna(text).all() for text in texts):
        return None
    vectors = french_word_vectors() if len(table) <= VECTORS_UP_TO else None
    return text_measure(*texts, reached, vectors=vectors)
