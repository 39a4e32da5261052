"""Tabs whose words all fit into a narrow dock: with less room around them than most styles leave."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtWidgets import QApplication, QTabBar, QTabWidget, QWidget

ROOM = 8  # pixels on each side of the words


class PageTabs(QTabWidget):
    """``name`` is what a screen reader calls the row of tabs."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabBar(_CloseTabs())
        self.setDocumentMode(True)
        self.tabBar().setAccessibleName(name)


class _CloseTabs(QTabBar):
    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802 - Qt's name
        hint = super().tabSizeHint(index)
        if QApplication.instance().styleSheet():  # a theme of QGIS has its own room around them
            return hint
        words = self.fontMetrics().horizontalAdvance(self.tabText(index))
        return QSize(min(hint.width(), words + 2 * ROOM), hint.height())
