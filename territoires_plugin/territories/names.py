"""What the embedded reference says in words alone: read without geometries, so without any other package."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..model.codes import split_codes
from ..model.messages import Language
from ..model.paths import resource_path
from .rows import read_rows

_EPCI = "SELECT epci_code, name, departements FROM epci"
_DEPARTEMENTS = "SELECT code, name FROM departements"
_METADATA = "SELECT key, value FROM metadata"


@dataclass(frozen=True)
class Names:
    """Names of EPCI and départements by code, and the départements in which each EPCI has a commune."""

    epci: dict[str, str]
    departements: dict[str, str]
    departements_of_epci: dict[str, tuple[str, ...]]


def reference_path() -> Path:
    """The GeoPackage that comes with the plugin."""
    return resource_path("geography", "france.gpkg")


def vintage() -> str:
    """The year whose EPCI and communes these are (situation on 1 January)."""
    return _metadata()["vintage"]


def attribution(language: Language = "fr") -> str:
    """The source, date and licence that every export of the reference must bear."""
    return _metadata()[f"attribution_{language}"]


@lru_cache(maxsize=1)
def load_names() -> Names:
    """Those of the embedded reference, read once."""
    rows = read_rows(reference_path(), _EPCI)
    return Names(
        epci={code: name for code, name, _ in rows},
        departements=dict(read_rows(reference_path(), _DEPARTEMENTS)),
        departements_of_epci={code: split_codes(departements) for code, _, departements in rows},
    )


@lru_cache(maxsize=1)
def _metadata() -> dict[str, str]:
    return dict(read_rows(reference_path(), _METADATA))
