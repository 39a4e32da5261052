"""What has been decided, and the journal of who decided what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QCoreApplication, QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFormLayout,
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ...model.decisions import Decision
from ...model.journal import JournalEntry
from ..records_model import Field, RecordsModel, local_time, records_table, titles_of
from ..remembered import remember, remembered_author
from .states import action_name, state_name, state_text

translate = QCoreApplication.translate
WIDTHS = (110, 220, 160, 110, 120)


class DecisionsPage(QWidget):
    """``wanted`` gives the Decision that a click or a key has reached."""

    wanted = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: Mapping[str, str] = {}
        self.author_box = QgsFilterLineEdit()
        self.author_box.setText(remembered_author())
        self.author_box.setAccessibleName(translate("Territoires", "Decisions are signed by"))
        self.author_box.editingFinished.connect(lambda: remember("author", self.author_box.text().strip()))
        self.decisions = RecordsModel(self._decision_fields(), self)
        self.journal = RecordsModel(self._journal_fields(), self)
        self.decisions_table = records_table(self.decisions, translate("Territoires", "Decisions"), WIDTHS)
        self.journal_table = records_table(self.journal, translate("Territoires", "Journal"), WIDTHS)
        self._lay_out()
        self.decisions_table.selectionModel().currentRowChanged.connect(lambda index, _before: self._reach(index))
        self.decisions_table.activated.connect(self._reach)

    def show_records(
        self, decisions: Sequence[Decision], journal: Sequence[JournalEntry], titles: Mapping[str, str]
    ) -> None:
        """The latest first; ``titles`` of the projects, by id."""
        self._titles = titles
        self.decisions.set_records(sorted(decisions, key=lambda own: own.decided_at, reverse=True))
        self.journal.set_records(list(journal)[::-1])
        for table in (self.decisions_table, self.journal_table):
            table.resizeColumnToContents(0)

    def _reach(self, index: QModelIndex) -> None:
        if index.isValid():
            self.wanted.emit(self.decisions.record(index.row()))

    def _decision_fields(self) -> list[Field]:
        return [
            Field(lambda: translate("Territoires", "Decision"), lambda own: state_text(own.state)),
            Field(lambda: translate("Territoires", "Projects"), lambda own: titles_of(own.project_ids, self._titles)),
            Field(lambda: translate("Territoires", "Comment"), lambda own: own.comment),
            Field(lambda: translate("Territoires", "Author"), lambda own: own.author),
            Field(lambda: translate("Territoires", "Date"), lambda own: local_time(own.decided_at)),
        ]

    def _journal_fields(self) -> list[Field]:
        return [
            Field(lambda: translate("Territoires", "Action"), _told),
            Field(lambda: translate("Territoires", "Projects"), lambda own: titles_of(own.project_ids, self._titles)),
            Field(lambda: translate("Territoires", "Comment"), lambda own: own.comment),
            Field(lambda: translate("Territoires", "Author"), lambda own: own.author),
            Field(lambda: translate("Territoires", "Date"), lambda own: local_time(own.at)),
        ]

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(translate("Territoires", "Signed &by"), self.author_box)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        for title, table in (
            (translate("Territoires", "De&cisions"), self.decisions_table),
            (translate("Territoires", "&Journal"), self.journal_table),
        ):
            part, column, label = QWidget(), QVBoxLayout(), QLabel(title)
            label.setBuddy(table)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(label)
            column.addWidget(table, 1)
            part.setLayout(column)
            splitter.addWidget(part)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 6, 0, 0)
        outer.addLayout(form)
        outer.addWidget(splitter, 1)


def _told(entry: JournalEntry) -> str:
    """Such as “decided: kept”."""
    if not entry.state:
        return action_name(entry.action)
    return translate("Territoires", "{action}: {state}").format(
        action=action_name(entry.action), state=state_name(entry.state)
    )
