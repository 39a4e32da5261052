"""A scroll area that asks for the height of what it holds, and scrolls only where that is not to be had."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, QSize
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from .up_down_scroll_area import UpDownScrollArea

LEAST_HEIGHT = 120


class FittingScrollArea(UpDownScrollArea):
    """Scrolls up and down only; ``LEAST_HEIGHT`` is kept for what needs as much."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(content, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        content = self.widget()
        layout, width = content.layout(), self.viewport().width()
        tall = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else content.sizeHint().height()
        return QSize(content.minimumSizeHint().width(), tall)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Some lines to scroll through; no more than there are."""
        width = self.widget().minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, min(self.sizeHint().height(), LEAST_HEIGHT))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
