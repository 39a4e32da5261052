"""From which budget to which, in euros; an empty end is open."""

from __future__ import annotations

from qgis.gui import QgsDoubleSpinBox
from qgis.PyQt.QtCore import QCoreApplication, QLocale, pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QWidget

from ..folding_box import FoldingBox

translate = QCoreApplication.translate
OPEN_END = -1.0  # shown as words
MOST = 1e12


class BudgetRange(FoldingBox):
    """Two boxes; ``changed`` when either is."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Territoires", "Budget"), parent)
        self.setObjectName("TerritoiresFacet_budget")
        self.setCollapsed(True)
        self.from_box = _box(translate("Territoires", "Budget at least"))
        self.to_box = _box(translate("Territoires", "Budget at most"))
        form = QFormLayout(self)
        form.setContentsMargins(4, 4, 4, 4)
        form.setVerticalSpacing(3)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(translate("Territoires", "At least"), self.from_box)
        form.addRow(translate("Territoires", "At most"), self.to_box)
        for box in (self.from_box, self.to_box):
            box.valueChanged.connect(self._changed)

    def range(self) -> tuple[float | None, float | None]:
        low, high = (box.value() for box in (self.from_box, self.to_box))
        return (None if low < 0 else low), (None if high < 0 else high)

    def set_range(self, low: float | None, high: float | None) -> None:
        """Tells nobody."""
        for box, value in ((self.from_box, low), (self.to_box, high)):
            box.blockSignals(True)
            box.setValue(OPEN_END if value is None else value)
            box.blockSignals(False)
        self._tell_choice()

    def set_bounds(self, bounds: tuple[float, float] | None) -> None:
        """What the projects have: none, and there is nothing to choose."""
        self.setVisible(bounds is not None)
        if bounds is None:
            return
        for box, bound in ((self.from_box, bounds[0]), (self.to_box, bounds[1])):
            euros = QLocale().toString(float(bound), "f", 0)
            box.setToolTip(translate("Territoires", "The projects reach {euros} €").format(euros=euros))

    def _changed(self, _value: float) -> None:
        self._tell_choice()
        self.changed.emit()

    def _tell_choice(self) -> None:
        title = translate("Territoires", "Budget")
        chosen = any(end is not None for end in self.range())
        self.setTitle(translate("Territoires", "{facet}: chosen").format(facet=title) if chosen else title)


def _box(name: str) -> QgsDoubleSpinBox:
    box = QgsDoubleSpinBox()
    box.setAccessibleName(name)
    box.setDecimals(0)
    box.setRange(OPEN_END, MOST)
    box.setSingleStep(10_000)
    box.setSpecialValueText(translate("Territoires", "no limit"))
    box.setClearValueMode(QgsDoubleSpinBox.ClearValueMode.MinimumValue)
    box.setSuffix(" €")
    box.setLocale(QLocale())
    box.setGroupSeparatorShown(True)
    box.setMinimumWidth(80)
    box.setValue(OPEN_END)
    return box
