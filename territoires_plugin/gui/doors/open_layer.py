"""The door for a layer of projects that is open already."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsMapLayerProxyModel, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ..layer_combo import holds_projects, layer_combo, missing_fields
from .door_button import DoorButton
from .notice import INFORMATION, Notice

translate = QCoreApplication.translate
LONGEST_NAME = 80  # letters of a layer's name in a sentence


class OpenLayer(QWidget):
    """The button takes the layer that the box below it names, or says what that layer lacks."""

    layer_wanted = pyqtSignal(QgsVectorLayer)

    def __init__(self, project: QgsProject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = DoorButton(
            QgsApplication.getThemeIcon("mIconVector.svg"),
            translate("Territoires", "Use an open layer"),
            translate("Territoires", "A layer of projects that is already in this QGIS project."),
        )
        kinds = QgsMapLayerProxyModel.Filter.PointLayer | QgsMapLayerProxyModel.Filter.PolygonLayer
        self.box = layer_combo(project, kinds, translate("Territoires", "Layer to use"))
        self.notice = Notice(INFORMATION)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.button, self.box, self.notice):
            column.addWidget(part)
        self.button.clicked.connect(self._take)
        self.box.layerChanged.connect(self._say_what_is_missing)
        for signal in (self.box.model().rowsInserted, self.box.model().rowsRemoved, self.box.model().modelReset):
            signal.connect(self._follow_project)
        self._prefer(list(project.mapLayers().values()))
        self._follow_project()

    def _follow_project(self, *_rows: object) -> None:
        is_any = self.box.count() > 0
        self.button.setEnabled(is_any)
        self.box.setVisible(is_any)
        self.notice.tell(
            "" if is_any else translate("Territoires", "This project has no layer of points or polygons yet.")
        )

    def _take(self) -> None:
        layer = self.box.currentLayer()
        self._say_what_is_missing(layer)
        if layer is not None and not missing_fields(layer):
            self.layer_wanted.emit(layer)

    def _say_what_is_missing(self, layer: QgsVectorLayer | None) -> None:
        missing = missing_fields(layer) if layer is not None else []
        self.notice.tell(
            translate(
                "Territoires",
                "Layer “{layer}” has no field {fields}. Choose another one, or let “Import applications…” read its "
                "file: a mapping tells which column is which.",
            ).format(layer=_short(layer.name()), fields=", ".join(missing))
            if missing
            else ""
        )

    def _prefer(self, layers: list[QgsVectorLayer]) -> None:
        """One with the fields of projects, where there is one."""
        wanted = next((layer for layer in layers if holds_projects(layer)), None)
        if wanted is not None:
            self.box.setLayer(wanted)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
