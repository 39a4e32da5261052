"""From a source to the projects table: the whole import behind one call."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..model.errors import TerritoiresError
from ..model.messages import Language
from ..model.progress import Progress, Silent, Stage
from ..model.tables import PROJECTS
from ..model.taxonomy import Taxonomy, load_taxonomy
from ..territories.reference import load_gazetteer
from .attributes import read_attributes
from .collectivites import with_collectivites
from .delimited import ENDINGS, open_delimited
from .demarches.source import with_linked_sheets
from .detection import unasked_mapping
from .geocoder import Geocoder
from .geometries import read_drawn
from .mapping import Mapping, load_mapping
from .ogr_source import open_with_ogr
from .personal.screening import Screening, screen
from .placing import Places, place
from .records import Records, take_records
from .remarks import Remarks
from .shapes import of_one_kind
from .source_table import Source, SourceTable, no_geometry, require_distinct, trimmed
from .unplaced import reject_unplaced
from .vocabulary import Vocabulary, build_vocabularies

CRS = "EPSG:4326"
BATCH = 20_000  # rows
READING = 30.0  # percent of the work, where all is read before anything else is done
_SILENT = Silent()


@dataclass(frozen=True)
class ImportOptions:
    """The arguments of ``import_projects`` under the same names."""

    geometries: Path | None
    mapping: Path | None
    taxonomy: Taxonomy
    call: str | None
    language: Language
    geocoder: Geocoder | None = None


@dataclass(frozen=True)
class ImportResult:
    """Every row of the source: ``len(projects) + len(rejected) == row_count``.

    Args:
        projects: the columns of PROJECTS, then ``geometry`` in EPSG:4326, all of one kind; in the source's order.
        rejected: the columns of REJECTED, one row for each row of the source that is not in ``projects``.
        notes: the same columns: what was repaired or left out without rejecting the row; ``row`` is NULL where it
            concerns the whole file.
        row_count: rows of the source; blank lines are none.
        unused_columns: those of the source that fill no column of ``projects`` and help to no place, in its order;
            those of a Démarches export that are never project data are none of them.
        personal_columns: those of ``projects`` that hold personal data which the mapping chose to keep.
    """

    projects: gpd.GeoDataFrame
    rejected: pd.DataFrame
    notes: pd.DataFrame
    row_count: int
    unused_columns: tuple[str, ...]
    personal_columns: tuple[str, ...] = ()


def import_projects(
    source: Path,
    *,
    geometries: Path | None = None,
    mapping: Path | None = None,
    taxonomy: Taxonomy | None = None,
    call: str | None = None,
    language: Language = "fr",
    progress: Progress = _SILENT,
    geocoder: Geocoder | None = None,
) -> ImportResult:
    """Read the projects of a file and place each.

    Args:
        source: .csv, .tsv or .txt; anything else is left to OGR.
        geometries: GeoJSON of a Démarches export, joined on ``dossier_id`` = ``project_id``.
        mapping: TOML file that says which column is which; without it, columns named as in the table are taken, and
            where there are none, the mapping is found from the columns and their content.
        taxonomy: the codes of themes, pillars and stakes; that of the plugin when None.
        call: the call of the rows that name none themselves.
        language: of the messages in ``rejected`` and ``notes``.
        geocoder: asked for the addresses of rows without coordinates; nobody is asked when None.

    Raises:
        TerritoiresError: the file, its header or the mapping cannot be used; ``mapping_unsure`` where none is given
            and none is found with certainty.
        Cancelled: by ``progress``.
    """
    options = ImportOptions(geometries, mapping, taxonomy or load_taxonomy(), call, language, geocoder)
    (result,) = import_batches(source, options, None, progress)
    return result


def import_batches(
    source: Path, options: ImportOptions, size: int | None, progress: Progress
) -> Iterator[ImportResult]:
    """As ``import_projects``, some rows after the other: what a large file needs of memory does not grow with it.

    All batches have geometries of the one kind: where that is not known before all are read, one batch holds all.

    Args:
        size: rows in a batch, None for all at once.

    Raises:
        TerritoiresError: as ``import_projects``; some batches may have been given before.
        Cancelled: by ``progress``.
    """
    source = Path(source)
    yield from import_opened(lambda mapping: open_source(source, mapping, progress), source, options, size, progress)


def import_opened(
    opening: Callable[[Mapping], Source], source: Path, options: ImportOptions, size: int | None, progress: Progress
) -> Iterator[ImportResult]:
    """``import_batches`` of a source that is no file, or opened in a way of its own.

    Args:
        opening: opens it, knowing the mapping that was given.
        source: its name is the source's, in messages and in the column ``source``.

    Raises:
        TerritoiresError: as ``import_projects``, and what ``opening`` raises.
        Cancelled: by ``progress``.
    """
    remarks = Remarks(options.language)
    mapping = load_mapping(Path(options.mapping), options.taxonomy) if options.mapping else Mapping()
    opened = opening(mapping)
    if options.mapping is None:
        mapping = unasked_mapping(opened, source.name, options.taxonomy, options.geometries is not None, remarks)
    yield from import_source(opened, source, mapping, options, size, remarks, progress)


def import_source(
    opened: Source,
    source: Path,
    mapping: Mapping,
    options: ImportOptions,
    size: int | None,
    remarks: Remarks,
    progress: Progress,
) -> Iterator[ImportResult]:
    """``import_batches`` of a source that is open.

    Args:
        source: its name is the source's, in messages and in the column ``source``.
        mapping: in place of the one in ``options``.
        remarks: told in the first batch.

    Raises:
        TerritoiresError: the header or the mapping cannot be used.
        Cancelled: by ``progress``.
    """
    screening = screen(source, opened, mapping.bind(source, opened.columns), remarks)
    bound = screening.mapping
    wanted = list(dict.fromkeys([*bound.columns.values(), *screening.telling]))
    require_distinct(source, opened.columns, wanted)
    if opened.may_hold_shapes or options.geometries or "geometry" in bound.columns:
        size = None
    vocabularies = build_vocabularies(options.taxonomy, bound.values, bound.separator)
    steps = _Steps(source, options, screening, vocabularies, bound.unused(opened.columns), remarks)
    begin = 0.0 if size else READING
    for table in opened.batches(wanted, size, remarks, Stage(progress, 0, begin)):
        end = begin + (100 - begin) * table.share if size is None else 100 * table.share
        progress.report(begin)
        yield steps.result(table, Stage(progress, begin, end))
        remarks.clear()
        begin = end
    progress.report(100)


@dataclass
class _Steps:
    """What is done to each batch."""

    source: Path
    options: ImportOptions
    screening: Screening
    vocabularies: dict[str, Vocabulary]
    unused: tuple[str, ...]
    remarks: Remarks
    first_row: dict[str, int] = field(default_factory=dict)

    def result(self, table: SourceTable, progress: Progress) -> ImportResult:
        remarks, bound = self.remarks, self.screening.mapping
        taken = take_records(table, bound, self.first_row, remarks, progress)
        records = self.screening.cleared(taken, table, remarks, progress)
        defaults = {"call": trimmed(self.options.call), "source": self.source.name}
        attributes = read_attributes(records, self.vocabularies, bound.separator, defaults, remarks, progress)
        progress.report(40)
        drawn, geocoder = self._drawn(records, progress), self.options.geocoder
        places = place(records, drawn, bound, load_gazetteer(), remarks, progress, geocoder)
        progress.report(90)
        placed = reject_unplaced(records, places, remarks)
        projects = _assemble(attributes, places, placed, remarks)
        kept = self.screening.kept
        return ImportResult(projects, remarks.rejected(), remarks.notes(), table.row_count, self.unused, kept)

    def _drawn(self, records: Records, progress: Progress) -> NDArray[np.object_]:
        if self.options.geometries is None:
            return no_geometry(len(records))
        return read_drawn(Path(self.options.geometries), records, self.remarks, progress)


def open_source(source: Path, mapping: Mapping, progress: Progress = _SILENT) -> Source:
    """The source, opened as its ending says; the sheets of a Démarches export are joined, and collectivités beside it.

    Raises:
        TerritoiresError: ``file_missing``; those of ``open_delimited`` and ``open_with_ogr``.
    """
    if not source.exists():
        raise TerritoiresError("file_missing", file=source)
    if source.suffix.lower() in ENDINGS:
        opened: Source = open_delimited(source, mapping.expected_columns, progress)
    else:
        opened = open_with_ogr(source, mapping.layer, mapping.crs, progress)
    opened = with_linked_sheets(opened, mapping.columns.get("project_id"), is_layer_chosen=mapping.layer is not None)
    return with_collectivites(opened, source)


def _assemble(
    attributes: dict[str, list[object]], places: Places, kept: list[int], remarks: Remarks
) -> gpd.GeoDataFrame:
    columns: dict[str, Sequence[object]] = {
        **attributes,
        "commune_code": places.commune_code,
        "epci_code": places.epci_code,
        "epci_name": places.epci_name,
        "location_precision": places.precision,
    }
    table = pd.DataFrame({name: _series([columns[name][position] for position in kept], name) for name in PROJECTS})
    geometry, reduced = of_one_kind(places.geometry[np.array(kept, dtype=np.int64)])
    if reduced:
        remarks.note(None, None, "geometry", reduced, "geometry_made_point")
    return gpd.GeoDataFrame(table, geometry=gpd.GeoSeries(geometry, crs=CRS), crs=CRS)


def _series(values: list[object], name: str) -> pd.Series:
    return pd.Series(values, dtype=float if PROJECTS[name] == "real" else object)
