"""The import as a person asks for it: files and a CRS in, tables ready to be stored out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd

from ..model.messages import Language
from ..model.progress import Progress, Stage
from ..model.taxonomy import Taxonomy, load_taxonomy
from .importing import import_projects
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
    personal_columns: tuple[str, ...] = ()


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
    projects = result.projects.to_crs(target)
    progress.report(100)
    return FileImport(
        projects,
        result.rejected,
        result.notes,
        result.row_count,
        result.unused_columns,
        terms,
        result.personal_columns,
    )
