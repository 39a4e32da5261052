"""The settings of the pooling, remembered as soon as they are chosen."""

from __future__ import annotations

from qgis.gui import QgsDoubleSpinBox, QgsSpinBox
from qgis.PyQt.QtCore import QCoreApplication, QLocale
from qgis.PyQt.QtWidgets import QAbstractSpinBox, QFormLayout, QWidget

from ..model.settings import PoolingSettings
from .remembered import remember_pooling, remembered_pooling

translate = QCoreApplication.translate
METRES = 1000.0


class PoolingChoice(QWidget):
    """Distance, members, score."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.distance_box, self.members_box, self.score_box = QgsDoubleSpinBox(), QgsSpinBox(), QgsSpinBox()
        self.distance_box.setDecimals(1)
        self.distance_box.setRange(0.1, 500)
        self.distance_box.setSuffix(translate("Territoires", " km"))
        self.members_box.setRange(2, 20)
        self.score_box.setRange(0, 100)
        self._lay_out()
        self._show(remembered_pooling())
        for box in (self.distance_box, self.members_box, self.score_box):
            box.valueChanged.connect(lambda _value: remember_pooling(self.settings()))

    def settings(self, themes: tuple[str, ...] = ()) -> PoolingSettings:
        return PoolingSettings(
            max_distance=self.distance_box.value() * METRES,
            themes=themes,
            max_members=self.members_box.value(),
            min_score=self.score_box.value(),
        )

    def _show(self, settings: PoolingSettings) -> None:
        defaults = PoolingSettings()
        for box, value, default in (
            (self.distance_box, settings.max_distance / METRES, defaults.max_distance / METRES),
            (self.members_box, settings.max_members, defaults.max_members),
            (self.score_box, round(settings.min_score), round(defaults.min_score)),
        ):
            box.setClearValue(default)
            box.setValue(value)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        _row(form, self.distance_box, translate("Territoires", "Maximum &distance"))
        _row(form, self.members_box, translate("Territoires", "Maximum &members"))
        _row(form, self.score_box, translate("Territoires", "Minimum sc&ore"))


def _row(form: QFormLayout, box: QAbstractSpinBox, label: str) -> None:
    form.addRow(label, box)
    box.setLocale(QLocale())  # QGIS sets the user's after it has made its window, whose own a box would take
    box.setAccessibleName(label.replace("&", ""))
