"""What would be rejected, and what there is to remark, with the reason in full."""

from __future__ import annotations

from qgis.PyQt.QtCore import QModelIndex, Qt
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ..gathered_rows import gathered
from ..reason_text import ReasonText
from ..rejected_rows import RejectedModel
from ..rejected_table import RejectedTable
from .preview_task import Tried

KIND = 1  # the column


class RejectedTab(QWidget):
    """Read only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RejectedModel((), self)
        self.table = RejectedTable(self.model)
        self.reason = ReasonText()
        column = QVBoxLayout(self)
        column.addWidget(self.table, 1)
        column.addWidget(self.reason)

    def show_tried(self, tried: Tried) -> None:
        before = self.model
        self.model = RejectedModel([*tried.rejected, *gathered(tried.notes)], self)
        self.table.setModel(self.model)
        self.table.sortByColumn(KIND, Qt.SortOrder.AscendingOrder)  # what is rejected stands before remarks
        before.deleteLater()
        self.table.selectionModel().currentRowChanged.connect(self._show_reason)
        self.reason.clear()
        self.table.setCurrentIndex(self.model.index(0, 0))

    def _show_reason(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.reason.setPlainText(self.model.rows()[current.row()].message if current.isValid() else "")
