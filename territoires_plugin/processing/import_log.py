"""What the import of projects says in the log of an algorithm: remarks as they come, the counts at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProcessingFeedback

from ..model.messages import Language
from .base import translate

if TYPE_CHECKING:
    from ..intake.file_import import FileImport

SHOWN = 200  # remarks, and as many rejections; the counts are always told


class ImportLog:
    """Adds the batches up."""

    def __init__(self, feedback: QgsProcessingFeedback, language: Language) -> None:
        self.imported = 0
        self.rejected = 0
        self.personal_columns: tuple[str, ...] = ()
        self._noted = 0
        self._unused: tuple[str, ...] = ()
        self._feedback = feedback
        self._language = language

    def tell(self, batch: FileImport) -> FileImport:
        """Tell the remarks of a batch, and give it back."""
        self._tell(batch.notes["message"].tolist(), self._noted)
        self._tell(batch.rejected["message"].tolist(), self.rejected)
        self.imported += len(batch.projects)
        self.rejected += len(batch.rejected)
        self._noted += len(batch.notes)
        self._unused = batch.unused_columns
        self.personal_columns = batch.personal_columns
        return batch

    def tell_counts(self) -> None:
        from ..intake.unused_columns import unused_columns_sentence

        more = max(0, self._noted - SHOWN) + max(0, self.rejected - SHOWN)
        if more:
            self._feedback.pushWarning(translate("Territoires", "… and {count} more.").format(count=more))
        self._feedback.pushInfo(
            translate("Territoires", "{rows} rows read: {imported} projects, {rejected} rejected.").format(
                rows=self.imported + self.rejected, imported=self.imported, rejected=self.rejected
            )
        )
        unused = unused_columns_sentence(self._unused, self._language)
        if unused:
            self._feedback.pushWarning(unused)

    def _tell(self, messages: list[str], told: int) -> None:
        for text in messages[: max(0, SHOWN - told)]:
            self._feedback.pushWarning(text)
