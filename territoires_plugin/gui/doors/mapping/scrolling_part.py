"""Rows of fields of any number, in a tab; it scrolls up and down only, to whatever has the keyboard."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QWidget

from ...up_down_scroll_area import UpDownScrollArea


class ScrollingPart(UpDownScrollArea):
    """On the tab's own background."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(content, parent)
        for part in (content, self.viewport()):
            part.setAutoFillBackground(False)
