"""A slider for the weight of each component, with its value beside it."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.PyQt.QtCore import QCoreApplication, QLocale, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QSlider, QWidget

from ...layers.compat import user_language
from ...model.messages import message
from ...model.tables import COMPONENTS

translate = QCoreApplication.translate
STEPS = 2  # of the slider for a weight of 1
MOST = 10  # the largest weight that a slider gives


class WeightSliders(QWidget):
    """``changed`` when the user moves one."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sliders: dict[str, QSlider] = {}
        self._values: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for row, component in enumerate(COMPONENTS):
            self._add(grid, row, component.name)

    def weights(self) -> dict[str, float]:
        return {name: slider.value() / STEPS for name, slider in self.sliders.items()}

    def show_weights(self, weights: Mapping[str, float]) -> None:
        """Tells nobody."""
        for name, slider in self.sliders.items():
            slider.blockSignals(True)
            slider.setValue(round(weights[name] * STEPS))
            slider.blockSignals(False)
            self._tell(name)

    def _add(self, grid: QGridLayout, row: int, name: str) -> None:
        words = message(f"component_{name}", user_language())
        label, slider, value = QLabel(words), QSlider(Qt.Orientation.Horizontal), QLabel()
        label.setBuddy(slider)
        slider.setRange(0, MOST * STEPS)
        slider.setPageStep(STEPS)
        slider.setAccessibleName(translate("Territoires", "Weight: {component}").format(component=words))
        slider.setMinimumWidth(60)
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        value.setMinimumWidth(value.fontMetrics().horizontalAdvance("10,0"))
        slider.valueChanged.connect(lambda _value: self._moved(name))
        self.sliders[name], self._values[name] = slider, value
        for place, widget in enumerate((label, slider, value)):
            grid.addWidget(widget, row, place)

    def _moved(self, name: str) -> None:
        self._tell(name)
        self.changed.emit()

    def _tell(self, name: str) -> None:
        text = QLocale().toString(self.sliders[name].value() / STEPS, "f", 1)
        self._values[name].setText(text)
        self.sliders[name].setAccessibleDescription(text)
