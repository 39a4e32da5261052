"""What stands in the dock as long as there are no projects: four ways to get some."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QShowEvent
from qgis.PyQt.QtWidgets import QLabel, QVBoxLayout, QWidget

from ...layers.compat import user_language
from ...model.errors import TerritoiresError
from ...model.libraries import missing_library
from ...model.paths import resource_path
from ...territories.names import vintage
from .door_button import DoorButton
from .notice import WARNING, Notice
from .open_layer import OpenLayer

translate = QCoreApplication.translate


class Doors(QWidget):
    """Four doors, and below them which boundaries there are and what is missing. They only say what is wanted."""

    sample_wanted = pyqtSignal()
    import_wanted = pyqtSignal()
    fetch_wanted = pyqtSignal()
    layer_wanted = pyqtSignal(QgsVectorLayer)

    def __init__(self, project: QgsProject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sample_button = DoorButton(
            QIcon(str(resource_path("icons", "territoires.svg"))),
            translate("Territoires", "Try the sample call"),
            translate("Territoires", "Fictional projects in Bourgogne-Franche-Comté, to see what the plugin does."),
        )
        self.import_button = DoorButton(
            QgsApplication.getThemeIcon("mActionSharingImport.svg"),
            translate("Territoires", "Import applications…"),
            translate("Territoires", "The export of your call: CSV, Excel, ODS, GeoJSON, GeoPackage or Shapefile."),
        )
        self.fetch_button = DoorButton(
            QgsApplication.getThemeIcon("mActionRefresh.svg"),
            translate("Territoires", "Fetch from Démarches Simplifiées…"),
            translate("Territoires", "The applications of a démarche, by its number and a token; later what changed."),
        )
        self.open_layer = OpenLayer(project)
        self.boundaries = _wrapped()
        self.library_notice = Notice(WARNING)
        self._lay_out()
        self.sample_button.clicked.connect(lambda _checked: self.sample_wanted.emit())
        self.import_button.clicked.connect(lambda _checked: self.import_wanted.emit())
        self.fetch_button.clicked.connect(lambda _checked: self.fetch_wanted.emit())
        self.open_layer.layer_wanted.connect(self.layer_wanted)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Files are looked at when there is somebody to tell, not while QGIS starts."""
        self._tell_boundaries()
        self._tell_libraries()
        super().showEvent(event)

    def _tell_boundaries(self) -> None:
        try:
            text = translate(
                "Territoires", "Boundaries: embedded reference, situation on 1 January {year}. Nothing to load."
            ).format(year=vintage())
        except TerritoiresError as error:
            text = error.text(user_language())
        self.boundaries.setText(text)

    def _tell_libraries(self) -> None:
        """Without geopandas nothing can be imported or pooled; a layer can still be shown and filtered."""
        missing = missing_library()
        self.library_notice.tell("" if missing is None else missing.text(user_language()))
        for button in (self.sample_button, self.import_button, self.fetch_button):
            button.setEnabled(missing is None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        question = _wrapped(translate("Territoires", "Which projects do you want to work with?"))
        parts = (
            question,
            self.library_notice,
            self.sample_button,
            self.import_button,
            self.fetch_button,
            self.open_layer,
            self.boundaries,
        )
        for part in parts:
            column.addWidget(part)
        column.addStretch()


def _wrapped(text: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
