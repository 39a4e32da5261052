"""From a source to the projects table: the whole import behind one call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from ..model.errors import TerritoiresError
from ..model.messages import Language
from ..model.progress import Progress, Silent, Stage
from ..model.tables import PROJECTS
from ..model.taxonomy import Taxonomy, load_taxonomy
from ..territories.reference import load_gazetteer
from .attributes import read_attributes
from .delimited import ENDINGS, open_delimited
from .geometries import read_drawn
from .mapping import Mapping, load_mapping
from .ogr_source import open_with_ogr
from .personal.screening import screen
from .placing import Places, place
from .records import take_records
from .remarks import Remarks
from .shapes import of_one_kind
from .source_table import Source, no_geometry, require_distinct, trimmed
from .unplaced import reject_unplaced
from .vocabulary import build_vocabularies

CRS = "EPSG:4326"
_SILENT = Silent()


@dataclass(frozen=True)
class ImportResult:
    """Every row of the source: ``len(projects) + len(rejected) == row_count``.

    Args:
        projects: the columns of PROJECTS, then ``geometry`` in EPSG:4326, all of one kind; in the source's order.
        rejected: the columns of REJECTED, one row for each row of the source that is not in ``projects``.
        notes: the same columns: what was repaired or left out without rejecting the row; ``row`` is NULL where it
            concerns the whole file.
        row_count: rows of the source; blank lines are none.
        unused_columns: those of the source that fill no column of ``projects`` and help to no place, in its order.
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
) -> ImportResult:
    """Read the projects of a file and place each.

    Args:
        source: .csv, .tsv or .txt; anything else is left to OGR.
        geometries: GeoJSON of a Démarches export, joined on ``dossier_id`` = ``project_id``.
        mapping: TOML file that says which column is which; without it, columns named as in the table are taken.
        taxonomy: the codes of themes, pillars and stakes; that of the plugin when None.
        call: the call of the rows that name none themselves.
        language: of the messages in ``rejected`` and ``notes``.

    Raises:
        TerritoiresError: the file, its header or the mapping cannot be used.
        Cancelled: by ``progress``.
    """
    source = Path(source)
    remarks = Remarks(language)
    taxonomy = taxonomy or load_taxonomy()
    chosen = load_mapping(Path(mapping), taxonomy) if mapping else Mapping()
    opened = open_source(source, chosen)
    bound = chosen.bind(source, opened.columns)
    screening = screen(source, opened, bound, remarks)
    bound = screening.mapping
    wanted = list(dict.fromkeys([*bound.columns.values(), *screening.telling]))
    require_distinct(source, opened.columns, wanted)
    table = opened.read(wanted, remarks, Stage(progress, 0, 30))
    progress.report(30)
    records = screening.cleared(take_records(table, bound, remarks, progress), table, remarks, progress)
    vocabularies = build_vocabularies(taxonomy, bound.values, bound.separator)
    defaults = {"call": trimmed(call), "source": source.name}
    attributes = read_attributes(records, vocabularies, bound.separator, defaults, remarks, progress)
    progress.report(60)
    drawn = read_drawn(Path(geometries), records, remarks, progress) if geometries else no_geometry(len(records))
    places = place(records, drawn, bound, load_gazetteer(), remarks, progress)
    progress.report(90)
    kept = reject_unplaced(records, places, remarks)
    projects = _assemble(attributes, places, kept, remarks)
    progress.report(100)
    unused = bound.unused(opened.columns)
    return ImportResult(projects, remarks.rejected(), remarks.notes(), table.row_count, unused, screening.kept)


def open_source(source: Path, mapping: Mapping) -> Source:
    """The source, opened as its ending says.

    Raises:
        TerritoiresError: ``file_missing``; those of ``open_delimited`` and ``open_with_ogr``.
    """
    if not source.exists():
        raise TerritoiresError("file_missing", file=source)
    if source.suffix.lower() in ENDINGS:
        return open_delimited(source, mapping.expected_columns)
    return open_with_ogr(source, mapping.layer, mapping.crs)


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
