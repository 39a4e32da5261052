"""Source beside target: the mapping that was found, corrected by choosing, tried out, and saved for the next export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QLabel, QTabWidget, QVBoxLayout, QWidget

from ....model.taxonomy import load_taxonomy
from ...details.figures import number
from ..notice import INFORMATION, WARNING, Notice
from .columns_tab import ColumnsTab
from .first_projects import FirstProjects
from .look_task import Files
from .mapping_words import counts_sentence, look_sentence
from .open_questions import missing_identifier, open_questions
from .preview_task import Trial, Tried
from .previewer import Previewer
from .rejected_tab import RejectedTab
from .remembered_size import remember_size, remembered_size
from .save_mapping import SaveMapping
from .words_tab import WordsTab

if TYPE_CHECKING:
    from ....intake.detection.correcting import Correction
    from ....intake.looking import Look

translate = QCoreApplication.translate
WORDS, REJECTED = 1, 3  # places of tabs


class MappingDialog(QDialog):
    """Once accepted, ``look`` has the mapping that was saved.

    Args:
        look: what was found in the file; files: with what else it is imported.
        call: of the rows that name none.
        importing: whether the import goes on once this is accepted.
    """

    help_wanted = pyqtSignal()

    def __init__(
        self, look: Look, files: Files, call: str, parent: QWidget | None = None, *, importing: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Territoires", "Columns of {file}").format(file=look.source.name))
        self.setObjectName("TerritoiresMapping")
        self.look = look
        self._files, self._call = files, call
        self._tried: Tried | None = None
        self._task: SaveMapping | None = None
        self.found = QLabel(look_sentence(look))
        self.questions = Notice(WARNING)
        self.columns = ColumnsTab(look)
        self.words = WordsTab(load_taxonomy(files.taxonomy))
        self.projects = FirstProjects()
        self.rejected = RejectedTab()
        self.counts = QLabel()
        self.notice = Notice(INFORMATION)
        self.previewer = Previewer(self)
        self._add_buttons(importing)
        self._lay_out()
        self._connect()
        self._changed()

    def accept(self) -> None:
        """Save the mapping under the name of this kind of file; then the dialog closes."""
        if self._tried is not None and self._task is None:
            self._save(self.look.saved_path, self._saved)

    def done(self, result: int) -> None:
        self.leave()
        remember_size(self.size())
        super().done(result)

    def leave(self) -> None:
        """Stop what is under way, and tell nobody."""
        self.previewer.stop()
        if self._task is not None:
            self._task.forget()
            self._task = None

    def save_as(self) -> None:
        """Ask where, then write in the background."""
        path, _ = QFileDialog.getSaveFileName(
            self,
            translate("Territoires", "Save Mapping"),
            str(self.look.source.with_name(self.look.saved_path.name)),
            translate("Territoires", "TOML files (*.toml)"),
        )
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Write the mapping where the user wants it, too; the end is told in the dialog."""
        if self._tried is not None and self._task is None:
            self._save(path if path.suffix else path.with_suffix(".toml"), self._saved_elsewhere)

    def _add_buttons(self, importing: bool) -> None:
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel | standard.Help)
        self.ok_button = self.buttons.button(standard.Ok)
        if importing:
            self.ok_button.setText(translate("Territoires", "&Import"))
        self.save_button = self.buttons.addButton(
            translate("Territoires", "&Save as…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.save_button.setIcon(QgsApplication.getThemeIcon("mActionFileSaveAs.svg"))

    def _lay_out(self) -> None:
        self.found.setWordWrap(True)
        self.counts.setWordWrap(True)
        self.tabs = QTabWidget()
        self.tabs.tabBar().setAccessibleName(translate("Territoires", "Parts of the mapping"))
        self.tabs.addTab(self.columns, translate("Territoires", "Columns"))
        self.tabs.addTab(self.words, translate("Territoires", "Words"))
        self.tabs.addTab(_padded(self.projects), translate("Territoires", "First projects"))
        self.tabs.addTab(self.rejected, translate("Territoires", "Rejected rows and remarks"))
        column = QVBoxLayout(self)
        for part in (self.found, self.questions):
            column.addWidget(part)
        column.addWidget(self.tabs, 1)
        for part in (self.counts, self.notice, self.buttons):
            column.addWidget(part)
        self.resize(remembered_size())

    def _connect(self) -> None:
        self.columns.changed.connect(self._changed)
        self.words.changed.connect(self._changed)
        self.previewer.tried.connect(self._show_tried)
        self.previewer.failed.connect(self._show_failure)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.buttons.helpRequested.connect(self.help_wanted)
        self.save_button.clicked.connect(lambda _checked: self.save_as())

    def _changed(self) -> None:
        """What is shown of the first rows holds no longer."""
        self._tried = None
        columns = self.columns.columns()
        self.questions.tell("\n".join(open_questions(self.look, self.columns.chosen)))
        missing = missing_identifier(columns)
        self.notice.tell(missing)
        if missing:
            self.previewer.stop()
            self._count("")
        else:
            self._count(translate("Territoires", "Trying the first rows…"))
            self.previewer.try_out(Trial(self.look, self._files, self._call, self._correction()))
        self._enable()
        self._name_tabs()

    def _correction(self) -> Correction:
        from ....intake.detection.correcting import Correction

        return Correction(self.look.mapping, self.columns.columns(), self.words.decided(), self.columns.keep())

    def _show_tried(self, tried: Tried) -> None:
        self._tried = tried
        self.words.show_words(tried.corrected.words)
        self.projects.show_tried(tried)
        self.rejected.show_tried(tried)
        self._count(counts_sentence(tried))
        self._enable()
        self._name_tabs()

    def _show_failure(self, sentence: str) -> None:
        self._count("")
        self.notice.tell(sentence)

    def _count(self, text: str) -> None:
        self.counts.setText(text)
        self.counts.setVisible(bool(text))

    def _enable(self) -> None:
        for button in (self.ok_button, self.save_button):
            button.setEnabled(self._tried is not None and self._task is None)

    def _name_tabs(self) -> None:
        """With how much there is to see to."""
        words, lines = self.words.undecided_count(), self.rejected.model.rowCount()
        if words:
            text = translate("Territoires", "Words ({count} to be decided)").format(count=number(words))
        else:
            text = translate("Territoires", "Words")
        self.tabs.setTabText(WORDS, text)
        text = translate("Territoires", "Rejected rows and remarks")
        self.tabs.setTabText(REJECTED, f"{text} ({number(lines)})" if lines else text)

    def _save(self, path: Path, saved: Callable[[Path], None]) -> None:
        self.notice.tell("")
        self._task = SaveMapping(self._tried.corrected.mapping, path)
        self._task.done.connect(saved)
        self._task.failed.connect(self._not_saved)
        self._task.stopped.connect(lambda: self._not_saved(""))
        self._enable()
        self._task.start()

    def _saved(self, path: Path) -> None:
        self._task = None
        mapping = self._tried.corrected.mapping
        self.look = replace(self.look, mapping=mapping, origin="saved", file=path, outdated="")
        super().accept()

    def _saved_elsewhere(self, path: Path) -> None:
        self._not_saved(translate("Territoires", "Saved: {file}").format(file=path))

    def _not_saved(self, sentence: str) -> None:
        self._task = None
        self.notice.tell(sentence)
        self._enable()


def _padded(part: QWidget) -> QWidget:
    whole = QWidget()
    QVBoxLayout(whole).addWidget(part)
    return whole
