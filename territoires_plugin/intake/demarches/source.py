"""An export as one table: the dossiers, with the columns of the sheets that belong to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Optional

from ...model.progress import Progress, Silent
from ..ogr_source import OgrSource
from ..remarks import Remarks
from ..source_table import Head, Source, SourceTable, column_key
from ..vocabulary import folded
from .columns import ID, PERSON, recognise
from .linked import ESTABLISHMENTS, LinkedSheet, dossier_id, linked_sheets

DOSSIERS = "Dossiers"

Cells = list[Optional[str]]


@dataclass(frozen=True)
class DemarchesSource:
    """The dossiers of an export; row numbers are those of the sheet, or of the CSV, that holds them.

    Args:
        dossiers: their table.
        id_column: the one that holds the number of the dossier.
        links: the sheets whose columns come after those of the dossiers.
    """

    dossiers: Source
    id_column: str
    links: tuple[LinkedSheet, ...] = ()

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return (*self.dossiers.columns, *(name for link in self.links for name in link.columns))

    def head(self, count: int) -> Head:
        """The first dossiers, of all columns.

        Raises:
            TerritoiresError: those of the reader of the dossiers.
        """
        head = self.dossiers.head(count)
        place = head.columns.index(self.id_column)
        ids = _numbers(head.cells[place])
        own = [list(cells) for cells in head.cells]
        own[place] = ids
        joined, numeric = self._joined(self.columns[len(head.columns) :], ids, Remarks(), Silent())
        places = (position for position, name in enumerate(self.columns) if name in numeric)
        cells = (*map(tuple, own), *map(tuple, joined.values()))
        return replace(head, columns=self.columns, cells=cells, numeric=head.numeric | frozenset(places))

    @property
    def may_hold_shapes(self) -> bool:
        return self.dossiers.may_hold_shapes

    def batches(
        self, wanted: Sequence[str], size: int | None, remarks: Remarks, progress: Progress
    ) -> Iterator[SourceTable]:
        """The wanted columns of all dossiers; of the linked sheets no other column is held either.

        With linked sheets all dossiers come at once: a workbook is no large file.

        Raises:
            TerritoiresError: those of the reader of the dossiers.
        """
        own = [name for name in wanted if name in self.dossiers.columns]
        others = [name for name in wanted if name not in own]
        read = list(dict.fromkeys([self.id_column, *own]))
        for table in self.dossiers.batches(read, None if self.links else size, remarks, progress):
            ids = _numbers(table.cells[self.id_column])
            joined, numeric = self._joined(others, ids, remarks, progress)
            cells = {**table.cells, self.id_column: ids, **joined}
            yield replace(table, cells={name: cells[name] for name in wanted}, numeric=table.numeric | numeric)

    def _joined(
        self, names: Sequence[str], ids: Cells, remarks: Remarks, progress: Progress
    ) -> tuple[dict[str, Cells], frozenset[str]]:
        """The cells of columns of the linked sheets for each dossier, and which of them hold numbers."""
        known = set(filter(None, ids))
        columns: dict[str, Cells] = {}
        numeric: set[str] = set()
        for link in self.links:
            own = [name for name in names if name in link.columns]
            if own:
                texts, numbers = link.read(own, known, remarks, progress)
                numeric |= numbers
                columns.update({name: [texts[name].get(dossier or "") for dossier in ids] for name in own})
        return columns, frozenset(numeric)


def with_linked_sheets(opened: Source, id_column: str | None, *, is_layer_chosen: bool) -> Source:
    """The source with the linked sheets of an export joined; as it is where it is no export.

    A "modèle d'export" has headers of its own: its sheets are joined where a mapping tells the number of the dossier.

    Args:
        opened: any source.
        id_column: what a mapping names as ``project_id``.
        is_layer_chosen: whether a mapping names the sheet; else that of the dossiers is taken, wherever it stands.
    """
    sheets = opened.layer_names if isinstance(opened, OgrSource) else ()
    if isinstance(opened, OgrSource) and DOSSIERS in sheets and not is_layer_chosen:
        opened = opened.sibling(DOSSIERS)
    number = _number_column(opened, sheets, id_column)
    if number is None:
        return opened
    if not isinstance(opened, OgrSource):
        return DemarchesSource(opened, number)
    is_natural_person = set(map(folded, PERSON[:3])).issubset(map(folded, opened.columns))
    return DemarchesSource(opened, number, linked_sheets(opened, with_establishment=not is_natural_person))


def _number_column(opened: Source, sheets: Sequence[str], id_column: str | None) -> str | None:
    if recognise(opened.columns, sheets):
        return next(name for name in opened.columns if folded(name) == folded(ID))
    if id_column and {DOSSIERS, ESTABLISHMENTS}.issubset(sheets):
        return next((name for name in opened.columns if column_key(name) == column_key(id_column)), None)
    return None


def _numbers(cells: Sequence[str | None]) -> Cells:
    return [dossier_id(text) if text else None for text in cells]
