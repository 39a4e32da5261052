"""A table that somebody else has read: a layer of QGIS from any of its providers, a database among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from ..model.errors import TerritoiresError
from ..model.progress import Progress
from .remarks import Remarks
from .reprojection import crs_of, to_wgs84
from .source_table import Head, Rows, SourceTable, as_objects, trimmed


@dataclass(frozen=True)
class TableSource:
    """n rows as texts, numbered from 1.

    Args:
        name: what messages call it.
        cells: for each column n texts, None where blank.
        wkb: n geometries, None where there is none.
        crs: of the geometries, an EPSG code or WKT; empty where it is not known.
        numeric: the columns that hold numbers.
    """

    name: str
    columns: tuple[str, ...]
    cells: tuple[list[str | None], ...]
    wkb: list[bytes | None]
    crs: str
    numeric: frozenset[str]

    @property
    def may_hold_shapes(self) -> bool:
        return True

    def head(self, count: int) -> Head:
        cells = tuple(tuple(map(trimmed, column[:count])) for column in self.cells)
        places = frozenset(place for place, name in enumerate(self.columns) if name in self.numeric)
        return Head(self.columns, cells, places, any(one is not None for one in self.wkb[:count]))

    def batches(
        self, wanted: Sequence[str], size: int | None, remarks: Remarks, progress: Progress
    ) -> Iterator[SourceTable]:
        """The wanted columns, ``size`` rows at a time.

        Raises:
            TerritoiresError: ``layer_without_crs``, ``crs_unknown``.
        """
        places = [self.columns.index(name) for name in wanted]
        count, numeric = len(self.wkb), self.numeric & frozenset(wanted)
        step = size or max(count, 1)
        for start in range(0, max(count, 1), step):
            progress.check()
            rows = Rows(wanted)
            for row in range(start, min(start + step, count)):
                rows.count += 1
                rows.append(row + 1, [trimmed(self.cells[place][row]) for place in places])
            end = start + rows.count
            table = rows.table(end / count if count else 1.0)
            yield replace(table, geometry=self._geometry[start:end], numeric=numeric, has_geometry=True)

    @cached_property
    def _geometry(self) -> NDArray[np.object_]:
        geometry = as_objects(list(shapely.from_wkb(as_objects(self.wkb), on_invalid="ignore")))
        if shapely.is_missing(geometry).all():
            return geometry
        if not self.crs:
            raise TerritoiresError("layer_without_crs", file=self.name)
        return to_wgs84(shapely.force_2d(geometry), crs_of(self.crs, self.name))
