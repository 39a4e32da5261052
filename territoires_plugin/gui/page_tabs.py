"""Tabs that tell how wide a dock shows all their titles in full."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QTabBar, QTabWidget, QWidget


class PageTabs(QTabWidget):
    """``name`` is what a screen reader calls the row of tabs."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Tabs()
        self.setTabBar(self._bar)
        self.setDocumentMode(True)
        self._bar.setAccessibleName(name)

    def whole_width(self) -> int:
        """Pixels that all titles take, however narrow the row is now."""
        return self._bar.whole_width()


class _Tabs(QTabBar):
    def whole_width(self) -> int:
        return sum(self.tabSizeHint(index).width() for index in range(self.count()))
