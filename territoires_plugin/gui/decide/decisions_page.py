"""What has been decided, and the journal of who decided what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QCoreApplication, QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ...model.decisions import Decision
from ...model.journal import JournalEntry
from ..details.figures import local_time
from ..remembered import remember, remembered_author
from ..rows_table import Column, RowsTable
from .states import action_name, state_name, state_text

translate = QCoreApplication.translate


class DecisionsPage(QWidget):
    """``wanted`` gives the Decision that a click or a key has reached, ``withdrawn`` the one to take back."""

    wanted = pyqtSignal(object)
    withdrawn = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: Mapping[str, str] = {}
        self.author_box = QgsFilterLineEdit()
        self.author_box.setText(remembered_author())
        self.author_box.setAccessibleName(translate("Territoires", "Decisions are signed by"))
        self.author_box.editingFinished.connect(lambda: remember("author", self.author_box.text().strip()))
        self.decisions = RowsTable(translate("Territoires", "Decisions"), self._decision_columns())
        self.journal = RowsTable(translate("Territoires", "Journal"), self._journal_columns())
        self.withdraw_button = QPushButton(translate("Territoires", "&Withdraw the decision"))
        self.withdraw_button.setAccessibleName(translate("Territoires", "Withdraw the decision"))
        self.place = QLineEdit()
        self.place.setReadOnly(True)
        self.place.setAccessibleName(translate("Territoires", "The file that decisions are kept in"))
        self._lay_out()
        self.withdraw_button.clicked.connect(lambda _checked: self._withdraw())
        self.decisions.clicked.connect(self._reach)
        self.decisions.selectionModel().currentRowChanged.connect(lambda index, _before: self._reach(index))
        self.decisions.activated.connect(self._reach)

    def show_records(
        self, decisions: Sequence[Decision], journal: Sequence[JournalEntry], titles: Mapping[str, str]
    ) -> None:
        """The latest first; ``titles`` of the projects, by id."""
        self._titles = titles
        self.decisions.show_rows(sorted(decisions, key=lambda own: own.decided_at, reverse=True))
        self.journal.show_rows(list(journal)[::-1])
        self.withdraw_button.setEnabled(bool(decisions))

    def show_place(self, path: str) -> None:
        """Where all this is kept; empty where nowhere."""
        self.place.setText(path)
        self.place.setToolTip(path)

    def _withdraw(self) -> None:
        index = self.decisions.currentIndex()
        if index.isValid():
            self.withdrawn.emit(self.decisions.rows.row(index.row()))

    def _reach(self, index: QModelIndex) -> None:
        if index.isValid():
            self.wanted.emit(self.decisions.rows.row(index.row()))

    def _decision_columns(self) -> list[Column]:
        return [
            Column(translate("Territoires", "Decision"), lambda own: state_text(own.state)),
            Column(translate("Territoires", "Projects"), self._titles_of, wide=True),
            Column(translate("Territoires", "Comment"), lambda own: own.comment),
            Column(translate("Territoires", "Author"), lambda own: own.author),
            Column(translate("Territoires", "Date"), lambda own: local_time(own.decided_at)),
        ]

    def _journal_columns(self) -> list[Column]:
        return [
            Column(translate("Territoires", "Action"), _told),
            Column(translate("Territoires", "Projects"), self._titles_of, wide=True),
            Column(translate("Territoires", "Comment"), lambda own: own.comment),
            Column(translate("Territoires", "Author"), lambda own: own.author),
            Column(translate("Territoires", "Date"), lambda own: local_time(own.at)),
        ]

    def _titles_of(self, own: Decision | JournalEntry) -> str:
        """The titles of the projects, their ids where the layer does not hold them."""
        return " · ".join(self._titles.get(project_id) or project_id for project_id in own.project_ids)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(translate("Territoires", "Signed &by"), self.author_box)
        form.addRow(translate("Territoires", "Kept &in"), self.place)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        for title, table in (
            (translate("Territoires", "De&cisions"), self.decisions),
            (translate("Territoires", "&Journal"), self.journal),
        ):
            part, column, label = QWidget(), QVBoxLayout(), QLabel(title)
            label.setBuddy(table)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(label)
            column.addWidget(table, 1)
            if table is self.decisions:
                column.addWidget(self.withdraw_button)
            part.setLayout(column)
            splitter.addWidget(part)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 6, 0, 0)
        outer.addLayout(form)
        outer.addWidget(splitter, 1)


def _told(entry: JournalEntry) -> str:
    """Such as “decided: kept”, “undone: kept → nothing”."""
    states = [state_name(state) if state else "—" for state in (entry.state_before, entry.state)]
    told = states[1] if entry.state_before is None else " → ".join(states)
    return translate("Territoires", "{action}: {state}").format(action=action_name(entry.action), state=told)
