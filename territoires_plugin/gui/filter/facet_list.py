"""The values of one facet with their counts, to tick; nothing ticked is no condition."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QCoreApplication, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QResizeEvent
from qgis.PyQt.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem, QWidget

from ...model.folding import folded

translate = QCoreApplication.translate
CODE = Qt.ItemDataRole.UserRole
ICON = QSize(16, 16)
LEAST, MOST = 24, 190  # pixels of height


@dataclass(frozen=True)
class Entry:
    """One value: its code (empty for projects that do not tell it), its name, its symbol on the map."""

    code: str
    name: str
    icon: QIcon | None = None


class FacetList(QListWidget):
    """One checkable line a value; ``ticks_changed`` once for each choice of the user."""

    ticks_changed = pyqtSignal()

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)  # a tick is all there is to choose
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # a country has 1,240 EPCI, of which a dozen is in sight
        self.setIconSize(ICON)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._names: dict[str, str] = {}
        self._searched = ""
        self.itemChanged.connect(lambda _item: self.ticks_changed.emit())

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Other values, none ticked; the line the keyboard is on stays."""
        row = max(self.currentRow(), 0)
        self.blockSignals(True)
        self.clear()
        self._names = {entry.code: entry.name for entry in entries}
        for entry in entries:
            item = QListWidgetItem(entry.name)
            if entry.icon is not None:
                item.setIcon(entry.icon)
            item.setData(CODE, entry.code)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.addItem(item)
        self.setCurrentRow(min(row, self.count() - 1))
        self.blockSignals(False)
        self.search(self._searched)

    def show_counts(self, counts: dict[str, int]) -> None:
        """How many projects each value would show."""
        self.blockSignals(True)
        for item in self._items():
            code = item.data(CODE)
            text = translate("Territoires", "{name} ({count})").format(
                name=self._names[code], count=self.locale().toString(counts.get(code, 0))
            )
            if item.text() != text:
                item.setText(text)
        self.blockSignals(False)

    def tick(self, codes: Collection[str]) -> None:
        """Tick these and no others, without a word."""
        self.blockSignals(True)
        for item in self._items():
            state = _state(item.data(CODE) in codes)
            if item.checkState() != state:
                item.setCheckState(state)
        self.blockSignals(False)
        self.viewport().update()

    def codes(self) -> tuple[str, ...]:
        return tuple(item.data(CODE) for item in self._items())

    def ticked(self) -> tuple[str, ...]:
        return tuple(item.data(CODE) for item in self._items() if item.checkState() == Qt.CheckState.Checked)

    def search(self, text: str) -> None:
        """Only the values whose name or code holds the text, accents or not; ticked ones stay in sight."""
        self._searched = text
        words = folded(text).split()
        for item in self._items():
            found = not words or _holds(f"{self._names[item.data(CODE)]} {item.data(CODE)}", words)
            hidden = not found and item.checkState() != Qt.CheckState.Checked
            if item.isHidden() != hidden:
                item.setHidden(hidden)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():  # lines wrap elsewhere now
            QTimer.singleShot(0, self._fit)

    def _fit(self) -> None:
        """As high as the lines, wrapped ones included; a scroll bar for long lists only."""
        self.doItemsLayout()
        lines = 0
        for item in self._items():
            if not item.isHidden():
                lines += self.visualItemRect(item).height()
            if lines > MOST:
                break
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if lines > MOST else policy.ScrollBarAlwaysOff)
        self.setFixedHeight(min(max(lines, LEAST), MOST) + 2 * self.frameWidth())

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]


def _holds(text: str, words: Collection[str]) -> bool:
    searched = folded(text)
    return all(word in searched for word in words)


def _state(ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
