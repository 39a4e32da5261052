"""The first rows imported with the choices made so far, off the main thread; nothing is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication

from ....model.messages import Language
from ....model.progress import Progress
from ....model.tables import PROJECTS
from ....model.taxonomy import Taxonomy, load_taxonomy
from ...background import BackgroundTask
from ..rejected_rows import RejectedRow, note_rows, rejected_rows
from .code_names import CODE_TARGETS, code_names
from .look_task import Files

if TYPE_CHECKING:
    import geopandas as gpd

    from ....intake.detection.correcting import Corrected, Correction
    from ....intake.looking import Look

translate = QCoreApplication.translate
SHOWN_ROWS = 50

ProjectRow = dict[str, object]  # by column of ``projects``; what is not known is empty


@dataclass(frozen=True)
class Tried:
    """What came of the choices: ``project_count + len(rejected) == row_count``.

    Args:
        corrected: the mapping, and the words of its columns.
        projects: the first ones, as they would be imported, codes by their names.
        rejected, notes: as in a report.
        is_whole: whether the file has no other rows.
    """

    corrected: Corrected
    row_count: int
    project_count: int
    projects: tuple[ProjectRow, ...]
    rejected: tuple[RejectedRow, ...]
    notes: tuple[RejectedRow, ...]
    is_whole: bool


@dataclass(frozen=True)
class Trial:
    """All that a preview depends on."""

    look: Look
    files: Files
    call: str
    correction: Correction


class PreviewTask(BackgroundTask):
    """Gives a Tried."""

    def __init__(self, trial: Trial) -> None:
        super().__init__(translate("Territoires", "Try the first rows"))
        self._trial = trial

    def work(self, language: Language, progress: Progress) -> Tried:
        from ....intake.previewing import preview

        trial = self._trial
        taxonomy = load_taxonomy(trial.files.taxonomy)
        seen = preview(
            trial.look,
            trial.correction,
            taxonomy=taxonomy,
            geometries=trial.files.geometries,
            call=trial.call or None,
            language=language,
            progress=progress,
        )
        return Tried(
            seen.corrected,
            seen.result.row_count,
            len(seen.result.projects),
            _rows(seen.result.projects, taxonomy, language),
            rejected_rows(seen.result.rejected),
            note_rows(seen.result.notes),
            seen.is_whole,
        )


def _rows(projects: gpd.GeoDataFrame, taxonomy: Taxonomy, language: Language) -> tuple[ProjectRow, ...]:
    head = projects[[*PROJECTS]].head(SHOWN_ROWS).astype(object)
    rows = head.where(head.notna(), "").to_dict("records")
    names = {target: code_names(taxonomy, target, language) for target in CODE_TARGETS}
    for row in rows:
        for target, known in names.items():
            row[target] = ", ".join(known.get(code, code) for code in str(row[target]).split(";"))
    return tuple(rows)
