"""The import as a person asks for it: files, or a démarche, and a CRS in; tables ready to be stored out, in batches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd
from pyproj import CRS

from ..model.messages import Language
from ..model.progress import Progress
from ..model.taxonomy import Taxonomy, load_taxonomy
from .demarches_api.fetching import FetchedDemarche
from .demarches_api.importing import import_fetched
from .geocoder import Geocoder
from .importing import BATCH, ImportOptions, ImportResult, import_batches, import_opened
from .reprojection import crs_of
from .table_source import TableSource


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
    yield from _delivered(import_batches(source, options, size, progress), target, terms, progress)


def import_table(
    table: TableSource,
    *,
    geometries: Path | None,
    mapping: Path | None,
    taxonomy: Path | None,
    call: str | None,
    crs: str,
    language: Language,
    progress: Progress,
    geocoder: Geocoder | None = None,
) -> Iterator[FileImport]:
    """As ``import_files``, of a table that is read already.

    Raises:
        TerritoiresError: as ``import_files``; ``layer_without_crs``.
        Cancelled: by ``progress``.
    """
    target = crs_of(crs, table.name)
    terms = load_taxonomy(taxonomy)
    options = ImportOptions(geometries, mapping, terms, call, language, geocoder)
    batches = import_opened(lambda _mapping: table, Path(table.name), options, None, progress)
    yield from _delivered(batches, target, terms, progress)


def import_fetched_demarche(
    fetched: FetchedDemarche,
    *,
    mapping: Path | None,
    taxonomy: Path | None,
    call: str | None,
    crs: str,
    language: Language,
    progress: Progress,
) -> Iterator[FileImport]:
    """``import_fetched`` with the taxonomy of a file (None: the plugin's own), the projects in ``crs``.

    Raises:
        TerritoiresError: those of ``load_taxonomy`` and ``import_fetched``; ``crs_unknown``.
        Cancelled: by ``progress``.
    """
    target = crs_of(crs, f"Démarche {fetched.number}")
    terms = load_taxonomy(taxonomy)
    options = ImportOptions(None, mapping, terms, call, language)
    yield from _delivered(import_fetched(fetched, options, progress), target, terms, progress)


def _delivered(
    batches: Iterator[ImportResult], crs: CRS, taxonomy: Taxonomy, progress: Progress
) -> Iterator[FileImport]:
    for batch in batches:
        projects = batch.projects.to_crs(crs)
        progress.check()
        yield FileImport(
            projects,
            batch.rejected,
            batch.notes,
            batch.row_count,
            batch.unused_columns,
            taxonomy,
            batch.personal_columns,
        )
