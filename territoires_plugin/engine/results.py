"""The groups that were found, as the public tables."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, TypeVar

import geopandas as gpd
import numpy as np
import pandas as pd

from ..model.codes import SEPARATOR, join_codes
from ..model.messages import Language
from ..model.progress import Progress, Stage
from ..model.tables import COMPONENTS, LINKS, OPPORTUNITIES
from ..model.taxonomy import Taxonomy
from .applicants import applicants_of, together
from .findings import Findings
from .forms import Territory, forms_column
from .hulls import hulls, lines
from .lead_applicants import GroupMembers, stage_numbers, standings
from .participants import Booleans, Floats, Objects, column
from .pieces import in_one_piece
from .wording import Facts, Wording, tenths_of

_CHECK_EVERY = 1_000

Item = TypeVar("Item")


def opportunity_id(project_ids: list[str]) -> str:
    """Sixteen hexadecimal digits that depend on the member ids alone."""
    digest = hashlib.sha256(json.dumps(sorted(project_ids)).encode())
    return digest.hexdigest()[:16]


def identifiers(findings: Findings) -> Objects:
    """(g,) the ``opportunity_id`` of each group."""
    ids = findings.prepared.participants.ids
    return np.array([opportunity_id(ids[members].tolist()) for members in _members(findings)], dtype=object)


def opportunities_table(
    findings: Findings,
    own_ids: Objects,
    robustness: Floats,
    bodies: Mapping[str, frozenset[str]],
    taxonomy: Taxonomy,
    language: Language,
    progress: Progress,
) -> gpd.GeoDataFrame:
    """One row a group, the best first; ``own_ids`` and ``robustness`` are (g,)."""
    population = territory_values(findings, "population")
    ids = findings.prepared.participants.ids
    members = group_members(findings)
    progress.check()
    leads = standings(members, population).leads()
    progress.check()
    told = _told(findings, Wording(taxonomy, language), population, progress)
    progress.report(40)
    forms = _forms(findings, told["epci"], population, bodies, progress)
    progress.report(60)
    columns: dict[str, Any] = {
        "opportunity_id": own_ids,
        "rank": np.arange(1, len(findings) + 1),
        "score": findings.scores,
        "project_count": findings.sizes,
        "epci_count": np.array([len(codes) for codes in told["epci"]], dtype=np.int64),
        "project_ids": [SEPARATOR.join(ids[members].tolist()) for members in _members(findings)],
        "epci_codes": [SEPARATOR.join(codes) for codes in told["epci"]],
        "diameter_m": findings.diameters,
        "budget": findings.known_sums(findings.member_values("budget")),
        **{part.column: findings.contributions[part.name] for part in COMPONENTS},
        "robustness": robustness,
        "lead_epci": leads,
        "forms": forms,
        **told,
    }
    for name in ("themes", "contiguous", "population", "forms"):
        columns[name] = np.array([*columns[name], None], dtype=object)[:-1]  # as they are: None stays None
    progress.report(65)
    table = pd.DataFrame({name: columns[name] for name in OPPORTUNITIES})
    return gpd.GeoDataFrame(table, geometry=hulls(findings, Stage(progress, 70, 100)))


def links_table(findings: Findings, own_ids: Objects, progress: Progress) -> gpd.GeoDataFrame:
    """One row a pair of members."""
    progress.check()
    table = pd.DataFrame(_link_columns(findings, own_ids), columns=list(LINKS))
    progress.check()
    return gpd.GeoDataFrame(table, geometry=lines(findings, progress))


def _link_columns(findings: Findings, own_ids: Objects) -> dict[str, Any]:
    links, ids = findings.links, findings.prepared.participants.ids
    return {
        "opportunity_id": own_ids[links.group],
        "from_id": ids[links.pairs.first],
        "to_id": ids[links.pairs.second],
        "distance_m": links.pairs.distance,
        "score": links.score,
        **{part.column: links.contributions[part.name] for part in COMPONENTS},
    }


def members_table(findings: Findings, own_ids: Objects, progress: Progress) -> gpd.GeoDataFrame:
    """The projects of the groups, by rank and id, with ``opportunity_id`` after their own columns."""
    table = findings.prepared.participants.table
    columns = []
    for name in table.columns.drop("opportunity_id", errors="ignore"):
        progress.check()
        columns.append(table[name].take(findings.members).reset_index(drop=True))
    members = gpd.GeoDataFrame(pd.concat(columns, axis=1), geometry=table.geometry.name, crs=table.crs)
    position = members.columns.get_loc(members.geometry.name)
    members.insert(position, "opportunity_id", np.repeat(own_ids, findings.sizes))
    return members


def territory_values(findings: Findings, field: str) -> dict[str, Any]:
    """A column of the territories by EPCI code, NULLs left out."""
    territories = findings.prepared.boundaries
    if territories is None or field not in territories.columns:
        return {}
    known = territories[territories[field].notna()]
    return dict(zip(known["epci_code"], known[field].tolist()))


def group_members(findings: Findings) -> GroupMembers:
    """All groups as the arrays that the lead applicants are ranked on."""
    participants, links = findings.prepared.participants, findings.links
    place = np.full(len(participants), -1, dtype=np.int64)
    place[findings.members] = np.arange(len(findings.members))
    return GroupMembers(
        group=np.repeat(np.arange(len(findings)), findings.sizes),
        epci=participants.epci[findings.members],
        stage=stage_numbers(column(participants.table, "stage")[findings.members]),
        first=place[links.pairs.first],
        second=place[links.pairs.second],
        distance=links.pairs.distance,
    )


def _members(findings: Findings) -> list[Any]:
    start = findings.member_start.tolist()
    return [findings.members[one:end] for one, end in zip(start, start[1:])]


def _told(
    findings: Findings, wording: Wording, population: Mapping[str, int], progress: Progress
) -> dict[str, list[Any]]:
    """What is told of each opportunity, by column, and ``epci``, its sorted EPCI codes."""
    told: dict[str, list[Any]] = {
        name: [] for name in ("epci", "themes", "epci_names", "population", "contiguous", "title", "rationale")
    }
    for facts in _watched(_facts(findings), progress):
        told["epci"].append(facts.epci_codes)
        told["themes"].append(join_codes(facts.themes))
        told["epci_names"].append(SEPARATOR.join(name.replace(SEPARATOR, ",") for name in sorted(facts.epci_names)))
        told["population"].append(_known_population(facts.epci_codes, population))
        told["contiguous"].append(facts.contiguous)
        told["title"].append(wording.title(facts))
        told["rationale"].append(wording.rationale(facts))
    return told


def _facts(findings: Findings) -> Iterator[Facts]:
    """What is said of each opportunity, in its sentence and its columns."""
    prepared = findings.prepared
    known_names = {**_names_of_projects(findings), **territory_values(findings, "name")}
    theme_codes = np.array(prepared.participants.theme_codes, dtype=object)
    shared = _shared_themes(findings)
    contiguous = lru_cache(maxsize=None)(lambda codes: in_one_piece(codes, prepared.neighbours))
    contributions = np.column_stack([findings.contributions[part.name] for part in COMPONENTS])
    order = np.argsort(-contributions, axis=1, kind="stable")
    tenths = tenths_of(np.take_along_axis(contributions, order, axis=1), findings.scores).tolist()
    components = order.tolist()
    for number, members in enumerate(_members(findings)):
        codes = tuple(sorted({str(code) for code in prepared.participants.epci[members]}))
        yield Facts(
            project_count=int(findings.sizes[number]),
            themes=tuple(theme_codes[shared[number]]),
            epci_codes=codes,
            epci_names=tuple(str(known_names.get(code, code)) for code in codes),
            diameter_m=float(findings.diameters[number]),
            contiguous=contiguous(codes),
            components=components[number],
            tenths=tenths[number],
        )


def _shared_themes(findings: Findings) -> Booleans:
    """(g, t) which themes all members of a group have."""
    has_theme = findings.prepared.participants.has_theme
    if len(findings) == 0:
        return has_theme[:0]
    shared: Booleans = np.logical_and.reduceat(has_theme[findings.members], findings.member_start[:-1], axis=0)
    return shared


def _names_of_projects(findings: Findings) -> dict[str, str]:
    """The EPCI names that the members themselves carry, for EPCI that the territories lack."""
    participants = findings.prepared.participants
    if "epci_name" not in participants.table.columns:
        return {}
    members = np.sort(findings.members)[::-1]
    names = participants.table["epci_name"].to_numpy(dtype=object)[members]
    return {str(code): name for code, name in zip(participants.epci[members], names) if pd.notna(name)}


def _known_population(codes: tuple[str, ...], population: Mapping[str, int]) -> int | None:
    return sum(population[code] for code in codes) if all(code in population for code in codes) else None


def _forms(
    findings: Findings,
    epci: list[tuple[str, ...]],
    population: Mapping[str, int],
    bodies: Mapping[str, frozenset[str]],
    progress: Progress,
) -> list[str | None]:
    prepared = findings.prepared
    known = () if prepared.boundaries is None else prepared.boundaries["epci_code"]
    applicants = applicants_of(column(prepared.participants.table, "applicant_siret"), known)
    groups = _watched(zip(epci, _members(findings)), progress)
    parties = ((codes, together(applicants[own])) for codes, own in groups)
    return forms_column(parties, Territory(prepared.neighbours, population, bodies))


def _watched(items: Iterable[Item], progress: Progress) -> Iterator[Item]:
    """The items, with a look at cancel now and then."""
    for number, item in enumerate(items):
        if number % _CHECK_EVERY == 0:
            progress.check()
        yield item
