"""A démarche in a task: the same steps as ``territoires:importdemarche``, into the office file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qgis.core import QgsFeedback
from qgis.PyQt.QtCore import QCoreApplication

from ....layers.demarches_folder import demarches_folder
from ....model.messages import Language
from ....model.progress import Progress, Stage
from ..store_task import StoreTask
from .demarche_choices import DemarcheChoices

if TYPE_CHECKING:
    from ....intake.demarches_api.fetching import FetchedDemarche
    from ....intake.file_import import FileImport

translate = QCoreApplication.translate
FETCHED = 60  # percent of the whole once all pages are there


class FetchTask(StoreTask):
    """Gives an Imported. What was fetched before a cancel or a fault stays: the next task goes on there."""

    _choices: DemarcheChoices

    def __init__(self, choices: DemarcheChoices) -> None:
        super().__init__(translate("Territoires", "Fetch a démarche"), choices)
        self._folder = demarches_folder()
        self._feedback = QgsFeedback()
        self._fetched: FetchedDemarche | None = None

    def cancel(self) -> None:
        self._feedback.cancel()
        super().cancel()

    def prepare(self, progress: Progress) -> None:
        """The requests: QGIS's network needs a thread of Qt's."""
        from ....intake.demarches_api.fetching import fetch_demarche
        from ....layers.network_transport import NetworkTransport

        transport = NetworkTransport(self._feedback)
        fetching = Stage(progress, 0, FETCHED)
        chosen = self._choices
        self._fetched = fetch_demarche(chosen.access, transport, self._folder, anew=chosen.anew, progress=fetching)

    def work(self, language: Language, progress: Progress) -> object:
        return super().work(language, Stage(progress, FETCHED, 100))

    def batches(self, language: Language, progress: Progress) -> Iterator[FileImport]:
        from ....intake.file_import import import_fetched_demarche
        from ....layers.frames import crs_text

        chosen = self._choices
        return import_fetched_demarche(
            self._fetched,
            mapping=chosen.mapping,
            taxonomy=chosen.taxonomy,
            call=chosen.call or None,
            crs=crs_text(chosen.crs),
            language=language,
            progress=progress,
        )
