"""The first look at a file of applications, off the main thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication

from ....model.messages import Language
from ....model.progress import Progress
from ....model.taxonomy import load_taxonomy
from ...background import BackgroundTask

if TYPE_CHECKING:
    from ....intake.looking import Look

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Files:
    """What is to be looked at: the arguments of an import that its columns depend on."""

    source: Path
    geometries: Path | None
    mapping: Path | None
    taxonomy: Path | None


class LookTask(BackgroundTask):
    """Gives a Look."""

    def __init__(self, files: Files) -> None:
        super().__init__(translate("Territoires", "Look at the columns"))
        self._files = files
        self._folder = mappings_folder()

    def work(self, language: Language, progress: Progress) -> Look:
        from ....intake.looking import look_at

        files = self._files
        return look_at(
            files.source,
            folder=self._folder,
            given=files.mapping,
            taxonomy=load_taxonomy(files.taxonomy),
            drawn=files.geometries is not None,
            language=language,
            progress=progress,
        )


def mappings_folder() -> Path:
    """Where the mapping of each kind of source is saved; the folder may not be there yet."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "territoires" / "mappings"
