"""The rows that have an identifier of their own, with their cells by target instead of by source column."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..model.codes import SEPARATOR
from ..model.progress import Progress
from .cell_errors import error_positions, is_error
from .mapping import Mapping
from .personal.contacts import contact_alone
from .remarks import Remarks
from .source_table import CHECK_EVERY, SourceTable, as_objects, column_key


@dataclass(frozen=True)
class Records:
    """n rows.

    Args:
        rows: their numbers in the source; project_ids: distinct.
        cells: target to n texts, None where blank; targets that the source does not give are absent.
        geometry: n shapely geometries (EPSG:4326) or None.
        numeric: the targets that the source itself holds as numbers.
        is_geodata: whether the source could give a geometry.
    """

    rows: list[int]
    project_ids: list[str]
    cells: dict[str, list[str | None]]
    geometry: NDArray[np.object_]
    numeric: frozenset[str]
    is_geodata: bool

    def __len__(self) -> int:
        return len(self.rows)

    def column(self, target: str) -> list[str | None]:
        return self.cells.get(target) or [None] * len(self)

    def filled(self, target: str, progress: Progress) -> Iterator[tuple[int, str]]:
        """Position and text of every cell that is not blank."""
        for position, text in enumerate(self.column(target)):
            if position % CHECK_EVERY == 0:
                progress.check()
            if text is not None:
                yield position, text

    def note(
        self, remarks: Remarks, position: int, target: str | None, value: object, code: str, **parameters: object
    ) -> None:
        """A note on one record."""
        remarks.note(self.rows[position], self.project_ids[position], target, value, code, **parameters)


def take_records(
    table: SourceTable, mapping: Mapping, first_row: dict[str, int], remarks: Remarks, progress: Progress
) -> Records:
    """The rows with an identifier that no earlier row has; the others are rejected.

    Args:
        first_row: identifier to row of the batches before; those of this one are added.
    """
    ids: list[str] = []
    kept: list[int] = []
    column = mapping.columns["project_id"]
    is_chosen = column in mapping.keep
    headers = {column_key(name) for name in table.cells}
    for position, text in enumerate(table.cells[column]):
        if position % CHECK_EVERY == 0:
            progress.check()
        row = int(table.rows[position])
        if text is None:
            remarks.reject(row, None, "project_id", None, "id_missing")
            continue
        if is_error(text):
            remarks.reject(row, None, "project_id", text, "cell_error")
            continue
        if text.casefold() == column.casefold() and _is_header(table, position, headers):
            remarks.reject(row, None, "project_id", text, "header_repeated")
            continue
        if not is_chosen and contact_alone(text) == "email":
            remarks.reject(row, None, "project_id", None, "id_personal", name=column)
            continue
        project_id = text.replace(SEPARATOR, "_")
        if project_id in first_row:
            remarks.reject(row, project_id, "project_id", text, "id_repeated", first=first_row[project_id])
            continue
        if project_id != text:
            remarks.note(row, project_id, "project_id", text, "id_rewritten", written=project_id)
        first_row[project_id] = row
        ids.append(project_id)
        kept.append(position)
    return _at(table, mapping, ids, kept, remarks)


def _is_header(table: SourceTable, position: int, headers: Collection[str]) -> bool:
    texts = (column[position] for column in table.cells.values())
    return all(column_key(text) in headers for text in texts if text is not None)


def _at(table: SourceTable, mapping: Mapping, ids: list[str], kept: list[int], remarks: Remarks) -> Records:
    cells = {}
    for target, column in mapping.columns.items():
        own = [table.cells[column][position] for position in kept]
        for place in error_positions(own):
            remarks.note(int(table.rows[kept[place]]), ids[place], target, own[place], "cell_error")
            own[place] = None
        constant = mapping.constants.get(target)
        cells[target] = [text or constant or None for text in own] if constant else own
    for target, constant in mapping.constants.items():
        cells.setdefault(target, [constant or None] * len(kept))
    return Records(
        rows=[int(table.rows[position]) for position in kept],
        project_ids=ids,
        cells=cells,
        geometry=as_objects([table.geometry[position] for position in kept]),
        numeric=frozenset(target for target, column in mapping.columns.items() if column in table.numeric),
        is_geodata=table.has_geometry,
    )
