"""How much of the best possible value a suggestion reaches, where the best possible is known."""

from __future__ import annotations

from typing import Any

from territoires_plugin.engine import score_pairs, suggest

from .instances import Instance, small_instances, sparse_instances
from .optimum import TooManyGroups, all_groups, best_value, bound, value_of
from .process import Figure, Loaded, Work, measure
from .report import Limit, Row, share_row

SEEDS = 4
MOST_GROUPS = {"exact": 60_000, "bound": 1_000_000}


def quality() -> tuple[list[Row], dict[str, Figure]]:
    """Random calls of 60 to 250 projects against the exact optimum over all valid groups, 5,000 against its bound."""
    exact, bounded = measure(
        Work("quality:shares", {"kind": "exact", "seeds": SEEDS}, rounds=1, timeout=1_800),
        Work("quality:shares", {"kind": "bound", "seeds": 1}, rounds=1, timeout=1_800),
    )
    return [
        *_rows(exact, "60 to 250 projects", "exact optimum", Limit(at_least=0.99), Limit(at_least=0.97)),
        *_rows(bounded, "5,000 projects", "LP bound, all groups", None, Limit(at_least=0.98)),
    ], {"exact": exact, "bound": bounded}


def shares(kind: str, seeds: int) -> Loaded:
    """The work of comparing, instance by instance."""
    instances = small_instances(range(seeds)) if kind == "exact" else sparse_instances()
    return Loaded(lambda: [_compared(one, kind) for one in instances], describe=lambda told: {"instances": told})


def _compared(instance: Instance, kind: str) -> dict[str, Any]:
    projects, territories, settings = instance.projects(), instance.territories(), instance.settings
    told: dict[str, Any] = vars(instance).copy()
    pairs = score_pairs(projects, territories, settings)
    try:
        groups = all_groups(projects, pairs, settings, limit=MOST_GROUPS[kind])
    except TooManyGroups:
        return {**told, "skipped": f"more than {MOST_GROUPS[kind]:,} groups"}
    best = best_value(groups) if kind == "exact" else bound(groups)
    reached = value_of(suggest(projects, territories, settings).opportunities)
    return {**told, "groups": len(groups), "best": best, "reached": reached, "share": reached / best}


def _rows(figure: Figure, calls: str, of: str, mean_wanted: Limit | None, worst_wanted: Limit) -> list[Row]:
    if figure.failure:
        return [Row(calls, figure.failure, holds=False)]
    found = [one["share"] for one in figure.further[0]["instances"] if "share" in one]
    skipped = len(figure.further[0]["instances"]) - len(found)
    label = f"{calls}, {len(found)} calls" + (f" ({skipped} had too many groups)" if skipped else "")
    return [
        share_row(f"{label}: mean", sum(found) / len(found), of=f"of the {of}", wanted=mean_wanted),
        share_row(f"{label}: worst", min(found), of=f"of the {of}", wanted=worst_wanted),
    ]
