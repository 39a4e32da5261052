"""The window for a projector: large type, the map beside it, one opportunity at a time, decided by one key."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsCoordinateReferenceSystem, QgsMapLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QCoreApplication, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFont, QKeySequence
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ...model.decisions import STATES
from ..decide.states import SIGNS, decision_key, deed, state_text
from ..pools.highlight import Highlight
from ..pools.opportunity import Opportunity
from ..qt_classes import QShortcut

translate = QCoreApplication.translate
LARGER = 1.6  # than the type of QGIS
LARGEST = 2.2


class WorkshopWindow(QWidget):
    """``decided`` gives the state of a key or button, ``moved`` +1 or -1, ``theme_wanted`` a code, empty for all."""

    decided = pyqtSignal(str)
    moved = pyqtSignal(int)
    theme_wanted = pyqtSignal(str)
    undo_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("TerritoiresWorkshop")
        self.setWindowTitle(translate("Territoires", "Territoires: workshop"))
        self.canvas = QgsMapCanvas()
        self.canvas.setCanvasColor(QColor(255, 255, 255))
        self.canvas.setAccessibleName(translate("Territoires", "Map"))
        self.highlight = Highlight(self.canvas)
        self.theme_box = QComboBox()
        self.theme_box.setAccessibleName(translate("Territoires", "Theme"))
        self.place = _label(LARGER)
        self.title = _label(LARGEST, bold=True)
        self.facts = _label(LARGER)
        self.rationale = _label(LARGER)
        self.members = _label(LARGER)
        self.state = _label(LARGEST, bold=True)
        self.previous_button = QPushButton("◀ " + translate("Territoires", "Previous"))
        self.next_button = QPushButton(translate("Territoires", "Next") + " ▶")
        self.buttons = {state: QPushButton(_button_text(state)) for state in STATES}
        self._lay_out()
        self._connect()
        self.resize(1200, 720)

    def set_themes(self, themes: Sequence[tuple[str, str]], code: str) -> None:
        """The codes and names to choose from; all of them first."""
        self.theme_box.blockSignals(True)
        self.theme_box.clear()
        self.theme_box.addItem(translate("Territoires", "All themes"), "")
        for own, name in themes:
            self.theme_box.addItem(name, own)
        self.theme_box.setCurrentIndex(max(self.theme_box.findData(code), 0))
        self.theme_box.blockSignals(False)

    def set_map(self, layers: Sequence[QgsMapLayer], crs: QgsCoordinateReferenceSystem) -> None:
        self.canvas.setDestinationCrs(crs)
        self.canvas.setLayers(list(layers))

    def show_opportunity(
        self,
        opportunity: Opportunity | None,
        crs: QgsCoordinateReferenceSystem,
        *,
        place: str,
        facts: str,
        members: str,
        state: str | None,
    ) -> None:
        """What is told of one; none where the theme has none."""
        self.place.setText(place)
        for label, text in (
            (self.title, opportunity.title if opportunity else translate("Territoires", "No opportunity here")),
            (self.facts, facts),
            (self.rationale, opportunity.rationale if opportunity else ""),
            (self.members, members),
        ):
            label.setText(text)
        self.show_state(state)
        for button in self.buttons.values():
            button.setEnabled(opportunity is not None)
        if opportunity is None:
            self.highlight.clear()
        else:
            self.highlight.show(opportunity, crs)

    def show_state(self, state: str | None) -> None:
        self.state.setText(state_text(state) or translate("Territoires", "Not decided yet"))

    def _connect(self) -> None:
        self.theme_box.activated.connect(lambda _index: self.theme_wanted.emit(self.theme_box.currentData()))
        self.previous_button.clicked.connect(lambda _checked: self.moved.emit(-1))
        self.next_button.clicked.connect(lambda _checked: self.moved.emit(1))
        for state, button in self.buttons.items():
            button.clicked.connect(lambda _checked, own=state: self.decided.emit(own))
            self._key(decision_key(state), lambda own=state: self.decided.emit(own))
        for keys, step in ((("Left", "PgUp"), -1), (("Right", "PgDown"), 1)):
            for key in keys:
                self._key(key, lambda own=step: self.moved.emit(own))
        self._key("F11", self._toggle_full_screen)
        self._key("Escape", self.close)
        self._key(QKeySequence(QKeySequence.StandardKey.Undo), self.undo_wanted.emit)

    def _key(self, keys, action) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(action)

    def _toggle_full_screen(self) -> None:
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def _lay_out(self) -> None:
        for widget in (self.theme_box, self.previous_button, self.next_button, *self.buttons.values()):
            widget.setFont(_font(LARGER))
        texts, column = QWidget(), QVBoxLayout()
        texts.setLayout(column)
        for label in (self.title, self.state, self.facts, self.rationale, self.members):
            column.addWidget(label)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(texts)
        scroll.setAccessibleName(translate("Territoires", "About this opportunity"))
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.canvas)
        splitter.addWidget(scroll)
        splitter.setSizes([600, 600])
        splitter.setChildrenCollapsible(False)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.theme_box, 1)
        head.addWidget(self.place)
        for button in (self.previous_button, *self.buttons.values(), self.next_button):
            foot.addWidget(button)
        outer = QVBoxLayout(self)
        outer.addLayout(head)
        outer.addWidget(splitter, 1)
        outer.addLayout(foot)
        hint = QLabel(translate("Territoires", "Arrow keys: previous and next. F11: full screen. Esc: back to QGIS."))
        outer.addWidget(hint)


def _button_text(state: str) -> str:
    """Such as “✓ Keep (K)”."""
    return f"{SIGNS[state]} {deed(state).replace('&', '')} ({decision_key(state)})"


def _font(factor: float) -> QFont:
    font = QFont()
    font.setPointSizeF(font.pointSizeF() * factor)
    return font


def _label(factor: float, *, bold: bool = False) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    font = _font(factor)
    font.setBold(bold)
    label.setFont(font)
    return label
