"""Two settings side by side: what appears, what disappears, what changes."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QCoreApplication, QLocale, QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QFormLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ..pools.opportunity import Opportunity
from ..rows_table import Column, RowsTable
from .compared import ComparedRow

translate = QCoreApplication.translate


class ComparePage(QWidget):
    """``pin_wanted`` to take the settings of now as the first ones; ``chosen`` gives the ComparedRow reached."""

    pin_wanted = pyqtSignal()
    chosen = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ComparedRow, ...] = ()
        self.hint = _label(
            translate(
                "Territoires",
                "Take the present settings as A, then change some on the page Pool: what they change is told here.",
            )
        )
        self.pin_button = QPushButton(translate("Territoires", "&Take the present settings as A"))
        self.pin_button.setAccessibleName(translate("Territoires", "Take the present settings as A"))
        self.first, self.second, self.counts = _label(), _label(), _label()
        self.same_box = QCheckBox(translate("Territoires", "Show those that &stay the same"))
        self.table = RowsTable(translate("Territoires", "Both settings side by side"), _columns())
        self._lay_out()
        self.pin_button.clicked.connect(lambda _checked: self.pin_wanted.emit())
        self.same_box.toggled.connect(lambda _checked: self._list())
        self.table.selectionModel().currentRowChanged.connect(lambda index, _before: self._reach(index))
        self.show_rows("", "", ())

    def show_rows(self, first: str, second: str, rows: Sequence[ComparedRow]) -> None:
        """The settings in words and their differences; nothing yet where ``first`` is empty."""
        self._rows = tuple(rows)
        self.first.setText(first)
        self.second.setText(second)
        self.hint.setVisible(not first)
        self.counts.setText(_counts(rows) if first and second else "")
        self._list()

    def _list(self) -> None:
        shown = [row for row in self._rows if row.kind != "same" or self.same_box.isChecked()]
        self.table.show_rows(shown)

    def _reach(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.table.rows.row(index.row()))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("A", self.first)
        form.addRow("B", self.second)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.hint)
        column.addWidget(self.pin_button)
        column.addLayout(form)
        column.addWidget(self.counts)
        column.addWidget(self.same_box)
        column.addWidget(self.table, 1)


def _columns() -> list[Column]:
    return [
        Column(translate("Territoires", "Difference"), _difference),
        Column(translate("Territoires", "A"), lambda row: _told(row.before), wide=True),
        Column(translate("Territoires", "B"), lambda row: _told(row.after), wide=True),
    ]


def _told(line: Opportunity | None) -> str:
    """Such as “71 · Title”."""
    return f"{QLocale().toString(line.score, 'f', 0)} · {line.title}" if line is not None else "—"


def _difference(row: ComparedRow) -> str:
    signs = {
        "appears": "+ " + translate("Territoires", "appears"),
        "disappears": "− " + translate("Territoires", "disappears"),
        "same": "= " + translate("Territoires", "the same"),
    }
    if row.kind != "changes":
        return signs[row.kind]
    return translate("Territoires", "≠ changes (+{coming} −{going})").format(
        coming=row.members_in, going=row.members_out
    )


def _counts(rows: Sequence[ComparedRow]) -> str:
    counts = {kind: sum(row.kind == kind for row in rows) for kind in ("appears", "disappears", "changes", "same")}
    return translate(
        "Territoires", "{appears} appear, {disappears} disappear, {changes} change, {same} stay the same."
    ).format(**counts)


def _label(text: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
