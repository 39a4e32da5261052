"""Tables written as CSV, XLSX or ODS, as a site writes them or as a French spreadsheet saves them again."""

from __future__ import annotations

import csv
import datetime
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Table = tuple[list[str], list[list[Any]]]


def write_sheets(path: Path, sheets: Mapping[str, Table], *, resaved: str = "", numbers: bool = False) -> Path:
    """Write tables as the ending says; see ``write_export``."""
    if path.suffix == ".csv":
        _write_csv(path, sheets["Dossiers"], resaved)
    else:
        _write_workbook(path, sheets, numbers)
    return path


def _write_csv(path: Path, table: Table, resaved: str) -> None:
    header, rows = table
    shown = [[_in_french(value) if resaved else _as_the_site(value) for value in row] for row in rows]
    with path.open("w", newline="", encoding=resaved or "utf-8") as file:
        csv.writer(file, delimiter=";" if resaved else ",").writerows([header, *shown])


def _as_the_site(value: Any) -> Any:
    return f"{value:%Y-%m-%d %H:%M:%S} +0100" if isinstance(value, datetime.datetime) else value


def _in_french(value: Any) -> Any:
    if isinstance(value, datetime.datetime):
        return f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    return str(value).replace(".", ",") if isinstance(value, float) else value


def _write_workbook(path: Path, sheets: Mapping[str, Table], numbers: bool) -> None:
    from osgeo import ogr

    dataset = ogr.GetDriverByName({".xlsx": "XLSX", ".ods": "ODS"}[path.suffix]).CreateDataSource(str(path))
    for name, (header, rows) in sheets.items():
        layer = dataset.CreateLayer(name)
        cells = [[_as_number(value) if numbers else value for value in row] for row in rows]
        for position, column in enumerate(header):
            layer.CreateField(ogr.FieldDefn(column, _kind_of(row[position] for row in cells)))
        for row in cells:
            feature = ogr.Feature(layer.GetLayerDefn())
            for position, value in enumerate(row):
                if value is not None:
                    feature.SetField(position, _for_ogr(value))
            layer.CreateFeature(feature)
    del dataset


def _as_number(value: Any) -> Any:
    return float(value) if isinstance(value, str) and re.fullmatch("[1-9][0-9]{3,13}", value) else value


def _kind_of(values: Any) -> int:
    from osgeo import ogr

    kinds = {type(value) for value in values if value is not None}
    known = {int: ogr.OFTInteger64, float: ogr.OFTReal, datetime.date: ogr.OFTDate, datetime.datetime: ogr.OFTDateTime}
    if kinds == {int, float}:
        return int(ogr.OFTReal)
    return int(known.get(kinds.pop(), ogr.OFTString)) if len(kinds) == 1 else int(ogr.OFTString)


def _for_ogr(value: Any) -> Any:
    if isinstance(value, datetime.datetime):
        return f"{value:%Y/%m/%d %H:%M:%S}"
    return f"{value:%Y/%m/%d}" if isinstance(value, datetime.date) else value
