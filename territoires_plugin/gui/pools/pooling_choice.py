"""The settings of the pooling, remembered as soon as they are chosen."""

from __future__ import annotations

from qgis.gui import QgsDoubleSpinBox, QgsSpinBox
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFontMetrics, QResizeEvent
from qgis.PyQt.QtWidgets import QAbstractSpinBox, QCheckBox, QComboBox, QFormLayout, QWidget

from ...model.settings import PoolingSettings
from ..folding_box import FoldingBox
from ..remembered import is_live, remember, remember_pooling, remembered_pooling
from .presets import CUSTOM, PRESETS, preset_of
from .weight_sliders import WeightSliders

translate = QCoreApplication.translate
METRES = 1000.0
ARROW = 30  # pixels of a title's line that the arrow before it takes


class PoolingChoice(FoldingBox):
    """Distance, members, weights by a preset or by sliders, score; ``changed`` when the user chooses otherwise."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Territoires", "Settings"), parent)
        self.setObjectName("TerritoiresSettings")  # under this name QGIS remembers whether it is folded
        self.setCollapsed(True)
        self.distance_box, self.members_box, self.score_box = QgsDoubleSpinBox(), QgsSpinBox(), QgsSpinBox()
        self.preset_box, self.sliders = QComboBox(), WeightSliders()
        self.weights_box = FoldingBox(translate("Territoires", "Advanced: one by one"))
        self.live_box = QCheckBox(translate("Territoires", "&Live (up to 5,000 projects)"))
        self.again_box = QCheckBox(translate("Territoires", "Suggest &rejected pairs again"))
        self._summary = ""
        self._fill()
        self._lay_out()
        self._show(remembered_pooling())
        self._connect()

    def settings(self, themes: tuple[str, ...] = ()) -> PoolingSettings:
        return PoolingSettings(
            max_distance=self.distance_box.value() * METRES,
            themes=themes,
            max_members=self.members_box.value(),
            min_score=self.score_box.value(),
            weights=self._weights,
        )

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A long title does not widen the dock."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self.layout().minimumSize().width()), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit_title()

    def _fill(self) -> None:
        self.distance_box.setDecimals(1)
        self.distance_box.setRange(0.1, 500)
        self.distance_box.setSuffix(translate("Territoires", " km"))
        self.members_box.setRange(2, 20)
        self.score_box.setRange(0, 100)
        self.live_box.setChecked(is_live())
        self.live_box.setToolTip(translate("Territoires", "Suggest anew by itself when a setting changes"))
        self.preset_box.setAccessibleName(translate("Territoires", "Weights"))
        for preset in PRESETS:
            self.preset_box.addItem(preset.name(), preset.code)
            self.preset_box.setItemData(self.preset_box.count() - 1, preset.purpose(), Qt.ItemDataRole.ToolTipRole)
        self.preset_box.addItem(translate("Territoires", "My own weights"), CUSTOM)

    def _connect(self) -> None:
        for box in (self.distance_box, self.members_box, self.score_box):
            box.valueChanged.connect(lambda _value: self._changed())
        self.preset_box.activated.connect(lambda _index: self._preset_chosen())
        self.sliders.changed.connect(self._slid)
        self.live_box.toggled.connect(lambda checked: remember("live", checked))
        self.again_box.toggled.connect(lambda _checked: self.changed.emit())

    def _changed(self) -> None:
        remember_pooling(self.settings())
        self._summarize()
        self.changed.emit()

    def _preset_chosen(self) -> None:
        code = self.preset_box.currentData()
        chosen = next((preset for preset in PRESETS if preset.code == code), None)
        if chosen is None:
            self.weights_box.setCollapsed(False)
            return
        self._weights = dict(chosen.weights)
        self.sliders.show_weights(self._weights)
        self._changed()

    def _slid(self) -> None:
        weights = self.sliders.weights()
        if not any(weights.values()):  # of nothing there is no score
            return
        self._weights = weights
        self._show_preset()
        self._changed()

    def _show(self, settings: PoolingSettings) -> None:
        defaults = PoolingSettings()
        for box, value, default in (
            (self.distance_box, settings.max_distance / METRES, defaults.max_distance / METRES),
            (self.members_box, settings.max_members, defaults.max_members),
            (self.score_box, round(settings.min_score), round(defaults.min_score)),
        ):
            box.setClearValue(default)
            box.setValue(value)
        self._weights = dict(settings.weights)
        self.sliders.show_weights(self._weights)
        self._show_preset()
        self._summarize()

    def _summarize(self) -> None:
        """The title says it all while the box is folded."""
        title = translate("Territoires", "Settings: {distance}, {members} projects at most, {weights}")
        distance, members = self.distance_box.text(), self.members_box.value()
        self._summary = title.format(distance=distance, members=members, weights=self.preset_box.currentText())
        self.setToolTip(self._summary)
        self._fit_title()

    def _fit_title(self) -> None:
        font = self.font()
        font.setBold(True)  # as QGIS writes the titles of its boxes
        room = self.width() - ARROW
        self.setTitle(QFontMetrics(font).elidedText(self._summary, Qt.TextElideMode.ElideRight, room))

    def _show_preset(self) -> None:
        self.preset_box.setCurrentIndex(self.preset_box.findData(preset_of(self._weights)))

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(4, 4, 4, 4)
        form.setVerticalSpacing(4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        _row(form, self.distance_box, translate("Territoires", "Maximum &distance"))
        _row(form, self.members_box, translate("Territoires", "Maximum &members"))
        _row(form, self.score_box, translate("Territoires", "Minimum sc&ore"))
        form.addRow(translate("Territoires", "&Weights"), self.preset_box)
        self.weights_box.setObjectName("TerritoiresWeights")
        self.weights_box.setCollapsed(True)
        inner = QFormLayout(self.weights_box)
        inner.setContentsMargins(4, 4, 4, 4)
        inner.addRow(self.sliders)
        form.addRow(self.weights_box)
        form.addRow(self.live_box)
        form.addRow(self.again_box)


def _row(form: QFormLayout, box: QAbstractSpinBox, label: str) -> None:
    form.addRow(label, box)
    box.setLocale(QLocale())  # QGIS sets the user's after it has made its window, whose own a box would take
    box.setAccessibleName(label.replace("&", ""))
