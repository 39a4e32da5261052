"""The codes of projects against boundaries: which are of another vintage, and what holds now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..model.codes import code_text, join_codes
from ..model.folding import folded
from ..model.messages import Language
from .locate import epci_around
from .notes import Note, named
from .reference import load_gazetteer
from .source_columns import is_siren

KINDS = ("epci_replaced", "epci_outside", "epci_renamed", "commune_former", "commune_unknown")
DIFFERENCES = ("kind", "code", "name", "now_code", "now_name", "project_count", "project_ids")
Objects = NDArray[np.object_]

_SLIVER = 10.0  # metres; more would give a project that lies in a hole of the boundaries to a neighbour of its EPCI


@dataclass(frozen=True)
class CodeCheck:
    """What was found and what was repaired.

    Args:
        projects: the projects with ``epci_code`` and ``epci_name`` of the boundaries where theirs were replaced; every
            other value is as it was, the code of the commune too.
        differences: columns ``DIFFERENCES``, one row for each code of a ``kind`` and what it is now (None where nothing
            is known); ids joined by ``;``.
        vintage: of the boundaries, None where it is not known.
    """

    projects: gpd.GeoDataFrame
    differences: pd.DataFrame
    vintage: str | None

    def notes(self) -> list[Note]:
        """One warning for each kind of difference that was found."""
        told = []
        for kind in KINDS:
            rows = self.differences[self.differences["kind"] == kind]
            if len(rows):
                parameters = {"count": int(rows["project_count"].sum()), "vintage": self.vintage or "?"}
                names = tuple(_change(row) for row in rows.to_dict("records"))
                told.append(Note(f"codes_{kind}", parameters, names, is_warning=True))
        return told

    def sentences(self, language: Language) -> list[str]:
        return [note.text(language) for note in self.notes()]


def check_codes(projects: gpd.GeoDataFrame, territories: gpd.GeoDataFrame) -> CodeCheck:
    """Compare the codes of projects with the vintage of boundaries; repair what the place of a project tells.

    - ``epci_replaced``: the boundaries do not hold the EPCI (merged, split, renumbered, dissolved): the project takes
      the EPCI around its place. Not where it is placed at its département only, and not a code that has another form
      than those of the boundaries (a code of 9 digits is replaced by one of 9 digits): that is no matter of vintages.
    - ``epci_outside``: the boundaries do not hold the EPCI, and nothing says which one to take: the code stays.
    - ``epci_renamed``: the EPCI is there under another name.
    - ``commune_former``, ``commune_unknown``: against the embedded reference, which knows what communes became.

    Args:
        projects: columns ``epci_code``, ``epci_name``, ``commune_code``, ``location_precision``, ``project_id`` where
            they are there, and geometries.
        territories: the epci table.

    Raises:
        TerritoiresError: ``crs_missing``, ``geometry_unusable``.
    """
    codes = _texts(projects, "epci_code")
    own_names = _texts(projects, "epci_name")
    names = dict(zip(territories["epci_code"].astype(str), territories["name"]))
    unknown = np.array([code is not None and code not in names for code in codes], dtype=bool)
    now = _replacements(projects, territories, codes, unknown)
    replaced = np.array([code is not None for code in now], dtype=bool)
    found = [
        *_epci_differences(codes, own_names, unknown, now, names),
        *_renamed(codes, own_names, names),
        *_commune_differences(_texts(projects, "commune_code")),
    ]
    repaired = projects
    if replaced.any():
        repaired = projects.assign(epci_code=np.where(replaced, now, codes))
        if "epci_name" in projects.columns:
            new_names = np.array([names.get(code) for code in now], dtype=object)
            repaired = repaired.assign(epci_name=np.where(replaced, new_names, own_names))
    return CodeCheck(repaired, _table(found, projects), _vintage(territories))


@dataclass(frozen=True)
class _Found:
    row: int
    kind: str
    code: str
    name: str | None
    now_code: str | None = None
    now_name: str | None = None


def _texts(projects: pd.DataFrame, name: str) -> Objects:
    """(n,) the codes or names of a column, None for missing ones and where there is no such column."""
    if name not in projects.columns:
        return np.full(len(projects), None, dtype=object)
    number, distinct = pd.factorize(projects[name].to_numpy(dtype=object), use_na_sentinel=False)
    texts = np.array([*(code_text(value) for value in distinct), None], dtype=object)
    chosen: Objects = texts[number]
    return chosen


def _replacements(
    projects: gpd.GeoDataFrame, territories: gpd.GeoDataFrame, codes: Objects, unknown: NDArray[np.bool_]
) -> Objects:
    """(n,) the EPCI around each project whose own is unknown, None where nothing is to be replaced."""
    all_siren = all(is_siren(code) for code in territories["epci_code"])
    form = np.array([is_siren(code) or not all_siren for code in codes], dtype=bool)
    placed = _texts(projects, "location_precision") != "departement"
    rows = np.flatnonzero(unknown & form & placed)
    now = np.full(len(projects), None, dtype=object)
    if len(rows):
        now[rows] = epci_around(projects.geometry.iloc[rows], territories, _SLIVER)
    return now


def _epci_differences(
    codes: Objects, own_names: Objects, unknown: NDArray[np.bool_], now: Objects, names: dict[str, str]
) -> Iterator[_Found]:
    for row in np.flatnonzero(unknown).tolist():
        name = own_names[row] or load_gazetteer().epci_name(codes[row])
        kind = "epci_outside" if now[row] is None else "epci_replaced"
        yield _Found(row, kind, codes[row], name, now[row], names.get(now[row]))


def _renamed(codes: Objects, own_names: Objects, names: dict[str, str]) -> Iterator[_Found]:
    alike: dict[tuple[str, str], bool] = {}
    for row, (code, own) in enumerate(zip(codes, own_names)):
        name = names.get(code)
        if isinstance(own, str) and isinstance(name, str):
            if (own, name) not in alike:
                alike[own, name] = _plain(own) == _plain(name)
            if not alike[own, name]:
                yield _Found(row, "epci_renamed", code, own, code, name)


def _commune_differences(codes: Objects) -> Iterator[_Found]:
    for row, code in enumerate(codes):
        if code is None:
            continue
        commune = load_gazetteer().commune(code)
        if commune is None:
            yield _Found(row, "commune_unknown", code, None)
        elif commune.code != code:
            yield _Found(row, "commune_former", code, None, commune.code, commune.name)


def _plain(name: str) -> str:
    """The name without what is written in several ways: case, accents, punctuation, the kind's short or long form."""
    text = folded(name)
    for short, long in (("cc ", "communaute de communes "), ("ca ", "communaute d'agglomeration ")):
        text = short + text[len(long) :] if text.startswith(long) else text
    return "".join(letter for letter in text if letter.isalnum())


def _table(found: Iterable[_Found], projects: gpd.GeoDataFrame) -> pd.DataFrame:
    ids = _texts(projects, "project_id")
    groups: dict[tuple[str | None, ...], list[int]] = {}
    for one in found:
        groups.setdefault((one.kind, one.code, one.name, one.now_code, one.now_name), []).append(one.row)
    rows = [
        (*group, len(members), join_codes(str(ids[row]) for row in members if ids[row] is not None))
        for group, members in groups.items()
    ]
    table = pd.DataFrame(rows, columns=list(DIFFERENCES))
    table["order"] = [KINDS.index(kind) for kind in table["kind"]]
    ranked = table.sort_values(["order", "project_count", "code", "now_code"], ascending=[True, False, True, True])
    return ranked[list(DIFFERENCES)].reset_index(drop=True)


def _change(row: dict[str, Any]) -> str:
    """“CC Ancienne (200000001) → CA Neuve (200000002): 3”; of an EPCI that kept its code, the two names."""
    before, code = named(row["code"], row["name"]), row["now_code"]
    if code is None:
        return f"{before}: {row['project_count']}"
    now = row["now_name"] if code == row["code"] else named(code, row["now_name"])
    return f"{before} → {now}: {row['project_count']}"


def _vintage(territories: gpd.GeoDataFrame) -> str | None:
    if "vintage" not in territories.columns:
        return None
    return join_codes(str(year) for year in territories["vintage"].dropna())
