"""A call comes in: the sample, a file or a démarche is imported, stored in the office file, and shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QWidget

from ..layers.compat import user_language
from ..layers.office_layers import edited_layer
from ..layers.personal_marks import mark_personal
from . import messages
from .background import BackgroundTask, error_sentence
from .boundaries import LoadBoundaries
from .call import Call
from .doors.demarche.demarche_choices import DemarcheChoices
from .doors.demarche.demarche_dialog import DemarcheDialog
from .doors.demarche.fetch_task import FetchTask
from .doors.import_choices import ImportChoices
from .doors.import_dialog import ImportDialog
from .doors.import_task import ImportTask
from .doors.rejected_report import RejectedReport
from .doors.store_task import Imported
from .manual import open_manual
from .pools.result_layers import layer_of, show_boundaries, show_call
from .sample import LoadSample, Sample
from .snapshot import TAXONOMY

if TYPE_CHECKING:
    from ..intake.reimport import Changes
    from ..layers.office_file import OfficeFile

translate = QCoreApplication.translate


class CallLoading(QObject):
    """``loaded`` gives the layers of projects and EPCI; ``told`` and ``failed`` sentences for the message bar."""

    started = pyqtSignal(object)
    ended = pyqtSignal()
    loaded = pyqtSignal(object, object)
    told = pyqtSignal(str)
    failed = pyqtSignal(str)

    def __init__(self, project: QgsProject, window: QWidget) -> None:
        super().__init__(window)
        self._project = project
        self._window = window
        self._task: BackgroundTask | None = None
        self.dialog: ImportDialog | DemarcheDialog | None = None
        self.report: RejectedReport | None = None

    @property
    def is_busy(self) -> bool:
        return self._task is not None

    def load_sample(self) -> None:
        """The sample in an office file of its own; once there, it is shown again."""
        from ..layers.office_file import OfficeFile
        from ..layers.office_place import sample_path

        projects = layer_of(self._project, "projects")
        if projects is not None and projects.customProperty(SAMPLE):
            self.loaded.emit(projects, layer_of(self._project, "epci"))
        elif self._task is None:
            office = OfficeFile(sample_path())
            self._start(LoadSample(office), office, self._show_sample)

    def import_applications(self) -> None:
        """Ask for a file in a window of its own, and import it."""
        self._ask(ImportDialog)

    def fetch_demarche(self) -> None:
        """The same of a démarche."""
        self._ask(DemarcheDialog)

    def load_boundaries(self, call: Call) -> None:
        """The EPCI around the projects of a layer that was open, under them; unless the user has some already."""
        tables, office = call.tables(), call.office()
        if self._task is None and tables is not None and layer_of(self._project, "epci") is None:
            task = LoadBoundaries(tables, office)
            self._run(task, lambda _done: show_boundaries(self._project, office, call.projects, user_language()))

    def cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def forget(self) -> None:
        """Stop, and tell nobody."""
        if self._task is not None:
            self._task.forget()
            self._ended()

    def leave(self) -> None:
        self.forget()
        for window in (self.dialog, self.report):
            if window is not None:
                window.close()
                window.deleteLater()

    def _ask(self, kind: type[ImportDialog] | type[DemarcheDialog]) -> None:
        """In the dialog of before, where it is of the same kind: its choices are there again."""
        from ..layers.office_place import office_path

        if self._task is not None:
            return
        if not isinstance(self.dialog, kind):
            self._close_dialog()
            projects = layer_of(self._project, "projects")
            is_sample = projects is not None and bool(projects.customProperty(SAMPLE))  # nobody's file to save to
            self.dialog = kind(office_path(self._project, None if is_sample else projects), self._window)
            self.dialog.finished.connect(self._asked)
            self.dialog.help_wanted.connect(lambda: open_manual(user_language(), "start"))
            if isinstance(self.dialog, ImportDialog):
                self.dialog.columns_help_wanted.connect(lambda: open_manual(user_language(), "mapping"))
        self.dialog.open()

    def _asked(self, answer: int) -> None:
        if answer == _ACCEPTED:
            self.run_import(self.dialog.choices())
        else:
            self._close_dialog()

    def _close_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _import_failed(self, sentence: str) -> None:
        """The choices are there again, to be mended."""
        self.failed.emit(sentence)
        if self.dialog is not None:
            self.dialog.open()
            self.dialog.notice.tell(sentence)

    def run_import(self, choices: ImportChoices | DemarcheChoices) -> None:
        from ..layers.office_file import OfficeFile

        task = FetchTask(choices) if isinstance(choices, DemarcheChoices) else ImportTask(choices)
        self._start(task, OfficeFile(choices.geopackage), self._show_import)

    def _start(self, task: BackgroundTask, office: OfficeFile, show: Callable[[Any], None]) -> None:
        edited = edited_layer(self._project, office.path, ("projects", "epci"))
        if edited is not None:
            self.failed.emit(messages.edits_not_saved(edited.name()))
            return
        self._run(task, show)

    def _run(self, task: BackgroundTask, show: Callable[[Any], None]) -> None:
        for signal in (task.done, task.failed, task.stopped):
            signal.connect(self._ended)
        task.done.connect(lambda stored: self._guarded(show, stored))
        task.failed.connect(self._import_failed)
        self._task = task
        self.started.emit(task)
        task.start()

    def _ended(self, *_outcome: object) -> None:
        self._task = None
        self.ended.emit()

    def _guarded(self, show: Callable[[Any], None], result: Any) -> None:
        try:
            show(result)
        except Exception as error:
            self.failed.emit(error_sentence(error, user_language()))

    def _show_sample(self, sample: Sample) -> None:
        call = translate("Territoires", "sample call")
        projects, epci = show_call(self._project, sample.office, call, sample.taxonomy, user_language())
        projects.setCustomProperty(SAMPLE, True)
        self.loaded.emit(projects, epci)
        self.told.emit(messages.sample_loaded(sample.project_count, sample.rejected))

    def _show_import(self, imported: Imported) -> None:
        self._close_dialog()
        if imported.changes is None:
            self.failed.emit(messages.nothing_imported(imported.row_count))
        else:
            self._show_projects(imported, imported.changes)
        self._report(imported)

    def _show_projects(self, imported: Imported, changes: Changes) -> None:
        call = imported.choices.call or imported.choices.source.stem
        projects, epci = show_call(self._project, imported.office, call, imported.taxonomy, user_language())
        if imported.choices.taxonomy is not None:
            projects.setCustomProperty(TAXONOMY, str(imported.choices.taxonomy))
        mark_personal(projects, imported.personal_columns)
        self.loaded.emit(projects, epci)
        self.told.emit(messages.imported(imported.project_count, len(imported.rejected_rows), changes))

    def _report(self, imported: Imported) -> None:
        """What of the file was not taken: columns, rows, values."""
        unused = messages.unused_columns(imported.unused_columns)
        if unused:
            self.failed.emit(unused)
        if imported.rejected_rows or imported.note_rows:
            source, rows = imported.choices.source, imported.row_count
            notes, shown = imported.note_rows, imported.gathered_notes
            self.report = RejectedReport(source, rows, imported.rejected_rows, self._window, notes=notes, shown=shown)
            self.report.show()


SAMPLE = "territoires/sample"
_ACCEPTED = int(getattr(QDialog.DialogCode.Accepted, "value", QDialog.DialogCode.Accepted))
