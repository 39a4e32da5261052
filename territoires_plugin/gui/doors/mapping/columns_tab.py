"""All targets, each beside its column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from ....layers.compat import user_language
from ....model.messages import message
from .column_model import ColumnModel
from .scrolling_part import ScrollingPart
from .sureness import sureness
from .target_row import TargetRow
from .targets import GROUPS

if TYPE_CHECKING:
    from ....intake.looking import Look

translate = QCoreApplication.translate
SEEN_VALUES = 3
SEEN_ROWS = 200
ABOVE_GROUP = 8  # pixels


class ColumnsTab(QWidget):
    """``changed`` when the user has chosen."""

    changed = pyqtSignal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._head = look.rows.head(SEEN_ROWS)
        kinds = {name: message(f"personal_{kind}", user_language()) for name, kind in look.personal.items()}
        self.columns_model = ColumnModel(self._head.columns, kinds, self)
        self.rows: dict[str, TargetRow] = {}
        self.chosen: set[str] = set()  # the targets that the user has chosen for, be it what was found
        self.keep_box = QCheckBox(translate("Territoires", "&Keep personal data: offer columns that hold some"))
        self.keep_box.setVisible(bool(kinds))
        self._lay_out()
        for target, row in self.rows.items():
            row.choose(look.mapping.columns.get(target, ""))
            row.chosen.connect(lambda chosen=row: self._chosen(chosen))
        self.keep_box.setChecked(bool(look.mapping.keep))
        self.columns_model.offer_personal(self.keep_box.isChecked())
        self.keep_box.toggled.connect(self._keep_toggled)
        self._tell()

    def columns(self) -> dict[str, str]:
        """The column of each target, empty where none is used."""
        return {target: row.column() for target, row in self.rows.items()}

    def keep(self) -> tuple[str, ...]:
        """The personal columns that are chosen and wanted."""
        if not self.keep_box.isChecked():
            return ()
        chosen = set(self.columns().values())
        others = [name for name in self._look.mapping.keep if name in chosen]
        return tuple(dict.fromkeys([*others, *(name for name in self._look.personal if name in chosen)]))

    def _lay_out(self) -> None:
        content = QWidget()
        grid = QGridLayout(content)
        grid.setColumnStretch(3, 1)
        grid.setVerticalSpacing(3)
        for place, text in enumerate(_headers()):
            grid.addWidget(QLabel(text), 0, place)
        for title, targets in GROUPS:
            grid.addWidget(_heading(title()), grid.rowCount(), 0, 1, 4)
            for target in targets:
                self.rows[target] = TargetRow(target, self.columns_model, self)
                self.rows[target].add_to(grid)
        grid.setRowStretch(grid.rowCount(), 1)
        column = QVBoxLayout(self)
        column.addWidget(ScrollingPart(content), 1)
        column.addWidget(self.keep_box, 0, Qt.AlignmentFlag.AlignLeft)

    def _chosen(self, row: TargetRow) -> None:
        self.chosen.add(row.target)
        self._tell()
        self.changed.emit()

    def _keep_toggled(self, offered: bool) -> None:
        self.columns_model.offer_personal(offered)
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        kept = self.keep_box.isChecked()
        for target, row in self.rows.items():
            column = row.column()
            told = sureness(self._look, target, column, is_kept=kept, language=user_language())
            is_shown = column and (kept or column not in self._look.personal)
            row.tell(told, self._first_values(column) if is_shown else ())

    def _first_values(self, column: str) -> list[str]:
        cells = self._head.cells[self._head.columns.index(column)]
        return list(dict.fromkeys(filter(None, cells)))[:SEEN_VALUES]


def _headers() -> tuple[str, ...]:
    return (
        translate("Territoires", "Field"),
        translate("Territoires", "Column of the file"),
        translate("Territoires", "Confidence"),
        translate("Territoires", "First values"),
    )


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    label.setContentsMargins(0, ABOVE_GROUP, 0, 0)
    return label
