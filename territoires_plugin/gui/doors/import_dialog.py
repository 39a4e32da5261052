"""What to import, how to read it, where to keep it: the dialog gathers choices and does nothing else."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication, QFileInfo, pyqtSignal
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtWidgets import QDialogButtonBox, QWidget

from ...intake.source_kind import source_kind
from .file_field import FileField
from .form_dialog import FormDialog
from .form_parts import add_row, call_box, crs_box, folded, form
from .import_choices import ImportChoices
from .mapping.columns_line import ColumnsLine
from .mapping.look_task import Files
from .notice import INFORMATION, Notice
from .remembered_import import remember_import, remembered_calls, remembered_folder
from .save_field import SaveField

translate = QCoreApplication.translate
READABLE = "*.csv *.tsv *.txt *.xlsx *.xlsm *.ods *.geojson *.json *.gpkg *.shp"


class ImportDialog(FormDialog):
    """``geopackage`` is where the caller proposes to store the layer. Once accepted, ask for ``choices``."""

    help_wanted = pyqtSignal()
    columns_help_wanted = pyqtSignal()

    def __init__(self, geopackage: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Territoires", "Import Applications"))
        self.setObjectName("TerritoiresImport")
        self.setAcceptDrops(True)
        self._make_fields()
        self.notice = Notice(INFORMATION)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok
            | QDialogButtonBox.StandardButton.Cancel
            | QDialogButtonBox.StandardButton.Help
        )
        self.import_button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.import_button.setText(translate("Territoires", "&Import"))
        self._lay_out()
        self._connect()
        self.geopackage.setFilePath(str(geopackage) if geopackage is not None else "")
        self._check()

    def choose_file(self, path: str) -> None:
        """As if the user had chosen it."""
        self.source.setFilePath(path)

    def choices(self) -> ImportChoices:
        """What is chosen; only while the import button is enabled."""
        source, geopackage = self.source.path(), self.geopackage.geopackage()
        if source is None or geopackage is None:
            raise ValueError(self.reason())
        return ImportChoices(
            source=source,
            geometries=self.geometries.path(),
            mapping=self.mapping.path() or self.columns.mapping(),
            taxonomy=self.taxonomy.path(),
            call=self.call.currentText().strip(),
            crs=self.crs.crs(),
            geopackage=geopackage,
        )

    def reason(self) -> str:
        """Why nothing can be imported yet; empty when all is there."""
        if self.source.path() is None:
            return translate("Territoires", "Choose the file of applications, or drop it here.")
        missing = next((field for field in self._read_files() if field.is_missing()), None)
        if missing is not None:
            return translate("Territoires", "{field}: there is no such file.").format(field=missing.accessibleName())
        if not self.crs.crs().isValid():
            return translate("Territoires", "Choose the CRS of the layer, such as EPSG:2154.")
        return self.geopackage.reason()

    def accept(self) -> None:
        """Unless somebody must be asked about the columns first."""
        if not self.columns.is_settled:
            self.columns.settle()
            return
        choices = self.choices()
        remember_import(choices.source, choices.call)
        super().accept()

    def done(self, result: int) -> None:
        self.columns.leave()
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if _dropped_file(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        self.choose_file(_dropped_file(event))
        event.acceptProposedAction()

    def _make_fields(self) -> None:
        toml = translate("Territoires", "TOML files (*.toml)")
        self.source = FileField(
            translate("Territoires", "File of applications"),
            ";;".join(
                (translate("Territoires", "Applications ({endings})"), translate("Territoires", "All files (*)"))
            ).format(endings=READABLE),
        )
        self.source.setDefaultRoot(remembered_folder())
        self.mapping = FileField(
            translate("Territoires", "Mapping of columns"), toml, translate("Territoires", "Detected from column names")
        )
        self.geometries = FileField(
            translate("Territoires", "Geometries of the Démarches export"),
            translate("Territoires", "GeoJSON files (*.geojson *.json)"),
            translate("Territoires", "No file"),
        )
        self.taxonomy = FileField(
            translate("Territoires", "File of the taxonomy"), toml, translate("Territoires", "That of the plugin")
        )
        self.geopackage = SaveField()
        self.call = call_box()
        self.columns = ColumnsLine(lambda: self.call.currentText().strip())
        self.crs = crs_box()

    def _lay_out(self) -> None:
        main, more = form(), form()
        add_row(main, translate("Territoires", "&File"), self.source)
        main.addRow("", self.columns)
        add_row(main, translate("Territoires", "Column &mapping"), self.mapping)
        add_row(main, translate("Territoires", "Name of the &call"), self.call)
        add_row(main, translate("Territoires", "&Save to"), self.geopackage)
        add_row(more, translate("Territoires", "&Geometries"), self.geometries)
        add_row(more, translate("Territoires", "Ta&xonomy"), self.taxonomy)
        add_row(more, translate("Territoires", "C&RS"), self.crs)
        self.more = folded(translate("Territoires", "More options"), more)
        self._stack(main)

    def _connect(self) -> None:
        self.source.fileChanged.connect(self._propose_call)
        for field in (*self._read_files(), self.geopackage):
            field.fileChanged.connect(self._check)
        self.columns.changed.connect(self._check)
        self.columns.changed.connect(self._fit_later)
        self.columns.saved.connect(lambda: self.mapping.setFilePath(""))  # what was saved has taken its place
        self.columns.settled.connect(self.accept)
        self.columns.help_wanted.connect(self.columns_help_wanted)
        self._connect_form()

    def _read_files(self) -> tuple[FileField, ...]:
        return self.source, self.mapping, self.geometries, self.taxonomy

    def _propose_call(self, _path: str) -> None:
        """The name that this file's call had last time, else the file's own."""
        source = self.source.path()
        if source is not None and not self._call_is_typed:
            self.call.setEditText(remembered_calls().get(source_kind(source), source.stem))

    def _check(self, *_change: object) -> None:
        reason = self.reason()
        self.columns.look_at(self._files())
        self.notice.tell(reason or self.columns.error or self.geopackage.consequence())
        self.import_button.setEnabled(not reason and not self.columns.is_waiting)

    def _files(self) -> Files | None:
        """What the columns depend on, once all of it is there."""
        source = self.source.path()
        if source is None or any(field.is_missing() for field in self._read_files()):
            return None
        return Files(source, self.geometries.path(), self.mapping.path(), self.taxonomy.path())


def _dropped_file(event: QDropEvent) -> str:
    """The one file that is dropped, empty for anything else."""
    urls = event.mimeData().urls()
    path = urls[0].toLocalFile() if len(urls) == 1 else ""
    return path if QFileInfo(path).isFile() else ""
