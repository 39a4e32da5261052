"""The import as a person asks for it: files, or a démarche, and a CRS in; tables ready to be stored out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from ..model.messages import Language
from ..model.progress import Progress, Stage
from ..model.taxonomy import Taxonomy, load_taxonomy
from .demarches_api.fetching import FetchedDemarche
from .demarches_api.importing import import_fetched
from .importing import ImportResult, import_projects
from .reprojection import crs_of


@dataclass(frozen=True)
class FileImport:
    """An ``ImportResult`` whose projects are in the CRS asked for, with the taxonomy that read them."""

    projects: gpd.GeoDataFrame
    rejected: pd.DataFrame
    notes: pd.DataFrame
    row_count: int
    unused_columns: tuple[str, ...]
    taxonomy: Taxonomy


def import_files(
    source: Path,
    *,
    geometries: Path | None,
    mapping: Path | None,
    taxonomy: Path | None,
    call: str | None,
    crs: str,
    language: Language,
    progress: Progress,
) -> FileImport:
    """``import_projects`` with the taxonomy of a file (None: the plugin's own), its projects in ``crs``.

    Args:
        crs: of the result, an EPSG code or WKT.

    Raises:
        TerritoiresError: those of ``load_taxonomy`` and ``import_projects``; ``crs_unknown``.
        Cancelled: by ``progress``.
    """
    target = crs_of(crs, source.name)
    terms = load_taxonomy(taxonomy)
    result = import_projects(
        source,
        geometries=geometries,
        mapping=mapping,
        taxonomy=terms,
        call=call,
        language=language,
        progress=Stage(progress, 0, 95),
    )
    return _delivered(result, target, terms, progress)


def import_fetched_demarche(
    fetched: FetchedDemarche,
    *,
    mapping: Path | None,
    taxonomy: Path | None,
    call: str | None,
    crs: str,
    language: Language,
    progress: Progress,
) -> FileImport:
    """``import_fetched`` with the taxonomy of a file (None: the plugin's own), its projects in ``crs``.

    Raises:
        TerritoiresError: those of ``load_taxonomy`` and ``import_fetched``; ``crs_unknown``.
        Cancelled: by ``progress``.
    """
    target = crs_of(crs, f"Démarche {fetched.number}")
    terms = load_taxonomy(taxonomy)
    result = import_fetched(
        fetched, mapping=mapping, taxonomy=terms, call=call, language=language, progress=Stage(progress, 0, 95)
    )
    return _delivered(result, target, terms, progress)


def _delivered(result: ImportResult, crs: Any, taxonomy: Taxonomy, progress: Progress) -> FileImport:
    projects = result.projects.to_crs(crs)
    progress.report(100)
    return FileImport(projects, result.rejected, result.notes, result.row_count, result.unused_columns, taxonomy)
