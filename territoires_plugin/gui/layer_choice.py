"""Which layers: the projects and the boundaries."""

from __future__ import annotations

from qgis.core import QgsMapLayer, QgsMapLayerProxyModel, QgsProject, QgsVectorLayer
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QWidget

from .folding_box import FoldingBox
from .layer_combo import holds_projects, layer_combo
from .pools.result_layers import RESULTS, ROLE

translate = QCoreApplication.translate
SCOPE = "territoires"  # of our entries in a QGIS project


class LayerChoice(FoldingBox):
    """Two combo boxes, kept in the QGIS project; ``changed`` when another layer is chosen in either."""

    changed = pyqtSignal()

    def __init__(self, project: QgsProject, parent: QWidget | None = None) -> None:
        super().__init__(translate("Territoires", "Layers"), parent)
        self.setObjectName("TerritoiresLayers")  # under this name QGIS remembers whether it is folded
        self.setCollapsed(True)
        self._project = project
        self.projects_box = _combo(
            project,
            QgsMapLayerProxyModel.Filter.PointLayer | QgsMapLayerProxyModel.Filter.PolygonLayer,
            translate("Territoires", "No layer"),
            translate("Territoires", "Layer of projects"),
        )
        self.epci_box = _combo(
            project,
            QgsMapLayerProxyModel.Filter.PolygonLayer,
            translate("Territoires", "Embedded boundaries"),
            translate("Territoires", "Layer of EPCI boundaries"),
        )
        self._lay_out()
        self._known = {key: "" for key, _box in self._boxes()}  # ids of the layers in the boxes
        for _key, box in self._boxes():
            box.layerChanged.connect(lambda _layer: self._changed())
        self.projects_box.activated.connect(lambda _index: self._remember())
        self.epci_box.activated.connect(lambda _index: self._remember())
        project.readProject.connect(self._recall)
        project.layersAdded.connect(self._except_own)
        project.layersAdded.connect(self._prefer_projects)
        project.layersRemoved.connect(self._layers_removed)
        self._prefer_projects(list(project.mapLayers().values()))

    def projects(self) -> QgsVectorLayer | None:
        return self.projects_box.currentLayer()

    def epci(self) -> QgsVectorLayer | None:
        """None for the embedded boundaries."""
        return self.epci_box.currentLayer()

    def choose(self, projects: QgsVectorLayer, epci: QgsVectorLayer | None) -> None:
        self.epci_box.setLayer(epci)
        self.projects_box.setLayer(projects)
        self._remember()

    def leave(self) -> None:
        """Listen to the project no more."""
        self._project.readProject.disconnect(self._recall)
        self._project.layersAdded.disconnect(self._except_own)
        self._project.layersAdded.disconnect(self._prefer_projects)
        self._project.layersRemoved.disconnect(self._layers_removed)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(4, 4, 4, 4)
        form.setVerticalSpacing(4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(translate("Territoires", "&Projects"), self.projects_box)
        form.addRow(translate("Territoires", "&EPCI"), self.epci_box)

    def _except_own(self, _layers: list[QgsMapLayer]) -> None:
        """What the desk itself has drawn is neither projects nor, but for the EPCI, boundaries."""
        roles = {layer: layer.customProperty(ROLE) for layer in self._project.mapLayers().values()}
        for box, ours in ((self.projects_box, (*RESULTS, "epci")), (self.epci_box, RESULTS)):
            box.setExceptedLayerList([layer for layer, role in roles.items() if role in ours])

    def _boxes(self) -> tuple[tuple[str, QgsMapLayerComboBox], ...]:
        return ("epci_layer", self.epci_box), ("projects_layer", self.projects_box)

    def _changed(self) -> None:
        layers = {key: box.currentLayer() for key, box in self._boxes()}
        self._known = {key: layer.id() if layer is not None else "" for key, layer in layers.items()}
        self.changed.emit()

    def _remember(self) -> None:
        for key, box in self._boxes():
            layer = box.currentLayer()
            self._project.writeEntry(SCOPE, key, layer.id() if layer is not None else "")

    def _recall(self, _document: object) -> None:
        """What was chosen when the project was saved."""
        for key, box in self._boxes():
            layer = self._project.mapLayer(self._project.readEntry(SCOPE, key)[0])
            if layer is not None:
                box.setLayer(layer)

    def _layers_removed(self, ids: list[str]) -> None:
        """A combo box takes the layer next to the one that goes, without a word: nobody has chosen that."""
        for key, box in self._boxes():
            if self._known[key] in ids:
                box.setLayer(None)
        self._prefer_projects(list(self._project.mapLayers().values()))
        self._changed()

    def _prefer_projects(self, layers: list[QgsMapLayer]) -> None:
        """Where nothing is chosen yet, a layer with the fields of projects."""
        if self.projects() is None:
            self.projects_box.setLayer(next((layer for layer in layers if holds_projects(layer)), None))


def _combo(
    project: QgsProject, kinds: QgsMapLayerProxyModel.Filter, empty: str, accessible_name: str
) -> QgsMapLayerComboBox:
    box = layer_combo(project, kinds, accessible_name)
    box.setAllowEmptyLayer(True, empty)
    box.setLayer(None)
    return box
