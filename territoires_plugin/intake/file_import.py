"""The import as a person asks for it: files and a CRS in, tables ready to be stored out, a batch at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd

from ..model.messages import Language
from ..model.progress import Progress
from ..model.taxonomy import Taxonomy, load_taxonomy
from .geocoder import Geocoder
from .importing import BATCH, ImportOptions, import_batches
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
    geocoder: Geocoder | None = None,
    size: int | None = BATCH,
) -> Iterator[FileImport]:
    """``import_batches`` with the taxonomy of a file (None: the plugin's own), the projects in ``crs``.

    Args:
        crs: of the result, an EPSG code or WKT.
        geocoder: as in ``import_projects``.

    Raises:
        TerritoiresError: those of ``load_taxonomy`` and ``import_projects``; ``crs_unknown``. What was given before is
            not to be kept.
        Cancelled: by ``progress``.
    """
    target = crs_of(crs, source.name)
    terms = load_taxonomy(taxonomy)
    options = ImportOptions(geometries, mapping, terms, call, language, geocoder)
    for batch in import_batches(source, options, size, progress):
        projects = batch.projects.to_crs(target)
        progress.check()
        yield FileImport(projects, batch.rejected, batch.notes, batch.row_count, batch.unused_columns, terms)
