"""The import in a task: the same steps as ``territoires:importprojects``, off the main thread, into the office file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication

from ...model.messages import Language
from ...model.progress import Progress
from .import_choices import ImportChoices
from .store_task import StoreTask

if TYPE_CHECKING:
    from ...intake.file_import import FileImport

translate = QCoreApplication.translate


class ImportTask(StoreTask):
    """Gives an Imported."""

    _choices: ImportChoices

    def __init__(self, choices: ImportChoices) -> None:
        super().__init__(translate("Territoires", "Import applications"), choices)

    def batches(self, language: Language, progress: Progress) -> Iterator[FileImport]:
        from ...intake.file_import import import_files
        from ...layers.frames import crs_text

        chosen = self._choices
        return import_files(
            chosen.source,
            geometries=chosen.geometries,
            mapping=chosen.mapping,
            taxonomy=chosen.taxonomy,
            call=chosen.call or None,
            crs=crs_text(chosen.crs),
            language=language,
            progress=progress,
        )
