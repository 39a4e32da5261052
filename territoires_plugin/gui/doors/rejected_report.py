"""After an import: how many rows came in, what is wrong with those that did not, what was mended in the others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QModelIndex
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from ...exports.spreadsheet_table import tabbed_text, write_table
from ...model.messages import Language
from ...model.progress import Progress
from ..background import BackgroundTask
from .notice import INFORMATION, Notice
from .reason_text import ReasonText
from .rejected_rows import RejectedModel, RejectedRow, cells, headers
from .rejected_table import RejectedTable

translate = QCoreApplication.translate
SIZE = (820, 420)  # pixels at first


class RejectedReport(QDialog):
    """Stands beside the map and keeps nothing waiting; ``source`` gives the name proposed for the file.

    ``shown`` are the notes as they stand in the table, where that is not one by one; saved and copied are all of them.
    """

    def __init__(
        self,
        source: Path,
        row_count: int,
        rejected: Sequence[RejectedRow],
        parent: QWidget | None = None,
        *,
        notes: Sequence[RejectedRow] = (),
        shown: Sequence[RejectedRow] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Territoires", "Import Report"))
        self.setObjectName("TerritoiresRejected")
        self.setModal(False)
        self._source = source
        self._task: BackgroundTask | None = None
        self.counts = QLabel(counts_sentence(row_count, len(rejected), _rows_with_a_remark(rejected, notes)))
        self.counts.setWordWrap(True)
        self._lines = (*rejected, *notes)
        self.model = RejectedModel([*rejected, *(notes if shown is None else shown)], self)
        self.table = RejectedTable(self.model)
        self.reason = ReasonText()
        self.notice = Notice(INFORMATION)
        self._add_buttons()
        column = QVBoxLayout(self)
        column.addWidget(self.counts)
        column.addWidget(self.table, 1)
        for part in (self.reason, self.notice, self.buttons):
            column.addWidget(part)
        self.resize(*SIZE)
        self.table.selectionModel().currentRowChanged.connect(self._show_reason)
        self.table.setCurrentIndex(self.model.index(0, 0))

    def copy(self) -> None:
        """All rows to the clipboard, one by one."""
        task = TableText(self._lines)
        task.done.connect(self._copied)
        self._start(task)

    def save(self) -> None:
        """Ask where, then write in the background."""
        name = translate("Territoires", "{file} - import report.csv").format(file=self._source.stem)
        path, _ = QFileDialog.getSaveFileName(
            self,
            translate("Territoires", "Save Import Report"),
            str(self._source.with_name(name)),
            translate("Territoires", "CSV files (*.csv)"),
        )
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Write a CSV that spreadsheets open; the end is told in the dialog."""
        path = path if path.suffix else path.with_suffix(".csv")
        task = SaveTable(path, self._lines)
        task.done.connect(self._saved)
        self._start(task)

    def _start(self, task: BackgroundTask) -> None:
        self.notice.tell("")
        task.failed.connect(self.notice.tell)
        self._task = task  # else Python would forget it before it has ended
        task.start()

    def _copied(self, text: str) -> None:
        QgsApplication.clipboard().setText(text)
        self.notice.tell(translate("Territoires", "Copied: paste it into a spreadsheet or a message."))

    def _saved(self, path: Path) -> None:
        self.notice.tell(translate("Territoires", "Saved: {file}").format(file=path))

    def _add_buttons(self) -> None:
        self.buttons = QDialogButtonBox()
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.copy_button = self.buttons.addButton(translate("Territoires", "&Copy"), action)
        self.copy_button.setIcon(QgsApplication.getThemeIcon("mActionEditCopy.svg"))
        self.save_button = self.buttons.addButton(translate("Territoires", "&Save as CSV…"), action)
        self.save_button.setIcon(QgsApplication.getThemeIcon("mActionFileSaveAs.svg"))
        # Last, as it stands: else Tab would pass it over.
        self.close_button = self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.close_button.setDefault(True)
        self.copy_button.clicked.connect(lambda _checked: self.copy())
        self.save_button.clicked.connect(lambda _checked: self.save())
        self.buttons.rejected.connect(self.close)

    def _show_reason(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.reason.setPlainText(self.model.rows()[current.row()].message if current.isValid() else "")


class TableText(BackgroundTask):
    """Gives the rows as text for the clipboard."""

    def __init__(self, rows: Sequence[RejectedRow]) -> None:
        super().__init__(translate("Territoires", "Copy import report"))
        self._rows = tuple(rows)

    def work(self, language: Language, progress: Progress) -> str:
        return tabbed_text(_table(self._rows))


class SaveTable(BackgroundTask):
    """Gives the path written."""

    def __init__(self, path: Path, rows: Sequence[RejectedRow]) -> None:
        super().__init__(translate("Territoires", "Save import report"))
        self._path = path
        self._rows = tuple(rows)

    def work(self, language: Language, progress: Progress) -> Path:
        write_table(self._path, _table(self._rows), language)
        return self._path


def counts_sentence(row_count: int, rejected: int, remarked: int = 0) -> str:
    """Such as “128 rows: 120 imported (2 with a remark), 8 rejected.”, which adds up."""
    if row_count == 1 and remarked:
        sentence = translate(
            "Territoires", "1 row: {imported} imported ({remarked} with a remark), {rejected} rejected."
        )
    elif row_count == 1:
        sentence = translate("Territoires", "1 row: {imported} imported, {rejected} rejected.")
    elif remarked:
        sentence = translate(
            "Territoires", "{rows} rows: {imported} imported ({remarked} with a remark), {rejected} rejected."
        )
    else:
        sentence = translate("Territoires", "{rows} rows: {imported} imported, {rejected} rejected.")
    counts = {"rows": row_count, "imported": row_count - rejected, "remarked": remarked, "rejected": rejected}
    return sentence.format(**{name: QLocale().toString(count) for name, count in counts.items()})


def _rows_with_a_remark(rejected: Sequence[RejectedRow], notes: Sequence[RejectedRow]) -> int:
    """How many of the rows imported have one or several."""
    return len({line.row for line in notes if line.row} - {line.row for line in rejected})


def _table(rows: Sequence[RejectedRow]) -> list[Sequence[object]]:
    return [headers(), *map(cells, sorted(rows, key=lambda line: line.row))]
