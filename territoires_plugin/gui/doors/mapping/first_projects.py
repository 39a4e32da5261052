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
_UNTOLD = ("epci_code", "source", "location_precision", "theme_origin")
SHOWN = tuple(name for name in PROJECTS if name not in _UNTOLD)
# Short ones, where a target's own name would be wider than what stands below it.
_HEADERS: dict[str, Callable[[], str]] = {
    "project_id": lambda: translate("Territoires", "Identifier"),
    "commune_code": lambda: translate("Territoires", "Commune"),
    "applicant_siret": lambda: translate("Territoires", "SIRET"),
    "grant_requested": lambda: translate("Territoires", "Grant (€)"),
}


class FirstProjects(RowsTable):
    """Columns without a value are not shown."""

    def __init__(self) -> None:
        columns = [_column(name) for name in SHOWN]
        super().__init__(translate("Territoires", "First projects as they would be imported"), columns)

    def show_tried(self, tried: Tried) -> None:
        for place, name in enumerate(SHOWN):
            self.setColumnHidden(place, all(row[name] == "" for row in tried.projects))
        self.show_rows(tried.projects)


def _column(name: str) -> Column:
    header = _HEADERS[name]() if name in _HEADERS else target_name(name)
    return Column(header, _text(name), figures=name in MONEY, wide=name in WIDE)


def _text(name: str) -> Callable[[Any], str]:
    def text(row: ProjectRow) -> str:
        value = row[name]
        if name in MONEY and isinstance(value, (int, float)):
            return euros(value)
        return one_line(str(value), LONGEST)

    return text
