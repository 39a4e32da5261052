"""The first rows of a source, held in memory: they are tried out as often as a mapping is corrected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..model.messages import Language
from ..model.progress import Progress
from .remarks import Remarks
from .source_table import Head, Source, SourceTable

ROWS = 1_000
MOST_CELLS = 1_000_000  # of a very wide table fewer rows are held
_FEWEST_ROWS = 20


@dataclass(frozen=True)
class FirstRows:
    """A source of its own.

    Args:
        columns: all those of the source, in order.
        table: the rows; of several columns of one name, the first.
        may_hold_shapes: as the source's.
        is_whole: whether the source has no other rows.
        told: what reading them had to remark.
    """

    columns: tuple[str, ...]
    table: SourceTable
    may_hold_shapes: bool
    is_whole: bool
    told: Remarks

    @property
    def row_count(self) -> int:
        return self.table.row_count

    def head(self, count: int) -> Head:
        nothing: list[str | None] = [None] * len(self.table.rows)
        cells = tuple(tuple(self.table.cells.get(name, nothing)[:count]) for name in self.columns)
        numeric = frozenset(place for place, name in enumerate(self.columns) if name in self.table.numeric)
        has_geometry = any(shape is not None for shape in self.table.geometry[:count])
        return Head(self.columns, cells, numeric, has_geometry)

    def batches(
        self, wanted: Sequence[str], size: int | None, remarks: Remarks, progress: Progress
    ) -> Iterator[SourceTable]:
        """All rows at once, whatever the ``size``."""
        remarks.take_over(self.told)
        yield replace(self.table, cells={name: self.table.cells[name] for name in wanted}, share=1.0)


def first_rows(opened: Source, language: Language, progress: Progress) -> FirstRows:
    """Read the first ROWS of a source, of all its columns.

    Args:
        language: of what reading the rows has to remark.

    Raises:
        TerritoiresError: those of ``opened.batches``.
        Cancelled: by ``progress``.
    """
    most = max(_FEWEST_ROWS, min(ROWS, MOST_CELLS // max(1, len(opened.columns))))
    told = Remarks(language)
    names = list(dict.fromkeys(filter(None, opened.columns)))
    table = next(opened.batches(names, most, told, progress))
    return FirstRows(opened.columns, _cut(table, most), opened.may_hold_shapes, table.row_count < most, told)


def _cut(table: SourceTable, most: int) -> SourceTable:
    """A source that gives all its rows at once may give more than it was asked for."""
    if len(table.rows) <= most:
        return table
    cells = {name: column[:most] for name, column in table.cells.items()}
    return replace(table, rows=table.rows[:most], cells=cells, geometry=table.geometry[:most], row_count=most)
