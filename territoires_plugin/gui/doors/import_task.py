"""The import in a task: the same steps as ``territoires:importprojects``, off the main thread, into the office file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication

from ...model.messages import Language
from ...model.progress import Progress, Stage
from ...model.taxonomy import Taxonomy, load_taxonomy
from ..background import BackgroundTask
from .change_rows import change_rows
from .import_choices import ImportChoices
from .rejected_rows import RejectedRow, note_rows, rejected_rows

if TYPE_CHECKING:
    import geopandas as gpd

    from ...intake.reimport import Changes
    from ...layers.office_file import OfficeFile

translate = QCoreApplication.translate


@dataclass
class Imported:
    """What came of the choices: ``project_count + len(rejected_rows) == row_count``.

    Args:
        unused_columns: names of the source's columns that were not used.
        rejected_rows, note_rows: the rejected rows, and the remarks on those kept, as they are shown.
        personal_columns: those of the projects that hold personal data which the mapping chose to keep.
        changes: to what the office file held before; None where no project could be read, and nothing was written.
    """

    choices: ImportChoices
    taxonomy: Taxonomy
    project_count: int = 0
    row_count: int = 0
    unused_columns: tuple[str, ...] = ()
    rejected_rows: tuple[RejectedRow, ...] = ()
    note_rows: tuple[RejectedRow, ...] = ()
    personal_columns: tuple[str, ...] = ()
    changes: Changes | None = None

    @property
    def office(self) -> OfficeFile:
        from ...layers.office_file import OfficeFile

        return OfficeFile(self.choices.geopackage)


class ImportTask(BackgroundTask):
    """Gives an Imported."""

    def __init__(self, choices: ImportChoices) -> None:
        super().__init__(translate("Territoires", "Import applications"))
        self._choices = choices

    def work(self, language: Language, progress: Progress) -> Imported:
        from ...layers.office_call import store_call

        imported = Imported(self._choices, load_taxonomy(self._choices.taxonomy))
        frames = self._frames(imported, language, Stage(progress, 0, 95))
        imported.changes = store_call(imported.office, frames, progress)
        if imported.changes is not None:
            imported.note_rows = (*change_rows(imported.changes, language), *imported.note_rows)
        return imported

    def _frames(self, imported: Imported, language: Language, progress: Progress) -> Iterator[gpd.GeoDataFrame]:
        from ...intake.file_import import import_files
        from ...layers.frames import crs_text

        chosen = self._choices
        batches = import_files(
            chosen.source,
            geometries=chosen.geometries,
            mapping=chosen.mapping,
            taxonomy=chosen.taxonomy,
            call=chosen.call or None,
            crs=crs_text(chosen.crs),
            language=language,
            progress=progress,
        )
        for batch in batches:
            imported.project_count += len(batch.projects)
            imported.row_count += batch.row_count
            imported.unused_columns = batch.unused_columns
            imported.personal_columns = batch.personal_columns
            imported.rejected_rows += rejected_rows(batch.rejected)
            imported.note_rows += note_rows(batch.notes)
            yield batch.projects
