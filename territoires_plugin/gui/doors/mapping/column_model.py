"""The columns of a file, to choose from: one list for all targets, however many columns there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, Qt
from qgis.PyQt.QtGui import QFontMetrics
from qgis.PyQt.QtWidgets import QApplication

from ...details.figures import one_line, tip

translate = QCoreApplication.translate
NO_PARENT = QModelIndex()
LETTERS = 30  # of a name that are shown; the end of a long question tells as much as its beginning


class ColumnModel(QAbstractListModel):
    """No column first. Personal ones cannot be chosen unless they are offered."""

    def __init__(self, columns: Sequence[str], personal: Mapping[str, str], parent: QObject | None = None) -> None:
        """``personal`` says in words what the personal ones hold."""
        super().__init__(parent)
        self._columns = ("", *dict.fromkeys(filter(None, columns)))
        self._rows = {name: row for row, name in enumerate(self._columns)}
        self._personal = personal
        self._are_personal_offered = False
        self._fonts = QFontMetrics(QApplication.font())

    def offer_personal(self, offered: bool) -> None:
        self._are_personal_offered = offered
        self.dataChanged.emit(self.index(0), self.index(len(self._columns) - 1))

    def column(self, row: int) -> str:
        """The name of the column; empty for none."""
        return self._columns[row] if row >= 0 else ""

    def row(self, column: str) -> int:
        return self._rows.get(column, 0)

    def rowCount(self, parent: QModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        name = self._columns[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            room = self._fonts.horizontalAdvance("X") * LETTERS
            return self._fonts.elidedText(self._shown(name), Qt.TextElideMode.ElideMiddle, room)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._in_full(name))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._in_full(name)
        return None

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        if self._columns[index.row()] in self._personal and not self._are_personal_offered:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def _shown(self, name: str) -> str:
        if not name:
            return translate("Territoires", "(not used)")
        if name in self._personal:
            return translate("Territoires", "(personal) {name}").format(name=one_line(name))
        return one_line(name)

    def _in_full(self, name: str) -> str:
        kind = self._personal.get(name)
        return f"{one_line(name)} ({kind})" if kind else self._shown(name)
