"""The import in a task: the same steps as ``territoires:importprojects``, off the main thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication

from ...model.messages import Language
from ...model.progress import Progress
from ...model.taxonomy import Taxonomy
from ..background import BackgroundTask
from .import_choices import ImportChoices
from .rejected_rows import RejectedRow, note_rows, rejected_rows

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Imported:
    """What came of the choices: ``len(projects) + len(rejected) == row_count``.

    Args:
        projects: in the CRS chosen.
        rejected: the columns of REJECTED.
        notes: the same, what was repaired or left out of rows that are kept.
        unused_columns: names of the source's columns that were not used.
        rejected_rows, note_rows: the rejected rows and the notes as they are shown.
        personal_columns: those of ``projects`` that hold personal data which the mapping chose to keep.
    """

    choices: ImportChoices
    projects: gpd.GeoDataFrame
    rejected: pd.DataFrame
    notes: pd.DataFrame
    row_count: int
    unused_columns: tuple[str, ...]
    taxonomy: Taxonomy
    rejected_rows: tuple[RejectedRow, ...]
    note_rows: tuple[RejectedRow, ...]
    personal_columns: tuple[str, ...] = ()

    @property
    def call(self) -> str:
        return self.choices.call


class ImportTask(BackgroundTask):
    """Gives an Imported."""

    def __init__(self, choices: ImportChoices) -> None:
        super().__init__(translate("Territoires", "Import applications"))
        self._choices = choices

    def work(self, language: Language, progress: Progress) -> Imported:
        from ...intake.file_import import import_files
        from ...layers.frames import crs_text

        chosen = self._choices
        done = import_files(
            chosen.source,
            geometries=chosen.geometries,
            mapping=chosen.mapping,
            taxonomy=chosen.taxonomy,
            call=chosen.call or None,
            crs=crs_text(chosen.crs),
            language=language,
            progress=progress,
        )
        return Imported(
            chosen,
            done.projects,
            done.rejected,
            done.notes,
            done.row_count,
            done.unused_columns,
            done.taxonomy,
            rejected_rows(done.rejected),
            note_rows(done.notes),
            done.personal_columns,
        )
