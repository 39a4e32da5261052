"""A small window that stands for QGIS's: real docks, menus, toolbar, canvas and message bar, nothing else."""

from __future__ import annotations

from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.gui import QgsLayerTreeMapCanvasBridge, QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QMainWindow

FIELDS = ("project_id", "title", "themes", "epci_code", "epci_name")
SIDE = 10_000  # metres, of the square EPCI


class Window(QMainWindow):
    """What the plugin asks of ``iface``, under the same names."""

    def __init__(self) -> None:
        super().__init__()
        self.canvas, self.bar = QgsMapCanvas(self), QgsMessageBar(self)
        self.setCentralWidget(self.canvas)
        self.tools, self.vector_menu = self.addToolBar("Plugins"), self.menuBar().addMenu("Vector")
        self.bridge = QgsLayerTreeMapCanvasBridge(QgsProject.instance().layerTreeRoot(), self.canvas, self)
        self.resize(1000, 800)

    def mainWindow(self) -> QMainWindow:  # noqa: N802
        return self

    def mapCanvas(self) -> QgsMapCanvas:  # noqa: N802
        return self.canvas

    def messageBar(self) -> QgsMessageBar:  # noqa: N802
        return self.bar

    def addToolBarIcon(self, action: QAction) -> None:  # noqa: N802
        self.tools.addAction(action)

    def removeToolBarIcon(self, action: QAction) -> None:  # noqa: N802
        self.tools.removeAction(action)

    def addPluginToVectorMenu(self, _name: str, action: QAction) -> None:  # noqa: N802
        self.vector_menu.addAction(action)

    def removePluginVectorMenu(self, _name: str, action: QAction) -> None:  # noqa: N802
        self.vector_menu.removeAction(action)

    def docks(self) -> list[QDockWidget]:
        return self.findChildren(QDockWidget)

    def told(self) -> list[str]:
        """What the message bar shows, the newest first."""
        return [item.text() for item in self.bar.items()]


def projects_layer(rows: list[tuple], name: str = "Applications") -> QgsVectorLayer:
    """Rows of (x, y, themes, epci_code[, title]); ids P01, P02 …"""
    fields = "&".join(f"field={field}:string" for field in FIELDS)
    layer = QgsVectorLayer(f"Point?crs=EPSG:2154&{fields}", name, "memory")
    features = []
    for number, (x, y, themes, epci, *title) in enumerate(rows, start=1):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"P{number:02}", *(title or ["A project"]), themes, epci, f"CC {epci}"])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


def epci_layer(codes: str = "ABCD") -> QgsVectorLayer:
    """Squares side by side, from 700000 6600000 to the east."""
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:2154&field=epci_code:string&field=name:string&field=population:integer", "Squares", "memory"
    )
    features = []
    for number, code in enumerate(codes):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([code, f"CC {code}", 1000])
        west = 700_000 + number * SIDE
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(west, 6_600_000, west + SIDE, 6_600_000 + SIDE)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


def some_projects() -> list[tuple]:
    """Two pools: mobility on the border of A and B, energy on that of C and D; and a lone project."""
    return [
        (709_000, 6_605_000, "mobilite", "A"),
        (711_000, 6_605_000, "energie;mobilite", "B"),
        (729_000, 6_605_000, "energie", "C"),
        (731_000, 6_605_000, "energie", "D"),
        (200_000, 6_606_000, "gouvernance", None),
    ]
