"""An import in a task, whatever it reads: its batches go into the office file, what is to be told of them is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ...model.messages import Language
from ...model.progress import Progress, Stage
from ...model.taxonomy import Taxonomy, load_taxonomy
from ..background import BackgroundTask
from .change_rows import change_rows
from .gathered_rows import gathered
from .rejected_rows import RejectedRow, note_rows, rejected_rows

if TYPE_CHECKING:
    import geopandas as gpd

    from ...intake.file_import import FileImport
    from ...intake.reimport import Changes
    from ...layers.office_file import OfficeFile


class StoreChoices(Protocol):
    """What every import is asked: ``source`` names it, be it a file or not; the rest as in ImportChoices."""

    @property
    def source(self) -> Path: ...

    @property
    def taxonomy(self) -> Path | None: ...

    @property
    def call(self) -> str: ...

    @property
    def geopackage(self) -> Path: ...


@dataclass
class Imported:
    """What came of the choices: ``project_count + len(rejected_rows) == row_count``.

    Args:
        unused_columns: names of the source's columns that were not used.
        rejected_rows, note_rows: the rejected rows, and the remarks on those kept, one by one.
        gathered_notes: the same remarks as they are shown, what is said of many rows in one line.
        personal_columns: those of the projects that hold personal data which the mapping chose to keep.
        changes: to what the office file held before; None where no project could be read, and nothing was written.
    """

    choices: StoreChoices
    taxonomy: Taxonomy
    project_count: int = 0
    row_count: int = 0
    unused_columns: tuple[str, ...] = ()
    rejected_rows: tuple[RejectedRow, ...] = ()
    note_rows: tuple[RejectedRow, ...] = ()
    gathered_notes: tuple[RejectedRow, ...] = ()
    personal_columns: tuple[str, ...] = ()
    changes: Changes | None = None

    @property
    def office(self) -> OfficeFile:
        from ...layers.office_file import OfficeFile

        return OfficeFile(self.choices.geopackage)


class StoreTask(BackgroundTask):
    """Gives an Imported."""

    def __init__(self, title: str, choices: StoreChoices) -> None:
        super().__init__(title)
        self._choices = choices

    def batches(self, language: Language, progress: Progress) -> Iterator[FileImport]:
        """What is to be stored; may raise anything."""
        raise NotImplementedError

    def work(self, language: Language, progress: Progress) -> Imported:
        from ...layers.office_call import store_call

        imported = Imported(self._choices, load_taxonomy(self._choices.taxonomy))
        rejected: set[str] = set()
        frames = _frames(imported, self.batches(language, Stage(progress, 0, 95)), rejected)
        imported.changes = store_call(imported.office, frames, progress, rejected)
        if imported.changes is not None:
            imported.note_rows = (*change_rows(imported.changes, language), *imported.note_rows)
        imported.gathered_notes = gathered(imported.note_rows)
        return imported


def _frames(imported: Imported, batches: Iterator[FileImport], rejected: set[str]) -> Iterator[gpd.GeoDataFrame]:
    for batch in batches:
        imported.project_count += len(batch.projects)
        imported.row_count += batch.row_count
        imported.unused_columns = batch.unused_columns
        imported.personal_columns = batch.personal_columns
        imported.rejected_rows += rejected_rows(batch.rejected)
        rejected.update(batch.rejected["project_id"].dropna())
        imported.note_rows += note_rows(batch.notes)
        yield batch.projects
