"""What every reader of a source gives: the columns found, then the cells of the columns that are wanted."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ..model.errors import TerritoiresError
from ..model.progress import Progress
from .remarks import Remarks

CHECK_EVERY = 1_000
_INVISIBLE = "\u200b\u2060\ufeff"  # no blanks to Python: zero-width space, word joiner, byte order mark
CACHE_SIZE = 16_384  # distinct texts of a column whose reading is remembered


@dataclass(frozen=True)
class SourceTable:
    """Rows that could be read, n of them.

    ``rows`` are the numbers a spreadsheet shows (the header is row 1) for tables, the feature's ordinal from 1 for
    geodata. ``cells`` maps a source column to n texts, trimmed, None where blank. ``geometry`` holds n shapely
    geometries in EPSG:4326 or None. ``row_count`` counts those that could not be read as well. ``numeric`` names the
    columns that the source itself holds as numbers. ``share`` of the source is read with them, 0 to 1.
    """

    rows: NDArray[np.int64]
    cells: dict[str, list[str | None]]
    geometry: NDArray[np.object_]
    row_count: int
    numeric: frozenset[str] = field(default_factory=frozenset)
    has_geometry: bool = False
    share: float = 1.0


@dataclass
class Rows:
    """Rows as a reader gathers them; ``count`` those of the source, unreadable ones included."""

    wanted: Sequence[str]
    count: int = 0
    numbers: list[int] = field(default_factory=list)
    cells: list[list[str | None]] = field(init=False)

    def __post_init__(self) -> None:
        self.cells = [[] for _ in self.wanted]

    def append(self, number: int, values: Sequence[str | None]) -> None:
        self.numbers.append(number)
        for column, value in zip(self.cells, values):
            column.append(value)

    def table(self, share: float) -> SourceTable:
        rows = np.array(self.numbers, dtype=np.int64)
        return SourceTable(rows, dict(zip(self.wanted, self.cells)), no_geometry(len(rows)), self.count, share=share)


@dataclass(frozen=True)
class Head:
    """The first n rows of a source, to see what its columns hold.

    Args:
        columns: their names, in order; a name may stand twice.
        cells: for each column n texts, trimmed, None where blank.
        numeric: the positions of the columns that the source itself holds as numbers.
        has_geometry: whether the source brings geometries of its own.
    """

    columns: tuple[str, ...]
    cells: tuple[tuple[str | None, ...], ...]
    numeric: frozenset[int] = frozenset()
    has_geometry: bool = False

    def __len__(self) -> int:
        return len(self.cells[0]) if self.cells else 0


class Source(Protocol):
    """An opened source. ``columns`` are its column names, in order."""

    @property
    def columns(self) -> tuple[str, ...]: ...

    @property
    def may_hold_shapes(self) -> bool:
        """Whether geometries of the source's own may be others than points."""

    def head(self, count: int) -> Head:
        """The first rows, of all columns."""

    def batches(
        self, wanted: Sequence[str], size: int | None, remarks: Remarks, progress: Progress
    ) -> Iterator[SourceTable]:
        """The wanted columns of all rows, ``size`` rows at a time, or at once where it is None; at least one table.

        Other columns are never held, for they may be personal data. What ``remarks`` is told of a batch, it is told
        before the batch is given.
        """


def read_whole(source: Source, wanted: Sequence[str], remarks: Remarks, progress: Progress) -> SourceTable:
    """All rows of a source at once."""
    (table,) = source.batches(wanted, None, remarks, progress)
    return table


def trimmed(text: str | None) -> str | None:
    """The text without blanks around it, None when nothing is left that can be seen."""
    return (text.strip().strip(_INVISIBLE).strip() or None) if text else None


def column_key(name: str) -> str:
    """What makes two column names the same: no case, no doubled blanks, one Unicode form."""
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()


def require_distinct(path: Path, columns: Sequence[str], wanted: Iterable[str]) -> None:
    """A wanted column must stand once in the source; doubles among columns that nobody reads do no harm.

    Raises:
        TerritoiresError: ``header_duplicate``.
    """
    keys = [column_key(column) for column in columns]
    for name in wanted:
        if keys.count(column_key(name)) > 1:
            raise TerritoiresError("header_duplicate", file=path.name, field=name)


def no_geometry(count: int) -> NDArray[np.object_]:
    return np.full(count, None, dtype=object)


def as_objects(values: Sequence[Any]) -> NDArray[np.object_]:
    """An object array of the values, also where they are all geometries or all None."""
    array = no_geometry(len(values))
    array[:] = values
    return array
