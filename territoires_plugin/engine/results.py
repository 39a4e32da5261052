"""The groups that were found, as the public tables."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ..model.codes import join_codes
from ..model.messages import Language
from ..model.progress import Progress
from ..model.tables import COMPONENTS, LINKS, OPPORTUNITIES
from ..model.taxonomy import Taxonomy
from .graph import Group
from .hulls import hulls, lines
from .leads import forms_of_pooling, in_one_piece, lead_epci
from .participants import Integers, Participants
from .scored import ScoredPairs
from .scores import Neighbourhood
from .wording import Facts, rationale, title


@dataclass(frozen=True)
class Findings:
    """All that the tables are made of; ``groups`` in the order of their ranks."""

    participants: Participants
    scored: ScoredPairs
    groups: list[Group]
    neighbours: Neighbourhood
    territories: gpd.GeoDataFrame | None

    def ids(self, group: Group) -> list[str]:
        return [str(self.participants.ids[node]) for node in group]

    def epci_codes(self, group: Group) -> list[str]:
        return sorted({str(self.participants.epci[node]) for node in group})

    @cached_property
    def _pair_keys(self) -> Integers:
        keys: Integers = self.scored.pairs.first * len(self.participants) + self.scored.pairs.second
        return keys

    def pair_rows(self, group: Group) -> list[int]:
        """Where the pairs of a group stand among the scored pairs."""
        wanted = [one * len(self.participants) + other for one, other in combinations(group, 2)]
        return [int(row) for row in np.searchsorted(self._pair_keys, wanted)]


def opportunity_id(project_ids: list[str]) -> str:
    """Sixteen hexadecimal digits that depend on the member ids alone."""
    digest = hashlib.sha256(json.dumps(sorted(project_ids)).encode())
    return digest.hexdigest()[:16]


def opportunities_table(
    findings: Findings, taxonomy: Taxonomy, language: Language, progress: Progress
) -> gpd.GeoDataFrame:
    population = _territory_values(findings.territories, "population")
    names = _territory_values(findings.territories, "name")
    records = []
    for rank, group in enumerate(findings.groups, start=1):
        progress.check()
        facts = _facts(findings, group, names)
        records.append(
            {
                "rank": rank,
                **_told(facts),
                **_carried(findings, group, facts.contiguous, population),
                "title": title(facts, taxonomy, language),
                "rationale": rationale(facts, taxonomy, language),
            }
        )
    return _frame(records, list(OPPORTUNITIES), hulls(findings.participants, findings.groups))


def links_table(findings: Findings, progress: Progress) -> gpd.GeoDataFrame:
    records: list[dict[str, Any]] = []
    pairs, scores = findings.scored.pairs, findings.scored.scores
    for group in findings.groups:
        progress.check()
        identifier = opportunity_id(findings.ids(group))
        for (one, other), row in zip(combinations(group, 2), findings.pair_rows(group)):
            records.append(
                {
                    "opportunity_id": identifier,
                    "from_id": findings.participants.ids[one],
                    "to_id": findings.participants.ids[other],
                    "distance_m": pairs.distance[row],
                    "score": scores.total[row],
                    **{part.column: scores.contributions[part.name][row] for part in COMPONENTS},
                }
            )
    ends = [ends for group in findings.groups for ends in combinations(group, 2)]
    return _frame(records, list(LINKS), lines(findings.participants, ends))


def members_table(findings: Findings) -> gpd.GeoDataFrame:
    """The projects of the groups, by rank and id, with ``opportunity_id`` after their own columns."""
    rows = [node for group in findings.groups for node in group]
    members = findings.participants.table.iloc[rows].reset_index(drop=True)
    identifiers = [opportunity_id(findings.ids(group)) for group in findings.groups for _ in group]
    members = members.drop(columns="opportunity_id", errors="ignore")
    position = members.columns.get_loc(members.geometry.name)
    members.insert(position, "opportunity_id", pd.Series(identifiers, dtype=object))
    return members


def _facts(findings: Findings, group: Group, names: Mapping[str, str]) -> Facts:
    """What is said of an opportunity, in its sentence and its columns."""
    participants, scores = findings.participants, findings.scored.scores
    rows = findings.pair_rows(group)
    codes = findings.epci_codes(group)
    known_names = {**_names_of_projects(participants, group), **names}
    shared = participants.has_theme[list(group)].all(axis=0)
    return Facts(
        project_count=len(group),
        themes=tuple(code for code, is_shared in zip(participants.theme_codes, shared) if is_shared),
        epci_names=tuple(str(known_names.get(code, code)) for code in codes),
        diameter_m=float(findings.scored.pairs.distance[rows].max()),
        contiguous=in_one_piece(codes, findings.neighbours),
        score=float(scores.total[rows].mean()),
        contributions={
            part.name: float(np.nansum(scores.contributions[part.name][rows]) / len(rows)) for part in COMPONENTS
        },
    )


def _told(facts: Facts) -> dict[str, Any]:
    """The columns that hold the facts."""
    return {
        "score": facts.score,
        "themes": join_codes(facts.themes),
        "project_count": facts.project_count,
        "epci_count": len(facts.epci_names),
        "epci_names": ";".join(name.replace(";", ",") for name in sorted(facts.epci_names)),
        "diameter_m": facts.diameter_m,
        **{f"score_{name}": points for name, points in facts.contributions.items()},
        "contiguous": facts.contiguous,
    }


def _carried(
    findings: Findings, group: Group, contiguous: bool | None, population: Mapping[str, int]
) -> dict[str, Any]:
    """The columns about who is in it, and who could carry it in which form."""
    codes = findings.epci_codes(group)
    member_epci = [str(findings.participants.epci[node]) for node in group]
    return {
        "opportunity_id": opportunity_id(findings.ids(group)),
        "project_ids": join_codes(findings.ids(group)),
        "epci_codes": join_codes(codes),
        "budget": _known_sum(findings.participants.table, group, "budget"),
        "population": sum(population[code] for code in codes) if all(code in population for code in codes) else None,
        "lead_epci": lead_epci(member_epci, population),
        "forms": join_codes(forms_of_pooling(codes, contiguous, population)),
    }


def _territory_values(territories: gpd.GeoDataFrame | None, column: str) -> dict[str, Any]:
    """A column of the territories by EPCI code, NULLs left out."""
    if territories is None or column not in territories.columns:
        return {}
    known = territories[territories[column].notna()]
    return dict(zip(known["epci_code"], known[column].tolist()))


def _names_of_projects(participants: Participants, group: Group) -> dict[str, str]:
    """The EPCI names that the projects themselves carry, for EPCI that the territories lack."""
    if "epci_name" not in participants.table.columns:
        return {}
    rows = participants.table["epci_name"].iloc[list(group)]
    return {str(participants.epci[node]): name for node, name in zip(group, rows) if pd.notna(name)}


def _known_sum(table: gpd.GeoDataFrame, group: Group, column: str) -> float | None:
    """The sum of what is known, None where nothing is."""
    if column not in table.columns:
        return None
    known = pd.to_numeric(table[column].iloc[list(group)], errors="coerce").dropna()
    return float(known.sum()) if len(known) else None


def _frame(records: list[dict[str, Any]], columns: list[str], geometry: gpd.GeoSeries) -> gpd.GeoDataFrame:
    table = pd.DataFrame.from_records(records, columns=columns)
    return gpd.GeoDataFrame(table, geometry=geometry)
