"""Where the layer of an import is to be stored."""

from __future__ import annotations

from pathlib import Path

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QCoreApplication, QFileInfo
from qgis.PyQt.QtWidgets import QWidget

from .file_field import FileField

translate = QCoreApplication.translate
ENDING = ".gpkg"


class SaveField(FileField):
    """A GeoPackage that may exist: it is added to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            translate("Territoires", "GeoPackage to save to"),
            translate("Territoires", "GeoPackage files (*.gpkg)"),
            parent=parent,
        )
        self.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.setConfirmOverwrite(False)

    def geopackage(self) -> Path | None:
        """With the ending of one where none is typed."""
        path = self.path()
        return path.with_name(path.name + ENDING) if path is not None and path.name and not path.suffix else path

    def reason(self) -> str:
        """Why nothing can be stored there; empty where it can."""
        path = self.geopackage()
        if path is None:
            return translate("Territoires", "Choose the GeoPackage to save to; it may be a new one.")
        if path.suffix.lower() != ENDING:
            return translate("Territoires", "The file to save to must be a GeoPackage: a name that ends in .gpkg.")
        if not QFileInfo(str(path.parent)).isDir():
            return translate("Territoires", "The folder to save to does not exist.")
        return ""

    def consequence(self) -> str:
        """What an import does to a file that is there already."""
        path = self.geopackage()
        if path is None or not QFileInfo(str(path)).isFile():
            return ""
        return translate(
            "Territoires", "The projects in this GeoPackage are updated; corrections by hand and decisions stay."
        )
