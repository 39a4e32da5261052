"""What all our algorithms share: the user's language, our errors as Processing's, progress and cancel."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
)
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon

from ..layers.compat import user_language
from ..model.errors import TerritoiresError
from ..model.libraries import require_libraries
from ..model.messages import Language
from ..model.paths import resource_path
from ..model.progress import CallbackProgress, Cancelled, Progress

if TYPE_CHECKING:
    from ..territories.notes import Note

translate = QCoreApplication.translate


class TerritoiresAlgorithm(QgsProcessingAlgorithm):
    """An algorithm whose ``compute`` may raise our errors: the user sees one sentence, never a traceback.

    Attributes:
        boundaries: the parameter that may be a folder or an address beside a layer.
    """

    boundaries = ""

    def createInstance(self) -> TerritoiresAlgorithm:
        return type(self)()

    def icon(self) -> QIcon:
        return QIcon(str(resource_path("icons", "territoires.svg")))

    def language(self) -> Language:
        return user_language()

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        """As QGIS does, but folders and addresses of boundaries are ours to open."""
        from .boundary_source import opens_itself

        ours = {self.boundaries: None} if opens_itself(parameters.get(self.boundaries)) else {}
        checked: tuple[bool, str] = super().checkParameterValues({**parameters, **ours}, context)
        return checked

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        try:
            require_libraries()
            return self.compute(parameters, context, feedback)
        except Cancelled:
            feedback.pushInfo(translate("Territoires", "Cancelled: nothing was written."))
            return {}
        except TerritoiresError as error:
            raise QgsProcessingException(error.text(self.language())) from error

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """The work itself; writes its outputs only when all is computed.

        Raises:
            TerritoiresError: shown to the user as one sentence.
            Cancelled: nothing was written.
        """
        raise NotImplementedError

    def progress(self, feedback: QgsProcessingFeedback) -> Progress:
        return CallbackProgress(feedback.setProgress, feedback.isCanceled)

    def optional_text(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> str:
        return (self.parameterAsString(parameters, name, context) or "").strip()


def is_path(value: str) -> bool:
    """Whether a text names a file or folder that is there."""
    try:
        return Path(value).exists()
    except (OSError, ValueError):  # longer than a path may be, or with a NUL in it
        return False


def tell_notes(notes: Iterable[Note], language: Language, feedback: QgsProcessingFeedback) -> None:
    """Each note in the log, those to look at as warnings."""
    for note in notes:
        (feedback.pushWarning if note.is_warning else feedback.pushInfo)(note.text(language))
