"""What all our algorithms share: the user's language, our errors as Processing's, progress and cancel."""

from __future__ import annotations

from typing import Any

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

translate = QCoreApplication.translate


class TerritoiresAlgorithm(QgsProcessingAlgorithm):
    """An algorithm whose ``compute`` may raise our errors: the user sees one sentence, never a traceback."""

    def createInstance(self) -> TerritoiresAlgorithm:
        return type(self)()

    def icon(self) -> QIcon:
        return QIcon(str(resource_path("icons", "territoires.svg")))

    def language(self) -> Language:
        return user_language()

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
