"""QGIS's box that folds, whose button has a name for those who do not see its arrow."""

from __future__ import annotations

from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QToolButton, QWidget

AROUND = 6  # pixels above and below a title, as in QGIS's own


class FoldingBox(QgsCollapsibleGroupBox):
    """The button goes by the title. Folded, the title is whole: QGIS cuts the tail of a “g” in a column of boxes."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._name_button()
        self.collapsedStateChanged.connect(self._keep_title)

    def setTitle(self, title: str) -> None:  # noqa: N802 - Qt's name
        super().setTitle(title)
        self._name_button()

    def _keep_title(self, folded: bool) -> None:
        self.setMinimumHeight(self.fontMetrics().height() + AROUND if folded else 0)

    def _name_button(self) -> None:
        for button in self.findChildren(QToolButton, options=Qt.FindChildOption.FindDirectChildrenOnly):
            button.setAccessibleName(self.title())
