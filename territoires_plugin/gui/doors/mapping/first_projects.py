"""The first projects as they would be imported."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import QCoreApplication

from ....model.tables import PROJECTS
from ...details.figures import euros, one_line
from ...rows_table import Column, RowsTable
from .preview_task import ProjectRow, Tried
from .targets import target_name

translate = QCoreApplication.translate
WIDE = ("title", "description", "applicant")
LONGEST = 80  # characters of a cell
MONEY = ("budget", "grant_requested")


class FirstProjects(RowsTable):
    """Columns without a value are not shown."""

    def __init__(self) -> None:
        columns = [_column(name) for name in PROJECTS]
        super().__init__(translate("Territoires", "First projects as they would be imported"), columns)

    def show_tried(self, tried: Tried) -> None:
        for place, name in enumerate(PROJECTS):
            self.setColumnHidden(place, all(row[name] == "" for row in tried.projects))
        self.show_rows(tried.projects)


def _column(name: str) -> Column:
    header = translate("Territoires", "Identifier") if name == "project_id" else target_name(name)
    return Column(header, _text(name), figures=name in MONEY, wide=name in WIDE)


def _text(name: str) -> Callable[[Any], str]:
    def text(row: ProjectRow) -> str:
        value = row[name]
        if name in MONEY and isinstance(value, (int, float)):
            return euros(value)
        return one_line(str(value), LONGEST)

    return text
