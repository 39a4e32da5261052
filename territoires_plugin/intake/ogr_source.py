"""Reading anything that OGR opens: spreadsheets as tables of text, geodata with its geometry in EPSG:4326."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from ..model.codes import SEPARATOR
from ..model.errors import TerritoiresError
from ..model.progress import Progress, Silent
from .gdal_messages import quiet
from .remarks import Remarks
from .reprojection import crs_of, to_wgs84
from .source_table import CHECK_EVERY, Head, Rows, SourceTable, as_objects, trimmed
from .workbook_guard import MOST_COLUMNS, Sheet, look_into

SPREADSHEETS = {".xlsx": "XLSX", ".xlsm": "XLSX", ".ods": "ODS"}
OWN_LAYER = "projects"
SHOWN_CELLS = 5
NO_PLACE = bytes(shapely.to_wkb(shapely.from_wkt("POINT EMPTY")))  # a coordinate that is not a number
_SILENT = Silent()


@dataclass(frozen=True)
class OgrSource:
    """A layer opened for reading; ``dataset`` keeps it alive, ``crs`` is the mapping's, for a layer without one.

    ``is_header_alone`` tells that its only feature is the header of a sheet without rows; ``sheets`` is what was seen
    of those of a workbook, ``sheet`` of this one.
    """

    path: Path
    dataset: Any
    layer: Any
    columns: tuple[str, ...]
    crs: str | None
    is_header_alone: bool
    sheets: Sequence[Sheet] = ()
    sheet: Sheet = field(default_factory=Sheet)

    @property
    def layer_names(self) -> tuple[str, ...]:
        """The layers, or sheets, of the file."""
        return tuple(self.dataset.GetLayer(place).GetName() for place in range(self.dataset.GetLayerCount()))

    def sibling(self, layer_name: str) -> OgrSource:
        """Another layer of the same file.

        Raises:
            TerritoiresError: ``layer_unclear``.
        """
        return _opened(self.path, self.dataset, layer_name, self.crs, self.sheets)

    def head(self, count: int) -> Head:
        """The first rows, of all columns; empty rows of a spreadsheet are no rows.

        Raises:
            TerritoiresError: ``source_unopened``.
        """
        places = range(len(self.columns))
        rows: list[list[str | None]] = []
        has_geometry = False
        with quiet(self.path):
            for _, feature in self._features([]):
                if len(rows) == count:
                    break
                has_geometry = has_geometry or feature.GetGeometryRef() is not None
                rows.append([_text(feature, place) for place in places])
        cells = tuple(tuple(row[place] for row in rows) for place in places)
        return Head(self.columns, cells, frozenset(filter(self._is_number, places)), has_geometry)

    @property
    def may_hold_shapes(self) -> bool:
        from osgeo import ogr

        return ogr.GT_Flatten(self.layer.GetGeomType()) not in (ogr.wkbNone, ogr.wkbPoint)

    def batches(
        self, wanted: Sequence[str], size: int | None, remarks: Remarks, progress: Progress
    ) -> Iterator[SourceTable]:
        """The wanted fields of every feature and its geometry; empty rows of a spreadsheet are no rows.

        Raises:
            TerritoiresError: ``layer_without_crs`` for a geometry without CRS, ``source_unopened``; ``layer_cut`` where
                GDAL stops before the last feature.
        """
        self._note_unfilled(remarks)
        positions = [self.columns.index(name) for name in wanted]
        numeric = frozenset(name for name, position in zip(wanted, positions) if self._is_number(position))
        with quiet(self.path):
            total = self.layer.GetFeatureCount()
        broken_by: list[str] = []
        features, rows = self._features(broken_by), Rows(wanted)
        reached, is_damaged = 0, False
        while True:
            with quiet(self.path) as heard:  # not while the batch is in other hands: their complaints are theirs
                ordinal, wkb = self._gather(rows, features, positions, size, progress)
            is_last = rows.count != size
            reached, is_damaged = max(reached, ordinal), is_damaged or heard.is_failure or bool(broken_by)
            if is_last and (heard.anything or broken_by) and reached < total:
                raise TerritoiresError("layer_cut", file=self.path.name, row=reached, last=total)
            if is_last and is_damaged:
                remarks.note(None, None, None, None, "layer_damaged", file=self.path.name)
            share = 1.0 if is_last else ordinal / max(total, ordinal)
            yield replace(rows.table(share), geometry=self._geometry(wkb), numeric=numeric, has_geometry=True)
            if is_last:
                return
            rows = Rows(wanted)

    def _gather(
        self,
        rows: Rows,
        features: Iterator[tuple[int, Any]],
        positions: Sequence[int],
        size: int | None,
        progress: Progress,
    ) -> tuple[int, list[bytes | None]]:
        """Fill ``rows``; the ordinal of the last feature, and the geometry of each."""
        ordinal, wkb = 0, []
        for ordinal, feature in features:
            if ordinal % CHECK_EVERY == 0:
                progress.check()
            rows.count += 1
            number = feature.GetFID() if self._is_spreadsheet else ordinal
            rows.append(number, [_text(feature, position) for position in positions])
            wkb.append(_wkb(feature.GetGeometryRef()))
            if rows.count == size:
                break
        return ordinal, wkb

    def _features(self, broken_by: list[str]) -> Iterator[tuple[int, Any]]:
        """Every feature that is a row, with its ordinal, as far as GDAL comes.

        Where it raises rather than stops, in a host that switched its exceptions on, ``broken_by`` takes what it said.
        """
        self.layer.ResetReading()
        try:
            for ordinal, feature in enumerate(self.layer, 1):
                if not (self._is_spreadsheet and (self.is_header_alone or _is_blank(feature, len(self.columns)))):
                    yield ordinal, feature
        except RuntimeError as error:
            broken_by.append(str(error))

    def _note_unfilled(self, remarks: Remarks) -> None:
        cells = self.sheet.unfilled
        if cells:
            shown = ", ".join(cells[:SHOWN_CELLS]) + (" …" if len(cells) > SHOWN_CELLS else "")
            remarks.note(None, None, None, len(cells), "formulas_unfilled", file=self.path.name, cells=shown)

    @property
    def _is_spreadsheet(self) -> bool:
        return self.path.suffix.lower() in SPREADSHEETS

    def _is_number(self, position: int) -> bool:
        from osgeo import ogr

        kind = self.layer.GetLayerDefn().GetFieldDefn(position).GetType()
        return kind in (ogr.OFTInteger, ogr.OFTInteger64, ogr.OFTReal)

    def _geometry(self, wkb: list[bytes | None]) -> NDArray[np.object_]:
        geometry = as_objects(list(shapely.from_wkb(as_objects(wkb), on_invalid="ignore")))
        if shapely.is_missing(geometry).all():
            return geometry
        definition = _definition(self.layer.GetSpatialRef()) or self.crs
        if not definition:
            raise TerritoiresError("layer_without_crs", file=self.path.name)
        return to_wgs84(geometry, crs_of(definition, self.path.name))


def open_with_ogr(path: Path, layer_name: str | None, crs: str | None, progress: Progress = _SILENT) -> OgrSource:
    """Open a layer of a file: the named one, else the first sheet, else ``projects``, else the only one.

    Raises:
        TerritoiresError: ``ogr_missing``, ``source_unopened``, ``layer_unclear``; for a workbook those of
            ``look_into``, ``sheet_too_wide`` and ``sheet_cut`` where rows or columns would be lost.
        Cancelled: by ``progress``.
    """
    try:
        from osgeo import gdal
    except ImportError as error:
        raise TerritoiresError("ogr_missing", file=path.name) from error
    sheets = look_into(path, progress) if path.suffix.lower() in SPREADSHEETS else []
    with quiet(path), _headers_forced(path):
        dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_READONLY)
    if dataset is None:
        raise TerritoiresError("source_unopened", file=path.name)
    return _opened(path, dataset, layer_name, crs, sheets)


def _opened(path: Path, dataset: Any, layer_name: str | None, crs: str | None, sheets: Sequence[Sheet]) -> OgrSource:
    with quiet(path) as heard, _headers_forced(path):
        layer = _choose_layer(path, dataset, layer_name)
        definition = layer.GetLayerDefn()
        columns = [definition.GetFieldDefn(i).GetName().strip() for i in range(definition.GetFieldCount())]
        if path.suffix.lower() not in SPREADSHEETS:
            return OgrSource(path, dataset, layer, tuple(columns), crs, is_header_alone=False)
        header = _header_taken_for_a_row(layer, columns)
        sheet = _sheet_of(layer, dataset, sheets)
    _require_whole(path, layer, sheet, is_doubtful=heard.anything)
    return OgrSource(path, dataset, layer, tuple(header or columns), crs, header is not None, sheets, sheet)


def _sheet_of(layer: Any, dataset: Any, sheets: Sequence[Sheet]) -> Sheet:
    """What was seen of a layer's sheet; of the longest one, where GDAL does not see the same sheets."""
    if len(sheets) == dataset.GetLayerCount():
        names = [dataset.GetLayer(place).GetName() for place in range(len(sheets))]
        return sheets[names.index(layer.GetName())]
    return max(sheets, key=lambda sheet: sheet.last_row, default=Sheet())


def _require_whole(path: Path, layer: Any, sheet: Sheet, *, is_doubtful: bool) -> None:
    if sheet.columns > MOST_COLUMNS:
        raise TerritoiresError("sheet_too_wide", file=path.name, most=MOST_COLUMNS)
    if is_doubtful:
        layer.ResetReading()
        last = max((feature.GetFID() for feature in layer), default=1)
        if last < sheet.last_row:
            raise TerritoiresError("sheet_cut", file=path.name, row=last, last=sheet.last_row)


def _choose_layer(path: Path, dataset: Any, layer_name: str | None) -> Any:
    layers = {dataset.GetLayer(i).GetName(): dataset.GetLayer(i) for i in range(dataset.GetLayerCount())}
    if layer_name is not None:
        chosen = layers.get(layer_name)
    elif path.suffix.lower() in SPREADSHEETS:
        chosen = next(iter(layers.values()), None)
    else:
        chosen = layers.get(OWN_LAYER) or (next(iter(layers.values())) if len(layers) == 1 else None)
    if chosen is None:
        known = ", ".join(layers) or "–"
        raise TerritoiresError("layer_unclear", file=path.name, value=layer_name or OWN_LAYER, known=known)
    return chosen


def _header_taken_for_a_row(layer: Any, columns: Sequence[str]) -> list[str] | None:
    """The names in the only row of a sheet, whose columns GDAL then names itself, even with headers forced."""
    made_up = [f"Field{number}" for number in range(1, len(columns) + 1)]
    if list(columns) != made_up or layer.GetFeatureCount() != 1:
        return None
    layer.ResetReading()
    feature = layer.GetNextFeature()
    return [_text(feature, position) or "" for position in range(len(columns))]


@contextmanager
def _headers_forced(path: Path) -> Iterator[None]:
    """The first row of a sheet holds its column names, also where every cell is text and GDAL could not tell."""
    from osgeo import gdal

    driver = SPREADSHEETS.get(path.suffix.lower())
    if driver is None:
        yield
        return
    option = f"OGR_{driver}_HEADERS"
    before = gdal.GetThreadLocalConfigOption(option)
    gdal.SetThreadLocalConfigOption(option, "FORCE")
    try:
        yield
    finally:
        gdal.SetThreadLocalConfigOption(option, before)


def _text(feature: Any, position: int) -> str | None:
    from osgeo import ogr

    if not feature.IsFieldSetAndNotNull(position):
        return None
    kind = feature.GetFieldType(position)
    if kind == ogr.OFTReal:
        return _plain_number(feature.GetFieldAsDouble(position))
    if kind == ogr.OFTStringList:
        return trimmed(SEPARATOR.join(feature.GetFieldAsStringList(position)))
    try:
        text: str | bytes = feature.GetFieldAsString(position)
    except UnicodeDecodeError as error:
        text = error.object
    return trimmed(text if isinstance(text, str) else text.decode("cp1252", errors="replace"))


def _plain_number(number: float) -> str:
    """A whole number without ``.0``: identifiers and codes kept as numbers stay themselves."""
    return str(int(number)) if number.is_integer() else repr(number)


def _is_blank(feature: Any, field_count: int) -> bool:
    return all(_text(feature, position) is None for position in range(field_count))


def _wkb(geometry: Any) -> bytes | None:
    if geometry is None:
        return None
    if geometry.IsEmpty():
        return NO_PLACE if geometry.GetPointCount() and math.isnan(geometry.GetX()) else None
    flat = geometry.GetLinearGeometry()
    if flat is None:
        return None
    flat.FlattenTo2D()
    return bytes(flat.ExportToWkb())


def _definition(reference: Any) -> str | None:
    """The CRS of a layer as WKT, None where it has none or one that is tied to no place on Earth."""
    if reference is None or reference.IsLocal():
        return None
    return str(reference.ExportToWkt(["FORMAT=WKT2_2019"]))
