"""A reason in full, below the table that shows its beginning."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QPlainTextEdit, QWidget

translate = QCoreApplication.translate
LINES = 3
AROUND = 10  # pixels


class ReasonText(QPlainTextEdit):
    """Selectable, so that a part of it can be looked for in the source."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(translate("Territoires", "Reason in full"))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * LINES + 2 * self.frameWidth() + AROUND)
