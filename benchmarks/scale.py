"""Large calls: the whole ``suggest`` beside what gives a user no more than raw pairs or chained clusters."""

from __future__ import annotations

import functools
from dataclasses import replace

from . import postgis
from .process import Figure, Work, measure
from .report import Limit, Row, share_row, time_row

NEIGHBOURS = 20
ACROSS = 1 / 3
MOST_MB = Limit(at_most=1_500)
HEARD = Limit(at_most=1)
PATIENCE = 1_800.0  # seconds that one round may take

Raw = dict[str, Figure]


def hundred_thousand() -> tuple[list[Row], Raw]:
    """100,000 projects at 15 km, the real EPCI."""
    return _beside_peers({"count": 100_000, "distance": 15_000.0}, None)


def million() -> tuple[list[Row], Raw]:
    """1,000,000 projects with 20 raw neighbours each, a third of the kept pairs across borders of square EPCI."""
    shape = calibrated(1_000_000)
    rows, raw = _beside_peers({"count": 1_000_000, "distance": shape["distance"]}, shape["cell_m"], MOST_MB)
    within, squares = f"within {shape['distance']:,.0f} m", f"of square EPCI of {shape['cell_m']:,.0f} m"
    return [
        share_row("raw neighbours of a project", shape["neighbours"], of=within, digits=1),
        share_row("kept pairs across a border", shape["across"], of=squares, digits=3),
        *rows,
    ], raw


def dense() -> tuple[list[Row], Raw]:
    """1,000,000 projects at 10 km, the real EPCI: 500 million raw pairs, which nobody keeps."""
    tree, ours = measure(
        Work("peers:query_pairs", {"count": 1_000_000, "distance": calibrated(1_000_000)["distance"]}),
        Work("ours:pooling", {"count": 1_000_000, "distance": 10_000.0}, rounds=1, timeout=PATIENCE),
    )
    rows = [
        time_row("cKDTree.query_pairs at 20 neighbours", tree),
        time_row("suggest at 10 km", ours, beside=tree, name="query_pairs at 20 neighbours", peak_wanted=MOST_MB),
        *_manners(ours),
    ]
    return rows, {"query_pairs": tree, "suggest": ours}


@functools.cache
def calibrated(count: int) -> dict[str, float]:
    """The fields of ``inputs.Calibrated`` for a call of that size, found once in a run."""
    work = Work("inputs:calibration", {"count": count, "neighbours": NEIGHBOURS, "across": ACROSS}, rounds=1)
    (figure,) = measure(work)
    if figure.failure:
        raise RuntimeError(f"calibration of {count:,} projects: {figure.failure}")
    return figure.further[0]


def _beside_peers(call: dict[str, float], cell_m: float | None, most_mb: Limit | None = None) -> tuple[list[Row], Raw]:
    ours = {**call, "cell_m": cell_m}
    join, tree, whole, alone, dbscan = measure(
        Work("peers:sjoin", call),
        Work("peers:query_pairs", call),
        Work("ours:pooling", ours, timeout=PATIENCE),
        Work("ours:pooling", {**ours, "numba": False}, timeout=PATIENCE),
        Work("peers:dbscan", call, enough=0),
    )
    beside = {"beside": join, "name": "sjoin"}
    rows = [
        time_row("geopandas.sjoin dwithin, raw pairs", join),
        time_row("suggest, with numba", whole, **beside, wanted=Limit(at_most=1), peak_wanted=most_mb),
        time_row("suggest, numpy and scipy alone", alone, **beside, wanted=Limit(at_most=4), peak_wanted=most_mb),
        time_row("cKDTree.query_pairs, raw pairs", tree, **beside),
        time_row("scikit-learn DBSCAN by theme, labels", dbscan, **beside),
    ]
    raw = {"sjoin": join, "query_pairs": tree, "suggest": whole, "numpy": alone, "dbscan": dbscan}
    reason = postgis.missing()
    if reason:
        rows.append(Row("PostGIS ST_DWithin, raw pairs", f"skipped: {reason}"))
    else:
        with postgis.running() as psql:
            (raw["postgis"],) = measure(Work("peers:postgis", {**call, "psql": psql}, enough=0))
        # The server's memory is not this process's.
        rows.append(replace(time_row("PostGIS ST_DWithin, raw pairs", raw["postgis"], **beside), peak="own server"))
    return [*rows, *_manners(whole, alone), _same_bytes(whole, alone)], raw


def _manners(*ours: Figure) -> list[Row]:
    """What the one who waits notices, at its worst."""
    silence, off = (_worst(name, *ours) for name in ("longest_silence", "progress_off_by"))
    return [
        share_row("longest wait for a cancel", silence, of="s", wanted=HEARD, digits=2),
        share_row("progress away from the time gone by", off, of="points of 100 at most", digits=0),
    ]


def _worst(name: str, *ours: Figure) -> float | None:
    values = [value for figure in ours if (value := figure.median(name)) is not None]
    return max(values, default=None)


def _same_bytes(*ours: Figure) -> Row:
    digests = [one["digest"] for figure in ours for one in figure.further]
    different = len(set(digests))
    return Row("different results", str(different), f"of {len(digests)} runs", "= 1", holds=different == 1)
