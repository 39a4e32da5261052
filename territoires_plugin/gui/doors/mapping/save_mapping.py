"""A mapping written to a file, off the main thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication

from ....model.messages import Language
from ....model.progress import Progress
from ...background import BackgroundTask

if TYPE_CHECKING:
    from ....intake.mapping import Mapping

translate = QCoreApplication.translate


class SaveMapping(BackgroundTask):
    """Gives the path written."""

    def __init__(self, mapping: Mapping, path: Path) -> None:
        super().__init__(translate("Territoires", "Save mapping"))
        self._mapping = mapping
        self._path = path

    def work(self, language: Language, progress: Progress) -> Path:
        from ....intake.detection import write_mapping

        write_mapping(self._mapping, self._path, language=language)
        return self._path
