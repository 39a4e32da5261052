"""The layers of the embedded reference, made of the packages: the decisions on awkward cases are here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from scripts.geography_sources import Entry, Sources
from territoires_plugin.model.codes import join_codes

VINTAGE = "2026"
KINDS = {"CC": "CC", "CA": "CA", "CU": "CU", "METRO": "METRO", "MET69": "METRO"}  # MET69: Métropole de Lyon
ANCHOR_DECIMALS = 6
GRID = 1e-6  # degrees, 0.1 m: finer than the outlines are true
Row = tuple[object, ...]
Outlines = dict[str, BaseGeometry]


@dataclass(frozen=True)
class Layers:
    """Rows in the order of the columns of ``geography_file.TABLES``, the geometry last; sorted by code."""

    epci: list[Row]
    epci_points: list[Row]
    communes: list[Row]
    former_communes: list[Row]
    former_names: list[Row]
    departements: list[Row]


def make_layers(sources: Sources) -> Layers:
    """Every layer of the reference."""
    former = former_codes(sources)
    outlines = current_outlines(sources, former)
    epci_of = {member["code"]: epci["code"] for epci in sources.epci for member in epci["membres"]}
    dissolved = _dissolve((epci_of[code], outline) for code, outline in outlines.items() if code in epci_of)
    epci_outlines = {code: settled(outline) for code, outline in dissolved.items()}
    return Layers(
        epci=_epci_rows(sources, epci_outlines),
        epci_points=[(code, anchor(epci_outlines[code])) for code in sorted(epci_outlines)],
        communes=_commune_rows(sources, epci_of, outlines),
        former_communes=sorted(former.items()),
        former_names=former_names(sources),
        departements=_departement_rows(sources, outlines),
    )


def former_codes(sources: Sources) -> dict[str, str]:
    """Former code -> current code.

    Today's status (commune déléguée or associée of, arrondissement of) says where a former commune is now;
    ``anciensCodes`` follows history and fills in the rest. A code in use today is never a former one.
    """
    current = sources.current
    found: dict[str, str] = {}
    for code in reversed(list(current)):  # so that the smallest current code is written last
        found.update(dict.fromkeys(current[code].get("anciensCodes", ()), code))
    for entry in sources.communes:
        now = entry.get("chefLieu") or entry.get("commune")
        if entry["type"] != "commune-actuelle" and now in current:
            found[entry["code"]] = now
    return {code: now for code, now in found.items() if code not in current}


def former_names(sources: Sources) -> list[Row]:
    """Code, name and current commune of what is still named but no commune: délégué, associé or an arrondissement.

    One that has given its name to the current commune is left out.
    """
    found = set()
    for entry in sources.communes:
        now = sources.current.get(entry.get("chefLieu") or entry.get("commune") or "")
        if entry["type"] != "commune-actuelle" and now is not None and now["nom"] != entry["nom"]:
            found.add((entry["code"], entry["nom"], now["code"]))
    return sorted(found)


def current_outlines(sources: Sources, former: dict[str, str]) -> Outlines:
    """The polygon of every current commune that has one.

    Each polygon goes to the commune that its own is today. A commune made again since (rétablissement) takes back
    the polygon it had as a commune déléguée, out of the one that had swallowed it.
    """
    current = sources.current
    outlines = _dissolve((code if code in current else former[code], part) for code, part in sources.outlines.items())
    restored = [code for code in current if code not in outlines and code in sources.parts]
    for code in restored:
        part = sources.parts[code]
        around = part.commune_code if part.commune_code in current else former[part.commune_code]
        outlines[code] = part.outline
        outlines[around] = shapely.difference(outlines[around], part.outline)
    return outlines


def settled(outline: BaseGeometry) -> BaseGeometry:
    """A dissolved polygon on a grid: the slivers that dissolving leaves make it invalid in another CRS otherwise."""
    return shapely.set_precision(outline, GRID)


def anchor(outline: BaseGeometry | None) -> BaseGeometry | None:
    """A point inside the polygon, in lon/lat; the middle of the largest stretch, so far from the border."""
    if outline is None:
        return None
    point = shapely.point_on_surface(outline)
    rounded = shapely.points(*np.round(shapely.get_coordinates(point)[0], ANCHOR_DECIMALS))
    return rounded if shapely.intersects(outline, rounded) else point


def _dissolve(pieces: Iterable[tuple[str, BaseGeometry]]) -> Outlines:
    gathered: dict[str, list[BaseGeometry]] = defaultdict(list)
    for code, piece in pieces:
        gathered[code].append(piece)
    return {code: found[0] if len(found) == 1 else shapely.union_all(found) for code, found in gathered.items()}


def _epci_rows(sources: Sources, outlines: Outlines) -> list[Row]:
    departement = {code: entry["departement"] for code, entry in sources.current.items()}
    return [
        (
            epci["code"],
            epci["nom"],
            KINDS[epci["type"]],
            epci["populationMunicipale"],
            len(epci["membres"]),
            join_codes(departement[member["code"]] for member in epci["membres"]),
            VINTAGE,
            _multi(outlines[epci["code"]]),
        )
        for epci in sorted(sources.epci, key=lambda entry: str(entry["code"]))
    ]


def _multi(outline: BaseGeometry) -> BaseGeometry:
    polygons = shapely.get_parts(outline)
    return shapely.normalize(shapely.multipolygons(polygons))


def _commune_rows(sources: Sources, epci_of: dict[str, str], outlines: Outlines) -> list[Row]:
    return [
        (
            code,
            entry["nom"],
            entry.get("siren"),
            join_codes(entry.get("codesPostaux", ())),
            entry.get("population"),
            epci_of.get(code),
            entry["departement"],
            entry["region"],
            anchor(outlines.get(code)),
        )
        for code, entry in sources.current.items()
    ]


def _departement_rows(sources: Sources, outlines: Outlines) -> list[Row]:
    region_name = {region["code"]: region["nom"] for region in sources.regions}
    where: dict[str, list[Entry]] = defaultdict(list)
    for entry in sources.current.values():
        where[entry["departement"]].append(entry)
    return [
        (
            entry["code"],
            entry["nom"],
            entry["region"],
            region_name[entry["region"]],
            anchor(_union(outlines.get(commune["code"]) for commune in where[entry["code"]])),
        )
        for entry in sorted(sources.departements, key=lambda entry: str(entry["code"]))
    ]


def _union(outlines: Iterable[BaseGeometry | None]) -> BaseGeometry | None:
    known = [outline for outline in outlines if outline is not None]
    return shapely.union_all(known) if known else None
