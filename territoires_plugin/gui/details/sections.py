"""Sections to fold, one under the other, that scroll up and down: the frame of both panels of details."""

from __future__ import annotations

from qgis.gui import QgsScrollArea
from qgis.PyQt.QtCore import QCoreApplication, QSize, Qt
from qgis.PyQt.QtWidgets import QFrame, QLabel, QStackedLayout, QVBoxLayout, QWidget

from ..folding_box import FoldingBox
from ..tab_order import tab_as_laid_out

translate = QCoreApplication.translate
SPACING = 6  # pixels, as in QGIS's own panels


class Sections(QWidget):
    """A sentence where there is nothing to show. QGIS remembers by ``name`` which sections are folded."""

    def __init__(self, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._why_nothing = nothing
        self._nothing = QLabel(nothing)
        self._nothing.setWordWrap(True)
        self._nothing.setMargin(SPACING)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.area = _area()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.area)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough that nothing is cut off at the side: it scrolls up and down only."""
        width = self.area.widget().minimumSizeHint().width() + self.area.verticalScrollBar().sizeHint().width()
        return QSize(width, super().minimumSizeHint().height())

    def add(self, widget: QWidget) -> None:
        self.area.widget().layout().addWidget(widget)

    def add_section(self, name: str, *widgets: QWidget, folded: bool = False) -> FoldingBox:
        section = FoldingBox()
        section.setObjectName(name)
        section.setCollapsed(folded)
        content = QWidget()  # what QGIS hides in a folded box: a table shown meanwhile must not come out of it
        outer, column = QVBoxLayout(section), QVBoxLayout(content)
        outer.addWidget(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        for widget in widgets:
            column.addWidget(widget)
        self.add(section)
        return section

    def finish(self) -> None:
        """No more sections: what room there is left stays below them."""
        self.area.widget().layout().addStretch(1)

    def wait(self) -> None:
        """Something else is on its way: nothing of what was there must be taken for it."""
        self._nothing.setText(translate("Territoires", "One moment…"))
        self._stack.setCurrentWidget(self._nothing)

    def show_content(self, shown: bool, *, from_top: bool) -> None:
        tab_as_laid_out(self.area.widget())
        self._nothing.setText(self._why_nothing)
        self._stack.setCurrentWidget(self.area if shown else self._nothing)
        if from_top:
            self.area.verticalScrollBar().setValue(0)


def _area() -> QgsScrollArea:
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(SPACING, SPACING, SPACING, SPACING)
    column.setSpacing(SPACING)
    area = QgsScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area
