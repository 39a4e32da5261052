"""The themes of the chosen projects, with their symbols and counts, to tick."""

from __future__ import annotations

from collections.abc import Collection

from qgis.core import QgsSymbolLayerUtils
from qgis.PyQt.QtCore import QCoreApplication, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QResizeEvent
from qgis.PyQt.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem, QWidget

from ..layers.theme_symbols import LARGEST, marker_symbol, plain_symbol
from ..model.messages import Language
from ..model.taxonomy import Taxonomy
from .theme_counts import ThemeCounts

translate = QCoreApplication.translate
CODE = Qt.ItemDataRole.UserRole
ICON = QSize(16, 16)
LEAST, MOST = 40, 300  # pixels of height


class ThemeList(QListWidget):
    """One checkable line a theme; ``ticks_changed`` once for each choice of the user."""

    ticks_changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("Territoires", "Themes shown on the map"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)  # a tick is all there is to choose
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setIconSize(ICON)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(lambda _item: self.ticks_changed.emit())

    def show_counts(self, counts: ThemeCounts, ticked: Collection[str] | None, language: Language) -> None:
        """Show these themes; ``ticked`` of them, or all. The line the keyboard is on stays."""
        row = max(self.currentRow(), 0)
        self.blockSignals(True)
        self.clear()
        for code, count in counts.by_code().items():
            name = counts.taxonomy.theme_name(code, language)
            text = translate("Territoires", "{theme} ({count})").format(theme=name, count=count)
            item = QListWidgetItem(theme_icon(counts.taxonomy, code), text)
            item.setData(CODE, code)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_state(ticked is None or code in ticked))
            self.addItem(item)
        self.setCurrentRow(min(row, self.count() - 1))
        self.blockSignals(False)
        self._fit()

    def codes(self) -> tuple[str, ...]:
        return tuple(item.data(CODE) for item in self._items())

    def ticked(self) -> tuple[str, ...]:
        return tuple(item.data(CODE) for item in self._items() if item.checkState() == Qt.CheckState.Checked)

    def tick_all(self, ticked: bool) -> None:
        self.blockSignals(True)
        for item in self._items():
            item.setCheckState(_state(ticked))
        self.blockSignals(False)
        self.viewport().update()
        self.ticks_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():  # lines wrap elsewhere now
            QTimer.singleShot(0, self._fit)

    def _fit(self) -> None:
        """As high as the lines, wrapped ones included; a scroll bar for long lists only."""
        self.doItemsLayout()
        lines = sum(self.visualItemRect(item).height() for item in self._items())
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if lines > MOST else policy.ScrollBarAlwaysOff)
        self.setFixedHeight(min(max(lines, LEAST), MOST) + 2 * self.frameWidth())

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]


def theme_icon(taxonomy: Taxonomy, code: str) -> QIcon:
    """The symbol that the theme's projects have on the map."""
    term = next((term for term in taxonomy.themes if term.code == code), None)
    if term is None:
        symbol = plain_symbol(LARGEST, {}, polygon=False)
    else:
        symbol = marker_symbol(term.marker, term.color, LARGEST, "'0,0'")
    return QIcon(QgsSymbolLayerUtils.symbolPreviewPixmap(symbol, ICON))


def _state(ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
